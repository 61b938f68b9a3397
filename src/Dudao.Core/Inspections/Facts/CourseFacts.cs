namespace Dudao.Core.Inspections;

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

    /// <summary>Members in favour of the opinion, where the profile asks for a share of the team.</summary>
    public int InFavour { get; init; }

    /// <summary>The day on which the result was published.</summary>
    public DateOnly? PublishedOn { get; init; }
}

/// <summary>A problem that has a deadline.</summary>
/// <param name="Id">Which.</param>
/// <param name="Words">The problem in a few words.</param>
/// <param name="Due">Its own deadline, fixed in the notice.</param>
/// <param name="ReportedOn">When the subject reported it as mended.</param>
/// <param name="VerifiedOn">When an inspector verified it.</param>
public sealed record ProblemFacts(Guid Id, string Words, DateOnly Due, DateOnly? ReportedOn = null, DateOnly? VerifiedOn = null);

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

    /// <summary>Days for which the opinion's days had stood still for earlier requests that were sent back.</summary>
    public int DaysStopped { get; init; }

    /// <summary>Government's reply has who, day, words and scan.</summary>
    public bool InstructionWhole { get; init; }

    /// <summary>The setting that lets the leader confirm in the program himself; off, the clerk records his words.</summary>
    public bool LeaderConfirms { get; init; }

    /// <summary>The office publishes the proposed results of this batch before the opinion (公示).</summary>
    public bool AsksPublicity { get; init; }

    /// <summary>Objections during the publicity that are not answered.</summary>
    public int PublicObjectionsOpen { get; init; }
}
