using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Features.Inspections.Planning;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Planning;

/// <summary>补录: inspections that were closed on paper, with their true dates.</summary>
public class PastInspectionTests
{
    private static readonly Guid Id = DemonstrationId.Of("past");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 只有本办工作人员能补录_外县学校找不到(Database database)
    {
        var (office, _) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var disposing = office;
        foreach (var user in new[] { LoopScene.Director, LoopScene.Leader, LoopScene.Head, LoopScene.Administrator, LoopScene.GovernmentLeader })
        {
            Assert.Equal((user, OutcomeKind.NotYours), (user, (await EnterAsync(office, user, Past())).Kind));
        }

        var (elsewhere, place) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await office.ArrangeAsync(
            new Data.People.Organisation { Id = place, Serial = 9001, Path = "/9001/", Kind = OrganisationKind.County, Name = "邻县" },
            new Data.People.Organisation { Id = elsewhere, Serial = 9002, ParentId = place, Path = "/9001/9002/", Kind = OrganisationKind.School, Name = "邻县一中" });
        Assert.Equal(OutcomeKind.NotFound, (await EnterAsync(office, LoopScene.Staff, Past() with { Subjects = [Subject() with { OrganisationId = elsewhere }] })).Kind);
        Assert.Equal(0, await CountAsync(office));
    }

