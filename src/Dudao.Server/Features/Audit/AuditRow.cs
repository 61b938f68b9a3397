namespace Dudao.Server.Features.Audit;

/// <summary>One act in the list.</summary>
public sealed class AuditRow
{
    public long Sequence { get; init; }

    public DateTimeOffset At { get; init; }

    public DateOnly? TrueDate { get; init; }

    public string Person { get; init; } = "";

    public string Title { get; init; } = "";

    public string ForWhom { get; init; } = "";

    public string Text { get; init; } = "";

    public string RecordKind { get; init; } = "";

    /// <summary>Empty where the act belongs to no record.</summary>
    public Guid RecordId { get; init; }

    public string Origin { get; init; } = "";

    /// <summary>The school, task, paper, person or place that it was done to; empty where the kind says it all.</summary>
    public string Concerned { get; init; } = "";
}
