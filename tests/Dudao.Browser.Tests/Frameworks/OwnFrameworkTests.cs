using System.Text.RegularExpressions;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Frameworks;

/// <summary>The tree of a draft by the keyboard alone: two people at one field, a lost server, a reload.</summary>
public sealed class OwnFrameworkTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task 两个人在同一项_后写的被告知_自己写的还在_撤销不盖掉别人的()
    {
        await using var office = await ServedOffice.StartAsync(demonstration: true, Cancellation);
        await using var first = await chromium.VisitAsync(office);
        await using var second = await chromium.VisitAsync(office);
        var one = await first.SignInAsync("shenqiuhe");
        await OpenedDraftAsync(one);
        var address = new Uri(one.Url).AbsolutePath;
        var two = await second.SignInAsync("luojingzhi");
        await two.GotoAsync(address);
        await Visitor.StartedAsync(two);
        await WalkToAsync(one, "C1 ");
        await WalkToAsync(two, "C1 ");

        await EnterFieldAsync(one, "name", "甲写的");
        await SavedAsync(one);
        await EnterFieldAsync(two, "name", "乙写的");
        await Assertions.Expect(two.Locator("[data-told=name]")).ToContainTextAsync("甲写的");
        await Assertions.Expect(two.Locator("#set-name")).ToHaveValueAsync("乙写的");
        await two.GetByRole(AriaRole.Button, new() { Name = "用我写的" }).PressAsync("Enter");
        await Assertions.Expect(two.Locator("[data-node]", new() { HasText = "C1 乙写的" })).ToBeVisibleAsync();

        await one.Locator("[data-node][tabindex='0']").FocusAsync();
        await one.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(one.Locator("[data-tree-state]")).ToContainTextAsync("没有撤销");
        await Assertions.Expect(one.Locator("[data-node]", new() { HasText = "C1 乙写的" })).ToBeVisibleAsync();
        Assert.Empty(first.Faults);
        Assert.Empty(second.Faults);
    }

    [Fact]
    public async Task 服务中断时接着改_刷新后没发出的还在_撤销也还在()
    {
        await using var office = await ServedOffice.StartAsync(demonstration: true, Cancellation);
        await using var staff = await chromium.VisitAsync(office);
        var page = await staff.SignInAsync("shenqiuhe");
        await OpenedDraftAsync(page);
        await WalkToAsync(page, "C1 ");
        await EnterFieldAsync(page, "evidence", "课表");
        await SavedAsync(page);
        var version = await page.Locator(".editor").GetAttributeAsync("data-version");
        await page.Locator("#set-standard").FocusAsync();
        await page.Keyboard.InsertTextAsync("还没写完");
        await page.ReloadAsync();
        await Visitor.StartedAsync(page);
        await Assertions.Expect(page.Locator("#set-standard")).ToHaveValueAsync(new Regex("还没写完"));
        await Assertions.Expect(page.Locator(".editor")).Not.ToHaveAttributeAsync("data-version", version!);

        await office.KillAsync();
        await page.Locator("[data-node][tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-tree-state]")).ToContainTextAsync("将重试");
        await office.RestartAsync(Cancellation);
        await Assertions.Expect(page.Locator("[data-tree-state]")).ToContainTextAsync("已保存", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("[data-node]", new() { HasText = "新的一条" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator("[data-node]", new() { HasText = "新的一条" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator("[data-fresh=changed]")).ToContainTextAsync("还没有改动");
    }

    private static async Task OpenedDraftAsync(IPage page)
    {
        await page.GotoAsync("/frameworks");
        await Visitor.PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "学校综合督导评估指标体系", Exact = true }));
        await Visitor.PressAsync(page, "新版本");
        await Visitor.StartedAsync(page);
    }

    // By the arrows alone, from the first row, everything open.
    private static async Task WalkToAsync(IPage page, string title)
    {
        var wanted = page.Locator("[data-node]", new() { HasText = title }).First;
        await page.Locator("[data-node]").First.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("*");
        for (var step = 0; step < 20 && !await wanted.EvaluateAsync<bool>("row => row === document.activeElement"); step++)
        {
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await Assertions.Expect(wanted).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator($"[data-node-panel] [data-for='{await wanted.GetAttributeAsync("data-node")}']").First).ToBeVisibleAsync();
    }

    // By Tab from the row, as far as the field is.
    private static async Task EnterFieldAsync(IPage page, string field, string text)
    {
        await page.Locator("[data-node][tabindex='0']").FocusAsync();
        for (var step = 0; step < 20 && await page.EvaluateAsync<string?>("() => document.activeElement.dataset.set ?? null") != field; step++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(text);
        await page.Keyboard.PressAsync("Tab");
    }

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator("[data-tree-state]")).ToContainTextAsync("已保存");
}
