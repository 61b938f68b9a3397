using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Imports;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Access;

/// <summary>One office a database, shared by the tests of access: starting one takes longer than asking it a thousand things.</summary>
public sealed class AccessOffices : IAsyncDisposable
{
    public const string Collection = "access";
    private readonly Dictionary<Database, AccessOffice> _started = [];

    internal async Task<AccessOffice> OfAsync(Database database)
    {
        if (!_started.TryGetValue(database, out var office))
        {
            _started[database] = office = await AccessOffice.StartAsync(database);
        }

        return office;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var office in _started.Values)
        {
            await office.DisposeAsync();
        }
    }
}

[CollectionDefinition(AccessOffices.Collection)]
public sealed class AccessDefinition : ICollectionFixture<AccessOffices>;

/// <summary>
/// The scene of the loop with a record of every kind at 白石小学, where marks are blind, and 石桥镇中心小学 of the same group beside it,
/// where deliberation was opened; with the usual pairs of posts in one person, and another county's office.
/// </summary>
internal sealed class AccessOffice(TestOffice office, LoopScene scene) : IAsyncDisposable
{
    /// <summary>Staff who marks here.</summary>
    public const string StaffAndInspector = "yuandengmark";

    /// <summary>A director who leads the group as its deputy.</summary>
    public const string DirectorAndLeader = "zhurenfuzuzhang";

    /// <summary>The head of 白石小学 by another post, an inspector of its group.</summary>
    public const string HeadAndInspector = "xiaozhangduxue";

    /// <summary>Holds every post of an office, in another county.</summary>
    public const string OtherCounty = "linxian";

    private readonly Dictionary<string, Browser> _browsers = [];

    public TestOffice Office => office;

    public LoopScene Scene => scene;

    public static Guid Opened { get; } = LoopScene.SubjectOf("石桥镇中心小学");

    public Guid FieldRecord { get; } = Guid.CreateVersion7();

    public Guid Problem { get; } = Guid.CreateVersion7();

    public Guid File { get; } = Guid.CreateVersion7();

    public Guid Document { get; } = Guid.CreateVersion7();

    public Guid RegisterLine { get; } = Guid.CreateVersion7();

    public Guid Import { get; } = Guid.CreateVersion7();

    public Guid HeadsPost { get; private set; }

    /// <summary>The saves of marks and the handing in of a sheet, in the record of acts.</summary>
    public IReadOnlyList<long> MarkEvents { get; private set; } = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Guid OfficeId { get; } = DemonstrationId.Of(DemonstrationTree.Office);

