using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Inspections;

/// <summary>J6 by its roles: leader, staff and director at a desk, the head of 白石小学 on a phone.</summary>
public sealed class OpinionJourneyTests(Chromium chromium)
{
    private const string Password = "Yunping-2026";
    private const string Baishi = "白石小学";
    private static readonly string[] Schools = ["云屏县第二中学", "柳溪镇初级中学", "石桥镇中心小学", Baishi];

    /// <summary>What was wrong with pages that were looked at, told at the end.</summary>
    private readonly List<string> _wrong = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task 十月四校_从反馈会到签收督导意见书()
    {
        await using var office = await OctoberOffice.StartAsync(Cancellation);
        await using var leader = await EnterAsync(office, "weichangqing");
        await using var secondary = await EnterAsync(office, "longzemin");
        await using var staff = await EnterAsync(office, "shenqiuhe");
        await using var checker = await EnterAsync(office, "heliyan");
        await using var director = await EnterAsync(office, "luojingzhi");
        await using var head = await EnterAsync(office, OctoberOffice.HeadOf(Baishi), Screen.Phone);
        var heads = new Dictionary<string, Visitor> { [Baishi] = head };
        foreach (var school in Schools.SkipLast(1))
        {
            heads[school] = await EnterAsync(office, OctoberOffice.HeadOf(school));
        }

        var desk = new PaperRounds(checker, director, staff);
        foreach (var school in Schools)
        {
            var own = school.EndsWith("中学", StringComparison.Ordinal) ? secondary : leader;
            var page = await FeedBackAsync(own, school);
            await page.GetByRole(AriaRole.Link, new() { Name = "拟初步督导意见" }).ClickAsync();
            var paper = await desk.GoAroundAsync(page, "初步督导意见", isNumbered: false);
            await Assertions.Expect(paper.Locator(".paper")).ToContainTextAsync("管理规范");
            await ActAsync(heads[school], school, "ReceivePreliminaryOpinion");
            if (school == Baishi)
            {
                await LookAsync(own, OctoberOffice.At(school, "feedback"), "opinion-feedback-held");
                await LookAsync(staff, OctoberOffice.At(school, "papers"), "opinion-papers");
            }
        }

        await office.OnAsync(26, 10, Cancellation);
        foreach (var school in Schools.SkipLast(1))
        {
            await ActAsync(heads[school], school, "StateNoObjection");
            await ActAsync(staff, school, "BringToMeeting");
        }

        await ReplyAsync(head);
        await WeighAsync(leader, staff);
        await office.OnAsync(27, 9, Cancellation);
        await desk.GoAroundAsync(await MeetAsync(staff), "纪要", isNumbered: true);
        await office.OnAsync(28, 9, Cancellation);
        foreach (var school in Schools)
        {
            var page = await staff.OpenStartedAsync(OctoberOffice.At(school, "opinion"));
            await page.GetByRole(AriaRole.Link, new() { Name = "拟督导意见书" }).ClickAsync();
            await desk.GoAroundAsync(page, "督导意见书", isNumbered: true);
        }

        await LookAsync(staff, OctoberOffice.At(Baishi, "opinion"), "opinion-issued");
        await office.OnAsync(30, 10, Cancellation);
        var grades = new Dictionary<string, string> { ["云屏县第二中学"] = "优级丙等", ["柳溪镇初级中学"] = "合格", ["石桥镇中心小学"] = "合格", [Baishi] = "暂不定等级" };
        foreach (var (school, grade) in grades)
        {
            await ActAsync(heads[school], school, "ReceiveOpinion");
            var page = await heads[school].OpenStartedAsync(OctoberOffice.At(school, "opinion"));
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(grade);
        }

        var mine = await head.OpenStartedAsync(OctoberOffice.At(Baishi, "opinion"));
        await Assertions.Expect(mine.Locator("main")).ToContainTextAsync("71.96 分");
        await Assertions.Expect(mine.Locator("main")).ToContainTextAsync("12月30日");
        await Assertions.Expect(mine.Locator("main")).Not.ToContainTextAsync("韦长青");
        await LookAsync(head, OctoberOffice.At(Baishi, "opinion"), "opinion-received");
        Assert.Empty(_wrong);
        foreach (var who in heads.Values.Concat([leader, secondary, staff, checker, director]))
        {
            Assert.Empty(who.Faults);
        }

        foreach (var other in heads.Values)
        {
            await other.DisposeAsync();
        }
    }

    /// <summary>What was achieved and advised is written, a mark among it is refused at once; the meeting is recorded.</summary>
    private async Task<IPage> FeedBackAsync(Visitor leader, string school)
    {
        var page = await leader.OpenStartedAsync(OctoberOffice.At(school, "feedback"));
        if (school == Baishi)
        {
            await LookAsync(leader, OctoberOffice.At(school, "feedback"), "opinion-feedback-empty");
            await page.Locator("[data-save=advice]").FillAsync("再提高3分");
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.GetByText("反馈不讲分数和等级，请删去后再写")).ToBeVisibleAsync();
        }

        foreach (var field in await page.Locator("[data-save^=j-]").AllAsync())
        {
            await field.FillAsync("管理规范，成效明显");
        }

