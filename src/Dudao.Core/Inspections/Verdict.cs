namespace Dudao.Core.Inspections;

/// <summary>What becomes of an act that is tried, or asked for.</summary>
public enum VerdictKind
{
    /// <summary>It may be done.</summary>
    Allowed,

    /// <summary>The subject is not there for this person (404).</summary>
    NotFound,

    /// <summary>In scope, but not this person's to do (403).</summary>
    NotYours,

    /// <summary>His to do, but not now: something is missing, or the state is another (409).</summary>
    TooEarly,
}

/// <summary>The answer of <see cref="ActRules.Judge"/>.</summary>
/// <param name="Kind">What becomes of it.</param>
public sealed record Verdict(VerdictKind Kind)
{
    /// <summary>What to tell; null where it is allowed or nothing may be told.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What it waits for; filled where <see cref="VerdictKind.TooEarly"/>.</summary>
    public IReadOnlyList<Missing> Missing { get; init; } = [];

    /// <summary>What does not stop it, but must be answered with a reason.</summary>
    public IReadOnlyList<Warning> Warnings { get; init; } = [];

    /// <summary>The person enters it for its owner (代录).</summary>
    public bool IsEnteredFor { get; init; }

    /// <summary>What is kept with the act, such as 自拟自签; empty for nothing.</summary>
    public string Remark { get; init; } = "";

    /// <summary>It may be done.</summary>
    public bool IsAllowed => Kind == VerdictKind.Allowed;

    /// <summary>It may be done once a reason is given that answers the warnings.</summary>
    public bool NeedsReason => Warnings.Any(w => !w.DirectorDecides);
}
