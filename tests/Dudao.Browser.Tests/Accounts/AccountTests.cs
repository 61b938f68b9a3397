using Dudao.Browser.Tests.FirstRun;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Accounts;

/// <summary>Accounts as their holders and the office meet them, in the demonstration county.</summary>
public sealed class AccountTests(Chromium chromium, DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private const string Head = "2199000422";

    [Fact]
    public async Task 输错五次_说锁了和怎么办_工作人员点一下重置_新密码能登录_再让他处处退出()
    {
        await using var head = await chromium.VisitAsync(fixture.Office, Screen.Phone);
        var page = await head.OpenAsync("/sign-in");
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(page, Head, "wrong-" + i);
            await page.SaysAsync(i < 4 ? "账号或密码不对" : "账号已锁定15分钟");
        }

        await TryAsync(page, Head, AtTheDesk.Password);
        await page.SaysAsync("联系督导室重置密码");
        Assert.Equal(Head, await page.Locator("input[name='Form.Name']:not([type=hidden])").InputValueAsync());
        await page.IsCleanAsync();

        await using var staff = await chromium.VisitAsync(fixture.Office);
        var desk = await OneClickAsync(staff, "shenqiuhe");
        await desk.GotoAsync("/people?q=" + Head);
        await desk.GetByRole(AriaRole.Row).Filter(new() { Has = desk.GetByText(Head, new() { Exact = true }) }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Visitor.StartedAsync(desk);
        await desk.IsCleanAsync();
        var record = desk.Url;
        await desk.FollowAsync("重置密码");
        await desk.PressAsync("确定，显示密码");
        var slip = Assert.Single(await desk.SlipsAsync());
        Assert.Equal(Head, slip.Key);

        await TryAsync(page, Head, slip.Value);
        await page.SaysAsync("工作台");
        await desk.GotoAsync(record);
        await desk.PressAsync("在所有设备退出");
        await desk.SaysAsync("退出登录");
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "登录" })).ToBeVisibleAsync();
        Assert.Empty(staff.Faults);
    }

    [Fact]
    public async Task 改密码_太短或两次不同_逐格说明_改好后旧的不能用()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await OneClickAsync(visitor, "hexiaolan");
        await page.GotoAsync("/account/password");
        foreach (var (chosen, again, said) in new[] { ("abcdefg1", "abcdefg1", "至少要有10个字符"), ("aaaaaaaaaa1", "aaaaaaaaaa1", "5个不同的字符"), ("zhongguo-2026", "zhongguo-2027", "不一样") })
        {
            await ChangeAsync(page, chosen, again);
            await page.SaysAsync(said);
        }

        await page.IsCleanAsync();
        await ChangeAsync(page, "zhongguo-2026", "zhongguo-2026");
        await page.SaysAsync("密码已改好");
        await using var elsewhere = await chromium.VisitAsync(fixture.Office);
        var again2 = await elsewhere.OpenAsync("/sign-in");
        await TryAsync(again2, "hexiaolan", AtTheDesk.Password);
        await again2.SaysAsync("账号或密码不对");
        await TryAsync(again2, "hexiaolan", "zhongguo-2026");
        await again2.SaysAsync("工作台");
    }

    private static async Task ChangeAsync(IPage page, string chosen, string again)
    {
        await page.GetByLabel("现在的密码").FillAsync(AtTheDesk.Password);
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(chosen);
        await page.GetByLabel("再输一次新密码").FillAsync(again);
        await Visitor.PressAsync(page, "改密码");
    }

    private static async Task TryAsync(IPage page, string userName, string password)
    {
        await page.Locator("input[name='Form.Name']:not([type=hidden])").FillAsync(userName);
        await page.Locator("input[name='Form.Password']:not([type=hidden])").FillAsync(password);
        await page.Locator("input[name='Form.Password']:not([type=hidden])").PressAsync("Enter");
    }

    /// <summary>The demonstration's sign-in page lists its accounts; one click signs in.</summary>
    private static async Task<IPage> OneClickAsync(Visitor visitor, string userName)
    {
        var page = await visitor.OpenAsync("/sign-in");
        await page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText(userName, new() { Exact = true }) }).GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await page.SaysAsync("工作台");
        return page;
    }
}
