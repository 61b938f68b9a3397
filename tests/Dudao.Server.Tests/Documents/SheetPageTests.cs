using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Dudao.Core.Documents;
using Dudao.Core.Tests.Documents;
using Dudao.Server.Features.Documents.Sheets;
using Dudao.Server.Tests.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dudao.Server.Tests.Documents;

public partial class SheetPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. SampleSheets.All().Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Page_SaysWhatTheSheetSays_WithoutInlineStyle(string name)
    {
        var sheet = SampleSheets.All().Single(s => s.Name == name).Sheet;
        var html = await RenderAsync(sheet);
        var text = WebUtility.HtmlDecode(Tags().Replace(html, "\n"));

        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.All(Texts(sheet), t => Assert.Contains(t, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task 浏览器打印_每张都是A4_空白表一张一页()
    {
        await using var office = await TestOffice.StartAsync(Database.Sqlite);
        using var browser = new Hosting.Browser(office.Address);
        var css = await browser.GetTextAsync("/dudao.styles.css") + await browser.GetTextAsync("/css/print.css");
        var sheets = SampleSheets.Blank().ToList();
        var folder = Directory.CreateTempSubdirectory("dudao-sheets-");
        try
        {
            var body = new StringBuilder();
            foreach (var (_, sheet) in sheets)
            {
                body.Append(await RenderAsync(sheet));
            }

            var page = Path.Combine(folder.FullName, "sheets.html");
            var pdf = Path.Combine(folder.FullName, "sheets.pdf");
            await File.WriteAllTextAsync(page, $"<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><style>{css}</style></head><body>{body}</body></html>", Stop);
            await Programs.RunAsync(
                "chromium", "chromium", Stop, null,
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri);

            var info = Encoding.UTF8.GetString(await Programs.RunAsync("pdfinfo", "poppler-utils", Stop, null, "-f", "1", "-l", "99", pdf));
            var sizes = info.Split('\n').Select(l => PageSize().Match(l)).Where(m => m.Success).Select(m => (Points(m.Groups[1].Value), Points(m.Groups[2].Value)));
            Assert.Equal(sheets.Select(s => s.Sheet.Landscape ? (842, 595) : (595, 842)), sizes);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static async Task<string> RenderAsync(Sheet sheet)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<SheetPage>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(SheetPage.Sheet)] = sheet }))).ToHtmlString());
    }

    private static IEnumerable<string> Texts(Sheet sheet) => new[] { sheet.Title, sheet.Subtitle, sheet.Note }.Concat(sheet.Parts.SelectMany(p => p switch
    {
        SheetFields fields => fields.Fields.SelectMany(f => new[] { f.Label + "：", f.Value }),
        SheetTable table => table.Table.Rows.SelectMany(r => r.Cells.Select(c => c.Text)).Append(table.Caption),
        SheetText text => text.Paragraphs.Append(text.Caption),
        SheetLines lines => [lines.Caption, lines.Text],
        SheetSignatures signatures => signatures.Lines.SelectMany(l => new[] { l.Label, l.Name }),
        _ => [],
    }));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    private static int Points(string number) => (int)Math.Round(double.Parse(number, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^Page +\d+ size: +([\d.]+) x ([\d.]+) pts")]
    private static partial Regex PageSize();
}
