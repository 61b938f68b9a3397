using Dudao.Core.Procedure;
using static Dudao.Core.Inspections.InspectionState;

namespace Dudao.Core.Inspections;

/// <summary>The kinds that ship. What one asks for beside another is said here as data.</summary>
public static class InspectionKinds
{
    private static readonly InspectionState[] SchoolStates =
        [Draft, Announced, SelfEvaluation, SelfEvaluationReviewed, OnSite, Deliberation, Feedback, Reply, Decision, OpinionIssued, Published, Rectification, Closed];

    private static readonly Step[] SchoolPath =
    [
        .. Paper(ActId.DraftPlan), .. Paper(ActId.DraftNotice), new(ActId.ReceiveNotice),
        new(ActId.SubmitSelfEvaluation, ActId.GoOnWithoutSelfEvaluation), new(ActId.AcceptSelfEvaluation, ActId.GoOnWithoutSelfEvaluation), new(ActId.BeginVisit),
        new(ActId.EndVisit), new(ActId.OpenDeliberation), new(ActId.CloseDeliberation), new(ActId.HoldFeedback), .. Paper(ActId.DraftPreliminaryOpinion),
        new(ActId.ReceivePreliminaryOpinion), new(ActId.ReplyByPoints, ActId.RecordNoReply, ActId.StateNoObjection), new(ActId.BringToMeeting),
        new(ActId.Decide), new(ActId.DraftMinutes), new(ActId.SignMinutes), .. Paper(ActId.DraftOpinion), new(ActId.ReceiveOpinion), new(ActId.Close),
    ];

    private static readonly DeadlineRule[] SchoolDeadlines =
    [
        new(DeadlineId.NoticeReceipt, ValueId.ReceiptCheck, ActId.IssueNotice, [ActId.ReceiveNotice], Positions.Receiving),
        new(DeadlineId.SelfEvaluation, null, ActId.ReceiveNotice, [ActId.SubmitSelfEvaluation, ActId.GoOnWithoutSelfEvaluation], Position.Head),
        new(DeadlineId.Feedback, ValueId.Feedback, ActId.CloseDeliberation, [ActId.IssuePreliminaryOpinion], Position.Leader | Position.Staff),
        new(DeadlineId.PreliminaryOpinionReceipt, ValueId.ReceiptCheck, ActId.IssuePreliminaryOpinion, [ActId.ReceivePreliminaryOpinion], Position.Head),
        new(DeadlineId.Reply, ValueId.Reply, ActId.ReceivePreliminaryOpinion, [ActId.ReplyByPoints, ActId.StateNoObjection, ActId.RecordNoReply], Position.Head),
        new(DeadlineId.Opinion, ValueId.Opinion, ActId.ReceivePreliminaryOpinion, [ActId.IssueOpinion], Positions.Office),
        new(DeadlineId.OpinionReceipt, ValueId.ReceiptCheck, ActId.IssueOpinion, [ActId.ReceiveOpinion], Position.Head),
        new(DeadlineId.Openness, ValueId.Openness, ActId.IssueOpinion, [], Position.Staff),
        new(DeadlineId.Deferral, ValueId.Deferral, ActId.ReceiveOpinion, [], Position.Head),
    ];

    /// <summary>综合督导 of schools (table A).</summary>
    public static InspectionKind Comprehensive { get; } = new("Comprehensive", "综合督导", SchoolStates, SchoolActs.All)
    {
        Path = SchoolPath,
        Deadlines = SchoolDeadlines,
    };

    /// <summary>乡镇人民政府教育工作督导评估 (table B).</summary>
    public static InspectionKind Township { get; } = new("Township", "乡镇督导评估", With(SchoolStates, Confirmed, Publicity), TownshipActs.All)
    {
        SubjectWord = "乡镇",
        TeamSize = 8,
        Path = BeforeOpinion(
        [
            new(ActId.DraftRequest), new(ActId.CheckRequest), new(ActId.SignRequest), new(ActId.RecordAgreed, ActId.RecordChanged),
            new(ActId.OpenPublicity), new(ActId.ClosePublicity),
        ]),
        Deadlines =
        [
            .. SchoolDeadlines.Select(d => d.Id == DeadlineId.Opinion
                ? d with { Pause = new(ActId.SignRequest, [ActId.RecordAgreed, ActId.RecordChanged], "等待政府认定") }
                : d),
            new(DeadlineId.Publicity, ValueId.Publicity, ActId.OpenPublicity, [ActId.ClosePublicity], Position.Staff),
        ],
        Confirmations = [new(Position.GovernmentLeader, Confirmed, "待政府认定")],
    };

