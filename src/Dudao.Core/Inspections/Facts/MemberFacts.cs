namespace Dudao.Core.Inspections;

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

    /// <summary>Who types the paper sheet that the member handed over; null while he marks himself.</summary>
    public Guid? TypistId { get; init; }

    /// <summary>Took part in the deliberation.</summary>
    public bool TookPart { get; init; }

    /// <summary>Confirmed the agreed marks, in the program or on the scan, and no leaf was sent back since.</summary>
    public bool Confirmed { get; init; }

    /// <summary>The leader noted with reason that he was absent or unwilling.</summary>
    public bool UnconfirmedNoted { get; init; }

    /// <summary>Counts toward the three of article 16.</summary>
    public bool Counts => IsInspector && Signs && !Positions.HasFlag(Position.Trainee);

    /// <summary>Must sign what was agreed.</summary>
    public bool Signs => !StepsBack && (Positions & (Position.Leader | Position.Deputy | Position.Member)) != 0;

    /// <summary>Has a sheet to hand in.</summary>
    public bool HasSheet => !StepsBack && ToMark > 0;
}
