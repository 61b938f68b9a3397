using System.Collections.Immutable;

namespace Dudao.Core.Inspections;

/// <summary>
/// What the rules ask about one subject (for an act of the batch: about the batch), as loaded from what is stored. Anything left out
/// counts as not there yet. Everything here is of today; nothing is kept.
/// </summary>
/// <param name="Today">China's day.</param>
public sealed record Facts(DateOnly Today)
{
    /// <summary>The true day of each act that stands: of an act done more than once the last; one taken back, sent back or voided is left out.</summary>
    public IReadOnlyDictionary<ActId, DateOnly> Days { get; init; } = ImmutableDictionary<ActId, DateOnly>.Empty;

    /// <summary>Acts whose deadline was extended once, with the new day.</summary>
    public IReadOnlyDictionary<DeadlineId, DateOnly> Extensions { get; init; } = ImmutableDictionary<DeadlineId, DateOnly>.Empty;

    /// <summary>What was fixed beforehand.</summary>
    public PlanFacts Plan { get; init; } = new();

    /// <summary>The team of this subject; for an act of the batch every group.</summary>
    public IReadOnlyList<MemberFacts> Team { get; init; } = [];

    /// <summary>Ties and other warnings that the director has not decided.</summary>
    public int UndecidedWarnings { get; init; }

    /// <summary>The self-evaluation.</summary>
    public SelfEvaluationFacts SelfEvaluation { get; init; } = new();

    /// <summary>The visit.</summary>
    public VisitFacts Visit { get; init; } = new();

    /// <summary>Deliberation and feedback.</summary>
    public DeliberationFacts Deliberation { get; init; } = new();

    /// <summary>Points of the reply that are not weighed.</summary>
    public int PointsUnweighed { get; init; }

    /// <summary>The decision.</summary>
    public DecisionFacts Decision { get; init; } = new();

    /// <summary>What a township has beside.</summary>
    public TownshipFacts Township { get; init; } = new();

    /// <summary>Problems with a deadline that are not struck off.</summary>
    public IReadOnlyList<ProblemFacts> OpenProblems { get; init; } = [];

    /// <summary>The days of this subject, as the kind and the profile count them; rules about days read them.</summary>
    public IReadOnlyList<SubjectDeadline> Deadlines { get; init; } = [];

    /// <summary>Whether the act was done and stands.</summary>
    public bool Has(ActId act) => Days.ContainsKey(act);

    /// <summary>The deadline, null where it does not run.</summary>
    public SubjectDeadline? Deadline(DeadlineId id) => Deadlines.FirstOrDefault(d => d.Id == id);
}

/// <summary>What was fixed beforehand (article 16).</summary>
public sealed record PlanFacts
{
    /// <summary>The framework's version is published.</summary>
    public bool FrameworkPublished { get; init; }

    /// <summary>Subjects of the batch.</summary>
    public int Subjects { get; init; }

    /// <summary>The item of the yearly list with its approving body and day.</summary>
    public bool ListItemNamed { get; init; }

    /// <summary>Applicable leaves that no main marker (主评) has, over the subject; of the batch over all subjects.</summary>
    public int LeavesWithoutMain { get; init; }

    /// <summary>First day of the self-evaluation's window.</summary>
    public DateOnly? SelfEvaluationFrom { get; init; }

    /// <summary>Last day of the self-evaluation's window, an extension included.</summary>
    public DateOnly? SelfEvaluationTo { get; init; }

    /// <summary>First day of the visit.</summary>
    public DateOnly? VisitFrom { get; init; }

    /// <summary>Last day of the visit.</summary>
    public DateOnly? VisitTo { get; init; }

    /// <summary>When deliberation is planned, on China's clock.</summary>
    public DateTime? DeliberationAt { get; init; }

    /// <summary>The subject to be added was open on all days of the visit.</summary>
    public bool OpenOnVisit { get; init; } = true;

