using Dudao.Core.Documents;
using Dudao.Core.Tests.Documents;
using Dudao.Server.Features.Documents.Writing;

namespace Dudao.Server.Tests.Documents;

/// <summary>Every sample, and a ruler of nothing but full lines, as PDF: drawn once for all tests.</summary>
public sealed class PrintedPapers : IAsyncLifetime
{
    public const string Collection = "printed papers";
    public const string Ruler = "ruler";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dudao-papers-");

    public string Pdf(string name) => Path.Combine(folder.FullName, name + ".pdf");

    public async ValueTask InitializeAsync()
    {
        List<string> files = [];
        foreach (var (name, document) in SamplePapers.All().Append((Ruler, FullLines())))
        {
            files.Add(Save(name, to => DocxWriter.Write(document, to)));
        }

        foreach (var (name, sheet) in SampleSheets.All())
        {
            files.Add(Save(name, to => DocxWriter.Write(sheet, to)));
        }

        await Office.ConvertAsync("pdf", folder.FullName, files, TestContext.Current.CancellationToken);
    }

    private string Save(string name, Action<Stream> write)
    {
        var path = Path.Combine(folder.FullName, name + ".docx");
        using var file = File.Create(path);
        write(file);
        return path;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(true);
        return ValueTask.CompletedTask;
    }

    private static OfficialDocument FullLines() => new()
    {
        Kind = DocumentKind.Notice,
        Form = DocumentForm.Document,
        IssuingMark = SampleFacts.Office.Mark,
        Number = SampleFacts.Issued.Number,
        Title = DocumentTitle.Of("量尺"),
        Addressee = "各校",
        Blocks = [Paragraph.Of(new string('国', 28 * 60), ParagraphPlace.Flush)],
        Signature = SampleFacts.Issued.Date is { } day ? new Signature([SampleFacts.Office.Office], day) : null,
        Foot = new Foot(SampleFacts.Issued.CopyTo, SampleFacts.Office.Office, SampleFacts.Issued.Date),
    };
}

[CollectionDefinition(PrintedPapers.Collection)]
public sealed class PrintedPapersDefinition : ICollectionFixture<PrintedPapers>;
