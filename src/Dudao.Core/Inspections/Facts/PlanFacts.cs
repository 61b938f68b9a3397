namespace Dudao.Core.Inspections;

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

    /// <summary>The day of <see cref="DeliberationAt"/>.</summary>
    public DateOnly? DeliberationOn => DeliberationAt is { } at ? DateOnly.FromDateTime(at) : null;

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
