using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Benchmarks.Office;

/// <summary>The week of the bench: ten schools on site at once, each with a team of five of its own, and one school in deliberation.</summary>
internal sealed class Week(DudaoDbContext db)
{
    public const int Teams = 10;
    public const int TeamSize = 5;
    private const SubjectTraits Traits = SubjectTraits.Primary | SubjectTraits.Canteen;
    private static readonly Guid Batch = DemonstrationId.Of("bench/week");

    /// <summary>The leader of team 0 is also the one who deliberates.</summary>
    public static string UserName(int team, int member) => $"bench{team}{member}";

    public static Guid OnSite(int team) => DemonstrationId.Of($"bench/on-site/{team}");

    public static Guid Deliberating { get; } = DemonstrationId.Of("bench/deliberating");

    public async Task FillAsync()
    {
        var password = await db.Users.Where(u => u.UserName == "shenqiuhe").Select(u => u.PasswordHash).SingleAsync();
        var people = Enumerable.Range(0, Teams).SelectMany(t => Enumerable.Range(0, TeamSize).Select(m => (Team: t, Member: m, UserName: UserName(t, m)))).ToList();
        await BulkRows.WriteAsync(db, people.Select(p => new Person { Id = PersonOf(p.UserName), Name = "督学" + p.UserName, OrganisationId = County.Office, InspectorKind = "兼职" }));
        var post = await db.Posts.Where(p => p.OrganisationId == County.Office && p.Role == Role.Inspector).Select(p => p.Id).FirstAsync();
        await BulkRows.WriteAsync(db, people.Select(p => new PostHolding { Id = Guid.CreateVersion7(), PostId = post, PersonId = PersonOf(p.UserName), From = new DateOnly(2025, 1, 1) }));
        await BulkRows.WriteAsync(db, people.Select(p => new Account
        {
            Id = DemonstrationId.Of("account/" + p.UserName),
            UserName = p.UserName,
            NormalizedUserName = p.UserName.ToUpperInvariant(),
            PersonId = PersonOf(p.UserName),
            PasswordHash = password,
            SecurityStamp = p.UserName,
            ConcurrencyStamp = p.UserName,
        }));
        await BulkRows.WriteAsync(db, [Inspection()]);
        await BulkRows.WriteAsync(db, Enumerable.Range(0, Teams).Select(t => new InspectionGroup { Id = GroupOf(t), InspectionId = Batch, Name = $"第{t + 1}组", Order = t }));
        await BulkRows.WriteAsync(db, people.Select(p => new TeamMember
        {
            Id = MemberOf(p.UserName),
            InspectionId = Batch,
            GroupId = GroupOf(p.Team),
            PersonId = PersonOf(p.UserName),
            Position = p.Member == 0 ? TeamPosition.Leader : TeamPosition.Member,
            IsInspector = true,
            DeclaredOn = new DateOnly(2026, 9, 18),
            JoinedOn = new DateOnly(2026, 9, 1),
        }));
        await BulkRows.WriteAsync(db, people.SelectMany(p => ShippedFrameworks.School.Parts.Where((_, n) => n % TeamSize == p.Member || n % TeamSize == (p.Member + 1) % TeamSize).Select(part => new Assignment
        {
            Id = Guid.CreateVersion7(),
            InspectionId = Batch,
            GroupId = GroupOf(p.Team),
            NodeId = part.Id,
            MemberId = MemberOf(p.UserName),
            IsSecond = ShippedFrameworks.School.Parts.ToList().IndexOf(part) % TeamSize != p.Member,
        })));
        var subjects = Enumerable.Range(0, Teams).Select(t => SubjectOf(OnSite(t), t, 300 + t, InspectionState.OnSite)).Append(SubjectOf(Deliberating, 0, 320, InspectionState.Deliberation)).ToList();
        await BulkRows.WriteAsync(db, subjects);
        await BulkRows.WriteAsync(db, subjects.SelectMany(Acts));
        await BulkRows.WriteAsync(db, subjects.SelectMany(SelfEntries));
        await BulkRows.WriteAsync(db, Enumerable.Range(0, TeamSize).Select(m => new MarkSheet { SubjectId = Deliberating, MemberId = MemberOf(UserName(0, m)), HandedInAt = Now }));
        await BulkRows.WriteAsync(db, Leaves().SelectMany((leaf, n) => Enumerable.Range(0, 2).Select(k => new MarkEntry
        {
            SubjectId = Deliberating,
            MemberId = MemberOf(UserName(0, (n + k) % TeamSize)),
            LeafId = leaf.Id,
            Input = Typed.Full(leaf),
            InputVersion = 1,
            Value = leaf.Points,
            UpdatedAt = Now,
            UpdatedByName = "督学",
        })));
    }

