namespace Dudao.Core.Procedure;

/// <summary>A value that the work needs and the profile leaves open: asked of the office once, kept, printed as 本办规定.</summary>
/// <param name="Id">Which value.</param>
/// <param name="Ask">The question.</param>
/// <param name="Common">What other offices fix, offered but not taken by itself.</param>
public sealed record ProfileQuestion(ValueId Id, string Ask, ProfileValue Common)
{
    /// <summary>All questions, in the order in which an office meets them.</summary>
    public static IReadOnlyList<ProfileQuestion> All { get; } =
    [
        new(ValueId.Feedback, "结束合议后，几日内书面反馈初步督导意见？", Days(ValueId.Feedback, 10)),
        new(ValueId.Reply, "签收初步督导意见后，被督导单位可在几日内申辩？", Days(ValueId.Reply, 10)),
        new(ValueId.Opinion, "签收初步督导意见后，几日内下发督导意见书？", Days(ValueId.Opinion, 30)),
        new(ValueId.Verification, "收到整改报告后，几个工作日内核查？", Days(ValueId.Verification, 10) with { Unit = DayUnit.WorkingDays }),
        new(ValueId.YearsSinceLeaving, "曾在被督导单位任职的督学，离开几年内须报主任裁定？", Days(ValueId.YearsSinceLeaving, 3) with { Unit = DayUnit.Years }),
    ];

    private static ProfileValue Days(ValueId id, int amount) => new(id, ProfileValue.OwnSource) { Amount = amount };
}
