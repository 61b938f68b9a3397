namespace Dudao.Core.Balance.Standards;

/// <summary>Whether the stages of one school use a resource together.</summary>
public enum ResourceKind
{
    /// <summary>Rooms, grounds, equipment, computers, books: given once for the school and split by weighted pupils.</summary>
    Shared,

    /// <summary>Teachers: given for each stage apart, and the only kind that can be moved between schools.</summary>
    Staff,
}

/// <summary>What of a stage is held against the threshold.</summary>
public enum Judging
{
    /// <summary>逐项: each indicator's coefficient.</summary>
    Each,

    /// <summary>综合: the mean of the indicators' coefficients.</summary>
    Composite,
}
