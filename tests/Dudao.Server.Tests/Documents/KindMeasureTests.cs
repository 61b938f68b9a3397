using Dudao.Core.Documents;

namespace Dudao.Server.Tests.Documents;

/// <summary>Each kind of paper of the loop, issued, as LibreOffice prints it: the measures of its form, a millimetre either way.</summary>
[Collection(PrintedPapers.Collection)]
public class KindMeasureTests(PrintedPapers papers)
{
    private const double Left = 28;
    private const double Right = 28 + 156;
    private const double Bottom = 37 + 225;
    private const double Pitch = 225.0 / 22;
    private const double Character = 156 / 28.0;
    private const double SmallCharacter = 14 / 72.0 * 25.4;
    private static readonly List<(string Name, OfficialDocument Document)> Issued = [.. SamplePapers.All().Where(p => p.Name.EndsWith("-issued", StringComparison.Ordinal))];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Every => [.. Issued.Select(p => p.Name)];

    public static TheoryData<string> Red => [.. Issued.Where(p => p.Document.Form != DocumentForm.Plain).Select(p => p.Name)];

    public static TheoryData<string> Footed => [.. Issued.Where(p => p.Document.Foot is not null).Select(p => p.Name)];

    public static TheoryData<string> Dated => [.. Issued.Where(p => p.Document.Signature is { Date: not null, Sealed: true }).Select(p => p.Name)];

    [Fact]
    public void 本环节每一文种都有样稿() =>
        Assert.Equal(Enum.GetValues<DocumentKind>().Order(), Issued.Select(p => p.Document.Kind).Distinct().Order());

    [Theory]
    [MemberData(nameof(Every))]
    public async Task 每一页_A4_文字不出版心_页码在版心下7(string name)
    {
        var pages = await PdfPage.CountAsync(papers.Pdf(name), Stop);
        for (var number = 1; number <= pages; number++)
        {
            var page = await PdfPage.ReadAsync(papers.Pdf(name), number, Stop);
            var (wide, lying) = (page.Width / 10.0, page.Width > page.Height);
            Assert.Equal(lying ? 297 : 210, wide, 0.5);
            if (lying)
            {
                // A table on its side: the type area lies 156 high, and the page number stays at the sheet's foot, which is now a side.
                Assert.True(page.Ink(Colour.Black) is { Left: > 20, Right: < 297 - 20, Top: > 25 - 1, Bottom: < 210 - 25 + 1 }, $"{name} page {number}: {page.Ink(Colour.Black)}");
                continue;
            }

            var body = page.Ink(Colour.Black, bottom: Bottom + 1);
            Assert.True(body is null or { Left: > Left - 1, Right: < Right + 1, Top: > 37 - 1 }, $"{name} page {number}: {body}");
            var foot = page.Ink(Colour.Black, top: Bottom + 1)!.Value;
            var isLeft = number % 2 == 0;
            var dash = isLeft ? page.Ink(Colour.Black, top: Bottom + 1, right: foot.Left + 2)!.Value : page.Ink(Colour.Black, top: Bottom + 1, left: foot.Right - 2)!.Value;
            Assert.Equal(Bottom + 7, dash.Top, 1.0);
            Assert.Equal(isLeft ? Left + SmallCharacter : Right - SmallCharacter, isLeft ? foot.Left : foot.Right, 1.0);
        }
    }

