using Dudao.Core.Inspections;
using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Features.Dashboard;

/// <summary>One line of the desk: what waits for the signed-in person, where, until when.</summary>
/// <param name="Where">The subject's name; the inspection's where the whole batch waits.</param>
/// <param name="Href">Where it is done.</param>
public sealed record DeskTask(OpenTask Task, string Where, string Href)
{
    /// <summary>Whom to ring, where a receipt is late.</summary>
    public string Phone { get; init; } = "";

    public DeadlineWords? Deadline { get; init; }

    public DeskTerm Term { get; init; }
}

/// <summary>When it is due, as the desk groups it.</summary>
public enum DeskTerm
{
    Late,
    Today,
    Week,
    Later,
}

/// <summary>The words of the groups.</summary>
public static class DeskTerms
{
    public static string Name(this DeskTerm term) => term switch
    {
        DeskTerm.Late => "已逾期",
        DeskTerm.Today => "今天到期",
        DeskTerm.Week => "本周",
        DeskTerm.Later => "以后",
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, null),
    };

    /// <summary>A week ends on Sunday.</summary>
    public static DeskTerm Of(OpenTask task, DateOnly today) => task switch
    {
        { IsOverdue: true } => DeskTerm.Late,
        { Due: null } => DeskTerm.Later,
        { Due: { } due } when due <= today => DeskTerm.Today,
        { Due: { } due } when due <= SundayOf(today) => DeskTerm.Week,
        _ => DeskTerm.Later,
    };

    public static DateOnly SundayOf(DateOnly day) => day.AddDays((7 - (int)day.DayOfWeek) % 7);
}

/// <summary>Where one will be, or what begins: a line of today or of this week.</summary>
public sealed record DeskVisit(DateOnly Day, TimeOnly? At, string Subject, string What, string Who, string Href);

/// <summary>A subject that is running, with its place on the way and whose turn it is.</summary>
public sealed record DeskCourse(string Subject, string Href, string State, int Step, int Steps, string Turn);

/// <summary>The desk of the signed-in person.</summary>
public sealed record DeskView(DateOnly Today)
{
    public IReadOnlyList<DeskTask> Tasks { get; init; } = [];

    public IReadOnlyList<DeskVisit> Visits { get; init; } = [];

    public IReadOnlyList<DeskCourse> Running { get; init; } = [];

    public int Count(DeskTerm term) => Tasks.Count(t => t.Term == term);
}
