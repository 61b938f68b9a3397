namespace Dudao.Core.Inspections;

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
