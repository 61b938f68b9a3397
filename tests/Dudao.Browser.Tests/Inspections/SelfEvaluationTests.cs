using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;
using static Dudao.Browser.Tests.Inspections.People;

namespace Dudao.Browser.Tests.Inspections;

/// <summary>J3 at 柳溪镇初级中学: shared among colleagues, typed leaf by leaf, submitted, sent back, answered.</summary>
public sealed class SelfEvaluationTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Phone)]
    public async Task 分派_只用键盘逐条填_关掉标签_断网_一个字不丢(Screen screen)
    {
        await using var office = await SelfEvaluationOffice.StartAsync(Cancellation);
        await using var liaison = await chromium.VisitAsync(office, screen);
        var table = await liaison.SignedInAsync(SelfEvaluationOffice.Liaison);
        var school = await SubjectAsync(table, SelfEvaluationOffice.School);
        await table.GotoAsync(school + "/self");
        await table.Locator("input[name=part]").First.CheckAsync();
        await table.GetByLabel("填报人").SelectOptionAsync(new SelectOptionValue { Label = "邱雨桐（填报人）" });
        await PressAsync(table, table.GetByRole(AriaRole.Button, new() { Name = "分派", Exact = true }));
        await Assertions.Expect(table.GetByText("已分派 5 项。")).ToBeVisibleAsync();
        await IsSoundAsync(table, "self");
        await liaison.PictureAsync(table, "self-shared");

        await using var contributor = await chromium.VisitAsync(office, screen);
        await contributor.SignedInAsync(SelfEvaluationOffice.Contributors[0]);
        var page = await contributor.OpenStartedAsync(school + "/self/c1");
        await IsSoundAsync(page, "leaf");
        await page.Locator("input[value=A]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("党组织会议每月一次");
        await page.CloseAsync(new() { RunBeforeUnload = true });

        page = await contributor.OpenStartedAsync(school + "/self/c1");
        await Assertions.Expect(page.Locator("input[value=A]")).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByLabel("说明")).ToHaveValueAsync("党组织会议每月一次");
        await Assertions.Expect(page.Locator("[data-total=value-c1]")).ToHaveTextAsync("2");

        await page.Keyboard.PressAsync("Control+Enter");
        await page.WaitForURLAsync("**/self/c3");
        await Visitor.StartedAsync(page);
        await contributor.Context.SetOfflineAsync(true);
        await page.GetByLabel("说明").FillAsync("断网时写的");
        await Assertions.Expect(page.GetByText("没有网络")).ToBeVisibleAsync();
        await contributor.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("说明")).ToHaveValueAsync("断网时写的");

        await page.GotoAsync(school + "/self/c5");
        await Visitor.StartedAsync(page);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "处数" }).FillAsync("1");
        await Assertions.Expect(page.Locator("[data-total=value-c5]")).ToHaveTextAsync("0.8");
        await page.GoBackAsync();
        await page.GoForwardAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "处数" })).ToHaveValueAsync("1");
        await contributor.PictureAsync(page, "self-leaf");
        Assert.Equal(403, (await page.GotoAsync(school + "/self/c7"))!.Status);
        Assert.Empty(contributor.Faults);
        Assert.Empty(liaison.Faults);
    }

    [Fact]
    public async Task 两人同填一条_后一人得知_两份都在()
    {
        await using var office = await SelfEvaluationOffice.StartAsync(Cancellation);
        await using var liaison = await chromium.VisitAsync(office);
        await using var head = await chromium.VisitAsync(office);
        var school = await SubjectAsync(await liaison.SignedInAsync(SelfEvaluationOffice.Liaison), SelfEvaluationOffice.School);
        await head.SignedInAsync(SelfEvaluationOffice.Head);
        var first = await liaison.OpenStartedAsync(school + "/self/c1");
        var second = await head.OpenStartedAsync(school + "/self/c1");

        await first.GetByLabel("说明").FillAsync("联络员写的");
        await Assertions.Expect(first.Locator("[data-save-show=saved]")).ToBeVisibleAsync();
        await second.GetByLabel("说明").FillAsync("校长写的");
        await second.GetByRole(AriaRole.Button, new() { Name = "看两份" }).ClickAsync();
        await Assertions.Expect(second.Locator("[data-save-mine]")).ToHaveTextAsync("校长写的");
        await Assertions.Expect(second.Locator("[data-save-theirs]")).ToHaveTextAsync("联络员写的");
        await first.ReloadAsync();
        await Assertions.Expect(first.GetByLabel("说明")).ToHaveValueAsync("联络员写的");

        await second.GetByRole(AriaRole.Button, new() { Name = "两份接在一起" }).ClickAsync();
        await Assertions.Expect(second.Locator("[data-save-show=saved]")).ToBeVisibleAsync();
        await first.ReloadAsync();
        await Assertions.Expect(first.GetByLabel("说明")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("联络员写的[\\s\\S]*校长写的"));
        Assert.Empty(liaison.Faults);
        Assert.Empty(head.Faults);
    }

    [Fact]
    public async Task 一次传几个文件_改了名的程序不收()
    {
        await using var office = await SelfEvaluationOffice.StartAsync(Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var school = await SubjectAsync(await visitor.SignedInAsync(SelfEvaluationOffice.Liaison), SelfEvaluationOffice.School);
        var page = await visitor.OpenStartedAsync(school + "/self/" + SelfEvaluationOffice.WithFile);
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];
        await page.Locator("[data-drop-zone] input[type=file]").SetInputFilesAsync(
        [
            new FilePayload { Name = "任课安排表.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 \n%%EOF"u8.ToArray() },
            new FilePayload { Name = "课堂照片.png", MimeType = "image/png", Buffer = picture },
            new FilePayload { Name = "程序.pdf", MimeType = "application/pdf", Buffer = [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0] },
        ]);
        await Assertions.Expect(page.Locator("[data-sending] .settled")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("[data-sending] .late")).ToContainTextAsync("程序.pdf");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "任课安排表.pdf" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "课堂照片.png" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "程序.pdf" })).ToHaveCountAsync(0);
        await IsSoundAsync(page, "leaf with files");
        Assert.Empty(visitor.Faults);
    }

    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Phone)]
    public async Task 缺的是链接_负责人上报_退回一项_只改这一项_再上报(Screen screen)
    {
        await using var office = await SelfEvaluationOffice.StartAsync(Cancellation, "c1", "c5");
        await using var head = await chromium.VisitAsync(office, screen);
        var page = await head.SignedInAsync(SelfEvaluationOffice.Head);
        var school = await SubjectAsync(page, SelfEvaluationOffice.School);
        await page.GotoAsync(school + "/self-submit");
        var missing = page.Locator("main li:has-text('没有填') a");
        await Assertions.Expect(missing).ToHaveCountAsync(2);
        await IsSoundAsync(page, "missing");
        await PressAsync(page, missing.First);
        await Visitor.StartedAsync(page);
        await page.Locator("input[value=B]").CheckAsync();
        await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync();
        await page.GotoAsync(school + "/self/c5");
        await Visitor.StartedAsync(page);
        await page.GetByLabel("没有发现，不扣分").CheckAsync();
        await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync();

        await page.GotoAsync(school + "/self-submit");
        await IsSoundAsync(page, "submit");
        await page.GetByLabel("审议自评的会议日期").FillAsync("2026-10-30");
        await page.GetByLabel("校内公示天数").FillAsync("5");
        await PressAsync(page, SubmitOf(page));
        await Assertions.Expect(page.GetByText("会议应在上报之前召开")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("校内公示天数")).ToHaveValueAsync("5");
        await page.GetByLabel("审议自评的会议日期").FillAsync("2026-10-19");
        await SubmitOf(page).DblClickAsync();
        await Assertions.Expect(page.GetByText("10月19日会议审议，校内公示 5 天")).ToBeVisibleAsync();

        await using var staff = await chromium.VisitAsync(office);
        var review = await staff.SignedInAsync(SelfEvaluationOffice.Staff);
        await review.GotoAsync(school + "/self-review");
        await IsSoundAsync(review, "review");
        await PressAsync(review, review.GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }));
        await Assertions.Expect(review.Locator(".error-box, [role=alert]").First).ToBeVisibleAsync();
        await review.Locator("[name=remark-c1]").FillAsync("请写明三重一大会议的次数");
        await PressAsync(review, review.GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }));
        await Assertions.Expect(review.GetByText("已退回 1 项。")).ToBeVisibleAsync();

        await page.GotoAsync(school + "/self");
        await Assertions.Expect(page.GetByText("督导室退回了 1 项")).ToBeVisibleAsync();
        await head.PictureAsync(page, "self-sent-back");
        await page.GotoAsync(school + "/self/c3");
        await Assertions.Expect(page.GetByLabel("说明")).ToHaveAttributeAsync("readonly", "");
        await page.GotoAsync(school + "/self/c1");
        await Visitor.StartedAsync(page);
        await Assertions.Expect(page.GetByText("请写明三重一大会议的次数")).ToBeVisibleAsync();
        await page.GetByLabel("说明").FillAsync("全年召开十二次");
        await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync();
        await page.GotoAsync(school + "/self-submit");
        await page.GetByLabel("审议自评的会议日期").FillAsync("2026-10-20");
        await page.GetByLabel("校内公示天数").FillAsync("5");
        await PressAsync(page, SubmitOf(page));
        await Assertions.Expect(page.GetByText("10月20日会议审议，校内公示 5 天")).ToBeVisibleAsync();
        Assert.Empty(head.Faults);
        Assert.Empty(staff.Faults);
    }

    private static ILocator SubmitOf(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "上报自评", Exact = true });
}