    /// <summary>The leaves that a member of any team marks, by his place in it.</summary>
    public static IReadOnlyList<Indicator> LeavesOf(int member) =>
    [
        .. ShippedFrameworks.School.Parts.Where((_, n) => n % TeamSize == member).SelectMany(part => Leaves().Where(l => ShippedFrameworks.School.PathTo(l.Id)[0].Id == part.Id))
            .Where(l => l.Rule is not Core.Frameworks.Rules.DataRule),
    ];

    private static DateTimeOffset Now => Server.Infrastructure.Clock.OfficeClock.At(new DateOnly(2026, 10, 20), new TimeOnly(17, 0));

    private static Guid PersonOf(string userName) => DemonstrationId.Of("bench/person/" + userName);

    private static Guid MemberOf(string userName) => DemonstrationId.Of("bench/member/" + userName);

    private static Guid GroupOf(int team) => DemonstrationId.Of($"bench/group/{team}");

    private static IEnumerable<Indicator> Leaves() => ShippedFrameworks.School.LeavesFor(Traits).Where(l => l.Rule is not Core.Frameworks.Rules.VetoRule);

    private static Inspection Inspection() => new()
    {
        Id = Batch,
        OfficeId = County.Office,
        Kind = InspectionKinds.Comprehensive.Code,
        Title = "2026年秋季学校综合督导",
        Year = 2026,
        Basis = "《教育督导条例》",
        FrameworkVersionId = County.FrameworkVersion,
        SelfEvaluationFrom = new DateOnly(2026, 9, 21),
        SelfEvaluationTo = new DateOnly(2026, 10, 10),
        VisitFrom = new DateOnly(2026, 10, 20),
        VisitTo = new DateOnly(2026, 10, 22),
        CreatedOn = new DateOnly(2026, 9, 1),
        AnnouncedOn = new DateOnly(2026, 9, 16),
    };

    private static Subject SubjectOf(Guid id, int team, int school, InspectionState state) => new()
    {
        Id = id,
        InspectionId = Batch,
        OfficeId = County.Office,
        OrganisationId = County.SchoolOf(school),
        GroupId = GroupOf(team),
        State = state,
        StateSince = new DateOnly(2026, 10, 20),
        Traits = Traits,
        PrimaryPupils = 400,
        VisitFrom = new DateOnly(2026, 10, 20),
        VisitTo = new DateOnly(2026, 10, 22),
    };

    private static IEnumerable<ActRecord> Acts(Subject subject)
    {
        (ActId Act, DateOnly Day)[] way =
        [
            (ActId.ReceiveNotice, new(2026, 9, 17)), (ActId.SubmitSelfEvaluation, new(2026, 10, 10)), (ActId.AcceptSelfEvaluation, new(2026, 10, 14)), (ActId.BeginVisit, new(2026, 10, 20)),
            (ActId.EndVisit, new(2026, 10, 21)), (ActId.OpenDeliberation, new(2026, 10, 21)),
        ];
        return way.Take(subject.State == InspectionState.Deliberation ? 6 : 4).Select(w => new ActRecord
        {
            Id = Guid.CreateVersion7(),
            InspectionId = Batch,
            SubjectId = subject.Id,
            Act = w.Act.ToString(),
            OwnerName = "组长",
            Day = w.Day,
            EnteredByName = "组长",
            EnteredAt = Now,
        });
    }

    private static IEnumerable<SelfEntry> SelfEntries(Subject subject) => Leaves().Select(leaf => new SelfEntry
    {
        SubjectId = subject.Id,
        LeafId = leaf.Id,
        Input = Typed.Full(leaf),
        InputVersion = 1,
        Value = leaf.Points,
        Narrative = "制度健全，落实到位。",
        NarrativeVersion = 1,
        OnCall = "档案室",
        OnCallVersion = 1,
        UpdatedAt = Now,
        UpdatedByName = "填报人",
    });
}
