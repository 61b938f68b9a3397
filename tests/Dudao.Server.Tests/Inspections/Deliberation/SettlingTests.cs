using System.Net;
using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections.Deliberation;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite;
using Dudao.Server.Features.Inspections.Planning;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dudao.Server.Tests.Inspections.Deliberation.Deliberated;

namespace Dudao.Server.Tests.Inspections.Deliberation;

/// <summary>What a settled mark asks for, what it takes away, and whose marks it rests on.</summary>
public class SettlingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 评不适用_要写理由_不写交不上_合议时先议(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var marks = $"/subjects/{scene.Subject}/marks";
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        foreach (var (field, value) in new[] { ("m-c1", "8"), ("m-c2", "B"), ("m-c3", "9"), ("m-c4", "7"), ("m-c5", "达标") })
        {
            Assert.Equal("ok", (await TypeAsync(leader, marks, field, value, 0)).Outcome);
        }

        var (_, said) = await TypeAsync(leader, marks, "m-c6", "不适用", 0);
        Assert.Equal(("评“不适用”，请写理由", "1", "0"), (Total(said, "reason-c6"), Total(said, "unexplained"), Total(said, "open")));
        Assert.Contains("评“不适用”，请写理由", await leader.GetTextAsync(marks + "/hand-in"), StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Conflict, (await office.AsAsync(LoopScene.Leader, s => s.GetRequiredService<MarkSheets>().HandInAsync(scene.Subject, null, ActForm.New(), "", Cancellation))).Kind);
        Assert.Contains("评“不适用”，请写理由", await leader.GetTextAsync(marks), StringComparison.Ordinal);

        var (_, explained) = await TypeAsync(leader, marks, "r-c6", "学校没有食堂", 0);
        Assert.Equal(("", "0", ""), (Total(explained, "reason-c6"), Total(explained, "unexplained"), Total(explained, "missing")));
        Assert.DoesNotContain("请写理由", await leader.GetTextAsync(marks), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await leader.PostFormAsync(marks + "/hand-in", "hand-in", ("Input.Id", Guid.CreateVersion7().ToString()))).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 定为不适用_写了理由才算定分_汇总表和总分写明(Database database)
    {
        var (office, scene, url) = await StartAsync(database);
        await using var _ = office;
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);

        var (outcome, said) = await TypeAsync(leader, url, "s-c6", "不适用", 0);
        Assert.Equal(("ok", "定为“不适用”，写明理由后才算定分", "0"), (outcome, Total(said, "why-c6"), Total(said, "settled")));
        var (_, explained) = await TypeAsync(leader, url, "r-c6", "学校没有食堂", 0);
        Assert.Equal(("", "1"), (Total(explained, "why-c6"), Total(explained, "settled")));
        Assert.Contains("不适用", await leader.GetTextAsync(url), StringComparison.Ordinal);
        Assert.Matches("不适用[\\s\\S]*学校没有食堂", await leader.GetTextAsync($"/subjects/{scene.Subject}/mark-summary"));
        Assert.Contains("经合议认定不适用，不计分", WebUtility.HtmlDecode(await leader.GetTextAsync($"/subjects/{scene.Subject}/why")), StringComparison.Ordinal);
        Assert.Matches("合议分[\\s\\S]*不适用", await leader.GetTextAsync($"/subjects/{scene.Subject}/marks/course/c6"));
    }

    [Theory, OnBothDatabases]
    public async Task 先写理由_改理由_不动确认_改分才动_告诉组长和成员(Database database)
    {
        var (office, scene, url) = await StartAsync(database);
        await using var _ = office;
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        using var one = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        await DoAsync(leader, url, "close");
        await TypeAsync(leader, url, "s-c1", "8", 0);
        await TypeAsync(leader, url, "s-c2", "B", 0);
        Assert.Equal(HttpStatusCode.SeeOther, (await DoAsync(one, url, "confirm")).StatusCode);

        Assert.Equal("ok", (await TypeAsync(leader, url, "r-c3", "现场补看过", 0)).Outcome);
        var (_, better) = await TypeAsync(leader, url, "r-c1", "三人同意", 0);
        Assert.Equal(1, await StandingAsync(office));
        Assert.False(better.GetProperty("totals").TryGetProperty("voided", out var __));

        var (_, changed) = await TypeAsync(leader, url, "s-c1", "7.5", 1);
        Assert.Equal(("确认后改过分，何晓岚的确认已失效，请重新确认。", "改过分，要重新确认"), (Total(changed, "voided"), Total(changed, "word-" + LoopScene.MemberOf(LoopScene.MemberOne))));
        Assert.Equal(0, await StandingAsync(office));
        Assert.Contains("韦长青改了“C1 议事规则”的合议分", WebUtility.HtmlDecode(await leader.GetTextAsync(url)), StringComparison.Ordinal);
        Assert.Contains("您的确认已失效：", WebUtility.HtmlDecode(await one.GetTextAsync(url)), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await DoAsync(one, url, "confirm")).StatusCode);
        Assert.DoesNotContain("您的确认已失效", WebUtility.HtmlDecode(await one.GetTextAsync(url)), StringComparison.Ordinal);
        await TypeAsync(leader, url, "s-c1", "5", 2);
        await TypeAsync(leader, url, "r-c1", "缺三次记录", 1);
        Assert.Equal(HttpStatusCode.SeeOther, (await DoAsync(one, url, "confirm")).StatusCode);
        await TypeAsync(leader, url, "r-c1", "", 2);
        Assert.Equal(0, await StandingAsync(office));
    }

    [Theory, OnBothDatabases]
    public async Task 工作人员和资料员替组长定分_记为代录_组长自己定的不是(Database database)
    {
        var (office, scene, url) = await StartAsync(database);
        await using var _ = office;
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        Assert.Equal("ok", (await TypeAsync(staff, url, "s-c1", "8", 0)).Outcome);
        Assert.Equal("ok", (await TypeAsync(leader, url, "s-c2", "B", 0)).Outcome);

        var events = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.Where(e => e.RecordId == scene.Subject && e.Act == "Deliberation.Settle")
            .OrderBy(e => e.Sequence).Select(e => new { e.PersonName, e.ForWhom }).ToListAsync(Cancellation));
        Assert.Equal(["韦长青", ""], events.Select(e => e.ForWhom));
        Assert.Contains($"{events[0].PersonName}（代录）", await leader.GetTextAsync($"/subjects/{scene.Subject}/marks/course/c1"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public Task 离组成员的评分_评分表交了的计入_经过看得到(Database database) => LeaveAsync(database, isHandedIn: true);

    [Theory, OnBothDatabases]
    public Task 离组成员的评分_评分表没交的留名不计_经过看得到(Database database) => LeaveAsync(database, isHandedIn: false);

    private static async Task LeaveAsync(Database database, bool isHandedIn)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var (leaving, successor) = (LoopScene.MemberOf(LoopScene.MemberOne), Guid.CreateVersion7());
        using var one = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        var marks = $"/subjects/{scene.Subject}/marks";
        Assert.Equal("ok", (await TypeAsync(one, marks, "m-c8", "D", 0)).Outcome);
        if (isHandedIn)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await one.PostFormAsync(marks + "/hand-in", "hand-in", ("Input.Id", Guid.CreateVersion7().ToString()))).StatusCode);
        }

        var form = new ReplaceForm(leaving, LoopScene.PersonOf(LoopScene.OutsideInspector), new DateOnly(2026, 10, 20));
        var replaced = await office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<MemberReplacing>().ReplaceAsync(scene.InspectionId, ActForm.New() with { Reason = "因病住院" }, successor, form, Cancellation));
        Assert.True(replaced.IsDone, replaced.Message);
        if (!isHandedIn)
        {
            using var came = await office.SignInAsync(LoopScene.OutsideInspector, DemonstrationPeople.Password);
            Assert.Equal("ok", (await TypeAsync(came, marks, "m-c8", "A", 0)).Outcome);
        }

        await OpenAsync(office, scene);
        var line = await office.AsAsync(LoopScene.Leader, async s =>
            (await s.GetRequiredService<Deliberations>().OpenAsync(scene.Subject, Cancellation)).Value!.Lines.Single(l => l.Leaf.Id == "c8"));
        var his = line.Marks.Single(m => m.MemberId == leaving);
        Assert.Equal((isHandedIn, isHandedIn ? "已离组" : "已离组，未提交"), (his.Counts, his.Aside));
        Assert.Equal(new LeafInput.Level(isHandedIn ? "D" : "A"), line.Proposal!.Proposed);
        var (plan, report) = await office.InScopeAsync(async s =>
        {
            var (content, inspection) = (s.GetRequiredService<InspectionContent>(), await s.GetRequiredService<DudaoDbContext>().Set<Inspection>().SingleAsync(i => i.Id == scene.InspectionId, Cancellation));
            return (await content.InspectionAsync(inspection, Cancellation), await content.InspectionAsync(inspection, Cancellation, withDeparted: true));
        });
        Assert.DoesNotContain(plan.Groups.SelectMany(g => g.Members), m => m.Name == "何晓岚");
        var named = Assert.Single(report.Groups.SelectMany(g => g.Members), m => m.Name == "何晓岚");
        Assert.Equal("成员（10月21日离组）", named.Duty);
        Assert.Equal(isHandedIn ? ["A2 学生发展"] : [], named.Parts);
        Assert.All(report.Groups.SelectMany(g => g.Members), m => Assert.Equal(m.Parts.Distinct(), m.Parts));
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        Assert.Contains(his.Aside, await leader.GetTextAsync($"/subjects/{scene.Subject}/deliberation"), StringComparison.Ordinal);
        Assert.Contains("何晓岚", await leader.GetTextAsync($"/subjects/{scene.Subject}/marks/course/c8"), StringComparison.Ordinal);
    }

    private static Task<int> OpenAsync(TestOffice office, LoopScene scene) => office.InScopeAsync(async s =>
    {
        await office.ArrangeAsync(new ActRecord { Id = Guid.CreateVersion7(), InspectionId = scene.InspectionId, SubjectId = scene.Subject, Act = nameof(ActId.OpenDeliberation), Day = office.Clock.Today, EnteredAt = office.Clock.Now });
        return await s.GetRequiredService<DudaoDbContext>().Set<Subject>().Where(x => x.Id == scene.Subject).ExecuteUpdateAsync(x => x.SetProperty(subject => subject.State, InspectionState.Deliberation), Cancellation);
    });

    private static Task<int> StandingAsync(TestOffice office) =>
        office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Confirmation>().CountAsync(c => c.VoidedAt == null, Cancellation));

    private static string? Total(System.Text.Json.JsonElement said, string name) => said.GetProperty("totals").GetProperty(name).GetString();
}
