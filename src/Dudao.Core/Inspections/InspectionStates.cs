namespace Dudao.Core.Inspections;

/// <summary>The words for states, as the glossary gives them.</summary>
public static class InspectionStates
{
    /// <summary>The state's name on screen and on paper.</summary>
    /// <param name="state">The state.</param>
    /// <param name="confirmed">Whether the government has agreed already: only <see cref="InspectionState.Confirmed"/> asks (待认定, 已认定).</param>
    public static string Name(this InspectionState state, bool confirmed = false) => state switch
    {
        InspectionState.Draft => "拟定",
        InspectionState.Announced => "已通知",
        InspectionState.SelfEvaluation => "自查自评",
        InspectionState.SelfEvaluationReviewed => "自评已审",
        InspectionState.OnSite => "现场评估",
        InspectionState.Deliberation => "合议",
        InspectionState.Feedback => "反馈",
        InspectionState.Reply => "申辩",
        InspectionState.Decision => "集体研究",
        InspectionState.Confirmed => confirmed ? "已认定" : "待认定",
        InspectionState.Publicity => "公示",
        InspectionState.OpinionIssued => "督导意见",
        InspectionState.Published => "已公布",
        InspectionState.Rectification => "整改",
        InspectionState.Closed => "已结案",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
