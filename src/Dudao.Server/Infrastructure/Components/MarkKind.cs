namespace Dudao.Server.Infrastructure.Components;

/// <summary>What a mark is: it decides the sign at the left of its field.</summary>
public enum MarkKind
{
    /// <summary>Points or a deduction: nothing at the left.</summary>
    Points,

    /// <summary>A level: its letter.</summary>
    Level,

    /// <summary>A checklist: how many of how many.</summary>
    Checklist,

    /// <summary>Computed from a figure: a lock; it cannot be typed.</summary>
    Data,
}
