using System.Globalization;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Inspections;

/// <summary>J4 at 白石小学 in the demonstration: the leader marks and records on the spot, at a desk and on a phone.</summary>
public sealed class OnSiteTests(Chromium chromium)
{
    private const string Leader = "weichangqing";
    private const string Password = "Yunping-2026";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task 只用键盘评分_服务器断电_两个标签_一个字不丢()
    {
        await using var office = await ServedOffice.StartAsync(demonstration: true, Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var school = await SchoolAsync(visitor);
        var page = await visitor.OpenStartedAsync(school + "/marks");
        var other = await visitor.OpenStartedAsync(school + "/marks");
        var fields = await page.Locator("[data-mark]:not([readonly])").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.save)");
        Assert.True(fields.Length > 15, $"{fields.Length} marks");
        var typed = new Dictionary<string, string>();
        var rounds = 0;

        await page.Locator($"[data-save='{fields[0]}']").FocusAsync();
        for (var keys = 0; keys < 80; rounds++)
        {
            for (var i = 0; i < fields.Length && keys < 80; i++, keys++)
            {
                if (keys == 33)
                {
                    await office.KillAsync();
                }

                await page.Keyboard.PressAsync("Tab");
                var words = $"第{rounds}遍{keys.ToString(CultureInfo.InvariantCulture)}";
                var finding = fields[i].Replace("m-", "f-", StringComparison.Ordinal);
                await page.Locator($"[data-save='{finding}']").FillAsync(words);
                typed[finding] = words;
                var mark = page.Locator($"[data-save='{fields[i]}']");
                await mark.FocusAsync();
                if (await mark.GetAttributeAsync("data-levels") is not null)
                {
                    await page.Keyboard.PressAsync(rounds % 2 == 0 ? "A" : "B");
                    typed[fields[i]] = await mark.InputValueAsync();
                }

                await page.Keyboard.PressAsync("ArrowDown");
            }
        }

        await office.RestartAsync(Cancellation);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var later = await visitor.OpenStartedAsync(school + "/marks");
        foreach (var (id, value) in typed)
        {
            await Assertions.Expect(later.Locator($"[data-save='{id}']")).ToHaveValueAsync(value);
        }

        // The older tab has not seen these words: it is told, and neither text is lost.
        var first = fields[0].Replace("m-", "f-", StringComparison.Ordinal);
        await other.Locator($"[data-save='{first}']").FillAsync("另一个标签里写的");
        await other.Keyboard.PressAsync("Tab");
        await Assertions.Expect(other.GetByText("看两份")).ToBeVisibleAsync();
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task 手机上断网记一条_关掉再开_联网后补传一次()
    {
        await using var office = await ServedOffice.StartAsync(demonstration: true, Cancellation);
        await using var visitor = await chromium.VisitAsync(office, Screen.Phone);
        var school = await SchoolAsync(visitor);
        var page = await visitor.OpenStartedAsync(school + "/records");
        Assert.Equal(0, await Visitor.OverhangAsync(page));
        Assert.Empty(await Visitor.BarriersAsync(page));

        await visitor.Context.SetOfflineAsync(true);
        await page.Locator("label[for=kind-Interview]").ClickAsync();
        await page.Locator("[data-kind=Interview] input[value=学生]").CheckAsync();
        await page.Locator("[name='Interview.人数']").FillAsync("7");
        await page.Locator("[name=Text]").FillAsync("断网时记的");
        await page.GetByRole(AriaRole.Button, new() { Name = "记下" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-record-waiting] li")).ToContainTextAsync("断网时记的");
        await page.Locator("[name=Text]").FillAsync("写到一半");
        await page.CloseAsync();
        await visitor.Context.SetOfflineAsync(false);

        var later = await visitor.OpenStartedAsync(school + "/records");
        await Assertions.Expect(later.Locator("[data-record-counts]")).ToContainTextAsync("访谈 7 人");
        await Assertions.Expect(later.Locator("[data-record-waiting] li")).ToHaveCountAsync(0);
        await Assertions.Expect(later.Locator("[name=Text]")).ToHaveValueAsync("写到一半");
        var again = await visitor.OpenStartedAsync(school + "/records");
        await Assertions.Expect(again.GetByText("断网时记的")).ToHaveCountAsync(1);
        Assert.Empty(visitor.Faults);
    }

    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Phone)]
    public async Task 现场各页_不超宽_没有障碍(Screen screen)
    {
        await using var office = await ServedOffice.StartAsync(demonstration: true, Cancellation);
        await using var visitor = await chromium.VisitAsync(office, screen);
        var school = await SchoolAsync(visitor);
        foreach (var room in new[] { "marks", "records", "problems", "problems/new", "figures", "vetoes", "visit", "marks/hand-over" })
        {
            var page = await visitor.OpenStartedAsync($"{school}/{room}");
            Assert.True(await Visitor.OverhangAsync(page) == 0, $"{room} overhangs");
            Assert.Empty(await Visitor.BarriersAsync(page));
            await visitor.PictureAsync(page, "on-site-" + room.Replace('/', '-'));
            await page.CloseAsync();
        }

        Assert.Empty(visitor.Faults);
    }

    /// <summary>Signs in and finds the address of 白石小学.</summary>
    private static async Task<string> SchoolAsync(Visitor visitor)
    {
        var page = await visitor.OpenAsync("/sign-in");
        await page.Locator("input[name='Form.Name']:visible").FillAsync(Leader);
        await page.Locator("input[name='Form.Password']:visible").FillAsync(Password);
        await page.Locator("input[name='Form.Password']:visible").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync("/inspections");
        var href = await page.GetByRole(AriaRole.Link, new() { Name = "白石小学", Exact = true }).First.GetAttributeAsync("href");
        await page.CloseAsync();
        return href!;
    }
}
