using System.IO.Compression;
using Dudao.Browser.Tests.FirstRun;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Organisations;

/// <summary>Organisations in the demonstration county: found, renamed, closed, exported, and who did it.</summary>
public sealed class OrganisationTests(Chromium chromium, DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    [Fact]
    public async Task 名称_拼音_首字母都找得到_导出恰是筛出的()
    {
        await using var staff = await chromium.VisitAsync(fixture.Office);
        var page = await SignInAsync(staff, "shenqiuhe");
        foreach (var word in new[] { "白石小学", "baishixiaoxue", "bsxx" })
        {
            await page.GotoAsync("/organisations?q=" + Uri.EscapeDataString(word));
            await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("白石小学");
            await Assertions.Expect(page.Locator("tbody")).Not.ToContainTextAsync("石桥镇中心小学");
        }

        await page.IsCleanAsync();
        var names = await page.Locator("tbody tr").GetByRole(AriaRole.Link).AllTextContentsAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出" }).First.ClickAsync());
        await using var file = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        var texts = string.Concat(file.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(Text));
        Assert.All(names, name => Assert.Contains(name.Trim(), texts, StringComparison.Ordinal));
        Assert.DoesNotContain("石桥镇中心小学", texts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 更名_旧名找得到_停办可恢复_从单位一步看到谁改的()
    {
        await using var staff = await chromium.VisitAsync(fixture.Office);
        var page = await SignInAsync(staff, "shenqiuhe");
        await page.GotoAsync("/organisations?q=" + Uri.EscapeDataString("柳溪镇初级中学"));
        await page.Locator("tbody a").First.ClickAsync();
        await page.FollowAsync("更名、移动、停办");
        await page.IsCleanAsync();
        await page.GetByLabel("新名称").FillAsync("柳溪实验中学");
        await page.PressAsync("更名");
        await page.SaysAsync("已更名");
        var record = page.Url;
        await page.GotoAsync("/organisations?q=" + Uri.EscapeDataString("柳溪镇初级中学"));
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("柳溪实验中学");

        await page.GotoAsync(record);
        await page.FollowAsync("改了什么");
        var change = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "柳溪实验中学" }).First;
        await Assertions.Expect(change).ToContainTextAsync("柳溪镇初级中学");
        await page.SaysAsync("沈秋禾");
        await page.IsCleanAsync();
        await page.FollowAsync("它的全部经过");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("柳溪");

        await page.GotoAsync("/audit?q=" + Uri.EscapeDataString("更名"));
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("沈秋禾");
        await page.IsCleanAsync();
        Assert.Empty(staff.Faults);
    }

    private static async Task<IPage> SignInAsync(Visitor visitor, string userName)
    {
        var page = await visitor.OpenAsync("/sign-in");
        await page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByText(userName, new() { Exact = true }) }).GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await page.SaysAsync("工作台");
        return page;
    }

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
