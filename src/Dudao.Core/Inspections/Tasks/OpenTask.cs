namespace Dudao.Core.Inspections;

/// <summary>待办: something that waits for a person or a post at one subject. Derived, never stored.</summary>
/// <param name="Kind">What sort of work; the filter of the desk.</param>
/// <param name="Act">The act that settles it, and that the page opens; null where its page comes later.</param>
/// <param name="Who">The positions that it waits for.</param>
/// <param name="Title">What is to be done, without the subject's name.</param>
public sealed record OpenTask(TaskKind Kind, ActId? Act, Position Who, string Title)
{
    /// <summary>The one person that it waits for; null where any holder of the position may do it.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The last day; null where none is fixed.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The hour on that day, where one is fixed.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Its last day has passed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>How the last day was counted; null where it was not.</summary>
    public Procedure.Deadline? Count { get; init; }

    /// <summary>What is still missing before it can be done, in words; empty when it can be done now.</summary>
    public string Waiting { get; init; } = "";

    /// <summary>The problem that it is about; null for none.</summary>
    public Guid? ProblemId { get; init; }
}

/// <summary>The sorts of work on a desk.</summary>
public enum TaskKind
{
    /// <summary>督导程序.</summary>
    Procedure,
    /// <summary>签收.</summary>
    Receipt,
    /// <summary>自评.</summary>
    SelfEvaluation,
    /// <summary>自评审核.</summary>
    Review,
    /// <summary>回避: declarations and warnings.</summary>
    Recusal,
    /// <summary>评分.</summary>
    Marking,
    /// <summary>合议.</summary>
    Deliberation,
    /// <summary>公文.</summary>
    Papers,
    /// <summary>申辩.</summary>
    Reply,
    /// <summary>催办.</summary>
    Reminder,
    /// <summary>问题确认, 整改, 核查.</summary>
    Problems,
    /// <summary>认定和公示.</summary>
    Confirmation,
}

/// <summary>The words for sorts of work.</summary>
public static class TaskKinds
{
    /// <summary>The name, as the desk's filter says it.</summary>
    public static string Name(this TaskKind kind) => kind switch
    {
        TaskKind.Procedure => "督导程序",
        TaskKind.Receipt => "签收",
        TaskKind.SelfEvaluation => "自评",
        TaskKind.Review => "自评审核",
        TaskKind.Recusal => "回避",
        TaskKind.Marking => "评分",
        TaskKind.Deliberation => "合议",
        TaskKind.Papers => "公文",
        TaskKind.Reply => "申辩",
        TaskKind.Reminder => "催办",
        TaskKind.Problems => "问题整改",
        TaskKind.Confirmation => "认定公示",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
