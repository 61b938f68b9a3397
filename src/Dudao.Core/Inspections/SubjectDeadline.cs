using Dudao.Core.Procedure;

namespace Dudao.Core.Inspections;

/// <summary>Days that run, ran or stand still for a subject.</summary>
/// <param name="Id">Which.</param>
/// <param name="Whose">Whose task it is.</param>
/// <param name="Count">The day and how it was counted; null while the profile does not say how long.</param>
public sealed record SubjectDeadline(DeadlineId Id, Position Whose, Deadline? Count)
{
    /// <summary>The last day, null while it is not known.</summary>
    public DateOnly? Due => Count?.Due;

    /// <summary>The day on which what was waited for was done; null while it runs.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Why it stands still, such as 等待政府认定; empty while it runs.</summary>
    public string Stopped { get; init; } = "";

    /// <summary>The problem that it belongs to; null for the procedure itself.</summary>
    public ProblemFacts? Problem { get; init; }

    /// <summary>Runs, is not done, and its last day has passed.</summary>
    public bool IsOverdue(DateOnly today) => DoneOn is null && Stopped.Length == 0 && Due < today;
}
