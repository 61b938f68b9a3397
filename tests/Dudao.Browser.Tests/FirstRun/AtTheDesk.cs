using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.FirstRun;

/// <summary>What someone does at a page who was told nothing: he types, presses what is offered, and goes where the short list sends him.</summary>
internal static class AtTheDesk
{
    public const string Password = "Yunping-2026";

    private static readonly (int Width, int Height)[] Screens = [(1366, 768), (390, 844)];

    /// <summary>Goes on with Tab until the field with this label has the focus, then types.</summary>
    public static async Task WriteAsync(this IPage page, string label, string text)
    {
        await page.TabToAsync(label);
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes on with Tab until what has this label or these words has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string label)
    {
        for (var i = 0; i < 15; i++)
        {
            var words = await page.EvaluateAsync<string>("() => (document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()");
            if (words.StartsWith(label, StringComparison.Ordinal))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"“{label}” is not reached with Tab at {page.Url}");
    }

    public static Task PressAsync(this IPage page, string words) => page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).First.ClickAsync();

    public static Task FollowAsync(this IPage page, string words) => page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First.ClickAsync();

    /// <summary>Chooses in a picker by what was typed.</summary>
    public static async Task PickAsync(this ILocator form, string label, string typed, string wanted)
    {
        await form.GetByLabel(label).First.FillAsync(typed);
        await form.GetByRole(AriaRole.Option).Filter(new() { HasText = wanted }).First.ClickAsync();
    }

    /// <summary>What is not done yet, as the desk says it.</summary>
    public static async Task<IReadOnlyList<string>> UndoneAsync(this IPage page)
    {
        await page.GotoAsync("/");
        return await page.Locator(".undone li b").AllTextContentsAsync();
    }

    /// <summary>From the short list on the desk to where the thing is done.</summary>
    public static async Task BeginAsync(this IPage page, string undone)
    {
        await page.GotoAsync("/");
        await page.Locator(".undone li").Filter(new() { HasText = undone }).GetByRole(AriaRole.Link).ClickAsync();
        await Visitor.StartedAsync(page);
    }

    /// <summary>No barrier, and nothing beyond the screen, at a desk and on a phone.</summary>
    public static async Task IsCleanAsync(this IPage page)
    {
        foreach (var (width, height) in Screens.Reverse())
        {
            await page.SetViewportSizeAsync(width, height);
            Assert.Equal([], await Visitor.BarriersAsync(page));
            Assert.True(await Visitor.OverhangAsync(page) <= 0, $"{page.Url} reaches beyond {width} pixels.");
        }
    }

    public static Task SaysAsync(this IPage page, string words) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(words);

    /// <summary>The sheet of first passwords, by user name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> SlipsAsync(this IPage page)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "首次密码" })).ToBeVisibleAsync();
        var codes = await page.Locator(".slips .code").AllTextContentsAsync();
        return codes.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>Signs in with a password from the sheet, tries to go round the change of it, and chooses one.</summary>
    public static async Task<IPage> SignInFirstAsync(this Visitor who, string userName, string first)
    {
        var page = await who.SignInAsync(userName, first);
        await page.GotoAsync("/organisations");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "请先改成自己的密码" })).ToBeVisibleAsync();
        await page.GetByLabel("发给您的首次密码").FillAsync(first);
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("再输一次新密码").FillAsync(Password);
        await page.PressAsync("改密码");
        await page.SaysAsync("工作台");
        return page;
    }
}
