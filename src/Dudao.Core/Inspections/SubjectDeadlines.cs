using Dudao.Core.Procedure;

namespace Dudao.Core.Inspections;

/// <summary>The days of a subject, from the days of its acts and the profile.</summary>
public static class SubjectDeadlines
{
    /// <summary>Every deadline that has begun, done ones too, in the order of the procedure; those of problems last.</summary>
    /// <param name="kind">Which days the kind counts.</param>
    /// <param name="facts">The days of the acts, extensions, the profile; <see cref="Facts.Deadlines"/> is not read.</param>
    /// <param name="table">The working days.</param>
    public static IReadOnlyList<SubjectDeadline> Of(InspectionKind kind, Facts facts, WorkingDayTable table) =>
    [
        .. kind.Deadlines.Select(rule => Of(kind, rule, facts, table)).OfType<SubjectDeadline>(),
        .. facts.OpenProblems.SelectMany(p => Of(kind, p, facts, table)),
    ];

    /// <summary>The facts with their deadlines put in.</summary>
    public static Facts WithDeadlines(this Facts facts, InspectionKind kind, WorkingDayTable table) =>
        facts with { Deadlines = Of(kind, facts, table) };

    /// <summary>Why a deadline cannot be put off to a day; null where it can. An extension never takes days away.</summary>
    /// <param name="deadlines">Those of the subject, as <see cref="Facts.Deadlines"/> has them.</param>
    /// <param name="id">Which is to be extended.</param>
    /// <param name="until">The new last day.</param>
    public static Refusal? RefuseExtension(IReadOnlyList<SubjectDeadline> deadlines, DeadlineId id, DateOnly until)
    {
        ArgumentNullException.ThrowIfNull(deadlines);
        return deadlines.FirstOrDefault(d => d.Id == id && d.DoneOn is null)?.Count is not { } running ? new Refusal("这个期限现在没有在计算，不能延期。")
            : until <= running.Due ? new Refusal($"现在的截止日是{running.Due.Month}月{running.Due.Day}日，延期应晚于这一天。")
            : null;
    }

    private static SubjectDeadline? Of(InspectionKind kind, DeadlineRule rule, Facts facts, WorkingDayTable table)
    {
        var value = rule.Value is { } id ? facts.Profile.Find(id, kind.Sort) : null;
        var from = value?.From is { } other ? ActOf(other) ?? rule.From : rule.From;
        if (!facts.Days.TryGetValue(from, out var began) || (rule.Id == DeadlineId.Deferral && !facts.Decision.Deferred))
        {
            return null;
        }

        var standstill = Standstill.Of(rule, facts);
        return new SubjectDeadline(rule.Id, rule.Whose, Count(rule, value, (kind[from].Name, began), standstill.Days, facts, table))
        {
            DoneOn = rule.Id == DeadlineId.Openness ? facts.Decision.PublishedOn : DoneOn(rule.Until, facts),
            Stopped = standstill.Words,
        };
    }

    private static Deadline? Count(DeadlineRule rule, ProfileValue? value, (string Words, DateOnly Day) began, int stood, Facts facts, WorkingDayTable table)
    {
        if (facts.Extensions.TryGetValue(rule.Id, out var extended))
        {
            return Deadline.FixedOn(extended, "经批准延期");
        }

        if (rule.Value is null)
        {
            return facts.Plan.SelfEvaluationTo is { } to ? Deadline.FixedOn(to, "通知规定的自评截止日") : null;
        }

        if (value is not { Amount: { } amount })
        {
            return null;
        }

        var count = DeadlineCount.Of(began.Day, began.Words, amount, value.Unit, value.Source, table);
        if (stood == 0)
        {
            return count;
        }

        var moved = table.OnOrAfter(count.Due.AddDays(stood));
        return count with { Due = moved, Words = $"{count.Words}；停计{stood}天，顺延至{moved.Month}月{moved.Day}日" };
    }

    private static IEnumerable<SubjectDeadline> Of(InspectionKind kind, ProblemFacts problem, Facts facts, WorkingDayTable table)
    {
        yield return new SubjectDeadline(DeadlineId.Rectification, Position.Head, Deadline.FixedOn(problem.Due, "整改通知书规定的期限"))
        { Problem = problem, DoneOn = problem.ReportedOn };
        if (problem.ReportedOn is not { } reported)
        {
            yield break;
        }

        var value = facts.Profile.Find(ValueId.Verification, kind.Sort);
        var count = value?.Amount is { } amount ? DeadlineCount.Of(reported, "收到整改报告", amount, value.Unit, value.Source, table) : null;
        yield return new SubjectDeadline(DeadlineId.Verification, Positions.Office, count) { Problem = problem, DoneOn = problem.VerifiedOn };
    }

    private static DateOnly? DoneOn(IReadOnlyList<ActId> until, Facts facts)
    {
        var days = until.Where(facts.Has).Select(a => facts.Days[a]).ToList();
        return days.Count > 0 ? days.Min() : null;
    }

    private static ActId? ActOf(ProfileEvent what) => what switch
    {
        ProfileEvent.VisitEnded => ActId.EndVisit,
        ProfileEvent.DeliberationClosed => ActId.CloseDeliberation,
        ProfileEvent.PreliminaryOpinionReceived => ActId.ReceivePreliminaryOpinion,
        ProfileEvent.OpinionIssued => ActId.IssueOpinion,
        ProfileEvent.OpinionReceived => ActId.ReceiveOpinion,
        ProfileEvent.PublicityOpened => ActId.OpenPublicity,
        _ => null,
    };

    /// <summary>For how many days a deadline stood still, and why it does now.</summary>
    private readonly record struct Standstill(int Days, string Words)
    {
        internal static Standstill Of(DeadlineRule rule, Facts facts)
        {
            if (rule.Pause is not { } pause)
            {
                return new(0, "");
            }

            var earlier = facts.Township.DaysStopped;
            return !facts.Days.TryGetValue(pause.From, out var stopped) ? new(earlier, "")
                : DoneOn(pause.Until, facts) is { } goesOn ? new(earlier + goesOn.DayNumber - stopped.DayNumber, "")
                : new(earlier, $"自{stopped.Month}月{stopped.Day}日起停计，{pause.Words}");
        }
    }
}
