namespace Dudao.Core.Inspections;

/// <summary>What waits, for whom, at a subject: the only source of tasks. It follows from the state of things and cannot go stale.</summary>
public static class OpenTasks
{
    /// <summary>The tasks at a subject, late ones first, then by day.</summary>
    /// <param name="kind">The kind of inspection.</param>
    /// <param name="state">The subject's state; for plan and notice the batch's.</param>
    /// <param name="facts">What is so, with <see cref="Facts.Deadlines"/>.</param>
    public static IReadOnlyList<OpenTask> Of(InspectionKind kind, InspectionState state, Facts facts)
    {
        if (state == InspectionState.Closed)
        {
            return [];
        }

        var found = TaskRules.All.Where(r => kind.Find(r.Act)?.IsOpenIn(state) == true).SelectMany(r => Of(kind[r.Act], r, facts))
            .Concat(Papers(kind, state, facts)).Concat(Receipts(facts)).Concat(Deferred(facts)).Concat(Problems(facts)).ToList();
        if (NextStep.Of(kind, state, facts) is { } next && !found.Exists(t => t.Act == next.Act.Id) && OfNext(next, facts) is { } task)
        {
            found.Add(task);
        }

        return [.. found.OrderByDescending(t => t.IsOverdue).ThenBy(t => t.Due ?? DateOnly.MaxValue).ThenBy(t => t.At ?? TimeOnly.MaxValue)];
    }

    private static IEnumerable<OpenTask> Of(Act act, TaskRule rule, Facts facts) =>
        rule.Find(facts).Select(seed => Timed(new OpenTask(rule.Kind, act.Id, seed.Who ?? act.Who, seed.Title) { PersonId = seed.PersonId }, seed.By, seed.On, facts));

    // The next step of others' work is nobody's task until it can be done or its day has come: then whose it is has to see what is missing.
    private static OpenTask? OfNext(NextStep next, Facts facts)
    {
        var act = next.Act;
        var deadline = next.Deadline ?? (Under(act.Id) is { } id ? facts.Deadline(id) : null);
        var day = deadline?.Due ?? act.Id switch
        {
            ActId.BeginVisit => facts.Plan.VisitFrom,
            ActId.EndVisit => facts.Plan.VisitTo,
            ActId.OpenDeliberation => facts.Plan.DeliberationOn ?? facts.Plan.VisitTo,
            ActId.CloseDeliberation when next.IsOpen => facts.Plan.DeliberationOn,
            _ => null,
        };
        if (!next.IsOpen && (day is null || day > facts.Today))
        {
            return null;
        }

        var kind = act.Step is not null ? TaskKind.Papers : TaskKind.Procedure;
        var task = Timed(new OpenTask(kind, act.Id, act.Who, act.Name) { Waiting = string.Join('、', next.Missing.Select(m => m.Text)) }, null, day, facts);
        return task with
        {
            Count = deadline?.Count,
            At = act.Id == ActId.OpenDeliberation && facts.Plan.DeliberationAt is { } hour ? TimeOnly.FromDateTime(hour) : null,
            IsOverdue = deadline?.IsOverdue(facts.Today) ?? task.IsOverdue,
        };
    }

    // A step that ends no period itself lies on the way to one that does.
    private static DeadlineId? Under(ActId act) => act switch
    {
        ActId.HoldFeedback or ActId.DraftPreliminaryOpinion => DeadlineId.Feedback,
        ActId.BringToMeeting or ActId.DraftMinutes or ActId.SignMinutes or ActId.DraftOpinion => DeadlineId.Opinion,
        _ => null,
    };

    private static IEnumerable<OpenTask> Papers(InspectionKind kind, InspectionState state, Facts facts)
    {
        foreach (var act in kind.Acts.Where(a => a.IsOpenIn(state) && a.Rules.Contains(RuleId.StepBefore) && facts.Has(a.Id - 1) && !facts.Has(a.Id)))
        {
            var by = kind.Deadlines.FirstOrDefault(d => kind.Acts.Any(a => d.Until.Contains(a.Id) && a.Paper == act.Paper && a.Step is not null))?.Id;
            var waiting = string.Join('、', NextStep.Lacks(act, facts).Select(m => m.Text));
            yield return Timed(new OpenTask(TaskKind.Papers, act.Id, act.Who, act.Name) { Waiting = waiting }, by, null, facts);
        }
    }

    // Who sent a paper is told when its receipt is late: he has the telephone.
    private static IEnumerable<OpenTask> Receipts(Facts facts) =>
        facts.Deadlines.Where(d => d.Id is DeadlineId.NoticeReceipt or DeadlineId.PreliminaryOpinionReceipt or DeadlineId.OpinionReceipt && d.IsOverdue(facts.Today))
            .Select(d => new OpenTask(TaskKind.Reminder, ActId.Remind, Position.Staff, $"逾期未{d.Id.Name()}，联系签收") { Due = d.Due, Count = d.Count, IsOverdue = true });

    // A grade that waits: the subject has until then to mend what the opinion names.
    private static IEnumerable<OpenTask> Deferred(Facts facts) =>
        facts.Deadlines.Where(d => d.Id == DeadlineId.Deferral && d.DoneOn is null)
            .Select(d => new OpenTask(TaskKind.Problems, null, Positions.Receiving, "暂不定等级：期限内按督导意见书整改，等待重新评估") { Due = d.Due, Count = d.Count, IsOverdue = d.IsOverdue(facts.Today) });

    private static IEnumerable<OpenTask> Problems(Facts facts) =>
        facts.Deadlines.Where(d => d.Problem is not null && d.DoneOn is null).Select(d => new OpenTask(
            TaskKind.Problems, null, d.Whose, (d.Id == DeadlineId.Rectification ? "整改：" : "核查整改：") + d.Problem!.Words)
        { Due = d.Due, Count = d.Count, IsOverdue = d.IsOverdue(facts.Today), ProblemId = d.Problem.Id });

    private static OpenTask Timed(OpenTask task, DeadlineId? by, DateOnly? on, Facts facts)
    {
        if (by is { } id && facts.Deadline(id) is { } deadline)
        {
            return task with { Due = deadline.Due, Count = deadline.Count, IsOverdue = deadline.IsOverdue(facts.Today) };
        }

        return task with { Due = on, IsOverdue = on < facts.Today };
    }
}
