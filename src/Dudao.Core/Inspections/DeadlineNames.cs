namespace Dudao.Core.Inspections;

/// <summary>The words for a subject's days.</summary>
public static class DeadlineNames
{
    /// <summary>What is due, in a few words.</summary>
    public static string Name(this DeadlineId id) => id switch
    {
        DeadlineId.NoticeReceipt => "签收通知",
        DeadlineId.SelfEvaluation => "上报自评",
        DeadlineId.Feedback => "下发初步督导意见",
        DeadlineId.PreliminaryOpinionReceipt => "签收初步督导意见",
        DeadlineId.Reply => "申辩",
        DeadlineId.Opinion => "下发督导意见书",
        DeadlineId.Publicity => "公示",
        DeadlineId.OpinionReceipt => "签收督导意见书",
        DeadlineId.Deferral => "暂不定等级整改",
        DeadlineId.Openness => "信息公开",
        DeadlineId.Rectification => "整改报告",
        DeadlineId.Verification => "整改核查",
        _ => throw new ArgumentOutOfRangeException(nameof(id)),
    };
}