        await page.Locator("[data-save=advice]").FillAsync("开齐实验课\n补齐图书");
        await page.Locator("[data-save=spoken]").FillAsync("校长：按意见整改");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync();
        await page.GetByLabel("地点").FillAsync("学校会议室");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记反馈会" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已登记反馈会。")).ToBeVisibleAsync();
        return page;
    }

    private async Task ReplyAsync(Visitor head)
    {
        var page = await head.OpenStartedAsync(OctoberOffice.At(Baishi, "reply"));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("申辩到11月2日止");
        await LookAsync(head, OctoberOffice.At(Baishi, "reply"), "opinion-reply-empty");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加一条" }).ClickAsync();
        await Visitor.StartedAsync(page);
        await page.GetByLabel("针对哪项指标").SelectOptionAsync(await page.Locator("option", new() { HasTextString = "C59" }).First.GetAttributeAsync("value") ?? "");
        await page.GetByLabel("事实和理由").FillAsync("台账已补齐，现附上");
        await page.GetByLabel("事实和理由").BlurAsync();
        await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync();
        await LookAsync(head, OctoberOffice.At(Baishi, "reply"), "opinion-reply-draft");
        await page.GetByRole(AriaRole.Button, new() { Name = "提出申辩" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已提出申辩。")).ToBeVisibleAsync();
        await LookAsync(head, OctoberOffice.At(Baishi, "reply"), "opinion-reply-handed-in");
    }

    private async Task WeighAsync(Visitor leader, Visitor staff)
    {
        var own = await leader.OpenStartedAsync(OctoberOffice.At(Baishi, "reply"));
        await own.GetByLabel("答复意见").FillAsync("情况属实，建议采纳");
        await own.GetByRole(AriaRole.Button, new() { Name = "记下答复意见" }).ClickAsync();
        await Assertions.Expect(own.GetByText("已记下答复意见。")).ToBeVisibleAsync();
        await LookAsync(leader, OctoberOffice.At(Baishi, "reply"), "opinion-weighing-leader");
        var page = await staff.OpenStartedAsync(OctoberOffice.At(Baishi, "reply"));
        await LookAsync(staff, OctoberOffice.At(Baishi, "reply"), "opinion-weighing");
        await page.GetByLabel("变更", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("决定分").FillAsync("99");
        await page.GetByLabel("理由", new() { Exact = true }).FillAsync("补交的台账经核实属实");
        await page.GetByRole(AriaRole.Button, new() { Name = "记下研究结果" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("C59");
        await page.GetByLabel("变更", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("决定分").FillAsync("0.5");
        await page.GetByLabel("理由", new() { Exact = true }).FillAsync("补交的台账经核实属实");
        await page.GetByRole(AriaRole.Button, new() { Name = "记下研究结果" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已记下研究结果。")).ToBeVisibleAsync();
        var why = await staff.OpenStartedAsync(OctoberOffice.At(Baishi, "why"));
        await Assertions.Expect(why.GetByText("补交的台账经核实属实")).ToHaveCountAsync(1);
        await ActAsync(staff, Baishi, "BringToMeeting");
    }

    private async Task<IPage> MeetAsync(Visitor staff)
    {
        await LookAsync(staff, OctoberOffice.Meeting, "opinion-meeting-before");
        var page = await staff.OpenStartedAsync(OctoberOffice.Meeting);
        await page.GetByLabel("地点").FillAsync("412会议室");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记会议" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已登记会议。")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("学校申辩1条，采纳1条");
        await LookAsync(staff, OctoberOffice.Meeting, "opinion-meeting");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记决定" }).ClickAsync();
        await Assertions.Expect(page.GetByText("已登记研究结果。")).ToBeVisibleAsync();
        await LookAsync(staff, OctoberOffice.Meeting, "opinion-meeting-decided");
        await page.GetByRole(AriaRole.Link, new() { Name = "拟纪要" }).ClickAsync();
        return page;
    }

    private static async Task ActAsync(Visitor who, string school, string act)
    {
        var page = await who.OpenStartedAsync(OctoberOffice.At(school, "act/" + act));
        await page.Locator("form.narrow button.main").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/act/", StringComparison.Ordinal));
        await page.CloseAsync();
    }

    /// <summary>Looks at a page on both screens: no barrier, nothing beyond the screen, a picture kept.</summary>
    private async Task LookAsync(Visitor who, string path, string name)
    {
        var page = await who.OpenStartedAsync(path);
        foreach (var (width, height) in who.Screen == Screen.Phone ? [(390, 844)] : new[] { (1366, 768), (390, 844) })
        {
            await page.SetViewportSizeAsync(width, height);
            await who.PictureAsync(page, $"{name}-{width}");
            _wrong.AddRange((await Visitor.BarriersAsync(page)).Select(b => $"{name} {width}: {b}"));
            if (await Visitor.OverhangAsync(page) is > 0 and var over)
            {
                _wrong.Add($"{name} reaches {over} pixels beyond {width}.");
            }
        }

        await page.CloseAsync();
    }

    private async Task<Visitor> EnterAsync(OctoberOffice office, string userName, Screen screen = Screen.Desk)
    {
        var visitor = await chromium.VisitAsync(office.Served, screen);
        var page = await visitor.OpenAsync("/sign-in");
        await page.Locator("input[name='Form.Name']:not([type=hidden])").FillAsync(userName);
        await page.Locator("input[name='Form.Password']:not([type=hidden])").FillAsync(Password);
        await page.Locator("input[name='Form.Password']:not([type=hidden])").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.CloseAsync();
        return visitor;
    }
}
