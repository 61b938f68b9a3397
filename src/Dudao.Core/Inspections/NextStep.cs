namespace Dudao.Core.Inspections;

/// <summary>What a subject waits for: the next act on its kind's way, whose it is, and what is missing before it can be done.</summary>
/// <param name="Act">The act.</param>
/// <param name="Missing">What is missing; empty when it can be done now.</param>
public sealed record NextStep(Act Act, IReadOnlyList<Missing> Missing)
{
    /// <summary>When it is planned or due, where that is known.</summary>
    public DateTime? When { get; init; }

    /// <summary>Its days, where some run.</summary>
    public SubjectDeadline? Deadline { get; init; }

    /// <summary>It can be done now.</summary>
    public bool IsOpen => Missing.Count == 0;

    /// <summary>The blue strip: 下一步 开始合议，10月22日（星期四）14:30。还差：督学评分表3份。</summary>
    public string Words => Missing.Count == 0 ? Outline : $"{Begin}还差：{string.Join("、", Missing.Select(m => m.Text))}。";

    /// <summary>The strip for who does not see how far the others are: what comes and who does it.</summary>
    public string Outline => $"{Begin}由{Act.Who.AnyOf()}办理。";

    private string Begin => $"下一步 {Act.Name}{(When is { } at ? $"，{at.Month}月{at.Day}日（{Weekday(at.DayOfWeek)}）{at:HH:mm}" : "")}。";

    /// <summary>The first station on the kind's way that is not passed.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="state">The subject's state.</param>
    /// <param name="facts">What is so.</param>
    /// <returns>Null when the subject is closed or nothing is waited for.</returns>
    public static NextStep? Of(InspectionKind kind, InspectionState state, Facts facts)
    {
        var open = kind.Path.Where(s => kind.Find(s.Act) is { } act && act.IsOpenIn(state)).ToList();
        if (open.Find(s => !IsPassed(s, facts) && !IsLeftOut(kind[s.Act], facts)) is not { } step)
        {
            return null;
        }

        // What is normally done, unless it is barred by now and what takes its place is not: a reply whose days are over.
        var act = step.InsteadBy.Prepend(step.Act).Select(kind.Find).OfType<Act>()
            .FirstOrDefault(a => a.IsOpenIn(state) && Lacks(a, facts).Count == 0) ?? kind[step.Act];
        var rule = kind.Deadlines.FirstOrDefault(d => d.Until.Contains(act.Id));
        return new NextStep(act, Lacks(act, facts))
        {
            When = act.Id == ActId.OpenDeliberation ? facts.Plan.DeliberationAt : null,
            Deadline = rule is null ? null : facts.Deadline(rule.Id),
        };
    }

    /// <summary>What an act lacks before it can be done, apart from what is typed with it.</summary>
    internal static List<Missing> Lacks(Act act, Facts facts) =>
        [.. act.Rules.Select(RuleBook.Get).Where(r => r is { OfAttempt: false, Warns: false })
            .Select(rule => (Rule: rule, Text: rule.Find(new Case(act, facts, null, Position.Outside)))).Where(m => m.Text is not null)
            .Select(m => new Missing(m.Rule.Id, m.Rule.Key, m.Text!, m.Rule.Article))];

    private static bool IsPassed(Step step, Facts facts) => facts.Has(step.Act) || step.InsteadBy.Any(facts.Has);

    // 公示 is waited for only where the plan asks for it.
    private static bool IsLeftOut(Act act, Facts facts) => act.Rules.Contains(RuleId.PublicityAsked) && !facts.Township.AsksPublicity;

    private static string Weekday(DayOfWeek day) => "星期" + "日一二三四五六"[(int)day];
}
