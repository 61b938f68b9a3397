using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;

namespace Dudao.Benchmarks.Office;

/// <summary>One closed inspection of four schools in a past year, with everything that it left in the database.</summary>
internal sealed class PastBatch
{
    private static readonly IReadOnlyList<Indicator> Leaves = [.. ShippedFrameworks.School.LeavesFor(SubjectTraits.Primary | SubjectTraits.Canteen).Where(l => l.Rule is not VetoRule)];

    private static readonly ActId[] Way =
    [
        ActId.ReceiveNotice, ActId.SubmitSelfEvaluation, ActId.AcceptSelfEvaluation, ActId.BeginVisit, ActId.HandInSheet, ActId.HandInSheet, ActId.HandInSheet, ActId.EndVisit, ActId.OpenDeliberation,
        ActId.CloseDeliberation, ActId.HoldFeedback, ActId.IssuePreliminaryOpinion, ActId.ReceivePreliminaryOpinion, ActId.StateNoObjection, ActId.BringToMeeting, ActId.Decide, ActId.IssueOpinion, ActId.ReceiveOpinion,
        ActId.Close,
    ];

    private readonly Random _random;
    private readonly (Guid Id, string Name)[] _people;
    private readonly DateOnly _day;

    public PastBatch(int year, int number, Random random, (Guid Id, string Name)[] inspectors)
    {
        _random = random;
        _day = new DateOnly(year, 3, 1).AddDays(number * 4);
        _people = [.. Enumerable.Range(0, 3).Select(n => inspectors[(number + n) % inspectors.Length])];
        var id = Guid.CreateVersion7();
        Inspection = new Inspection
        {
            Id = id,
            OfficeId = County.Office,
            Kind = InspectionKinds.Comprehensive.Code,
            Title = $"{year}年学校综合督导（{number + 1}）",
            Year = year,
            Basis = "《教育督导条例》",
            FrameworkVersionId = County.FrameworkVersion,
            SelfEvaluationFrom = _day,
            SelfEvaluationTo = _day.AddDays(14),
            VisitFrom = _day.AddDays(30),
            VisitTo = _day.AddDays(32),
            CreatedOn = _day,
            AnnouncedOn = _day,
        };
        Group = new InspectionGroup { Id = Guid.CreateVersion7(), InspectionId = id, Name = "督导组", Order = 1 };
        Team =
        [
            .. _people.Select((p, n) => new TeamMember
            {
                Id = Guid.CreateVersion7(), InspectionId = id, GroupId = Group.Id, PersonId = p.Id, Position = n == 0 ? TeamPosition.Leader : TeamPosition.Member, IsInspector = true,
                DeclaredOn = _day, JoinedOn = _day,
            }),
        ];
        Assignments = [.. ShippedFrameworks.School.Parts.Select((part, n) => new Assignment { Id = Guid.CreateVersion7(), InspectionId = id, GroupId = Group.Id, NodeId = part.Id, MemberId = Team[n % 3].Id })];
        Subjects =
        [
            .. Enumerable.Range(0, 4).Select(n => new Subject
            {
                Id = Guid.CreateVersion7(), InspectionId = id, OfficeId = County.Office, OrganisationId = County.SchoolOf(((number * 4) + n + (year % 2 * 100)) % 300), GroupId = Group.Id,
                State = InspectionState.Closed, StateSince = _day.AddDays(90), Traits = SubjectTraits.Primary | SubjectTraits.Canteen, PrimaryPupils = 400, Grade = "合格", Mark = 82.5m,
            }),
        ];
    }

    public Inspection Inspection { get; }

    public InspectionGroup Group { get; }

    public IReadOnlyList<TeamMember> Team { get; }

    public IReadOnlyList<Assignment> Assignments { get; }

    public IReadOnlyList<Subject> Subjects { get; }

    public IEnumerable<SelfEntry> SelfEntries() => EachLeaf((subject, leaf) => new SelfEntry
    {
        SubjectId = subject.Id,
        LeafId = leaf.Id,
        Input = Typed.Full(leaf),
        InputVersion = 1,
        Value = leaf.Points,
        Narrative = "制度健全，落实到位，成效明显。",
        NarrativeVersion = 1,
        OnCall = "综合档案室第3柜",
        OnCallVersion = 1,
        UpdatedAt = At(10),
        UpdatedByName = "填报人",
    });

    public IEnumerable<MarkSheet> Sheets() => Subjects.SelectMany(s => Team.Select(m => new MarkSheet { SubjectId = s.Id, MemberId = m.Id, HandedInAt = At(32) }));

    public IEnumerable<MarkEntry> Marks() => Subjects.SelectMany(s => Leaves.SelectMany((leaf, n) => Enumerable.Range(0, 2).Select(k => new MarkEntry
    {
        SubjectId = s.Id,
        MemberId = Team[(n + k) % 3].Id,
        LeafId = leaf.Id,
        Input = Typed.Full(leaf),
        InputVersion = 1,
        Value = leaf.Points,
        Finding = "查看资料，访谈教师。",
        FindingVersion = 1,
        UpdatedAt = At(31),
        UpdatedByName = _people[(n + k) % 3].Name,
    })));

    public IEnumerable<LeafSettlement> Settlements() => EachLeaf((subject, leaf) => new LeafSettlement
    {
        SubjectId = subject.Id,
        LeafId = leaf.Id,
        AgreedInput = Typed.Full(leaf),
        Agreed = leaf.Points,
        SettledAt = At(33),
        SettledByName = _people[0].Name,
        Version = 1,
    });

    public IEnumerable<ActRecord> Acts() => Subjects.SelectMany(s => Way.Select((act, n) => new ActRecord
    {
        Id = Guid.CreateVersion7(),
        InspectionId = Inspection.Id,
        SubjectId = s.Id,
        Act = act.ToString(),
        OwnerName = _people[n % 3].Name,
        OwnerPersonId = _people[n % 3].Id,
        EnteredByName = _people[n % 3].Name,
        Day = _day.AddDays(n * 4),
        EnteredAt = At(n * 4),
    }));

    /// <summary>The record of acts: the acts, and about one save of marks for every three leaves.</summary>
    public IEnumerable<AuditEvent> Events() => Subjects.SelectMany(s => Enumerable.Range(0, Way.Length + (Leaves.Count / 3)).Select(n => new AuditEvent
    {
        At = At(n),
        PersonName = _people[n % 3].Name,
        PersonId = _people[n % 3].Id,
        Title = "督学",
        Origin = "bench",
        Act = n < Way.Length ? "Act." + Way[n] : "Mark.Save",
        Text = n < Way.Length ? Way[n].ToString() : "评分",
        RecordKind = nameof(Subject),
        RecordId = s.Id,
        OfficeId = County.Office,
        HoldsMarks = n >= Way.Length,
        Changes = """[{"entity":"MarkEntry","key":"-","property":"Value","old":null,"new":"1"}]""",
        Hash = _random.Next().ToString("x8", System.Globalization.CultureInfo.InvariantCulture),
    }));

    private IEnumerable<T> EachLeaf<T>(Func<Subject, Indicator, T> row) => Subjects.SelectMany(s => Leaves.Select(l => row(s, l)));

    private DateTimeOffset At(int days) => Server.Infrastructure.Clock.OfficeClock.At(_day.AddDays(days), new TimeOnly(10, 0));
}
