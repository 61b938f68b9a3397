using Dudao.Core.Documents;
using Dudao.Core.Documents.Templates;
using Dudao.Core.Tests.Documents;

namespace Dudao.Server.Tests.Documents;

/// <summary>Every kind of document, as a draft and issued.</summary>
internal static class SamplePapers
{
    public static IEnumerable<(string Name, OfficialDocument Document)> All() =>
        new[] { ("draft", SampleFacts.Draft), ("issued", SampleFacts.Issued) }.SelectMany(i => new[]
        {
            ($"notice-{i.Item1}", DocumentTemplates.Notice(SampleFacts.Notice(i.Item2))),
        });
}
