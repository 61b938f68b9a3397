using Dudao.Core.Procedure;
using static Dudao.Core.Inspections.RuleBook;

namespace Dudao.Core.Inspections;

/// <summary>Rules of plan, team and notice.</summary>
internal static class PreparationRules
{
    // New programmes of acceptance ended with the notice of October 2025; what began before runs to its term.
    private static readonly DateOnly NoNewAcceptanceFrom = new(2025, 10, 1);

    internal static IReadOnlyList<Rule> All { get; } =
    [
        Of(RuleId.FrameworkPublished, "评估所用的指标体系应当先发布", "", MissingKey.Framework, c => Unless(c.Facts.Plan.FrameworkPublished, "指标体系未发布")),
        Of(RuleId.SubjectsNamed, "通知应当写明被督导单位", Article.Seventeen, MissingKey.Plan, c => Unless(c.Facts.Plan.Subjects > 0, "没有被督导单位")),
        Of(RuleId.DatesSet, "通知应当写明自评和现场评估的时间", Article.Seventeen, MissingKey.Plan, c => Undated(c.Facts.Plan)),
        Of(RuleId.VisitDated, "通知应当写明现场评估的时间", Article.Seventeen, MissingKey.Plan,
            c => Unless(c.Facts.Plan.VisitFrom is not null && c.Facts.Plan.VisitTo is not null, "未定现场评估时间")),
        Of(RuleId.OpenOnVisit, "现场评估期间应当正常开办", "", MissingKey.Plan, c => Unless(c.Facts.Plan.OpenOnVisit, "该单位在现场评估期间未开办或已停办"))
            with { OfAttempt = true },
        Of(RuleId.OneComprehensiveAYear, "一所学校一年内接受县级以上教育综合督导不超过1次", Article.LessBurden, MissingKey.Plan,
            c => Count(c.Facts.Plan.OtherComprehensives, "该单位本年已安排综合督导{0}次")) with { OfAttempt = true, Warns = true },
        Of(RuleId.FreeOfRecusal, "与被督导单位有利害关系的督学应当回避", Article.Ten, MissingKey.Team,
            c => c.Attempt?.Tie is { IsRefused: true } tie ? tie.Text : null) with { OfAttempt = true },
        Of(RuleId.EveryLeafHasMain, "每项适用的指标应当有1名主评督学", "", MissingKey.Parts, c => Count(c.Facts.Plan.LeavesWithoutMain, "{0}项指标没有主评")),
        Of(RuleId.ListItemNamed, "未列入年度督查检查评比考核事项清单的不得开展，通知应当写明清单项目、批准机关和日期", Article.LessBurden, MissingKey.Plan,
            c => Unless(c.Facts.Plan.ListItemNamed, "未填清单项目、批准机关和批准日期")),
        Of(RuleId.ThreeInspectors, "督导小组应由3名以上督学组成，组长计入，跟岗督学、专家和回避的人不计", Article.Sixteen, MissingKey.Team, c => TooFew(c.Facts)),
        Of(RuleId.LeaderInGroup, "每个督导小组应当有组长", "", MissingKey.Team, c => Leaderless(c.Facts.Team)),
        Of(RuleId.NoWarningUndecided, "可能影响公正的关系由主任裁定并写明理由", Article.Ten, MissingKey.Warnings, c => Count(c.Facts.UndecidedWarnings, "{0}条提示未裁定")),
        Of(RuleId.MonthsNotice, "督导内容、范围和方式应当提前1个月公布", Article.LessBurden, MissingKey.Plan,
            c => c.Facts.Plan.VisitFrom is { } visit && (c.Facts.Profile.Amount(ValueId.NoticeAhead) ?? 1) is var months && visit < c.Day.AddMonths(months)
                ? $"距现场评估（{visit.Month}月{visit.Day}日）不足{months}个月" : null) with { Warns = true },
        Of(RuleId.Programme, "不得新开展面向学校的达标验收活动，已开展的到期终止；应当写明依据文件和到期日", Article.LessBurden, MissingKey.Plan, c => Programme(c.Facts.Plan, c.Day)),
        Of(RuleId.NoticeReceived, "现场评估前应当书面通知被督导单位", Article.Seventeen, MissingKey.Delivery, c => Unless(c.Facts.Has(ActId.ReceiveNotice), "通知未签收")),
        Of(RuleId.Declared, "督导组成员应当签回避承诺书", Article.Ten, MissingKey.Team,
            c => Count(c.Facts.Team.Count(m => !m.Declared && !m.StepsBack && (m.Positions & Positions.Marking) != 0), "{0}人未签回避承诺书")),
    ];

    private static string? Undated(PlanFacts plan) =>
        (plan.SelfEvaluationFrom is null || plan.SelfEvaluationTo is null, plan.VisitFrom is null || plan.VisitTo is null) switch
        {
            (true, true) => "未定自评和现场评估时间",
            (true, false) => "未定自评时间",
            (false, true) => "未定现场评估时间",
            _ => null,
        };

    private static string? TooFew(Facts facts)
    {
        var least = facts.Profile.Amount(ValueId.TeamLeast) ?? 3;
        var groups = Groups(facts.Team);
        if (groups.Count == 0)
        {
            return "未组成督导小组";
        }

        var few = groups.Select(g => (g.Key, Count: g.Count(m => m.Counts))).Where(g => g.Count < least).Select(g => $"{g.Key}现有{g.Count}名督学").ToList();
        return few.Count > 0 ? string.Join("，", few) : null;
    }

    private static string? Leaderless(IReadOnlyList<MemberFacts> team)
    {
        var without = Groups(team).Where(g => !g.Any(m => m.Positions.HasFlag(Position.Leader) && !m.StepsBack)).Select(g => g.Key).ToList();
        return without.Count > 0 ? string.Join("、", without) + "没有组长" : null;
    }

    private static List<IGrouping<string, MemberFacts>> Groups(IReadOnlyList<MemberFacts> team) => [.. team.Where(m => m.Group.Length > 0).GroupBy(m => m.Group)];

    private static string? Programme(PlanFacts plan, DateOnly day) =>
        !plan.ProgrammeNamed || plan.ProgrammeFrom is null || plan.ProgrammeTo is null ? "未写明依据文件、开始日和到期日"
        : plan.ProgrammeFrom >= NoNewAcceptanceFrom ? $"该活动始于{plan.ProgrammeFrom.Value.Year}年{plan.ProgrammeFrom.Value.Month}月，属于新开展"
        : plan.ProgrammeTo < day ? "该活动已到期"
        : null;
}
