namespace Dudao.Server.Tests.Documents;

/// <summary>The figures of GB/T 9704-2012, read with a ruler from what LibreOffice prints; a millimetre either way.</summary>
[Collection(PrintedPapers.Collection)]
public class PageMeasureTests(PrintedPapers papers)
{
    private const double Pitch = 225.0 / 22;
    private const double SmallCharacter = 14 / 72.0 * 25.4;
    private const double FootTop = 225;
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task 全文页_二十二行_每行二十八字()
    {
        var lines = (await PdfPage.TextAsync(papers.Pdf(PrintedPapers.Ruler), 2, Stop)).Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith('国')).ToList();

        Assert.Equal(22, lines.Count);
        Assert.All(lines, l => Assert.Equal(28, l.Length));
    }

    [Fact]
    public async Task 版心_上白边37_左白边28_宽156_高225()
    {
        var page = await PdfPage.ReadAsync(papers.Pdf(PrintedPapers.Ruler), 2, Stop);
        var rows = page.Bands(Colour.Black, bottom: 262);
        var ink = page.Ink(Colour.Black, bottom: 262)!.Value;
        var first = page.Ink(Colour.Black, left: 28, right: 28 + (156 / 28.0), bottom: 262)!.Value;
        var bearing = ((156 / 28.0) - (first.Right - first.Left)) / 2;

        Assert.Equal(210, page.Width / 10.0, 0.5);
        Assert.Equal(297, page.Height / 10.0, 0.5);
        Assert.Equal(28, ink.Left - bearing, 1.0);
        Assert.Equal(28 + 156, ink.Right + bearing, 1.0);
        Assert.Equal(22, rows.Count);

        // Each line stands at the same height in its box, so the boxes fill the type area from its top.
        Assert.Equal(Pitch * 21, rows[21].Top - rows[0].Top, 1.0);
        Assert.InRange(rows[0].Top, 37, 37 + Pitch - 5.6);
        Assert.InRange(rows[21].Bottom, 262 - Pitch + 5.6, 262);
    }

    [Fact]
    public async Task 红头_标志距版心35_红线在字号下4_标题在红线下二行()
    {
        var page = await PdfPage.ReadAsync(papers.Pdf("notice-issued"), 1, Stop);
        var red = page.Bands(Colour.Red);
        var mark = page.Ink(Colour.Red, bottom: red[0].Bottom)!.Value;
        var line = page.Ink(Colour.Red, top: red[1].Top - 0.2)!.Value;
        var black = page.Bands(Colour.Black, bottom: 262);

        Assert.Equal(2, red.Count);
        Assert.Equal(37 + 35, mark.Top, 1.0);
        Assert.Equal(28 + (156 / 2.0), (mark.Left + mark.Right) / 2, 1.0);
        Assert.InRange(black[0].Top - mark.Bottom, 2 * Pitch, 3 * Pitch);
        Assert.Equal(4, line.Top - black[0].Bottom, 1.0);
        Assert.Equal(28, line.Left, 1.0);
        Assert.Equal(156, line.Right - line.Left, 1.0);
        Assert.InRange(black[1].Top - line.Bottom, 2 * Pitch, 2.5 * Pitch);
    }

    [Fact]
    public async Task 字号居中_标题居中_主送顶格_首行空二字()
    {
        var page = await PdfPage.ReadAsync(papers.Pdf("deferred-issued"), 1, Stop);
        var rows = page.Bands(Colour.Black, bottom: 262).Select(b => page.Ink(Colour.Black, top: b.Top - 0.1, bottom: b.Bottom + 0.1)!.Value).ToList();

        foreach (var (left, _, right, _) in rows.Take(2))
        {
            Assert.Equal(28 + (156 / 2.0), (left + right) / 2, 1.5);
        }

        // A character's ink begins up to 1.5 mm inside its square.
        Assert.InRange(rows[2].Left, 28, 28 + 1.5);
        Assert.InRange(rows[3].Left, 28 + (2 * 156 / 28.0), 28 + (2 * 156 / 28.0) + 1.5);
        Assert.InRange(rows[4].Left, 28, 28 + 1.5);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task 页码_距版心7_单页居右双页居左各空一字(int number, bool left)
    {
        var page = await PdfPage.ReadAsync(papers.Pdf("notice-issued"), number, Stop);
        var ink = page.Ink(Colour.Black, top: 263)!.Value;
        var dash = left ? page.Ink(Colour.Black, top: 263, right: ink.Left + 2)!.Value : page.Ink(Colour.Black, top: 263, left: ink.Right - 2)!.Value;

        Assert.Equal(262 + 7, dash.Top, 1.0);
        Assert.Equal(left ? 28 + SmallCharacter : 184 - SmallCharacter, left ? ink.Left : ink.Right, 1.0);
    }

    [Fact]
    public async Task 版记_在最后双页末行_首末线035_中线025_与版心同宽()
    {
        var pages = await PdfPage.CountAsync(papers.Pdf("notice-issued"), Stop);
        var page = await PdfPage.ReadAsync(papers.Pdf("notice-issued"), pages, Stop, 1270);
        var rules = page.Bands(Colour.Black, left: 28.5, top: FootTop, right: 31, bottom: 264);
        var across = page.Ink(Colour.Black, top: rules[^1].Top - 0.05, bottom: rules[^1].Bottom + 0.05)!.Value;

        Assert.Equal(0, pages % 2);
        Assert.Equal(3, rules.Count);
        Assert.Equal(262, rules[2].Bottom, 1.0);
        Assert.Equal(0.35, rules[0].Bottom - rules[0].Top, 0.05);
        Assert.Equal(0.25, rules[1].Bottom - rules[1].Top, 0.05);
        Assert.Equal(0.35, rules[2].Bottom - rules[2].Top, 0.05);
        Assert.Equal(28, across.Left, 1.0);
        Assert.Equal(156, across.Right - across.Left, 1.0);
    }

    [Fact]
    public async Task 信函格式_标志距页边30_双线在标志下4和距下页边20_长170()
    {
        var page = await PdfPage.ReadAsync(papers.Pdf("letter"), 1, Stop);
        var red = page.Bands(Colour.Red);
        var lines = red.Skip(1).Select(b => (b.Top, b.Bottom)).ToList();
        var upper = page.Ink(Colour.Red, top: lines[0].Top - 0.1, bottom: lines[1].Bottom + 0.1)!.Value;
        var lower = page.Ink(Colour.Red, top: lines[2].Top - 0.1)!.Value;
        var number = page.Ink(Colour.Black, bottom: 80)!.Value;

        Assert.Equal(5, red.Count);
        Assert.Equal(30, red[0].Top, 1.0);
        Assert.Equal(4, upper.Top - red[0].Bottom, 1.0);
        Assert.Equal(297 - 20, lower.Bottom, 1.0);
        Assert.All([upper, lower], l => Assert.Equal(170, l.Right - l.Left, 1.0));
        Assert.All([upper, lower], l => Assert.Equal(105, (l.Left + l.Right) / 2, 1.0));
        Assert.True(lines[0].Bottom - lines[0].Top > lines[1].Bottom - lines[1].Top, "上线上粗下细");
        Assert.True(lines[2].Bottom - lines[2].Top < lines[3].Bottom - lines[3].Top, "下线上细下粗");
        Assert.Equal(184, number.Right, 1.0);
        Assert.Equal(16 * 7 / 8.0 / 72 * 25.4, number.Top - upper.Bottom, 1.0);
        Assert.Null(page.Ink(Colour.Black, top: 266));
    }
}
