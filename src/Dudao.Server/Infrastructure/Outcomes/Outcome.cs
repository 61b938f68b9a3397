using Dudao.Core;

namespace Dudao.Server.Infrastructure.Outcomes;

/// <summary>How a request to change or read something ended.</summary>
public enum OutcomeKind
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>What was given cannot be taken: 400.</summary>
    Invalid,

    /// <summary>Outside the person's part of the tree, or not there at all: 404.</summary>
    NotFound,

    /// <summary>In scope but not this person's to do: 403.</summary>
    NotYours,

    /// <summary>Too early, or changed meanwhile by another: 409.</summary>
    Conflict,
}

/// <summary>What a service answers: the value, or why not in words that a person can act on.</summary>
public sealed record Outcome<T>(OutcomeKind Kind, T? Value, IReadOnlyList<Refusal> Refusals)
{
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    public bool IsDone => Kind == OutcomeKind.Done;

    /// <summary>All refusals in one text, a line each.</summary>
    public string Message => string.Join('\n', Refusals);

    /// <summary>Why not, on its way into another <see cref="Outcome{T}"/>; only of what is not done.</summary>
    public Failure Failure => new(Kind, Refusals);

    public static implicit operator Outcome<T>(T value) => new(OutcomeKind.Done, value, []);

    public static implicit operator Outcome<T>(Failure failure) => new(failure.Kind, default, failure.Refusals);
}

/// <summary>A refusal on its way into any <see cref="Outcome{T}"/>.</summary>
public sealed record Failure(OutcomeKind Kind, IReadOnlyList<Refusal> Refusals)
{
    public static Failure NotFound { get; } = new(OutcomeKind.NotFound, [new Refusal("没有找到。它可能已被删除，或不在您的管理范围内。")]);

    public static Failure NotYours(string message) => new(OutcomeKind.NotYours, [new Refusal(message)]);

    public static Failure Invalid(string message, string field = "") => new(OutcomeKind.Invalid, [new Refusal(message, Field: field)]);

    public static Failure Invalid(IEnumerable<Refusal> refusals) => new(OutcomeKind.Invalid, [.. refusals]);

    public static Failure Conflict(params IReadOnlyList<Refusal> refusals) => new(OutcomeKind.Conflict, refusals);
}

/// <summary>Nothing to return but that it was done.</summary>
public readonly record struct Done;
