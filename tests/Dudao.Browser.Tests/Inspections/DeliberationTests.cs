using System.Globalization;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;
using static Dudao.Browser.Tests.Inspections.People;

namespace Dudao.Browser.Tests.Inspections;

/// <summary>J5 at 石桥镇中心小学 in the demonstration: opened by the leader, talked over on the wall, sent back at one leaf, confirmed, closed.</summary>
public sealed class DeliberationTests(Chromium chromium)
{
    private const string School = "石桥镇中心小学";
    private const string Leader = "weichangqing";
    private static readonly string[] Members = ["hexiaolan", "duruochuan"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Projector)]
    public async Task 组长开始_先议分差大的_键盘定分_保留意见_退回一项_各人确认_结束(Screen screen)
    {
        await using var office = await ServedOffice.StartAsync(demonstration: true, Cancellation);
        await using var leader = await chromium.VisitAsync(office, screen);
        var page = await leader.SignedInAsync(Leader);
        var school = await SubjectAsync(page, School);
        await DoAsync(page, school, "EndVisit", "结束现场评估");
        await DoAsync(page, school, "OpenDeliberation", "开始合议");
        await OpenAsync(page, school);
        await IsSoundAsync(page, "deliberation");
        await leader.PictureAsync(page, "deliberation");
        await WidestFirstAsync(page);
        await OutsideAsksForReasonAsync(page);

        await DissentAsync(office, school);
        await OpenAsync(page, school);
        await Assertions.Expect(page.GetByText("何晓岚保留意见：应给一分").First).ToBeVisibleAsync();
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "意见接近的按中位数定" }));
        await SettleOpenAsync(page, school);
        var mark = await page.Locator("[data-total=mark]").First.InnerTextAsync();
        await WhyAsync(page, school, mark);

        await CalibrateAsync(office, school);
        await OpenAsync(page, school);
        await Assertions.Expect(page.GetByText("尺度统一退回：与其他学校尺度不一")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-total=range]")).ToContainTextAsync("未定的项暂按中位数");
        await SettleOpenAsync(page, school);

        foreach (var member in Members)
        {
            await using var visitor = await chromium.VisitAsync(office);
            await ConfirmAsync(await visitor.SignedInAsync(member), school);
            Assert.Empty(visitor.Faults);
        }

        await ConfirmAsync(page, school);
        await IsSoundAsync(page, "confirmed");
        await DoAsync(page, school, "CloseDeliberation", "结束合议");
        await OpenAsync(page, school);
        await Assertions.Expect(page.Locator("[data-mark]:not([readonly])")).ToHaveCountAsync(0);
        Assert.Empty(leader.Faults);
    }

    private static async Task OpenAsync(IPage page, string school)
    {
        await page.GotoAsync(school + "/deliberation");
        await Visitor.StartedAsync(page);
    }

    private static async Task DoAsync(IPage page, string school, string act, string button)
    {
        await page.GotoAsync($"{school}/act/{act}");
        await PressAsync(page, page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));
        await page.WaitForURLAsync(url => !url.Contains("/act/", StringComparison.Ordinal));
    }

    private static async Task WidestFirstAsync(IPage page)
    {
        var spreads = (await page.Locator("td[data-label=分差].wide").AllInnerTextsAsync()).Where(t => t.Length > 0).Select(t => int.Parse(t.TrimEnd('%'), CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, spreads.Count);
        Assert.Equal(spreads.OrderDescending(), spreads);
        Assert.True(spreads[^1] >= 30, $"{spreads[^1]}%");
    }

    /// <summary>By keys alone: a mark outside the range of the marks waits for its reason; then it is settled, and the grade follows.</summary>
    private static async Task OutsideAsksForReasonAsync(IPage page)
    {
        var before = await page.Locator("[data-total=mark]").First.InnerTextAsync();
        var first = page.Locator("[data-mark]:not([readonly])").First;
        await first.FocusAsync();
        await page.Keyboard.TypeAsync("0.5");
        await Assertions.Expect(page.GetByText("写明理由后才算定分")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-total=settled]")).ToHaveTextAsync("0");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("消防器材过期，三人同去看过");
        await Assertions.Expect(page.Locator("[data-total=settled]")).ToHaveTextAsync("1");
        await Assertions.Expect(page.Locator("[data-total=mark]").First).Not.ToHaveTextAsync(before);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("消防器材过期，三人同去看过")).ToBeVisibleAsync();
    }

    /// <summary>Settles every leaf that is open: a mark, Enter, the next one has the focus.</summary>
    private static async Task SettleOpenAsync(IPage page, string school)
    {
        await OpenAsync(page, school);
        var open = page.Locator(".mark.open [data-mark]");
        var count = await open.CountAsync();
        Assert.InRange(count, 1, 3);
        await open.First.FocusAsync();
        for (var i = 0; i < count; i++)
        {
            await page.Keyboard.TypeAsync(await page.EvaluateAsync<string>("() => document.activeElement.placeholder"));
            await page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync();
        await OpenAsync(page, school);
        await Assertions.Expect(open).ToHaveCountAsync(0);
    }

    private async Task DissentAsync(ServedOffice office, string school)
    {
        await using var member = await chromium.VisitAsync(office);
        var page = await member.SignedInAsync(Members[0]);
        await OpenAsync(page, school);
        await page.Locator("summary", new() { HasText = "保留意见" }).ClickAsync();
        await page.GetByLabel("保留的意见").FillAsync("应给一分");
        await page.GetByRole(AriaRole.Button, new() { Name = "记入合议记录" }).DblClickAsync();
        await Assertions.Expect(page.GetByText("何晓岚保留意见：应给一分")).ToHaveCountAsync(1);
        await IsSoundAsync(page, "deliberation of a member");
        Assert.Empty(member.Faults);
    }

    /// <summary>Why it is this mark: from the whole to a leaf's standard, marks and who settled it; the same as Word.</summary>
    private static async Task WhyAsync(IPage page, string school, string mark)
    {
        await page.GotoAsync(school + "/why");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"为什么是 {mark}" })).ToBeVisibleAsync();
        await page.Locator("#c47 summary").ClickAsync();
        await Assertions.Expect(page.Locator("#c47")).ToContainTextAsync("消防器材过期，三人同去看过");
        await Assertions.Expect(page.Locator("#c47")).ToContainTextAsync("评分标准");
        await IsSoundAsync(page, "why");
        Assert.Equal(200, (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), school + "/why/docx").ToString())).Status);
    }

    private async Task CalibrateAsync(ServedOffice office, string school)
    {
        await using var chief = await chromium.VisitAsync(office);
        var page = await chief.SignedInAsync("qinzhongshan");
        await OpenAsync(page, school);
        await PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "各校并列" }));
        await page.GotoAsync(new Uri(page.Url).AbsolutePath + "?leaf=c47");
        await Visitor.StartedAsync(page);
        await IsSoundAsync(page, "compare");
        await page.Locator("main summary", new() { HasText = "退回" }).ClickAsync();
        await page.GetByLabel("退回的理由").FillAsync("与其他学校尺度不一");
        await page.GetByRole(AriaRole.Button, new() { Name = "退回重新合议" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已退回重新合议")).ToBeVisibleAsync();
        Assert.Empty(chief.Faults);
    }

    private static async Task ConfirmAsync(IPage page, string school)
    {
        await OpenAsync(page, school);
        await PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "确认合议结果" }));
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "确认合议结果" })).ToHaveCountAsync(0);
    }
}
