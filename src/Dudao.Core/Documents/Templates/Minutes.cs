namespace Dudao.Core.Documents.Templates;

/// <summary>What the minutes (纪要) of the decision say.</summary>
/// <param name="Letterhead">The office; its mark in minutes ends in 纪要.</param>
/// <param name="Issuing">Number of its own sequence, day, signer, copies.</param>
/// <param name="Inspection">The inspection.</param>
/// <param name="Meeting">Which meeting: 主任办公会.</param>
/// <param name="HeldOn">When.</param>
/// <param name="HalfDay">上午, 下午; empty for none.</param>
/// <param name="Place">Where.</param>
/// <param name="Chair">Who chaired, with post.</param>
/// <param name="Decisions">Subject by subject.</param>
/// <param name="Attendance">Who attended; a recused person is excused with 回避 in brackets.</param>
public sealed record MinutesFacts(
    Letterhead Letterhead,
    Issuing Issuing,
    InspectionFacts Inspection,
    string Meeting,
    DateOnly HeldOn,
    string HalfDay,
    string Place,
    string Chair,
    IReadOnlyList<MinutesDecision> Decisions,
    Attendance Attendance)
{
    /// <summary>What else was agreed, a paragraph each.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];
}

/// <summary>What the meeting decided on a subject.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Mark">The mark; two decimals.</param>
/// <param name="Proposed">The grade that the team proposed.</param>
/// <param name="Decided">The grade decided.</param>
/// <param name="Problems">How many problems the opinion names.</param>
public sealed record MinutesDecision(string Subject, decimal Mark, string Proposed, string Decided, int Problems)
{
    /// <summary>Why the grade differs from the proposal; empty if it does not.</summary>
    public string ChangedBecause { get; init; } = "";

    /// <summary>What the subject replied and what came of it: 学校无异议, 学校申辩1条，采纳1条.</summary>
    public string Reply { get; init; } = "";

    /// <summary>Who stepped back from this item; empty for nobody.</summary>
    public IReadOnlyList<string> SteppedBack { get; init; } = [];

    /// <summary>What follows from a deferred grade; empty otherwise.</summary>
    public string Follows { get; init; } = "";
}

public static partial class DocumentTemplates
{
    /// <summary>The minutes of the meeting that decided.</summary>
    public static OfficialDocument Minutes(MinutesFacts facts) => new()
    {
        Kind = DocumentKind.Minutes,
        Form = DocumentForm.Minutes,
        IssuingMark = facts.Letterhead.Office + facts.Meeting + "纪要",
        Number = facts.Issuing.Number,
        Signer = facts.Issuing.Signer,
        Title = DocumentTitle.Of("关于研究", facts.Inspection.Name, "结果的", "会议纪要"),
        Blocks =
        [
            Paragraph.Of(
                $"{ChineseWords.Day(facts.HeldOn)}{facts.HalfDay}，{facts.Chair}在{facts.Place}主持召开{facts.Meeting}，听取督导组关于{facts.Inspection.Name}情况的汇报，依照《教育督导条例》第二十一条，集体研究{facts.Inspection.Words.Each}督导结论和督导意见。纪要如下。"),
            .. Heard(facts), .. Decided(facts), .. Also(facts),
        ],
        Attendance = facts.Attendance,
        Signature = new Signature([facts.Letterhead.Office], facts.Issuing.Date, Sealed: false),
        Foot = facts.Issuing.Foot(facts.Letterhead),
    };

    private static IEnumerable<Block> Heard(MinutesFacts facts)
    {
        yield return new Heading(1, "会议听取的情况");
        yield return Paragraph.Of(
            $"会议听取了各督导组现场督导、合议、反馈情况和拟定等级的意见，审阅了评分汇总表、合议记录、问题确认单、初步督导意见和{facts.Inspection.Words.Each}的书面答复，并就评分尺度、申辩事项进行了讨论。");
    }

    private static IEnumerable<Block> Decided(MinutesFacts facts)
    {
        yield return new Heading(1, "会议研究决定");
        foreach (var decision in facts.Decisions)
        {
            yield return new Heading(2, decision.Subject + "。", Decided(decision, facts.Inspection.Words));
        }
    }

    private static string Decided(MinutesDecision decision, SubjectWords words)
    {
        var reply = decision.Reply.Length == 0 ? "" : decision.Reply + "。";
        var grade = decision.ChangedBecause.Length == 0
            ? $"同意督导组意见，{Grade(decision.Decided)}。"
            : $"督导组建议{Grade(decision.Proposed)}，会议决定{Grade(decision.Decided)}，理由：{decision.ChangedBecause}";
        var back = decision.SteppedBack.Count == 0 ? "" : $"研究{words.That}时，{ChineseWords.Join(decision.SteppedBack)}回避，未参加讨论和表决。";
        var problems = decision.Problems == 0 ? "" : FormattableString.Invariant($"督导意见书列入问题{decision.Problems}个，限期整改。");
        return $"得分{ChineseWords.Mark(decision.Mark)}分，{reply}{grade}{problems}{decision.Follows}{back}";
    }

    private static string Grade(string grade) => grade.StartsWith('暂') ? grade : "定为" + grade;

    private static IEnumerable<Block> Also(MinutesFacts facts)
    {
        yield return new Heading(1, "有关要求");
        yield return Paragraph.Of("督导意见书由督导室按程序签发、送达，自学校签收初步督导意见次日起" + (facts.Inspection.Days.Opinion.Length == 0 ? "" : facts.Inspection.Days.Opinion + "内") + "完成。督导结论在督导意见书送达前，与会人员不得对外透露。");
        foreach (var item in facts.Further)
        {
            yield return Paragraph.Of(item);
        }
    }
}
