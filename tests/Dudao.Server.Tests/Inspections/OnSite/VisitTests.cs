using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.OnSite;

/// <summary>白石小学 from the beginning of the visit to deliberation, by its people, over HTTP.</summary>
public class VisitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 白石小学_从开始现场评估到合议(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluationReviewed);
        await using var _ = office;
        var id = scene.Subject;
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        using var one = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        using var two = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);

        using var begun = await leader.PostFormAsync(InspectionLinks.Act(id, ActId.BeginVisit), "act", ("Input.Id", Id()));
        Assert.Equal(HttpStatusCode.SeeOther, begun.StatusCode);
        var waiting = await leader.GetTextAsync(InspectionLinks.Visit(id));
        Assert.Contains("听取师生或家长意见1次", waiting);
        Assert.Contains("数据1项", waiting);
        Assert.Contains($"href=\"{InspectionLinks.Figures(id)}\"", waiting);
        Assert.Equal(HttpStatusCode.Conflict, (await PerformAsync(office, LoopScene.Leader, id, ActId.EndVisit)).Status);

        await MarkAsync(leader, id, ("m-c1", "8.37"), ("m-c2", "B"), ("m-c3", "9.5"), ("m-c4", "7"), ("m-c5", "达标"), ("m-c6", "A"));
        await MarkAsync(two, id, ("m-c1", "8.11"), ("m-c2", "A"), ("m-c3", "10"), ("m-c4", "10"), ("m-c5", "达标"), ("m-c6", "B"));
        await MarkAsync(one, id, ("m-c8", "B"));
        using var symposium = await one.PostFormAsync(InspectionLinks.FieldRecords(id), "add", ("Id", Id()), ("Kind", "Symposium"), ("Symposium.对象", "教师"), ("Symposium.人数", "8"));
        using var figure = await one.PostFormAsync(InspectionLinks.Figures(id), "verify-c7", ("FormId", Id()), ("Leaf", "c7"), ("Found", "97"));
        Assert.Equal(HttpStatusCode.SeeOther, figure.StatusCode);
        var problem = Guid.CreateVersion7();
        using var raised = await one.PostFormAsync(
            InspectionLinks.Problems(id) + "/new", "raise", ("Id", problem.ToString()), ("LeafId", "c8"), ("Fact", "体育器材室账物不符"), ("Basis", "《中小学体育器材配备标准》"));
        Assert.Equal(HttpStatusCode.SeeOther, raised.StatusCode);
        Assert.Contains("问题确认单1份", await leader.GetTextAsync(InspectionLinks.Visit(id)));
        using var bare = await head.PostFormAsync(InspectionLinks.Problem(id, problem), "answer", ("FormId", Id()), ("Agrees", "no"));
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        using var answered = await head.PostFormAsync(InspectionLinks.Problem(id, problem), "answer", ("FormId", Id()), ("Agrees", "no"), ("Words", "已补登，当场可查"));
        Assert.Equal(HttpStatusCode.SeeOther, answered.StatusCode);
        foreach (var member in new[] { leader, one })
        {
            using var handed = await member.PostFormAsync(InspectionLinks.Marks(id) + "/hand-in", "hand-in", ("Input.Id", Id()));
            Assert.Equal(HttpStatusCode.SeeOther, handed.StatusCode);
        }

        using var absent = await leader.PostFormAsync(
            InspectionLinks.Visit(id), $"absent-{LoopScene.MemberOf(LoopScene.MemberTwo)}", ("FormId", Id()), ("Member", LoopScene.MemberOf(LoopScene.MemberTwo).ToString()), ("Reason", "下午请病假"));
        Assert.Equal(HttpStatusCode.SeeOther, absent.StatusCode);
        using var ended = await leader.PostFormAsync(InspectionLinks.Act(id, ActId.EndVisit), "act", ("Input.Id", Id()));
        Assert.Equal(HttpStatusCode.SeeOther, ended.StatusCode);
        using var opened = await leader.PostFormAsync(InspectionLinks.Act(id, ActId.OpenDeliberation), "act", ("Input.Id", Id()));
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);

        Assert.Equal(InspectionState.Deliberation, await StateAsync(office, id));
        Assert.Equal(HttpStatusCode.OK, (await leader.GetAsync(InspectionLinks.Deliberation(id))).StatusCode);
        Assert.Contains("8.37", await one.GetTextAsync(InspectionLinks.Deliberation(id)));
    }

    [Theory, OnBothDatabases]
    public async Task 交付代录_只见这一张_提交后看不到(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var id = scene.Subject;
        using var owner = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        using var recorder = await office.SignInAsync(LoopScene.Recorder, DemonstrationPeople.Password);
        var sheet = InspectionLinks.Sheet(id, LoopScene.MemberOf(LoopScene.MemberOne));
        Assert.Equal(HttpStatusCode.Forbidden, (await recorder.GetAsync(sheet)).StatusCode);

        using var handed = await owner.PostFormAsync(InspectionLinks.HandOver(id), "hand-over", ("Input.Id", Id()), ("Input.Typist", LoopScene.PersonOf(LoopScene.Recorder).ToString()));
        Assert.Equal(HttpStatusCode.SeeOther, handed.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await recorder.GetAsync(InspectionLinks.Marks(id))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await recorder.GetAsync(InspectionLinks.Sheet(id, LoopScene.MemberOf(LoopScene.Leader)))).StatusCode);
        await MarkAsync(recorder, id, $"?sheet={LoopScene.MemberOf(LoopScene.MemberOne)}", ("m-c8", "C"));
        Assert.Contains("代录", await recorder.GetTextAsync(sheet));
        var form = Guid.CreateVersion7();
        using var without = await recorder.PostFormAsync(InspectionLinks.Marks(id) + $"/hand-in?sheet={LoopScene.MemberOf(LoopScene.MemberOne)}", "hand-in", ("Input.Id", form.ToString()));
        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        var token = Browser.TokenIn(await recorder.GetTextAsync(InspectionLinks.FieldRecords(id)));
        using var scan = await recorder.SendAsync(
            HttpMethod.Put, $"/files/{Id()}?kind=Act&record={form}&slot={id}&name=scan.pdf", new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray()), asPage: false, token);
        Assert.Equal(HttpStatusCode.OK, scan.StatusCode);
        using var done = await recorder.PostFormAsync(InspectionLinks.Marks(id) + $"/hand-in?sheet={LoopScene.MemberOf(LoopScene.MemberOne)}", "hand-in", ("Input.Id", form.ToString()));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await recorder.GetAsync(sheet)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 拒签要两名督学注明(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var finder = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        var problem = Guid.CreateVersion7();
        using var raised = await finder.PostFormAsync(
            InspectionLinks.Problems(scene.Subject) + "/new", "raise", ("Id", problem.ToString()), ("Topic", "消防"), ("Fact", "灭火器过期2具"), ("Basis", "消防法"));
        var url = InspectionLinks.Problem(scene.Subject, problem);

        using var alone = await finder.PostFormAsync(url, "refused", ("FormId", Id()), ("Witness", LoopScene.MemberOf(LoopScene.MemberOne).ToString()));
        Assert.Equal(HttpStatusCode.Conflict, alone.StatusCode);
        using var both = await finder.PostFormAsync(url, "refused", ("FormId", Id()), ("Witness", LoopScene.MemberOf(LoopScene.MemberTwo).ToString()));
        Assert.Equal(HttpStatusCode.SeeOther, both.StatusCode);
        Assert.Contains("拒签，已注明", await finder.GetTextAsync(url));
        Assert.Contains("灭火器过期2具", await finder.GetTextAsync(InspectionLinks.Paper(scene.Subject, $"problem-{problem}")));
        using var docx = await finder.GetAsync(InspectionLinks.Paper(scene.Subject, $"problem-{problem}") + "/file.docx");
        Assert.Equal(HttpStatusCode.OK, docx.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 一票否决_没有文书不能登记_督学不能登记_撤回留原因(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var url = InspectionLinks.Vetoes(scene.Subject);
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        using var member = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        Assert.DoesNotContain("认定机关", await member.GetTextAsync(url));
        var id = Guid.CreateVersion7();
        (string, string)[] fields =
        [
            ("FormId", id.ToString()), ("LeafId", "v1"), ("Authority", "县应急管理局"), ("DocumentName", "事故调查报告"), ("DocumentDay", "2026-09-01"),
            ("HeardOn", "2026-10-20"), ("SubjectWords", "认可调查结论"),
        ];

        using var bare = await staff.PostFormAsync(url, "record", fields);
        Assert.Equal(HttpStatusCode.Conflict, bare.StatusCode);
        var token = Browser.TokenIn(await staff.GetTextAsync(url));
        using var paper = await staff.SendAsync(
            HttpMethod.Put, $"/files/{Id()}?kind=VetoFinding&record={id}&slot={scene.Subject}&name=report.pdf", new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray()), asPage: false, token);
        Assert.Equal(HttpStatusCode.OK, paper.StatusCode);
        using var recorded = await staff.PostFormAsync(url, "record", fields);
        Assert.Equal(HttpStatusCode.SeeOther, recorded.StatusCode);
        using var withdrawn = await staff.PostFormAsync(url, $"withdraw-{id}", ("FormId", Id()), ("Finding", id.ToString()), ("Reason", "复核后撤销"));
        Assert.Equal(HttpStatusCode.SeeOther, withdrawn.StatusCode);
        Assert.Contains("已撤回", await staff.GetTextAsync(url));
    }

    [Theory, OnBothDatabases]
    public async Task 缺报数据_督学写明理由确定后_不再缺(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var url = InspectionLinks.Figures(scene.Subject);
        using var member = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);

        using var bare = await member.PostFormAsync(url, "decide-c7", ("FormId", Id()), ("Leaf", "c7"), ("Value", "95"));
        using var decided = await member.PostFormAsync(url, "decide-c7", ("FormId", Id()), ("Leaf", "c7"), ("Value", "95"), ("Reason", "按学籍系统在校生数推算"));

        Assert.Equal(HttpStatusCode.Conflict, bare.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, decided.StatusCode);
        var page = await member.GetTextAsync(url);
        Assert.DoesNotContain("缺报，待确定", page);
        Assert.Contains("督学确定", page);
    }

    [Theory, OnBothDatabases]
    public async Task 资料袋_本人有自己的指标_别人的评分不打印_一次下载(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var one = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        await MarkAsync(one, scene.Subject, ("m-c1", "7.77"), ("f-c1", "独有的发现"));
        var member = LoopScene.MemberOf(LoopScene.MemberTwo);

        var own = await one.GetTextAsync(InspectionLinks.DayBag(scene.Subject) + "?filled=true");
        var others = await leader.GetTextAsync(InspectionLinks.DayBag(scene.Subject) + $"?filled=true&member={member}");
        Assert.Contains("7.77", own);
        Assert.Contains("督导日程表", own);
        Assert.Contains("督导组成员回避承诺书", own);
        Assert.DoesNotContain("7.77", others);
        Assert.DoesNotContain("独有的发现", others);
        Assert.Equal(HttpStatusCode.Forbidden, (await one.GetAsync(InspectionLinks.DayBag(scene.Subject) + $"?member={LoopScene.MemberOf(LoopScene.Leader)}")).StatusCode);
        using var zip = await one.GetAsync(InspectionLinks.DayBag(scene.Subject) + ".zip");
        Assert.Equal("application/zip", zip.Content.Headers.ContentType!.MediaType);
    }

    private static string Id() => Guid.CreateVersion7().ToString();

    private static Task MarkAsync(Browser browser, Guid subjectId, params (string Id, string Value)[] fields) => MarkAsync(browser, subjectId, "", fields);

    private static async Task MarkAsync(Browser browser, Guid subjectId, string query, params (string Id, string Value)[] fields)
    {
        var token = Browser.TokenIn(await browser.GetTextAsync(InspectionLinks.FieldRecords(subjectId)));
        using var saved = await browser.SendJsonAsync(
            HttpMethod.Post, InspectionLinks.Marks(subjectId) + "/save" + query, new SaveRequest([.. fields.Select(f => new SaveChange(f.Id, f.Value, 0))]), token);
        var answer = await saved.Content.ReadAsStringAsync(Cancellation);
        Assert.True(saved.IsSuccessStatusCode && !answer.Contains("invalid", StringComparison.Ordinal) && !answer.Contains("refused", StringComparison.Ordinal), answer);
    }

    private static Task<(HttpStatusCode Status, string Message)> PerformAsync(TestOffice office, string userName, Guid subjectId, ActId act) => office.AsAsync(userName, async services =>
    {
        var outcome = await services.GetRequiredService<Features.Inspections.Acts.PlainActs>().PerformAsync(subjectId, act, Features.Inspections.Gate.ActForm.New(), Cancellation);
        return (outcome.Kind == Infrastructure.Outcomes.OutcomeKind.Conflict ? HttpStatusCode.Conflict : HttpStatusCode.OK, outcome.Message);
    });

    private static Task<InspectionState> StateAsync(TestOffice office, Guid subjectId) => office.InScopeAsync(s =>
        s.GetRequiredService<DudaoDbContext>().Set<Subject>().Where(x => x.Id == subjectId).Select(x => x.State).SingleAsync(Cancellation));
}
