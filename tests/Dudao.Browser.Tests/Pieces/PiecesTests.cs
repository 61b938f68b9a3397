using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Pieces;

public sealed class PiecesTests(Chromium chromium, OfficeFixture fixture) : IClassFixture<OfficeFixture>
{
    [Theory]
    [InlineData("/pieces", "pieces", Screen.Desk)]
    [InlineData("/pieces", "pieces", Screen.Phone)]
    [InlineData("/pieces/list", "pieces-list", Screen.Desk)]
    [InlineData("/pieces/list", "pieces-list", Screen.Phone)]
    [InlineData("/pieces/record", "pieces-record", Screen.Desk)]
    [InlineData("/pieces/record", "pieces-record", Screen.Phone)]
    [InlineData("/pieces/marks", "pieces-marks", Screen.Desk)]
    [InlineData("/pieces/marks", "pieces-marks", Screen.Phone)]
    [InlineData("/pieces/tree", "pieces-tree", Screen.Desk)]
    [InlineData("/pieces/tree", "pieces-tree", Screen.Phone)]
    [InlineData("/sign-in", "sign-in", Screen.Desk)]
    [InlineData("/sign-in", "sign-in", Screen.Phone)]
    public async Task Page_FitsTheScreen_HasNoBarrier_AndNoFault(string path, string name, Screen screen)
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office, screen);
        var page = await visitor.OpenStartedAsync(path);
        await visitor.PictureAsync(page, name);

        Assert.Equal(0, await Visitor.OverhangAsync(page));
        Assert.Empty(await Visitor.BarriersAsync(page));
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task Slash_GoesToTheSearch_ButNotWhileTyping()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces/list");
        var search = page.GetByRole(AriaRole.Searchbox, new() { Name = "搜单位、文号、任务" });
        await page.Locator("#page").PressAsync("/");
        await Assertions.Expect(search).ToBeFocusedAsync();

        var filter = page.GetByRole(AriaRole.Searchbox, new() { Name = "单位名称或文号" });
        await filter.ClickAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(filter).ToBeFocusedAsync();
        await Assertions.Expect(filter).ToHaveValueAsync("/");
    }

    [Fact]
    public async Task Question_OpensAsDialog_AndEscapeGivesTheFocusBack()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces");
        var opener = page.Locator("summary", new() { HasText = "作废文号" });
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "作废云政教督〔2026〕19号？" })).ToBeVisibleAsync();
        Assert.Empty(await Visitor.BarriersAsync(page));

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Assertions.Expect(opener).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Question_OpensUnderItsButton_WithoutScript()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office, script: false);
        var page = await visitor.OpenAsync("/pieces");
        var sure = page.GetByRole(AriaRole.Button, new() { Name = "不作废" });
        await Assertions.Expect(sure).ToBeHiddenAsync();
        await page.Locator("summary", new() { HasText = "作废文号" }).ClickAsync();
        await Assertions.Expect(sure).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Picker_FindsByInitials_AndIsASelectWithoutScript()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces");
        var box = page.GetByRole(AriaRole.Combobox, new() { Name = "督学" });
        await box.ClickAsync();
        await box.PressSequentiallyAsync("hxl");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(box).ToHaveValueAsync("何晓岚（小学组）");
        Assert.Equal("1", await page.Locator("select[name=inspector]").InputValueAsync());

        await using var plain = await chromium.VisitAsync(fixture.Office, script: false);
        var page2 = await plain.OpenAsync("/pieces");
        await page2.GetByLabel("督学").SelectOptionAsync("4");
        Assert.Equal("4", await page2.GetByLabel("督学").InputValueAsync());
    }

    [Fact]
    public async Task Rail_ShowsItsWordsByAClick_AndHasThemForScreenReadersBefore()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces/marks");
        var menu = page.GetByRole(AriaRole.Navigation, new() { Name = "主菜单" });
        var side = page.Locator(".shell-side");
        await Assertions.Expect(menu.GetByRole(AriaRole.Link, new() { Name = "督导任务" })).ToHaveCountAsync(1);
        Assert.Equal(56, (await side.BoundingBoxAsync())!.Width);
        await page.Locator(".rail-open").ClickAsync();
        Assert.Equal(200, (await side.BoundingBoxAsync())!.Width);
        await Assertions.Expect(menu.GetByText("督导任务")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task SeveralFiles_AreSent_AndAProgramIsRefusedByName()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces");
        await page.Locator("[data-drop-zone] input[type=file]").SetInputFilesAsync(
        [
            new FilePayload { Name = "转学审批件.pdf", MimeType = "application/pdf", Buffer = new byte[200_000] },
            new FilePayload { Name = "安装.exe", MimeType = "application/octet-stream", Buffer = new byte[10] },
            new FilePayload { Name = "空的.pdf", MimeType = "application/pdf", Buffer = [] },
        ]);
        var lines = page.Locator("[data-sending] li");
        await Assertions.Expect(lines.Filter(new() { HasText = "转学审批件.pdf 已上传" })).ToHaveCountAsync(1);
        await Assertions.Expect(lines.Filter(new() { HasText = "是程序，不能上传" })).ToHaveCountAsync(1);
        await Assertions.Expect(lines.Filter(new() { HasText = "是空文件" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task AFile_IsSentAgainUnderTheSameId_AfterACut()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenStartedAsync("/pieces");
        var ids = new List<string>();
        await page.RouteAsync("**/pieces/files/*", async route =>
        {
            ids.Add(new Uri(route.Request.Url).Segments[^1]);
            await (ids.Count == 1 ? route.AbortAsync() : route.ContinueAsync());
        });
        await page.Locator("[data-drop-zone] input[type=file]").SetInputFilesAsync(new FilePayload { Name = "a.pdf", MimeType = "application/pdf", Buffer = new byte[1000] });
        await Assertions.Expect(page.Locator("[data-sending] li", new() { HasText = "a.pdf 已上传" })).ToHaveCountAsync(1);
        Assert.Equal(2, ids.Count);
        Assert.Equal(ids[0], ids[1]);
    }
}