    [Theory, OnBothDatabases]
    public async Task 日期和经过不对的_说明在哪里_什么都不存(Database database)
    {
        var (office, _) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var disposing = office;
        var acts = Subject().Acts;
        foreach (var (wrong, words) in new (PastInspection, string)[]
        {
            (Past() with { Subjects = [] }, "至少1个"),
            (Past() with { Subjects = [Subject(), Subject()] }, "只填一次"),
            (Past() with { Acts = [] }, "下发通知的日期"),
            (Past() with { Subjects = [Subject() with { Acts = [.. acts.SkipLast(1)] }] }, "已经结案"),
            (Past() with { Subjects = [Subject() with { Acts = [.. acts.SkipLast(1), acts[^1] with { Day = new DateOnly(2026, 10, 22) }] }] }, "不应晚于今天"),
            (Past() with { Subjects = [Subject() with { Acts = [acts[0] with { Day = new DateOnly(2025, 6, 1) }, .. acts.Skip(1)] }] }, "按日期先后"),
            (Past() with { Subjects = [Subject() with { Acts = [acts[0] with { Owner = " " }, .. acts.Skip(1)] }] }, "谁办的"),
            (Past() with { Subjects = [Subject() with { Acts = [acts[0] with { Day = new DateOnly(2025, 4, 1) }, .. acts.Skip(1)] }] }, "不应早于整项任务"),
            (Past() with { Subjects = [Subject() with { Acts = [acts[0] with { Act = ActId.SubmitSelfEvaluation }, .. acts.Skip(1)] }] }, "没有这一事项"),
            (Past() with { Plan = Past().Plan with { Title = "" } }, "任务名称"),
        })
        {
            var refused = await EnterAsync(office, LoopScene.Staff, wrong);
            Assert.Equal((words, OutcomeKind.Invalid), (words, refused.Kind));
            Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(0, await CountAsync(office));
    }

    [Theory, OnBothDatabases]
    public async Task 补录后是已结案_经过写明真实日期_谁办的_谁录的_发两次只录一次(Database database)
    {
        var (office, _) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var disposing = office;
        Assert.True((await EnterAsync(office, LoopScene.Staff, Past())).IsDone);
        Assert.True((await EnterAsync(office, LoopScene.Staff, Past())).IsDone);
        Assert.Equal(1, await CountAsync(office));

        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var course = await MainOfAsync(staff, InspectionLinks.Course(Subject().Id));
        foreach (var words in new[] { "下发督导意见书 云政教督意〔2025〕7号", "2025-06-05", "田晓禾 校长", "何立言 督导室工作人员", "沈秋禾", "补录" })
        {
            Assert.True(course.Contains(words, StringComparison.Ordinal), words);
        }

        Assert.DoesNotContain("逾期", await MainOfAsync(staff, InspectionLinks.Subject(Subject().Id)), StringComparison.Ordinal);
        var verdict = await office.InScopeAsync(s => s.GetRequiredService<Features.Audit.AuditCheck>().VerifyAsync(Cancellation));
        Assert.Null(verdict.Difference);
    }

    [Theory, OnBothDatabases]
    public async Task 演示县_五月的专项督导已结案_登记簿和列表都有_十月四校不变(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        await new DemonstrationScript(office.Services).PlayAsync(DemonstrationUntil.October21, Cancellation);
        office.Clock.RunFrom(DemonstrationClock.Beginning);

        var lines = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<RegisterLine>().AsNoTracking().OrderBy(l => l.Sequence).ToListAsync(Cancellation));
        var opinions = lines.Where(l => l.Code == "云政教督意").ToList();
        Assert.Equal(Enumerable.Range(1, 18), opinions.Select(l => l.Sequence));
        Assert.All(opinions, l => Assert.True(l.DocumentId is null && l.Day.Month is 5 or 6, l.Title));
        Assert.Equal(opinions.Select(l => l.Day).Order(), opinions.Select(l => l.Day));
        var general = lines.Where(l => l.Code == "云政教督").ToDictionary(l => l.Sequence);
        Assert.Equal(Enumerable.Range(1, 20), general.Keys.Order());
        Assert.True(general[4].DocumentId is not null && general[19].DocumentId is not null && general[8].Day == new DateOnly(2026, 4, 3) && general[20].Day == new DateOnly(2026, 10, 20));

        var states = await office.InScopeAsync(s => (
            from subject in s.GetRequiredService<DudaoDbContext>().Set<Subject>()
            join organisation in s.GetRequiredService<DudaoDbContext>().Organisations on subject.OrganisationId equals organisation.Id
            select new { organisation.Name, subject.Id, subject.State }).ToListAsync(Cancellation));
        Assert.Equal(18, states.Count(s => s.State == InspectionState.Closed));
        Assert.Equal(
            [("云屏县第二中学", InspectionState.OnSite), ("柳溪镇初级中学", InspectionState.SelfEvaluationReviewed), ("白石小学", InspectionState.OnSite), ("石桥镇中心小学", InspectionState.OnSite)],
            states.Where(s => s.State != InspectionState.Closed).Select(s => (s.Name, s.State)).OrderBy(s => s.Name, StringComparer.Ordinal));

        var closed = states.First(s => s.Name == "云屏县第一中学").Id;
        using var staff = await office.SignInAsync("shenqiuhe", DemonstrationPeople.Password);
        using var head = await office.SignInAsync("2199000400", DemonstrationPeople.Password);
        Assert.Contains("云屏县第一中学体育、经费专项督导意见书", await MainOfAsync(staff, "/documents/register?q=" + Uri.EscapeDataString("云屏县第一中学")), StringComparison.Ordinal);
        Assert.Contains("云屏县第一中学", await MainOfAsync(staff, "/inspections?tab=closed"), StringComparison.Ordinal);
        Assert.Contains("2026年体育、经费专项督导", await MainOfAsync(head, "/inspections?tab=closed"), StringComparison.Ordinal);
        foreach (var browser in new[] { staff, head })
        {
            foreach (var url in new[] { InspectionLinks.Subject(closed), InspectionLinks.Course(closed), InspectionLinks.Opinion(closed), InspectionLinks.Batch(DemonstrationId.Of("may/funds")) })
            {
                var status = (await browser.GetAsync(url)).StatusCode;
                Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{url}: {status}");
            }

            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(InspectionLinks.Subject(closed))).StatusCode);
        }
    }

    private static PastInspection Past() => new(new InspectionForm
    {
        Kind = InspectionKinds.Special.Code,
        Title = "2025年食堂专项督导",
        Year = 2025,
        Basis = "云政教督〔2025〕9号",
        VisitFrom = new DateOnly(2025, 5, 20),
        VisitTo = new DateOnly(2025, 5, 20),
    })
    {
        Team = [new PastMember(LoopScene.PersonOf(LoopScene.OutsideInspector), TeamPosition.Leader)],
        Acts = [new PastAct(ActId.IssueNotice, new DateOnly(2025, 4, 15), "何立言", "督导室工作人员", "云政教督〔2025〕9号")],
        Subjects = [Subject()],
    };

    private static PastSubject Subject() => new(DemonstrationId.Of("past/subject"), DemonstrationId.Of("白石小学"),
    [
        new PastAct(ActId.ReceiveNotice, new DateOnly(2025, 4, 17), "田晓禾", "校长"),
        new PastAct(ActId.BeginVisit, new DateOnly(2025, 5, 20), "蓝采薇", "组长"),
        new PastAct(ActId.IssueOpinion, new DateOnly(2025, 6, 3), "何立言", "督导室工作人员", "云政教督意〔2025〕7号"),
        new PastAct(ActId.ReceiveOpinion, new DateOnly(2025, 6, 5), "田晓禾", "校长"),
        new PastAct(ActId.Close, new DateOnly(2025, 6, 30), "何立言", "督导室工作人员"),
    ]);

    private static Task<Outcome<Inspection>> EnterAsync(TestOffice office, string user, PastInspection past) =>
        office.AsAsync(user, s => s.GetRequiredService<PastInspections>().EnterAsync(Id, past, Cancellation));

    private static Task<int> CountAsync(TestOffice office) => office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Inspection>().CountAsync(i => i.IsEnteredLater, Cancellation));

    private static async Task<string> MainOfAsync(Browser browser, string url)
    {
        var page = WebUtility.HtmlDecode(await browser.GetTextAsync(url));
        var at = page.IndexOf("<main", StringComparison.Ordinal);
        return at < 0 ? page : page[at..];
    }
}
