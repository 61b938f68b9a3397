using System.Text;
using System.Text.RegularExpressions;
using Dudao.Browser.Tests.FirstRun;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Frameworks;

/// <summary>J10: the office's own table from the file to the published second version and its difference, in the tree by the keyboard alone.</summary>
public sealed class OwnFrameworkTests(Chromium chromium)
{
    // A title, points in names, with 分, full-width, a part written once and blank below; A1 says 60, what stands below it makes 65.
    private const string Table = """
        云屏县学校食堂管理专项督导评估表,,,,,
        A级指标,B级指标,C级指标,分值,评分标准,自评得分
        A1 食品安全（60分）,B1 采购,C1 大宗食材来源可查,30分,每发现1次来源不明扣5分,
        ,,C2 索证索票齐全,２０,"分A、B、C、D四级，系数为1.0、0.8、0.6、0.3",
        ,B2 加工,C3 每餐留样,15分,每缺1次扣1分,
        A2 膳食经费（40分）,B3 收支,C4 收支公开,40分,酌情赋分,
        合计,,,100分,,
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task 自己的表格_从上传到第二版发布_看两版的不同()
    {
        await using var office = await ServedOffice.StartAsync(demonstration: true, Cancellation);
        await using var staff = await chromium.VisitAsync(office);
        var page = await staff.SignInAsync("shenqiuhe");
        await ReadInAsync(page);
        await MendedInTheTreeAsync(page);
        await ConfirmedAsync(page);
        await GradedAsync(page);
        await TriedAsync(page);
        await PublishedAsync(page);

        await Visitor.PressAsync(page, "新版本");
        await Visitor.StartedAsync(page);
        await WalkToAsync(page, "C4 收支公开");
        await EnterFieldAsync(page, "basis", "《中小学校膳食经费管理工作指引》");
        await Assertions.Expect(page.Locator("[data-fresh=changed]")).ToContainTextAsync("改了 1 处");
        await staff.PictureAsync(page, "j10-second");
        await PublishedAsync(page);
        await Visitor.PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "对比" }).First);
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("main tbody tr")).ToContainTextAsync("C4 收支公开");
        await Assertions.Expect(page.Locator("main tbody tr")).ToContainTextAsync("《中小学校膳食经费管理工作指引》");
        await page.IsCleanAsync();
        Assert.Empty(staff.Faults);
    }

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

    private static async Task ReadInAsync(IPage page)
    {
        await page.GotoAsync("/frameworks");
        await page.IsCleanAsync();
        await page.GotoAsync("/frameworks/import");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await page.GetByLabel("指标表格").SetInputFilesAsync(new FilePayload { Name = "食堂管理.csv", MimeType = "text/csv", Buffer = Encoding.GetEncoding("GB18030").GetBytes(Table) });
        await Visitor.PressAsync(page, "读入");
        var first = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "C1 大宗食材来源可查" }).First;
        await Assertions.Expect(first).ToContainTextAsync("每处扣 5 分");
        await Assertions.Expect(first.GetByRole(AriaRole.Cell).First).ToHaveTextAsync("3");
        await page.SaysAsync("A1 应为 60 分，下级合计 65 分，多 5 分");
        await page.IsCleanAsync();
        await Visitor.PressAsync(page, "存为草稿");
        await Visitor.StartedAsync(page);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("云屏县学校食堂管理专项督导评估表");
    }

    // Points that do not add up are said where they are; a leaf is added, named, moved, raised, taken out and brought back.
    private static async Task MendedInTheTreeAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("[data-fresh=sums]")).ToContainTextAsync("多 5 分，在A1");
        await Assertions.Expect(page.Locator("[data-node]", new() { HasText = "A1 食品安全" })).ToContainTextAsync("合计 65");
        await WalkToAsync(page, "C3 每餐留样");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-node]", new() { HasText = "C5 新的一条" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.InsertTextAsync("餐具消毒");
        await page.Keyboard.PressAsync("Enter");
        var added = page.Locator("[data-node]", new() { HasText = "C5 餐具消毒" });
        await Assertions.Expect(added).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(page.Locator("[data-node]", new() { HasText = "B2 加工" }).Locator("xpath=following-sibling::tr[1]")).ToContainTextAsync("餐具消毒");
        await page.Keyboard.PressAsync("Alt+ArrowLeft");
        await Assertions.Expect(added).ToHaveAttributeAsync("aria-level", "2");
        await page.Keyboard.PressAsync("Alt+ArrowRight");
        await Assertions.Expect(added).ToHaveAttributeAsync("aria-level", "3");
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(added).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(added).ToBeFocusedAsync();
        await EnterFieldAsync(page, "points", "五分");
        await Assertions.Expect(page.Locator("[data-told=points]")).ToContainTextAsync("“五分”不是分数");
        await EnterFieldAsync(page, "points", "５");
        await EnterFieldAsync(page, "standard", "每发现1次未消毒扣1分");
        await page.Keyboard.PressAsync("Escape");
        await SavedAsync(page);
        await page.Locator("#set-rule").SelectOptionAsync("deduct");
        await Assertions.Expect(page.Locator("#set-lines")).ToHaveValueAsync(new Regex("1$"));
        await EnterFieldAsync(page, "lines", "未消毒 1\n无记号 0.5");
        await Assertions.Expect(page.Locator("[data-node-panel]")).ToContainTextAsync("无记号，每处扣 0.5 分");
        await EnterFieldAsync(page, "upload", "消毒设备照片");
        await SavedAsync(page);
        await WalkToAsync(page, "C3 每餐留样");
        await EnterFieldAsync(page, "points", "5");
        await Assertions.Expect(page.Locator("[data-node]", new() { HasText = "B2 加工" })).ToContainTextAsync("合计 10");
        await page.GetByRole(AriaRole.Button, new() { Name = "把 B2 改成 10 分" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-fresh=sums] .late")).ToHaveCountAsync(0);
        await page.IsCleanAsync();
    }

    private static async Task ConfirmedAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1366, 768);
        await Assertions.Expect(page.Locator("[data-fresh=publish]")).ToContainTextAsync("发布（4 处要改）");
        var problems = page.Locator("[data-fresh=problems] details");
        if (await problems.GetAttributeAsync("open") is null)
        {
            await problems.Locator("summary").PressAsync("Enter");
        }

        await Visitor.PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "一起核对这 4 条读出的规则" }));
        await Assertions.Expect(page.Locator("u").First).ToBeVisibleAsync();
        await page.IsCleanAsync();
        await Visitor.PressAsync(page, "逐条看过了，全部确认（4 条）");
        await Visitor.StartedAsync(page);
        await page.SetViewportSizeAsync(1366, 768);
        await Assertions.Expect(page.Locator("[data-fresh=publish]").GetByRole(AriaRole.Link, new() { Name = "发布", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task GradedAsync(IPage page)
    {
        await Visitor.PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "总分与等级", Exact = true }));
        await page.GetByLabel("第 1 行分数线").FillAsync("92分");
        await page.GetByLabel("第 1 行各 A 级得分率").FillAsync("８０");
        await page.GetByLabel("第 4 行分数线").FillAsync("10");
        await Visitor.PressAsync(page, "保存");
        await page.SaysAsync("最低的等级“不合格”不应有条件");
        await page.GetByLabel("第 4 行分数线").FillAsync("");
        await Visitor.PressAsync(page, "保存");
        await Assertions.Expect(page.GetByLabel("第 1 行分数线")).ToHaveValueAsync("92");
        await page.IsCleanAsync();
        await Visitor.PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "返回", Exact = true }));
    }

    // 30 less two findings of 5, and B of 20: 100 − 10 − 4.
    private static async Task TriedAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1366, 768);
        await Visitor.PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "试评", Exact = true }));
        await Visitor.StartedAsync(page);
        await page.Locator("input[name^='mark.']").First.FocusAsync();
        await page.Keyboard.InsertTextAsync("发现2处");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.InsertTextAsync("Ｂ");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".result")).ToContainTextAsync("86.00");
        await Assertions.Expect(page.Locator(".result")).ToContainTextAsync("良好");
        await Assertions.Expect(page.Locator("[data-trial-result]")).ToContainTextAsync("总分 86 分，低于 92 分");
        await page.Keyboard.InsertTextAsync("很好");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-trial-result]")).ToContainTextAsync("1 条填得不对");
        await page.Locator(".why summary").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".why table")).ToContainTextAsync("发现 2 处 × 5 分");
        await page.IsCleanAsync();
        await page.GoBackAsync();
        await Visitor.StartedAsync(page);
    }

    private static async Task PublishedAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1366, 768);
        await Visitor.PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "发布", Exact = true }));
        await page.SaysAsync("发布后这一版不能再改");
        await page.IsCleanAsync();
        await Visitor.PressAsync(page, "发布");
        await page.SaysAsync("发布，不能再改");
        await page.IsCleanAsync();
        await page.SetViewportSizeAsync(1366, 768);
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
