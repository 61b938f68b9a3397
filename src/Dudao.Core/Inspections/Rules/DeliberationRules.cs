using static Dudao.Core.Inspections.RuleBook;

namespace Dudao.Core.Inspections;

/// <summary>Rules of deliberation, feedback and reply (articles 20, 21).</summary>
internal static class DeliberationRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        Of(RuleId.LeavesSettled, "每项指标应当定分", Article.Twenty, MissingKey.Leaves, c => Count(c.Facts.Deliberation.LeavesUnsettled, "{0}项指标未定分")),
        Of(RuleId.ThreeTookPart, "合议应有3名以上成员参加", Article.Sixteen, MissingKey.Confirmations,
            c => c.Facts.Team.Count(m => m.Signs && m.TookPart) is var n and < 3 ? $"参加合议的成员{n}名" : null),
        Of(RuleId.EachConfirmed, "成员应当逐一确认合议结果，缺席或者不愿签名的注明原因", Article.Twenty, MissingKey.Confirmations,
            c => Count(c.Facts.Team.Count(m => m.Signs && !m.Confirmed && !m.UnconfirmedNoted), "{0}人未确认合议结果")),
        Of(RuleId.FeedbackNotHeld, "反馈会召开后不再退回单项指标", "", MissingKey.Feedback, c => Unless(!c.Facts.Has(ActId.HoldFeedback), "反馈会已召开")),
        Of(RuleId.FeedbackHeld, "召开反馈会后下发初步督导意见", Article.Twenty, MissingKey.Feedback, c => Unless(c.Facts.Has(ActId.HoldFeedback), "反馈会未召开")),
        Of(RuleId.EachAJudged, "初步督导意见应当对每个A级指标作出评价，列出问题和建议", Article.Twenty, MissingKey.Papers,
            c => Count(c.Facts.Deliberation.ALevelsUnjudged, "{0}个A级指标没有评价")),
        Of(RuleId.NoMarkNoGrade, "初步督导意见不写分数和等级", "", MissingKey.Papers, c => Unless(!c.Facts.Deliberation.NamesMarkOrGrade, "文中写有分数或等级")),
        Of(RuleId.PreliminaryIssued, "初步督导意见印发后签收", Article.Twenty, MissingKey.Papers,
            c => Unless(c.Facts.Has(ActId.IssuePreliminaryOpinion), "初步督导意见未下发")),
        Of(RuleId.NoAnswerYet, "申辩和无异议只登记1次", "", MissingKey.Reply, c => Unless(!Answered(c.Facts), "已登记被督导单位的答复")),
        Of(RuleId.WithinReplyDays, "申辩应当在期限内提出", Article.Twenty, MissingKey.Reply,
            c => c.Facts.Deadline(DeadlineId.Reply)?.Due is { } due && due < c.Day ? $"申辩期限已于{due.Month}月{due.Day}日届满" : null),
        Of(RuleId.ReplyDaysOver, "申辩期限届满未申辩的，视为无异议", Article.Twenty, MissingKey.Reply,
            c => c.Facts.Deadline(DeadlineId.Reply)?.Due is not { } due ? "申辩期限未定" : due < c.Day ? null : $"申辩期限到{due.Month}月{due.Day}日"),
        Of(RuleId.Replied, "收到申辩后逐条研究", Article.TwentyOne, MissingKey.Reply, c => Unless(c.Facts.Has(ActId.ReplyByPoints), "没有收到申辩")),
        Of(RuleId.PointsWeighed, "申辩逐条研究完毕，或者无异议，或者申辩期限届满，方可提交集体研究", Article.Twenty + "、第二十一条", MissingKey.Reply, c => NotReady(c.Facts)),
    ];

    private static bool Answered(Facts facts) => facts.Has(ActId.ReplyByPoints) || facts.Has(ActId.StateNoObjection) || facts.Has(ActId.RecordNoReply);

    private static string? NotReady(Facts facts) =>
        (Answered(facts), facts.Deadline(DeadlineId.Reply)?.Due) switch
        {
            (true, _) => Count(facts.PointsUnweighed, "{0}条申辩未研究"),
            (_, null) => "被督导单位的答复",
            (_, { } due) when due < facts.Today => "未登记逾期视为无异议",
            (_, { } due) => $"被督导单位的答复（{due.Month}月{due.Day}日前）",
        };
}