    public static async Task<AccessOffice> StartAsync(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        var access = new AccessOffice(office, scene);
        await access.AddPeopleAsync();
        await access.AddRecordsAsync();
        await new SentinelMarks(access).TypeAsync();
        access.MarkEvents = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents
            .Where(e => e.Act == "Mark.Save" || e.Act == "Inspection.HandInSheet").Select(e => e.Sequence).ToListAsync(Cancellation));
        return access;
    }

    /// <summary>The person's browser, signed in once for all tests.</summary>
    public async Task<Browser> BrowserAsync(string userName)
    {
        if (!_browsers.TryGetValue(userName, out var browser))
        {
            var isOwn = userName is StaffAndInspector or DirectorAndLeader or HeadAndInspector or OtherCounty;
            _browsers[userName] = browser = await office.SignInAsync(userName, isOwn ? TestOffice.Password : DemonstrationPeople.Password);
        }

        return browser;
    }

    public async Task<Actor> ActorAsync(string userName) => await office.InScopeAsync(async s =>
    {
        var id = await s.GetRequiredService<DudaoDbContext>().Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(Cancellation);
        return (await s.GetRequiredService<Actors>().FindAsync(id, Cancellation))!.Actor;
    });

    public Task<long> LastEventAsync() => office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.MaxAsync(e => e.Sequence, Cancellation));

    /// <summary>Four at a time, as a busy office asks.</summary>
    public static Task EachAsync<T>(IEnumerable<T> all, Func<T, Task> work) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancellation }, async (one, _) => await work(one));

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in _browsers.Values)
        {
            browser.Dispose();
        }

        await office.DisposeAsync();
    }

    private async Task AddPeopleAsync()
    {
        var school = DemonstrationId.Of("白石小学");
        await JoinAsync(StaffAndInspector, TeamPosition.Member, (Role.OfficeStaff, OfficeId), (Role.Inspector, OfficeId));
        await JoinAsync(DirectorAndLeader, TeamPosition.DeputyLeader, (Role.OfficeDirector, OfficeId), (Role.Inspector, OfficeId));
        await JoinAsync(HeadAndInspector, TeamPosition.Member, (Role.Head, school), (Role.Inspector, OfficeId));
        var (county, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await office.ArrangeAsync(
            new Organisation { Id = county, Serial = 9001, Path = "/9001/", Kind = OrganisationKind.County, Name = "邻县" },
            new Organisation { Id = other, Serial = 9002, ParentId = county, Path = "/9001/9002/", Kind = OrganisationKind.SupervisionOffice, Name = "邻县人民政府教育督导室" });
        await office.AddPersonAsync(OtherCounty, other, (Role.OfficeStaff, other), (Role.OfficeDirector, other), (Role.Administrator, other), (Role.Inspector, other));
    }

    private async Task JoinAsync(string userName, TeamPosition position, params (Role, Guid)[] posts)
    {
        var actor = await office.AddPersonAsync(userName, OfficeId, posts);
        var member = new TeamMember
        {
            Id = LoopScene.MemberOf(userName),
            InspectionId = scene.InspectionId,
            GroupId = scene.PrimaryGroup,
            PersonId = actor.PersonId,
            Position = position,
            IsInspector = true,
            DeclaredOn = new DateOnly(2026, 9, 18),
            JoinedOn = new DateOnly(2026, 9, 1),
        };
        await office.ArrangeAsync(member);
        await office.ArrangeAsync(new Assignment { Id = Guid.CreateVersion7(), InspectionId = scene.InspectionId, GroupId = scene.PrimaryGroup, NodeId = "a1", MemberId = member.Id, IsSecond = true });
    }

    private async Task AddRecordsAsync()
    {
        var (day, school) = (new DateOnly(2026, 10, 21), DemonstrationId.Of("白石小学"));
        var finder = LoopScene.PersonOf(LoopScene.MemberOne);
        await office.ArrangeAsync(
            new FieldRecord { Id = FieldRecord, SubjectId = scene.Subject, PersonId = finder, PersonName = "何晓岚", Kind = FieldRecordKind.LessonHeard, Day = day, Text = "课堂记录", Details = new() { ["学科"] = "语文" } },
            new Problem { Id = Problem, OfficeId = OfficeId, InspectionId = scene.InspectionId, SubjectId = scene.Subject, OrganisationId = school, LeafId = "c1", Fact = "会议记录不全", Basis = "教育督导条例", FinderPersonId = finder, FinderName = "何晓岚", FoundOn = day },
            new RegisterLine { Id = RegisterLine, OfficeId = OfficeId, Code = "云政教督", Year = 2026, Sequence = 1, Day = day, Title = "通知" },
            new ImportRecord { Id = Import, OfficeId = OfficeId, Kind = office.Services.CreateScope().ServiceProvider.GetServices<ITableImport>().First().Kind, FileName = "学校.xlsx", ByPersonId = finder, ByName = "沈秋禾", Undo = "{}" },
            new DocumentRecord
            {
                Id = Document,
                OfficeId = OfficeId,
                Kind = nameof(DocumentKind.SelfEvaluationReport),
                InspectionId = scene.InspectionId,
                SubjectId = scene.Subject,
                Title = "自评报告",
                State = nameof(DocumentState.Drafted),
                Content = System.Text.Encoding.UTF8.GetString(DocumentJson.Write(new OfficialDocument { Kind = DocumentKind.SelfEvaluationReport, Form = DocumentKind.SelfEvaluationReport.Form(), Title = DocumentTitle.Of("自评报告"), Blocks = [Paragraph.Of("正文")] })),
            });
        HeadsPost = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Posts.Where(p => p.OrganisationId == school && p.Role == Role.Head).Select(p => p.Id).FirstAsync(Cancellation));
        var browser = await BrowserAsync(LoopScene.MemberOne);
        var token = Browser.TokenIn(await browser.GetTextAsync("/account/password"));
        using var picture = new ByteArrayContent(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="));
        using var sent = await browser.SendAsync(HttpMethod.Put, $"/files/{File}?kind=FieldRecord&record={FieldRecord}&slot={scene.Subject}&name=1.png", picture, asPage: false, token);
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(Cancellation));
    }
}
