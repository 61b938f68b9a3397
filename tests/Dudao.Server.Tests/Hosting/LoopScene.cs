using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;

namespace Dudao.Server.Tests.Hosting;

/// <summary>
/// One 综合督导 of the four schools of October in the demonstration county, put there as it stands in a given state: two groups, each with
/// leader, two inspectors, the secondary one with a trainee too; chief leader 秦仲山; parts given to each. Who signs in: see the fields.
/// </summary>
internal sealed class LoopScene
{
    public const string Staff = "shenqiuhe";
    public const string Director = "luojingzhi";
    public const string Administrator = "gaoyuanshan";
    public const string ChiefLeader = "qinzhongshan";
    public const string Leader = "weichangqing";
    public const string MemberOne = "hexiaolan";
    public const string MemberTwo = "duruochuan";
    public const string Trainee = "yinxiaoman";
    public const string Recorder = "suyingxue";
    public const string OtherLeader = "longzemin";
    public const string OtherMember = "mayuping";
    public const string OutsideInspector = "lancaiwei";
    public const string GovernmentLeader = "zhouqiming";
    public const string Superior = "fangyuan";

    /// <summary>白石小学: its head, liaison and first contributor.</summary>
    public const string Head = "2199000422";
    public const string Liaison = "2199000422L";
    public const string Contributor = "2199000422T1";

    /// <summary>The head of another subject of the same batch.</summary>
    public const string OtherHead = "2199000401";

    private static readonly DateOnly Today = new(2026, 10, 21);

    public Guid InspectionId { get; } = DemonstrationId.Of("scene/inspection");

    public Guid FrameworkVersionId { get; } = DemonstrationId.Of("scene/version");

    public Guid PrimaryGroup { get; } = DemonstrationId.Of("scene/primary");

    public Guid SecondaryGroup { get; } = DemonstrationId.Of("scene/secondary");

    /// <summary>白石小学, of the primary group.</summary>
    public Guid Subject { get; } = SubjectOf("白石小学");

    public static Guid SubjectOf(string school) => DemonstrationId.Of("scene/subject/" + school);

    public static Guid MemberOf(string userName) => DemonstrationId.Of("scene/member/" + userName);

    public static Guid PersonOf(string userName) => DemonstrationPeople.Build().First(p => p.UserName == userName).Id;

    /// <summary>Starts an office with the county and this inspection, whose every subject stands in <paramref name="state"/>.</summary>
    public static async Task<(TestOffice Office, LoopScene Scene)> StartAsync(Database database, InspectionState state)
    {
        var office = await TestOffice.StartAsync(database);
        await new DemonstrationScript(office.Services).PlayAsync(DemonstrationUntil.People, TestContext.Current.CancellationToken);
        office.Clock.RunFrom(DemonstrationClock.Beginning);
        var scene = new LoopScene();
        await scene.ArrangeAsync(office, state);
        return (office, scene);
    }

    private async Task ArrangeAsync(TestOffice office, InspectionState state)
    {
        var officeId = DemonstrationId.Of(DemonstrationTree.Office);
        var framework = TrialFramework.Build();
        var frameworkId = DemonstrationId.Of("scene/framework");
        var item = new ListItem { Id = DemonstrationId.Of("scene/item"), OfficeId = officeId, Year = 2026, Number = "7", Name = "学校综合督导", ApprovedBy = "县委教育工作领导小组", ApprovedOn = new DateOnly(2026, 2, 10) };
        await office.ArrangeAsync(
            item,
            new FrameworkRecord { Id = frameworkId, OfficeId = officeId, Name = framework.Name },
            new FrameworkVersionRecord
            {
                Id = FrameworkVersionId,
                FrameworkId = frameworkId,
                OfficeId = officeId,
                Number = 1,
                Label = "2026版",
                State = FrameworkVersionState.Published,
                Content = FrameworkJson.Write(framework),
                Digest = framework.Digest(),
                PublishedOn = new DateOnly(2026, 3, 1),
            });
        await office.ArrangeAsync(
            new Inspection
            {
                Id = InspectionId,
                OfficeId = officeId,
                Kind = InspectionKinds.Comprehensive.Code,
                Title = "2026年学校综合督导",
                Year = 2026,
                Basis = "教育督导条例",
                ListItemId = item.Id,
                FrameworkVersionId = FrameworkVersionId,
                SelfEvaluationFrom = new DateOnly(2026, 9, 21),
                SelfEvaluationTo = new DateOnly(2026, 10, 10),
                VisitFrom = new DateOnly(2026, 10, 20),
                VisitTo = new DateOnly(2026, 10, 22),
                CreatedOn = new DateOnly(2026, 3, 2),
                AnnouncedOn = state == InspectionState.Draft ? null : new DateOnly(2026, 9, 16),
            },
            new InspectionGroup { Id = SecondaryGroup, InspectionId = InspectionId, Name = "中学组", Order = 1 },
            new InspectionGroup { Id = PrimaryGroup, InspectionId = InspectionId, Name = "小学组", Order = 2 });
        await office.ArrangeAsync([.. Subjects(officeId, state), .. Members(state)]);
        await office.ArrangeAsync([.. Assignments(), .. Acts(state)]);
    }

