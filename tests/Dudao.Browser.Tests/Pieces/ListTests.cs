using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Pieces;

public sealed class ListTests(Chromium chromium, OfficeFixture fixture) : IClassFixture<OfficeFixture>
{
    [Fact]
    public async Task Choice_SwapsTheList_KeepsTheFocus_AndStandsInTheAddress()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces/list");
        await page.EvaluateAsync("() => { window.stayed = true; }");
        await page.Locator("select[name=kind]").FocusAsync();
        await page.Locator("select[name=kind]").SelectOptionAsync("综合督导");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator("select[name=kind]")).ToBeFocusedAsync();
        Assert.Equal("综合督导", System.Web.HttpUtility.ParseQueryString(new Uri(page.Url).Query)["kind"]);
        Assert.True(await page.EvaluateAsync<bool>("() => window.stayed"));

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        await page.GetByRole(AriaRole.Link, new() { Name = "清除" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(17);
    }

    [Fact]
    public async Task Search_IsNeverTouched_WhileSlowAnswersCome()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces/list?tab=all");
        await Visitor.SlowDownAsync(page, "**/pieces/list?*", TimeSpan.FromMilliseconds(300));
        var search = page.GetByRole(AriaRole.Searchbox, new() { Name = "单位名称或文号" });
        await search.PressSequentiallyAsync("石桥镇中心小学", new() { Delay = 180 });
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(search).ToHaveValueAsync("石桥镇中心小学");
        await Assertions.Expect(search).ToBeFocusedAsync();
        Assert.Empty(visitor.Faults);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tabs_Order_Pages_AndSize_WorkByPlainLinks(bool script)
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office, script: script);
        var page = await visitor.OpenAsync("/pieces/list");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "督导任务的分类" }).GetByRole(AriaRole.Link, new() { Name = "全部" }).ClickAsync();
        await Assertions.Expect(page.GetByText("共 45 项，显示第 1–20 项")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        await Assertions.Expect(page.GetByText("显示第 21–40 项")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "被督导单位" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("被督导单位");
        await Assertions.Expect(page.GetByText("显示第 1–20 项")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "被督导单位" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("被督导单位");
    }

    [Fact]
    public async Task WithoutScript_TheFilterIsAFormThatIsSent()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office, script: false);
        var page = await visitor.OpenAsync("/pieces/list");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "单位名称或文号" }).FillAsync("柳溪");
        await page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "单位名称或文号" }).FillAsync("没有这所学校");
        await page.GetByRole(AriaRole.Button, new() { Name = "查询" }).ClickAsync();
        await Assertions.Expect(page.GetByText("没有符合“含“没有这所学校””的记录。")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ARow_OpensByAClick_AndByEnter()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces/list");
        await page.GetByRole(AriaRole.Cell, new() { Name = "达标验收" }).First.ClickAsync();
        await page.WaitForURLAsync("**/pieces/record");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "大湾乡中心小学" }).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "石桥镇中心小学" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/pieces/record");
    }

    [Fact]
    public async Task ColumnsAndOrder_AreRememberedForTheNextVisit()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces/list");
        await page.Locator("summary", new() { HasText = "列" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "学生" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "应用" }).ClickAsync();
        await Assertions.Expect(page.Locator("tfoot")).ToContainTextAsync("合计 17 项");
        await page.GetByRole(AriaRole.Link, new() { Name = "学生" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort]")).ToContainTextAsync("学生");

        var later = await visitor.OpenStartedAsync("/pieces/list");
        await Assertions.Expect(later.Locator("th[aria-sort]")).ToContainTextAsync("学生");
        await using var other = await chromium.VisitAsync(fixture.Office);
        await Assertions.Expect((await other.OpenStartedAsync("/pieces/list")).Locator("th[aria-sort]")).ToContainTextAsync("期限");
    }

    [Fact]
    public async Task PickingRows_SaysHowMany_AndShowsWhatCanBeDone()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces/list");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "催办" })).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "选择 白石小学" }).CheckAsync();
        await Assertions.Expect(page.GetByText("已选 1 项")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "全选本页" }).CheckAsync();
        await Assertions.Expect(page.GetByText("已选 17 项")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "催办" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Export_HoldsWhatIsFiltered_AndPrintHoldsAllPages()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces/list?tab=all&kind=综合督导");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出 Excel" }).ClickAsync());
        Assert.Matches(@"^督导任务 \d{4}-\d{2}-\d{2}\.xlsx$", download.SuggestedFilename);

        await page.AddInitScriptAsync("window.print = () => { window.printed = true; };");
        await page.GotoAsync("/pieces/list?tab=all&print=1");
        await page.WaitForFunctionAsync("() => window.printed === true");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(45);
        await Assertions.Expect(page.Locator(".print-head")).ToContainTextAsync("共 45 项；数据截至");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator(".shell-side")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".shell-top")).ToBeHiddenAsync();
    }
}
