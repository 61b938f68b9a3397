using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>What is said at the feedback meeting (反馈提纲); it has no place for a mark or a grade.</summary>
/// <param name="Inspection">The inspection.</param>
/// <param name="Subject">The school.</param>
/// <param name="Evidence">Counts at this subject.</param>
/// <param name="Achievements">What was done well.</param>
/// <param name="Problems">Problems.</param>
/// <param name="Advice">Advice, a paragraph each.</param>
public sealed record FeedbackOutlineFacts(
    InspectionFacts Inspection,
    SubjectFacts Subject,
    EvidenceCounts Evidence,
    IReadOnlyList<Achievement> Achievements,
    IReadOnlyList<ProblemFacts> Problems,
    IReadOnlyList<string> Advice);

/// <summary>What was said at a meeting (会议记录).</summary>
/// <param name="Meeting">Which: 反馈会, 主任办公会.</param>
/// <param name="Time">When, in words: 2026年10月23日下午3:00.</param>
/// <param name="Place">Where.</param>
/// <param name="Chair">Who chaired.</param>
/// <param name="Recorder">Who wrote.</param>
/// <param name="Attendance">Who attended.</param>
/// <param name="Topics">What it was about, each item.</param>
/// <param name="Spoken">Who said what, a paragraph each.</param>
/// <param name="Decided">What was decided, a paragraph each.</param>
public sealed record MeetingRecordFacts(
    string Meeting,
    string Time,
    string Place,
    string Chair,
    string Recorder,
    Attendance Attendance,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> Spoken,
    IReadOnlyList<string> Decided);

public static partial class SheetTemplates
{
    /// <summary>反馈提纲.</summary>
    public static Sheet FeedbackOutline(FeedbackOutlineFacts? facts = null)
    {
        var days = facts?.Inspection.Days;
        var reply = days is { Reply.Length: > 0 } ? $"收到后{days.Reply}内" : "收到后在规定期限内";
        var feedback = days is { Feedback.Length: > 0 } ? $"{days.Feedback}内" : "近日";
        return new Sheet(
            SheetKind.FeedbackOutline,
            "督导情况反馈提纲",
            [
                new SheetFields([new("受评学校", facts?.Subject.Name ?? "", 2), new("反馈人", ""), new("日期", "")]),
                facts is null
                    ? new SheetLines("一、督导工作开展情况", "", 2)
                    : new SheetText("一、督导工作开展情况", [$"{facts.Subject.Visit.WithoutYear()}，督导组对{facts.Inspection.Words.Subject}开展{facts.Inspection.KindName}。督导组{facts.Evidence.InWords()}。"]),
                Said("二、主要成绩", facts?.Achievements.Select(a => $"{a.Heading}。{a.Words}"), 3),
                Said("三、存在的主要问题", facts?.Problems.Select(p => $"{p.Heading}。{p.Fact}"), 5),
                Said("四、意见和建议", facts?.Advice, 4),
                new SheetText("五、后续安排", [$"督导室{feedback}书面送达初步督导意见；学校有异议的，{reply}书面申辩，无异议的提交无异议书。督导结论以督导意见书为准。"]),
                new SheetLines("六、学校表态发言要点", "", 3),
            ])
        {
            Subtitle = facts?.Inspection.Name ?? "",
            Note = "说明：反馈只讲成绩、问题和建议，不涉及得分和等级。",
        };
    }

    /// <summary>会议记录.</summary>
    public static Sheet MeetingRecord(MeetingRecordFacts? facts = null) => new(
        SheetKind.MeetingRecord,
        "会议记录",
        [
            new SheetTable(new Table(
                [new Column(22), new Column(61), new Column(22), new Column(60)],
                [
                    Pair("会议名称", facts?.Meeting ?? "", "时间", facts?.Time ?? ""),
                    Pair("地点", facts?.Place ?? "", "主持人", facts?.Chair ?? ""),
                    Wide("出席", ChineseWords.Join(facts?.Attendance.Present ?? []), 14),
                    Wide("请假", ChineseWords.Join(facts?.Attendance.Excused ?? []), 10),
                    Wide("列席", ChineseWords.Join(facts?.Attendance.Observing ?? []), 10),
                ],
                0)),
            Said("一、会议议题", facts?.Topics, 2),
            Said("二、发言记录", facts?.Spoken, 8),
            Said("三、议定事项", facts?.Decided, 3),
            new SheetSignatures([new("主持人（签字）"), new("记录人（签字）", facts?.Recorder ?? "", Dated: false)]),
        ])
    {
        Note = "说明：如实记录，重要发言由发言人核对；存入督导评估档案。",
    };

    private static SheetPart Said(string caption, IEnumerable<string>? items, int lines)
    {
        var said = items?.Select((s, i) => $"{(i + 1).ToString(CultureInfo.InvariantCulture)}.{s}").ToList() ?? [];
        return said.Count == 0 ? new SheetLines(caption, "", lines) : new SheetText(caption, said);
    }
}
