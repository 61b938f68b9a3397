using Dudao.Core.Documents;
using Dudao.Server.Features.Documents.Writing;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Dudao.Server.Tests.Documents;

/// <summary>The writer counts pages to know where the last even page is; what LibreOffice prints must have as many.</summary>
[Collection(PrintedPapers.Collection)]
public class PageCountTests(PrintedPapers papers)
{
    public static TheoryData<string> Names => [.. SamplePapers.All().Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Counted_AsPrinted(string name)
    {
        using var package = WordprocessingDocument.Open(DocxFileTests.Written(name), false);
        var content = package.MainDocumentPart!.Document!.Body!.ChildElements.SkipLast(1).ToList<OpenXmlElement>();
        var pages = await PdfPage.CountAsync(papers.Pdf(name), TestContext.Current.CancellationToken);

        Assert.Equal(pages, PageCount.Of(content));
    }

    [Fact]
    public async Task 有版记的_页数都是双数_版记只在最后一页()
    {
        foreach (var (name, _) in SamplePapers.All().Where(p => p.Document.Foot is not null && p.Document.Form != DocumentForm.Letter))
        {
            var pages = await PdfPage.CountAsync(papers.Pdf(name), TestContext.Current.CancellationToken);
            Assert.True(pages % 2 == 0, $"{name}: {pages}");
            for (var page = 1; page <= pages; page++)
            {
                var text = await PdfPage.TextAsync(papers.Pdf(name), page, TestContext.Current.CancellationToken);
                Assert.Equal(page == pages, text.Contains("日印发\n", StringComparison.Ordinal));
            }
        }
    }
}
