namespace Dudao.Core.Inspections;

/// <summary>Where a person stands to one subject of one inspection: what he may do and see there follows from it alone.</summary>
/// <param name="Positions">Everything that he is to this subject.</param>
public sealed record Standing(Position Positions)
{
    /// <summary>Nobody: what another's subject is to a stranger.</summary>
    public static Standing Outside { get; } = new(Position.Outside);

    /// <summary>His own sheet for this subject was handed in, or he has no leaf here.</summary>
    public bool OwnSheetIn { get; init; }

    /// <summary>Another's sheet was handed to him to type, and has not been handed in yet.</summary>
    public bool HoldsSheet { get; init; }

    /// <summary>Whether he marks at this subject, trainees too.</summary>
    public bool MarksHere => (Acting & Inspections.Positions.Marking) != 0;

    /// <summary>
    /// The positions that count. Who stepped back is outside; the subject's own people are nothing else there, so a head who is a
    /// part-time inspector is refused at his own school (article 10).
    /// </summary>
    public Position Acting =>
        Positions.HasFlag(Position.Recused) ? Position.Outside
        : (Positions & Inspections.Positions.Subject) is var own and not Position.Outside ? own
        : Positions;

    /// <summary>
    /// Whether he may type another's act or sheet now: staff or a director who marks here first hands in his own sheet, else what he
    /// types would show him another's marks before his own are fixed.
    /// </summary>
    public bool MayEnterForOthers => (Acting & Inspections.Positions.Entering) != 0 && (!MarksHere || OwnSheetIn);
}
