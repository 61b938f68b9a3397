using Dudao.Core.Inspections;

namespace Dudao.Server.Features.Inspections.Overview;

/// <summary>One subject in the list of inspections.</summary>
public sealed class InspectionRow
{
    public Guid Id { get; init; }

    public Guid InspectionId { get; init; }

    public string Subject { get; init; } = "";

    public string SearchKeys { get; init; } = "";

    public string Township { get; init; } = "";

    public string Title { get; init; } = "";

    public string Kind { get; init; } = "";

    public int Year { get; init; }

    public InspectionState State { get; init; }

    /// <summary>The state's word; 已上报, 已离校 and 已研究 where it stays but has moved on.</summary>
    public string StateWords { get; init; } = "";

    /// <summary>From 1.</summary>
    public int Step { get; init; }

    public int Steps { get; init; }

    /// <summary>Who must act next, in words.</summary>
    public string Turn { get; init; } = "";

    /// <summary>The signed-in person's own office or he himself must act.</summary>
    public bool IsMine { get; init; }

    /// <summary>Of the office or the team: the whole batch is theirs to open.</summary>
    public bool IsInside { get; init; }

    public string NextAct { get; init; } = "";

    public DateOnly? Due { get; init; }

    public TimeOnly? DueTime { get; init; }

    public int DaysLeft { get; init; }

    public bool IsLate { get; init; }

    public string Grade { get; init; } = "";

    public string Number { get; init; } = "";
}
