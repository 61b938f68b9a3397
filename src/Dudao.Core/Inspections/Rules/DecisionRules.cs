using Dudao.Core.Procedure;
using static Dudao.Core.Inspections.RuleBook;

namespace Dudao.Core.Inspections;

/// <summary>Rules of decision, opinion and closing (articles 21, 22).</summary>
internal static class DecisionRules
{
    internal static IReadOnlyList<Rule> All { get; } =
    [
        Of(RuleId.MeetingRecorded, "集体研究应当记录会议日期和参会人员", Article.TwentyOne, MissingKey.Decision,
            c => Unless(c.Facts.Decision.MeetingRecorded, "会议日期和参会人员")),
        Of(RuleId.RecusedNotedOut, "应当回避的参会人员注明回避", Article.Ten, MissingKey.Decision,
            c => Count(c.Facts.Decision.RecusedNotNotedOut, "{0}名应回避的人员未注明回避")),
        Of(RuleId.ChangedGradeReasoned, "变更等级应当写明理由", Article.TwentyOne, MissingKey.Form,
            c => Unless(!c.Facts.Decision.GradeChanged || c.Attempt is not { Reason.Length: 0 }, "未写变更等级的理由")) with { OfAttempt = true },
        Of(RuleId.WithinVetoCap, "等级不得高于一票否决的上限", "", MissingKey.Decision,
            c => c.Facts.Decision.AboveCap.Length > 0 ? $"一票否决限定等级不高于“{c.Facts.Decision.AboveCap}”" : null) with { OfAttempt = true },
        Of(RuleId.Decided, "督导意见经集体研究决定", Article.TwentyOne, MissingKey.Decision, c => Unless(c.Facts.Has(ActId.Decide), "集体研究未作决定")),
        Of(RuleId.Approved, "督导意见应当经督导小组规定比例的成员同意", "", MissingKey.Confirmations, c => Approved(c.Facts)),
        Of(RuleId.MinutesSigned, "会议纪要由主任签发", "", MissingKey.Papers, c => Unless(c.Facts.Has(ActId.SignMinutes), "纪要未签发")),
        Of(RuleId.OpinionReceived, "督导意见书应当送达", Article.TwentyOne, MissingKey.Delivery, c => Unless(c.Facts.Has(ActId.ReceiveOpinion), "督导意见书未签收")),
        Of(RuleId.ReceivedOnce, "督导意见书只签收1次", "", MissingKey.Delivery, c => Unless(!c.Facts.Has(ActId.ReceiveOpinion), "督导意见书已签收")),
        Of(RuleId.NoOpenProblem, "有整改期限的问题销号后方可结案", Article.TwentyTwo, MissingKey.Problems, c => Count(c.Facts.OpenProblems.Count, "{0}个问题未销号")),
        Of(RuleId.NotDeferred, "暂不定等级的，重新评估定级后方可结案", Article.TwentyTwo, MissingKey.Decision, c => Unless(!c.Facts.Decision.Deferred, "未重新评估定级")),
    ];

    private static string? Approved(Facts facts)
    {
        if (facts.Profile.Find(ValueId.OpinionApproval) is not { Amount: { } part, Of: { } whole } value)
        {
            return null;
        }

        var team = facts.Team.Count(m => m.Signs);
        return facts.Decision.InFavour * whole >= team * part ? null : $"{team}名成员中{facts.Decision.InFavour}名同意，不足{whole}分之{part}（{value.Source}）";
    }
}
