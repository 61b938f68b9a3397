using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>What an interview asks (访谈提纲).</summary>
/// <param name="Inspection">The inspection's name.</param>
/// <param name="Subject">The school.</param>
/// <param name="Audience">Who is asked: 教师, 学生, 家长, 学校干部.</param>
/// <param name="Questions">What is asked.</param>
public sealed record InterviewOutlineFacts(string Inspection, string Subject, string Audience, IReadOnlyList<InterviewQuestion> Questions)
{
    /// <summary>The day; null to be written.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The place.</summary>
    public string Place { get; init; } = "";

    /// <summary>Who asks.</summary>
    public string Interviewer { get; init; } = "";

    /// <summary>Who writes.</summary>
    public string Recorder { get; init; } = "";
}

/// <summary>A question.</summary>
/// <param name="Leaf">The leaf it belongs to.</param>
/// <param name="Question">The question.</param>
/// <param name="Answer">What was answered; empty to be written.</param>
public sealed record InterviewQuestion(string Leaf, string Question, string Answer = "");

public static partial class SheetTemplates
{
    /// <summary>访谈提纲.</summary>
    public static Sheet InterviewOutline(InterviewOutlineFacts? facts = null) => new(
        SheetKind.InterviewOutline,
        "访谈提纲",
        [
            new SheetFields([new("学校", facts?.Subject ?? "", 1.6), new("访谈对象", facts?.Audience ?? "", 0.9), new("日期", Day(facts?.Day), 1.9)]),
            new SheetFields([new("地点", facts?.Place ?? "", 1.6), new("访谈人", facts?.Interviewer ?? "", 0.9), new("记录人", facts?.Recorder ?? "", 1.9)]),
            new SheetTable(new Table(
                [new Column(12, CellAlign.Centre), new Column(30), new Column(58), new Column(65, CellAlign.Top)],
                [
                    Heads("序号", "指标", "访谈问题", "访谈记录"),
                    .. Filled(facts?.Questions, 6, 4, 28, (q, i) => [(i + 1).ToString(CultureInfo.InvariantCulture), q.Leaf, q.Question, q.Answer]),
                ])),
            new SheetSignatures([new("访谈人（签字）")]),
        ])
    {
        Subtitle = facts?.Inspection ?? "",
        Note = "说明：1.访谈前说明来意，告知谈话内容仅用于督导评估。2.访谈教师、学生、家长时，学校管理人员不在场。3.不记录学生、家长姓名，只记人数和年级。4.按事实记录，重要意见由两名督学核实。",
    };
}