    /// <summary>Other 综合督导 of that subject in the same year, by whichever office.</summary>
    public int OtherComprehensives { get; init; }

    /// <summary>For an acceptance: the document that its programme rests on is named.</summary>
    public bool ProgrammeNamed { get; init; }

    /// <summary>For an acceptance: the day on which its programme began.</summary>
    public DateOnly? ProgrammeFrom { get; init; }

    /// <summary>For an acceptance: the day on which its programme's term ends.</summary>
    public DateOnly? ProgrammeTo { get; init; }
}

/// <summary>A person of the team at this subject.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Positions">Positions in the team.</param>
public sealed record MemberFacts(Guid PersonId, string Name, Position Positions)
{
    /// <summary>The group's name; empty for the chief leader.</summary>
    public string Group { get; init; } = "";

    /// <summary>An appointed inspector: counts toward the three of article 16 unless he is a trainee or steps back.</summary>
    public bool IsInspector { get; init; }

    /// <summary>Steps back at this subject; of the batch: at any subject of his group.</summary>
    public bool StepsBack { get; init; }

    /// <summary>Signed the 回避承诺书.</summary>
    public bool Declared { get; init; }

    /// <summary>Leaves to mark here.</summary>
    public int ToMark { get; init; }

    /// <summary>Leaves marked.</summary>
    public int Marked { get; init; }

    /// <summary>The sheet is handed in.</summary>
    public bool SheetIn { get; init; }

    /// <summary>The leader noted with reason that the sheet does not come.</summary>
    public bool SheetAbsenceNoted { get; init; }

    /// <summary>Took part in the deliberation.</summary>
    public bool TookPart { get; init; }

    /// <summary>Confirmed the agreed marks, in the program or on the scan, and no leaf was sent back since.</summary>
    public bool Confirmed { get; init; }

    /// <summary>The leader noted with reason that he was absent or unwilling.</summary>
    public bool UnconfirmedNoted { get; init; }

    /// <summary>Counts toward the three of article 16.</summary>
    public bool Counts => IsInspector && !StepsBack && (Positions & (Position.Leader | Position.Deputy | Position.Member)) != 0 && !Positions.HasFlag(Position.Trainee);

    /// <summary>Must sign what was agreed.</summary>
    public bool Signs => !StepsBack && (Positions & (Position.Leader | Position.Deputy | Position.Member)) != 0;

    /// <summary>Has a sheet to hand in.</summary>
    public bool HasSheet => !StepsBack && ToMark > 0;
}

/// <summary>The self-evaluation (article 18).</summary>
public sealed record SelfEvaluationFacts
{
    /// <summary>Applicable leaves neither answered nor asked to be left out; of a sent-back one only those sent back.</summary>
    public int LeavesUnanswered { get; init; }

    /// <summary>Submitted and not sent back since.</summary>
    public bool Submitted { get; init; }

    /// <summary>Some leaves were sent back and are open.</summary>
    public bool SentBack { get; init; }

    /// <summary>The leaf in hand is unlocked by a remark.</summary>
    public bool LeafUnlocked { get; init; }

    /// <summary>Leaves marked to be sent back that have no remark.</summary>
    public int LeavesWithoutRemark { get; init; }

    /// <summary>Leaves marked to be sent back.</summary>
    public int LeavesToSendBack { get; init; }

    /// <summary>Date of the meeting that passed it.</summary>
    public bool MeetingDated { get; init; }

    /// <summary>Days for which it was posted in the school.</summary>
    public bool PostingSaid { get; init; }

    /// <summary>Leaves asked to be left out, undecided.</summary>
    public int NotApplicableUndecided { get; init; }

    /// <summary>Persons among whom leaves are shared out, each with the leaves still empty.</summary>
    public IReadOnlyList<ContributorFacts> Contributors { get; init; } = [];
}

/// <summary>A 填报人 and what waits for him.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Unanswered">His leaves that are still empty.</param>
public sealed record ContributorFacts(Guid PersonId, string Name, int Unanswered);

