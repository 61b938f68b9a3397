using static Dudao.Core.Inspections.RuleBook;

namespace Dudao.Core.Inspections;

/// <summary>Rules of the self-evaluation (article 18).</summary>
internal static class SelfEvaluationRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        Of(RuleId.NotLocked, "自评上报后锁定，退回的指标方可修改", Article.Eighteen, MissingKey.SelfEvaluation, c => Locked(c)),
        Of(RuleId.NotSubmitted, "自评上报后锁定", "", MissingKey.SelfEvaluation, c => Unless(!c.Facts.SelfEvaluation.Submitted, "自评已上报")),
        Of(RuleId.EachLeafAnswered, "每项适用的指标应当填写，或者申请“不适用”", Article.Eighteen, MissingKey.SelfEvaluation,
            c => Count(c.Facts.SelfEvaluation.LeavesUnanswered, "{0}项指标未填")),
        Of(RuleId.MeetingAndPosting, "上报前应当经会议审议并在校内公示，写明会议日期和公示天数", "", MissingKey.SelfEvaluation,
            c => (c.Facts.SelfEvaluation.MeetingDated, c.Facts.SelfEvaluation.PostingSaid) switch
            {
                (false, false) => "未填会议日期和公示天数",
                (false, true) => "未填会议日期",
                (true, false) => "未填公示天数",
                _ => null,
            }),
        Of(RuleId.Submitted, "被督导单位上报自评后，督导小组方可审核", Article.Eighteen, MissingKey.SelfEvaluation, c => Unless(c.Facts.SelfEvaluation.Submitted, "自评未上报")),
        Of(RuleId.RemarkAtEachLeaf, "退回应当选定指标并逐项写明意见", "", MissingKey.Form,
            c => c.Facts.SelfEvaluation.LeavesToSendBack == 0 ? "未选退回的指标" : Count(c.Facts.SelfEvaluation.LeavesWithoutRemark, "{0}项退回的指标未写意见"))
            with { OfAttempt = true },
        Of(RuleId.NotApplicableDecided, "申请“不适用”的指标应当先裁定", "", MissingKey.SelfEvaluation,
            c => Count(c.Facts.SelfEvaluation.NotApplicableUndecided, "{0}项“不适用”未裁定")),
        Of(RuleId.WindowOpen, "延期应当在自评时限届满前办理", "", MissingKey.Plan,
            c => c.Facts.Plan.SelfEvaluationTo is { } to && to < c.Day ? $"自评时限已于{to.Month}月{to.Day}日届满" : null),
        Of(RuleId.WindowOver, "自评时限届满仍未上报的，方可不经自评继续", Article.Eighteen, MissingKey.SelfEvaluation,
            c => c.Facts.Plan.SelfEvaluationTo is not { } to ? "未定自评时限" : to < c.Day ? null : $"自评时限到{to.Month}月{to.Day}日"),
        Of(RuleId.ExtendedOnce, "自评只延期1次", "", MissingKey.SelfEvaluation, c => Unless(!c.Facts.Extensions.ContainsKey(DeadlineId.SelfEvaluation), "自评已延期1次")),
    ];

    private static string? Locked(Case c)
    {
        var self = c.Facts.SelfEvaluation;
        return self.Submitted && !self.LeafUnlocked ? "自评已上报"
            : self.SentBack && c.Attempt is not null && !self.LeafUnlocked ? "该项指标未被退回"
            : null;
    }
}
