using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Inspections;

/// <summary>A paper's way through the office: begun where its drafter stands, checked, signed, issued, each by its own person.</summary>
internal sealed class PaperRounds(Visitor checker, Visitor director, Visitor issuer)
{
    /// <param name="page">The drafter's tab, on its way to the page that begins the paper.</param>
    /// <returns>The issuer's tab with the paper.</returns>
    public async Task<IPage> GoAroundAsync(IPage page, string kind, bool isNumbered)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "起草" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/documents/", StringComparison.Ordinal) && !url.Contains("/new", StringComparison.Ordinal));
        var path = new Uri(page.Url).AbsolutePath;
        await page.CloseAsync();
        if (kind != "纪要")
        {
            await StepAsync(checker, path, "核稿");
        }

        var signing = await director.OpenStartedAsync(path);
        await signing.Locator("summary", new() { HasTextString = "签发" }).ClickAsync();
        await signing.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "签发" }).ClickAsync();
        await Assertions.Expect(signing.GetByText("已办理：签发。")).ToBeVisibleAsync();
        await Assertions.Expect(signing.Locator("main")).ToContainTextAsync(isNumbered ? "云政教督" : kind);
        if (!isNumbered)
        {
            await Assertions.Expect(signing.Locator("main")).Not.ToContainTextAsync("〔2026〕");
        }

        await signing.CloseAsync();
        return kind == "纪要" ? await issuer.OpenStartedAsync(path) : await StepAsync(issuer, path, "印发");
    }

    private static async Task<IPage> StepAsync(Visitor who, string path, string step)
    {
        var page = await who.OpenStartedAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = step, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText($"已办理：{step}。")).ToBeVisibleAsync();
        return page;
    }
}
