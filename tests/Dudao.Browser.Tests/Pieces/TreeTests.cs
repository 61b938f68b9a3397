using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Pieces;

public sealed class TreeTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheWholeTree_IsEditedByTheKeyboardAlone_WhileAnswersAreLate()
    {
        await using var office = await ServedOffice.StartAsync(cancellation: Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var page = await visitor.OpenStartedAsync("/pieces/tree");
        await Visitor.SlowDownAsync(page, "**/pieces/tree/commands", TimeSpan.FromMilliseconds(200));
        await page.Locator("[data-node]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var added = page.Locator("[data-node]", new() { HasText = "新的一条" });
        await Assertions.Expect(added).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.InsertTextAsync("A9 新加的");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-node]", new() { HasText = "A9 新加的" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(page.Locator("[data-node]").Last).ToHaveTextAsync("A9 新加的");
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await Assertions.Expect(page.Locator("[data-node]").Last).ToHaveAttributeAsync("aria-level", "2");
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(page.Locator("[data-node]")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator("[data-tree-state]")).ToContainTextAsync("已保存");
        Assert.Empty(await Visitor.BarriersAsync(page));
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task KeysGoOn_WhileTheServerIsDown_AndEachIsDoneOnce()
    {
        await using var office = await ServedOffice.StartAsync(cancellation: Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var page = await visitor.OpenStartedAsync("/pieces/tree");
        var cut = true;
        await page.RouteAsync("**/pieces/tree/commands", async route =>
        {
            if (!cut)
            {
                await route.ContinueAsync();
                return;
            }

            cut = false;
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.Locator("[data-node]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-tree-state]")).ToContainTextAsync("未保存 2 项，将重试");
        await office.KillAsync();
        await page.Keyboard.PressAsync("Insert");
        await office.RestartAsync(Cancellation);
        await Assertions.Expect(page.Locator("[data-tree-state]")).ToContainTextAsync("已保存", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("[data-node]")).ToHaveCountAsync(8);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("[data-node]", new() { HasText = "新的一条" })).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Arrows_CloseAndOpenABranch()
    {
        await using var office = await ServedOffice.StartAsync(cancellation: Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var page = await visitor.OpenStartedAsync("/pieces/tree");
        await page.Locator("[data-node]").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.GetByText("B1 办学方向")).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("[data-node]", new() { HasText = "A2 教师队伍" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.GetByText("B1 办学方向")).ToBeVisibleAsync();
    }
}
