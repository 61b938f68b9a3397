using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Documents;

/// <summary>The pages of papers in the demonstration county, at a desk and on a phone: no barrier, no fault, nothing beyond the screen.</summary>
public class PaperPagesTests(Chromium chromium, DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private const string Password = "Yunping-2026";

    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Phone)]
    public async Task 主任_公文_登记簿_送达_通知_无障碍(Screen screen)
    {
        await using var director = await chromium.VisitAsync(fixture.Office, screen);
        await SignInAsync(director, "luojingzhi");
        foreach (var path in new[] { "/documents", "/documents/register", "/documents/deliveries?tab=all" })
        {
            await CleanAsync(director, await director.OpenStartedAsync(path));
        }

        var list = await director.OpenStartedAsync("/documents");
        await list.GetByRole(AriaRole.Link, new() { Name = "开展综合督导评估的通知" }).First.ClickAsync();
        await list.WaitForURLAsync("**/documents/*-*");
        await Visitor.StartedAsync(list);
        await Assertions.Expect(list.Locator(".paper .mark")).ToContainTextAsync("文件");
        await Assertions.Expect(list.Locator(".paper .number")).ToContainTextAsync("云政教督〔2026〕19号");
        await CleanAsync(director, list);
        await director.PictureAsync(list, "paper-notice");
        await list.GotoAsync(new Uri(list.Url).AbsolutePath + "/slip");
        await Visitor.StartedAsync(list);
        await Assertions.Expect(list.Locator(".sheet")).ToContainTextAsync("发文稿纸");
        Assert.Empty(director.Faults);
    }

    [Fact]
    public async Task 学校_见到送达的通知_见不到登记簿和办理经过()
    {
        await using var school = await chromium.VisitAsync(fixture.Office, Screen.Phone);
        await SignInAsync(school, "2199000422");
        var list = await school.OpenStartedAsync("/documents");
        await CleanAsync(school, list);
        await Assertions.Expect(list.GetByText("发文登记簿")).ToHaveCountAsync(0);
        await list.GetByRole(AriaRole.Link, new() { Name = "开展综合督导评估的通知" }).First.ClickAsync();
        await list.WaitForURLAsync("**/documents/*-*");
        await Visitor.StartedAsync(list);
        await Assertions.Expect(list.Locator(".paper")).ToBeVisibleAsync();
        await Assertions.Expect(list.GetByText("办理经过")).ToHaveCountAsync(0);
        await Assertions.Expect(list.GetByText("石桥镇中心小学", new() { Exact = true })).ToHaveCountAsync(0);
        await CleanAsync(school, list);
        await school.PictureAsync(list, "paper-notice-school");
        Assert.Empty(school.Faults);
    }

    private static async Task SignInAsync(Visitor who, string userName)
    {
        var page = await who.OpenAsync("/sign-in");
        await page.Locator("input[name='Form.Name']:not([type=hidden])").FillAsync(userName);
        await page.Locator("input[name='Form.Password']:not([type=hidden])").FillAsync(Password);
        await page.Locator("input[name='Form.Password']:not([type=hidden])").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
    }

    private static async Task CleanAsync(Visitor who, IPage page)
    {
        Assert.Equal([], await Visitor.BarriersAsync(page));
        Assert.True(await Visitor.OverhangAsync(page) <= 0, $"{page.Url} reaches beyond the {who.Screen}.");
    }
}