    [Theory]
    [MemberData(nameof(Red))]
    public async Task 红头_标志上边距版心35_红线与版心同宽(string name)
    {
        var document = Issued.Single(p => p.Name == name).Document;
        var page = await PdfPage.ReadAsync(papers.Pdf(name), 1, Stop);
        var red = page.Bands(Colour.Red);
        var line = page.Ink(Colour.Red, top: red[^1].Top - 0.2)!.Value;

        Assert.Equal(37 + 35, red[0].Top, 1.0);
        Assert.Equal(Left, line.Left, 1.0);
        Assert.Equal(156, line.Right - line.Left, 1.0);
        var number = page.Bands(Colour.Black, bottom: line.Top)[^1];
        Assert.Equal(4, line.Top - number.Bottom, 1.0);
        Assert.InRange(number.Top - red[^2].Bottom, 2 * Pitch - 1, 3 * Pitch);
        var ink = page.Ink(Colour.Black, top: number.Top - 0.1, bottom: number.Bottom + 0.1)!.Value;
        if (document.Form == DocumentForm.Upward)
        {
            // 上行文：发文字号居左空一字，签发人居右空一字。
            Assert.InRange(ink.Left, Left + Character - 1, Left + Character + 1.5);
            Assert.InRange(ink.Right, Right - Character - 1.5, Right - Character + 1);
        }
        else
        {
            Assert.Equal(Left + (156 / 2.0), (ink.Left + ink.Right) / 2, 1.5);
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task 标题居中(string name)
    {
        var title = Issued.Single(p => p.Name == name).Document.Title.Text;
        var words = await PdfPage.WordsAsync(papers.Pdf(name), 1, Stop);
        var first = words.First(w => w.Text.Length > 1 && title.StartsWith(w.Text, StringComparison.Ordinal));
        var row = words.Where(w => Math.Abs(w.Top - first.Top) < 1).ToList();

        Assert.Equal(Left + (156 / 2.0), (row.Min(w => w.Left) + row.Max(w => w.Right)) / 2, 1.5);
    }

    [Theory]
    [MemberData(nameof(Dated))]
    public async Task 成文日期_右空四字_署名居中于日期之上(string name)
    {
        var signature = Issued.Single(p => p.Name == name).Document.Signature!;
        var date = ChineseWords.Day(signature.Date!.Value);
        for (var number = await PdfPage.CountAsync(papers.Pdf(name), Stop); number > 0; number--)
        {
            var lines = (await PdfPage.WordsAsync(papers.Pdf(name), number, Stop)).GroupBy(w => Math.Round(w.Bottom)).OrderBy(g => g.Key)
                .Select(g => (Text: string.Concat(g.OrderBy(w => w.Left).Select(w => w.Text)), Left: g.Min(w => w.Left), Right: g.Max(w => w.Right))).ToList();
            var at = lines.FindLastIndex(l => l.Text == date);
            if (at < 0)
            {
                continue;
            }

            Assert.Equal(Right - (4 * Character), lines[at].Right, 1.0);
            Assert.Equal(signature.Offices[^1], lines[at - 1].Text);

            // LibreOffice 7.4 reads no w:autoSpaceDN: it draws the date wider to the left by a gap at each figure. The middle is that of the
            // date as it is counted, in Word and on the standard's page.
            var middle = Right - ((4 + (TextWidth.Of(date) / 2)) * Character);
            Assert.Equal(middle, (lines[at - 1].Left + lines[at - 1].Right) / 2, 1.0);
            return;
        }

        Assert.Fail($"{name} has no line {date}.");
    }

    [Theory]
    [MemberData(nameof(Footed))]
    public async Task 版记_在最后双页_末线落在版心下边_首末线035(string name)
    {
        var pages = await PdfPage.CountAsync(papers.Pdf(name), Stop);
        var page = await PdfPage.ReadAsync(papers.Pdf(name), pages, Stop, 1270);
        var rules = page.Bands(Colour.Black, left: 28.5, top: 205, right: 31, bottom: 264).Where(r => r.Bottom - r.Top < 0.6).ToList();

        Assert.Equal(0, pages % 2);
        Assert.InRange(rules.Count, 2, 3);
        Assert.Equal(Bottom, rules[^1].Bottom, 1.0);
        Assert.Equal(0.35, rules[0].Bottom - rules[0].Top, 0.05);
        Assert.Equal(0.35, rules[^1].Bottom - rules[^1].Top, 0.05);
    }
}
