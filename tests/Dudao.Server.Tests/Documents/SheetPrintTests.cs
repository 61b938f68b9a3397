using Dudao.Core.Tests.Documents;

namespace Dudao.Server.Tests.Documents;

/// <summary>Sheets as LibreOffice prints them: a blank one is one page to take along.</summary>
[Collection(PrintedPapers.Collection)]
public class SheetPrintTests(PrintedPapers papers)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Blank => [.. SampleSheets.Blank().Select(s => s.Name)];

    public static TheoryData<string> Filled => [.. SampleSheets.Filled().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Blank))]
    public async Task 空白表_一张一页_A4(string name)
    {
        var page = await PdfPage.ReadAsync(papers.Pdf(name), 1, Stop, 72);
        var landscape = SampleSheets.Blank().Single(s => s.Name == name).Sheet.Landscape;

        Assert.Equal(1, await PdfPage.CountAsync(papers.Pdf(name), Stop));
        Assert.Equal(landscape ? 297 : 210, page.Width / 72.0 * 25.4, 0.5);
        Assert.Equal(landscape ? 210 : 297, page.Height / 72.0 * 25.4, 0.5);
    }

    [Theory]
    [MemberData(nameof(Filled))]
    public async Task 填好的表_内容不出页边(string name)
    {
        var pages = await PdfPage.CountAsync(papers.Pdf(name), Stop);
        for (var number = 1; number <= pages; number++)
        {
            var page = await PdfPage.ReadAsync(papers.Pdf(name), number, Stop, 72);
            var ink = page.Ink(Colour.Black)!.Value;
            Assert.InRange(ink.Left, 19, 40);
            Assert.True(ink.Right < (page.Width / 72.0 * 25.4) - 18, $"page {number}: {ink}");
            Assert.True(ink.Bottom < (page.Height / 72.0 * 25.4) - 8, $"page {number}: {ink}");
        }
    }
}