/// <summary>The visit.</summary>
public sealed record VisitFacts
{
    /// <summary>Symposia, interviews or surveys of pupils, parents or teachers (article 19).</summary>
    public int Hearings { get; init; }

    /// <summary>Problems neither answered by the head nor noted as refused.</summary>
    public int ProblemsUnanswered { get; init; }

    /// <summary>Data leaves whose figure is missing and not decided.</summary>
    public int FiguresUndecided { get; init; }

    /// <summary>The sheet in hand is handed in.</summary>
    public bool SheetIn { get; init; }

    /// <summary>Leaves of the sheet in hand without a mark.</summary>
    public int SheetUnmarked { get; init; }

    /// <summary>Leaves of the sheet in hand that lack a reason which is asked for.</summary>
    public int SheetWithoutReason { get; init; }

    /// <summary>For a veto: the other authority's document is uploaded.</summary>
    public bool VetoDocument { get; init; }

    /// <summary>For a veto: the subject was heard.</summary>
    public bool VetoHeard { get; init; }

    /// <summary>Members who note that the head refused to sign.</summary>
    public int Witnesses { get; init; }
}

/// <summary>Deliberation and feedback.</summary>
public sealed record DeliberationFacts
{
    /// <summary>Was opened once: marks were seen and stay seen, whatever state follows.</summary>
    public bool Opened { get; init; }

    /// <summary>Leaves not settled.</summary>
    public int LeavesUnsettled { get; init; }

    /// <summary>A levels that the preliminary opinion does not judge in words.</summary>
    public int ALevelsUnjudged { get; init; }

    /// <summary>The preliminary opinion names a mark or a grade.</summary>
    public bool NamesMarkOrGrade { get; init; }
}

/// <summary>The decision (集体研究).</summary>
public sealed record DecisionFacts
{
    /// <summary>Day of the meeting and attendance are entered.</summary>
    public bool MeetingRecorded { get; init; }

    /// <summary>Recused persons who attended and are not noted out.</summary>
    public int RecusedNotNotedOut { get; init; }

    /// <summary>The grade differs from the one that was proposed.</summary>
    public bool GradeChanged { get; init; }

    /// <summary>The decided grade lies above a triggered veto's cap; the cap's name.</summary>
    public string AboveCap { get; init; } = "";

    /// <summary>The decided grade is a deferred one (暂不定等级), and no re-evaluation took its place.</summary>
    public bool Deferred { get; init; }

    /// <summary>The result is published.</summary>
    public bool Published { get; init; }
}

/// <summary>A problem that has a deadline.</summary>
/// <param name="Id">Which.</param>
/// <param name="Words">The problem in a few words.</param>
/// <param name="Due">Its own deadline, fixed in the notice.</param>
/// <param name="ReportedOn">When the subject reported it as mended.</param>
/// <param name="Verified">An inspector verified it.</param>
public sealed record ProblemFacts(Guid Id, string Words, DateOnly Due, DateOnly? ReportedOn = null, bool Verified = false);

/// <summary>What a township has beside (table B).</summary>
public sealed record TownshipFacts
{
    /// <summary>Signatures of party committee and government with their days, 0 to 2.</summary>
    public int Signatures { get; init; }

    /// <summary>The department's figure has source and period.</summary>
    public bool FigureSourced { get; init; }

    /// <summary>Objections to figures that are not decided.</summary>
    public int ObjectionsUndecided { get; init; }

    /// <summary>The draw's list and seed are kept.</summary>
    public bool DrawKept { get; init; }

    /// <summary>Government's reply has who, day, words and scan.</summary>
    public bool InstructionWhole { get; init; }

    /// <summary>The office publishes the proposed results of this batch before the opinion (公示).</summary>
    public bool AsksPublicity { get; init; }

    /// <summary>Objections during the publicity that are not answered.</summary>
    public int PublicObjectionsOpen { get; init; }
}