    private IEnumerable<object> Subjects(Guid officeId, InspectionState state) =>
        new[] { "云屏县第二中学", "柳溪镇初级中学", "石桥镇中心小学", "白石小学" }.Select(school => new Subject
        {
            Id = SubjectOf(school),
            InspectionId = InspectionId,
            OfficeId = officeId,
            OrganisationId = DemonstrationId.Of(school),
            GroupId = school.Contains('中') && school.EndsWith("中学", StringComparison.Ordinal) ? SecondaryGroup : PrimaryGroup,
            State = state,
            StateSince = Today,
            Traits = school.EndsWith("中学", StringComparison.Ordinal)
                ? SubjectTraits.Junior | SubjectTraits.Boarding | SubjectTraits.Canteen
                : SubjectTraits.Primary | SubjectTraits.Canteen | (school == "石桥镇中心小学" ? SubjectTraits.CentralSchool : SubjectTraits.None),
        });

    private IEnumerable<object> Members(InspectionState state)
    {
        var declared = state >= InspectionState.SelfEvaluationReviewed ? new DateOnly(2026, 9, 18) : (DateOnly?)null;
        yield return Member(ChiefLeader, null, TeamPosition.ChiefLeader);
        yield return Member(Leader, PrimaryGroup, TeamPosition.Leader);
        yield return Member(MemberOne, PrimaryGroup, TeamPosition.Member);
        yield return Member(MemberTwo, PrimaryGroup, TeamPosition.Member);
        yield return Member(Trainee, PrimaryGroup, TeamPosition.Trainee);
        yield return Member(Recorder, PrimaryGroup, TeamPosition.Recorder);
        yield return Member(OtherLeader, SecondaryGroup, TeamPosition.Leader);
        yield return Member(OtherMember, SecondaryGroup, TeamPosition.Member);
        yield return Member("duanwenxi", SecondaryGroup, TeamPosition.Member);

        TeamMember Member(string userName, Guid? group, TeamPosition position) => new()
        {
            Id = MemberOf(userName),
            InspectionId = InspectionId,
            GroupId = group,
            PersonId = PersonOf(userName),
            Position = position,
            IsInspector = position is not TeamPosition.Recorder,
            DeclaredOn = declared,
            JoinedOn = new DateOnly(2026, 9, 1),
        };
    }

    /// <summary>In the primary group the leader has A1, member one A2; member two and the trainee mark A1 beside.</summary>
    private IEnumerable<object> Assignments()
    {
        yield return Part(PrimaryGroup, "a1", Leader, isSecond: false);
        yield return Part(PrimaryGroup, "a2", MemberOne, isSecond: false);
        yield return Part(PrimaryGroup, "a1", MemberTwo, isSecond: true);
        yield return Part(PrimaryGroup, "a1", Trainee, isSecond: true);
        yield return Part(SecondaryGroup, "a1", OtherLeader, isSecond: false);
        yield return Part(SecondaryGroup, "a2", OtherMember, isSecond: false);

        Assignment Part(Guid group, string node, string userName, bool isSecond) => new()
        {
            Id = Guid.CreateVersion7(),
            InspectionId = InspectionId,
            GroupId = group,
            NodeId = node,
            MemberId = MemberOf(userName),
            IsSecond = isSecond,
        };
    }

    /// <summary>The acts that led to the state, each on a day of the demonstration year.</summary>
    private IEnumerable<object> Acts(InspectionState state)
    {
        (ActId Act, InspectionState From, DateOnly Day)[] way =
        [
            (ActId.ReceiveNotice, InspectionState.Announced, new(2026, 9, 17)),
            (ActId.SubmitSelfEvaluation, InspectionState.SelfEvaluation, new(2026, 10, 10)),
            (ActId.AcceptSelfEvaluation, InspectionState.SelfEvaluation, new(2026, 10, 14)),
            (ActId.BeginVisit, InspectionState.SelfEvaluationReviewed, new(2026, 10, 20)),
            (ActId.EndVisit, InspectionState.OnSite, new(2026, 10, 21)),
            (ActId.OpenDeliberation, InspectionState.OnSite, new(2026, 10, 21)),
            (ActId.CloseDeliberation, InspectionState.Deliberation, new(2026, 10, 21)),
            (ActId.HoldFeedback, InspectionState.Feedback, new(2026, 10, 21)),
            (ActId.IssuePreliminaryOpinion, InspectionState.Feedback, new(2026, 10, 21)),
            (ActId.ReceivePreliminaryOpinion, InspectionState.Feedback, new(2026, 10, 21)),
            (ActId.StateNoObjection, InspectionState.Reply, new(2026, 10, 21)),
            (ActId.BringToMeeting, InspectionState.Reply, new(2026, 10, 21)),
        ];
        var minute = 0;
        foreach (var school in new[] { "云屏县第二中学", "柳溪镇初级中学", "石桥镇中心小学", "白石小学" })
        {
            foreach (var (act, from, day) in way.Where(w => w.From < state))
            {
                yield return new ActRecord
                {
                    Id = Guid.CreateVersion7(),
                    InspectionId = InspectionId,
                    SubjectId = SubjectOf(school),
                    Act = act.ToString(),
                    OwnerName = "测试准备",
                    Day = day,
                    EnteredByName = "测试准备",
                    EnteredAt = DemonstrationClock.Beginning.AddDays(-1).AddMinutes(minute++),
                };
            }
        }
    }
}
