using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Inspections;

/// <summary>The demonstration's people in their browsers.</summary>
internal static class People
{
    public const string Password = "Yunping-2026";

    /// <summary>Signs in where the demonstration's sign-in page shows its accounts; the tab stays at the desk.</summary>
    public static async Task<IPage> SignedInAsync(this Visitor visitor, string userName)
    {
        var page = await visitor.OpenAsync("/sign-in");
        await page.Locator("input[name='Form.Name']:visible").FillAsync(userName);
        await page.Locator("input[name='Form.Password']:visible").FillAsync(Password);
        await page.Locator("input[name='Form.Password']:visible").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>The address of a school in the list of inspections.</summary>
    public static async Task<string> SubjectAsync(IPage page, string school)
    {
        await page.GotoAsync("/inspections");
        return (await page.GetByRole(AriaRole.Link, new() { Name = school, Exact = true }).First.GetAttributeAsync("href"))!;
    }

    /// <summary>Presses the button of a form and waits for the page that answers.</summary>
    public static async Task PressAsync(IPage page, ILocator button)
    {
        await button.ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    /// <summary>A page that nobody is kept from, at the screen's width.</summary>
    public static async Task IsSoundAsync(IPage page, string name)
    {
        Assert.True(await Visitor.OverhangAsync(page) == 0, $"{name} overhangs");
        Assert.Empty(await Visitor.BarriersAsync(page));
    }
}