    /// <summary>专项督导: one matter or several; nothing is asked of the schools beforehand.</summary>
    public static InspectionKind Special { get; } = WithoutSelfEvaluation(Comprehensive, "Special", "专项督导");

    /// <summary>达标验收: only under a programme that began before October 2025 and has not ended.</summary>
    public static InspectionKind Acceptance { get; } = Comprehensive with
    {
        Code = "Acceptance",
        Name = "达标验收",
        Sort = LegalSort.Special,
        States = With(SchoolStates, Publicity),
        Acts =
        [
            .. SchoolActs.All.Select(a => a.Id switch
            {
                ActId.AddSubject => a with { Rules = [.. a.Rules.Where(r => r != RuleId.OneComprehensiveAYear)] },
                ActId.Create or ActId.SignNotice or ActId.IssueNotice => a with { Rules = [.. a.Rules, RuleId.Programme] },
                ActId.SignOpinion or ActId.IssueOpinion => a with { Rules = [.. a.Rules, RuleId.PublicityHeld] },
                _ => a,
            }),
            .. TownshipActs.Publicity(Decision, [RuleId.Decided, RuleId.MinutesSigned]),
        ],
        Path = BeforeOpinion([new(ActId.OpenPublicity), new(ActId.ClosePublicity)]),
        Deadlines = [.. SchoolDeadlines, new(DeadlineId.Publicity, ValueId.Publicity, ActId.OpenPublicity, [ActId.ClosePublicity], Position.Staff)],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<InspectionKind> All { get; } = [Comprehensive, Township, Special, Acceptance];

    /// <summary>The kind of a stored code.</summary>
    /// <exception cref="KeyNotFoundException">No kind has this code.</exception>
    public static InspectionKind Of(string code) => All.FirstOrDefault(k => k.Code == code) ?? throw new KeyNotFoundException($"no kind {code}");

    private static Step[] Paper(ActId draft) => [new(draft), new(draft + 1), new(draft + 2), new(draft + 3)];

    private static Step[] BeforeOpinion(IEnumerable<Step> steps) =>
        [.. SchoolPath.TakeWhile(s => s.Act != ActId.DraftOpinion), .. steps, .. SchoolPath.SkipWhile(s => s.Act != ActId.DraftOpinion)];

    private static InspectionState[] With(IEnumerable<InspectionState> states, params InspectionState[] more) => [.. states.Concat(more).Order()];

    private static InspectionKind WithoutSelfEvaluation(InspectionKind kind, string code, string name)
    {
        ActId[] left =
        [
            ActId.ShareLeaves, ActId.TypeSelfEvaluation, ActId.SubmitSelfEvaluation, ActId.SendBackSelfEvaluation,
            ActId.AcceptSelfEvaluation, ActId.DecideNotApplicable, ActId.ExtendSelfEvaluation, ActId.GoOnWithoutSelfEvaluation,
        ];
        InspectionState[] gone = [SelfEvaluation, SelfEvaluationReviewed];
        return kind with
        {
            Code = code,
            Name = name,
            Sort = LegalSort.Special,
            States = [.. kind.States.Except(gone)],
            Acts =
            [
                .. kind.Acts.Where(a => !left.Contains(a.Id)).Select(a => a with
                {
                    // What waited for the self-evaluation waits for the receipt of the notice.
                    States = [.. a.States.Select(s => gone.Contains(s) ? Announced : s).Distinct()],
                    Next = a.Next is { } next && gone.Contains(next) ? null : a.Next,
                    Rules = [.. a.Rules.Where(r => r != RuleId.OneComprehensiveAYear).Select(r => r == RuleId.DatesSet ? RuleId.VisitDated : r)],
                }),
            ],
            Path = [.. kind.Path.Where(s => !left.Contains(s.Act))],
            Deadlines = [.. kind.Deadlines.Where(d => d.Id != DeadlineId.SelfEvaluation)],
        };
    }
}
