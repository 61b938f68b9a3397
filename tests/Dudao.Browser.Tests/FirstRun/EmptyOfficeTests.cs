using System.Globalization;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.FirstRun;

/// <summary>J1: from an empty folder to the first announced inspection, by an administrator who is the staff as well, and a director.</summary>
public sealed class EmptyOfficeTests(Chromium chromium)
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task 空文件夹_照还没做的事一件件做_到下发第一份通知()
    {
        await using var office = await ServedOffice.StartAsync(cancellation: Cancellation);
        await using var clerk = await chromium.VisitAsync(office);
        var page = await FoundAsync(clerk, await office.FirstRun);
        await TakeProcedureAsync(page);
        await ImportSchoolsAsync(page);
        var director = await AddDirectorAsync(page);
        var inspectors = await AddInspectorsAsync(page);
        var schools = await AddSchoolAccountsAsync(page);
        await TakeFrameworkAsync(page);
        await FillListAndHolidaysAsync(page);
        Assert.Equal(["新建第一项督导任务"], await page.UndoneAsync());

        await PlanAsync(page);
        Assert.Empty(await page.UndoneAsync());
        await Assertions.Expect(page.GetByText("还没做的事")).ToHaveCountAsync(0);

        await using var chief = await chromium.VisitAsync(office);
        var desk = await chief.SignInFirstAsync(director.Key, director.Value);
        foreach (var (draft, title) in new[] { ("拟实施方案", "实施方案"), ("拟通知", "通知") })
        {
            await AnnounceAsync(page, desk, draft, title);
        }

        await using var leader = await chromium.VisitAsync(office);
        var (userName, password) = inspectors.Single(slip => slip.Key.StartsWith("wei", StringComparison.Ordinal));
        await (await leader.SignInFirstAsync(userName, password)).SaysAsync("回避承诺书");
        await using var school = await chromium.VisitAsync(office, Screen.Phone);
        var head = await school.SignInFirstAsync("2199000601", schools["2199000601"]);
        await head.SaysAsync("签收");
        await head.SaysAsync("石桥镇中心小学");
        await head.GotoAsync("/account");
        await head.SaysAsync("双溪小学");
        Assert.All(new[] { clerk, chief, leader, school }, visitor => Assert.Empty(visitor.Faults));
    }

    /// <summary>With the keyboard alone; the address works once.</summary>
    private static async Task<IPage> FoundAsync(Visitor clerk, Uri address)
    {
        var page = await clerk.OpenStartedAsync(address.PathAndQuery);
        await page.IsCleanAsync();
        foreach (var (label, text) in new[] { ("姓名", "赵启明"), ("账号", "zhaoqm"), ("密码", AtTheDesk.Password), ("再输一次密码", AtTheDesk.Password), ("省", "云岭省"), ("市", "云州市"), ("县", "云屏县"), ("一般公文", "云政教督") })
        {
            await page.WriteAsync(label, text);
        }

        await page.TabToAsync("建好");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/procedure/profile*");
        var again = await clerk.OpenAsync(address.PathAndQuery);
        await again.SaysAsync("第一次使用的地址只能用一次");
        await again.CloseAsync();
        return page;
    }

    /// <summary>What the law leaves open is asked once, and stands under 本办规定.</summary>
    private static async Task TakeProcedureAsync(IPage page)
    {
        await page.PressAsync("采用");
        await page.SaysAsync("还没有填");
        await page.FollowAsync("照别处常用的填上");
        await page.IsCleanAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "被督导单位可在几日内申辩" }).FillAsync("12");
        await page.PressAsync("采用");
        await page.SaysAsync("还没做的事");
        await page.GotoAsync("/procedure");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "申辩" })).ToContainTextAsync("12日本办规定");
        await page.IsCleanAsync();
        Assert.DoesNotContain("选程序规定", await page.UndoneAsync());
        await page.IsCleanAsync();
    }

    /// <summary>Three wrong rows change nothing and are named; then the right table.</summary>
    private static async Task ImportSchoolsAsync(IPage page)
    {
        await page.BeginAsync("导入学校");
        await page.IsCleanAsync();
        var template = await page.RunAndWaitForDownloadAsync(() => page.FollowAsync("下载模板"));
        Assert.EndsWith(".xlsx", template.SuggestedFilename, StringComparison.Ordinal);
        await page.Locator("input[type=file]").SetInputFilesAsync(OfficeTables.WrongSchools);
        await page.PressAsync("上传查看");
        foreach (var (place, value, expected) in new[] { ("C3", "小学堂", "初级中学"), ("A4", "21990006", "10"), ("G5", "八百二十", "数") })
        {
            var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = place });
            await Assertions.Expect(row).ToContainTextAsync(value);
            await Assertions.Expect(row).ToContainTextAsync(expected);
        }

        await page.IsCleanAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "导入", Exact = true }).CountAsync());
        Assert.Contains("导入学校", await page.UndoneAsync());
        await page.BeginAsync("导入学校");
        await page.Locator("input[type=file]").SetInputFilesAsync(OfficeTables.Schools);
        await page.PressAsync("上传查看");
        await page.SaysAsync("新增学校 4 所");
        await page.IsCleanAsync();
        await page.PressAsync("导入");
        await page.SaysAsync("双溪小学");
        await page.IsCleanAsync();
    }

    private static async Task<KeyValuePair<string, string>> AddDirectorAsync(IPage page)
    {
        await page.BeginAsync("给签发公文的人建账号");
        await page.GetByLabel("姓名").FillAsync("罗敬之");
        await page.IsCleanAsync();
        await page.PressAsync("新增");
        var slips = await page.SlipsAsync();
        await page.IsCleanAsync();
        return Assert.Single(slips);
    }

    /// <summary>A list of inspectors, then an account for each at once.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> AddInspectorsAsync(IPage page)
    {
        await page.BeginAsync("登记督学");
        await page.Locator("input[type=file]").SetInputFilesAsync(OfficeTables.Inspectors);
        await page.PressAsync("上传查看");
        await page.SaysAsync("新增 3 人");
        await page.PressAsync("导入");
        await Visitor.StartedAsync(page);
        await page.IsCleanAsync();
        await page.BeginAsync("给督学建账号");
        foreach (var box in await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "督学" }).GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }

        await page.PressAsync("建账号、发新密码");
        await page.IsCleanAsync();
        await page.PressAsync("确定，显示密码");
        var slips = await page.SlipsAsync();
        Assert.Equal(3, slips.Count);
        return slips;
    }

    /// <summary>All schools at once; the people of the central school answer for its village school.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> AddSchoolAccountsAsync(IPage page)
    {
        await page.BeginAsync("给学校建账号");
        await page.GetByLabel("村小、教学点不单独建").CheckAsync();
        await page.IsCleanAsync();
        await page.PressAsync("建账号，显示密码");
        var slips = await page.SlipsAsync();
        await page.IsCleanAsync();
        Assert.Equal(["2199000101", "2199000101L", "2199000401", "2199000401L", "2199000601", "2199000601L"], slips.Keys.Order(StringComparer.Ordinal));
        return slips;
    }

    private static async Task TakeFrameworkAsync(IPage page)
    {
        await page.BeginAsync("发布指标体系");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "学校综合督导评估指标体系" }).GetByRole(AriaRole.Button, new() { Name = "取用" }).ClickAsync();
        await page.SaysAsync("现在是您单位的草稿");
        await page.FollowAsync("发布");
        await page.SaysAsync("也不能收回");
        await page.IsCleanAsync();
        await page.PressAsync("发布");
        await page.SaysAsync("发布，不能再改");
    }

    private static async Task FillListAndHolidaysAsync(IPage page)
    {
        await page.BeginAsync($"登记{Today.Year}年清单");
        await page.GetByLabel("事项名称").FillAsync("学校综合督导评估");
        await page.GetByLabel("批准机关").FillAsync("中共云屏县委教育工作领导小组");
        await page.GetByLabel("批准日期").FillAsync(Date(Today));
        await page.PressAsync("登记");
        await page.SaysAsync("中共云屏县委教育工作领导小组");
        await page.IsCleanAsync();

        // From November on the next year's table is asked for.
        foreach (var undone in (await page.UndoneAsync()).Where(u => u.EndsWith("年节假日", StringComparison.Ordinal)))
        {
            var year = undone[2..6];
            await page.BeginAsync(undone);
            await page.Locator("[name='Form.Off[0].From']").FillAsync($"{year}-01-01");
            await page.Locator("[name='Form.Off[0].To']").FillAsync($"{year}-01-03");
            await page.Locator("[name='Form.Off[6].From']").FillAsync($"{year}-10-01");
            await page.Locator("[name='Form.Off[6].To']").FillAsync($"{year}-10-07");
            await page.IsCleanAsync();
            await page.PressAsync("保存");
            await page.SaysAsync($"{year}年节假日已保存");
        }
    }

    private static async Task PlanAsync(IPage page)
    {
        await page.BeginAsync("新建第一项督导任务");
        await page.IsCleanAsync();
        await page.GetByLabel("督查检查评比考核事项清单").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        foreach (var (label, days) in new[] { ("自评开始", 3), ("自评截止", 25), ("现场评估开始", 40), ("现场评估结束", 42) })
        {
            await page.GetByLabel(label).FillAsync(Date(Today.AddDays(days)));
        }

        await page.PressAsync("创建，去选被督导单位");
        await page.SaysAsync("已创建");
        await Visitor.StartedAsync(page);
        await page.IsCleanAsync();
        foreach (var (typed, school) in new[] { ("shiqiao", "石桥镇中心小学"), ("lxzcjzx", "柳溪镇初级中学") })
        {
            await AddAsync(page, "添加单位", typed, school, position: null);
        }

        foreach (var (typed, person, position) in new[] { ("weichangqing", "韦长青", "组长"), ("qzs", "秦仲山", "成员"), ("陆晓芸", "陆晓芸", "成员") })
        {
            await AddAsync(page, "添加成员", typed, person, position);
        }

        await page.FollowAsync("分工");
        await page.PressAsync("没有主评的按负担分");
        await page.SaysAsync("每项指标都有主评");
        await page.IsCleanAsync();
        await page.GoBackAsync();
    }

    private static async Task AddAsync(IPage page, string label, string typed, string wanted, string? position)
    {
        var form = page.Locator("form").Filter(new() { HasText = label });
        await form.PickAsync(label, typed, wanted);
        if (position is not null)
        {
            await form.GetByLabel("职责").SelectOptionAsync(new SelectOptionValue { Label = position });
        }

        await form.GetByRole(AriaRole.Button, new() { Name = "添加", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = wanted })).ToHaveCountAsync(1);
        await Visitor.StartedAsync(page);
    }

    /// <summary>Staff drafts, the director checks and signs, staff issues.</summary>
    private static async Task AnnounceAsync(IPage page, IPage desk, string draft, string title)
    {
        await page.GotoAsync("/inspections");
        await page.FollowAsync($"{Today.Year}年学校综合督导");
        await page.FollowAsync(draft);
        await page.PressAsync("起草");
        await page.SaysAsync("已起草");
        await page.IsCleanAsync();
        var paper = new Uri(page.Url).AbsolutePath;

        await desk.GotoAsync("/");
        await desk.SaysAsync(title);
        await desk.GotoAsync(paper);
        await desk.PressAsync("核稿");
        await desk.SaysAsync("已办理：核稿");
        await Visitor.StartedAsync(desk);
        await desk.Locator("summary").Filter(new() { HasText = "签发" }).Last.ClickAsync();
        await desk.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "签发", Exact = true }).ClickAsync();
        await desk.SaysAsync($"云政教督〔{Today.Year}〕");

        await page.GotoAsync(paper);
        await page.PressAsync("印发");
        await page.SaysAsync("已办理：印发");
        await page.IsCleanAsync();
    }

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
