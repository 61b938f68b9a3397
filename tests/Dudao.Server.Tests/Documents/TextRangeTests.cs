using Dudao.Server.Features.Documents.Writing;
using DocumentFormat.OpenXml.Wordprocessing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dudao.Server.Tests.Documents;

public class TextRangeTests
{
    /// <summary>However an editor has split the text into runs, replacing a part gives what replacing in the plain text gives.</summary>
    [Property]
    public Property Replace_IsBlindToRuns()
    {
        var cases = from pieces in Gen.Elements("", "云", "政教督", "〔2026〕", " ", "号", "签发人：").ListOf(6)
                    let length = pieces.Sum(p => p.Length)
                    from start in Gen.Choose(0, length)
                    from count in Gen.Choose(0, length - start)
                    select (pieces, start, count);
        return Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var paragraph = new Paragraph(c.pieces.Select(p => new Run(new Text(p))));
            TextRange.Of(paragraph).Part(c.start, c.count).Replace("填");
            var plain = string.Concat(c.pieces);
            return paragraph.InnerText == plain[..c.start] + "填" + plain[(c.start + c.count)..];
        });
    }
}
