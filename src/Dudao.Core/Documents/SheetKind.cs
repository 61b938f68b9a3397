using System.Text.Json.Serialization;

namespace Dudao.Core.Documents;

/// <summary>The kinds of sheets.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SheetKind>))]
public enum SheetKind
{
    /// <summary>访谈提纲.</summary>
    InterviewOutline,

    /// <summary>评分表.</summary>
    MarkSheet,

    /// <summary>评分汇总表.</summary>
    MarkSummary,

    /// <summary>合议记录.</summary>
    DeliberationRecord,

    /// <summary>问题确认单.</summary>
    ProblemConfirmation,

    /// <summary>回避承诺书.</summary>
    RecusalDeclaration,

    /// <summary>听课记录.</summary>
    LessonRecord,

    /// <summary>座谈签到表.</summary>
    AttendanceSheet,

    /// <summary>反馈提纲.</summary>
    FeedbackOutline,

    /// <summary>会议记录.</summary>
    MeetingRecord,

    /// <summary>送达回证.</summary>
    ReceiptSlip,

    /// <summary>发文稿纸.</summary>
    DraftSlip,

    /// <summary>分工表.</summary>
    Assignment,

    /// <summary>自评表.</summary>
    SelfEvaluationTable,

    /// <summary>日程表.</summary>
    Schedule,
}

/// <summary>What is true of a kind of sheet whatever it says.</summary>
public static class SheetKinds
{
    /// <summary>Every kind, in the order of a visit.</summary>
    public static IReadOnlyList<SheetKind> All { get; } =
    [
        SheetKind.DraftSlip, SheetKind.ReceiptSlip, SheetKind.Assignment, SheetKind.Schedule, SheetKind.SelfEvaluationTable, SheetKind.RecusalDeclaration, SheetKind.MarkSheet, SheetKind.InterviewOutline,
        SheetKind.LessonRecord, SheetKind.AttendanceSheet, SheetKind.ProblemConfirmation, SheetKind.DeliberationRecord, SheetKind.MarkSummary,
        SheetKind.FeedbackOutline, SheetKind.MeetingRecord,
    ];

    /// <summary>Its name as the office says it.</summary>
    public static string Name(this SheetKind kind) => kind switch
    {
        SheetKind.InterviewOutline => "访谈提纲",
        SheetKind.MarkSheet => "评分表",
        SheetKind.MarkSummary => "评分汇总表",
        SheetKind.DeliberationRecord => "合议记录",
        SheetKind.ProblemConfirmation => "问题确认单",
        SheetKind.RecusalDeclaration => "回避承诺书",
        SheetKind.LessonRecord => "听课记录",
        SheetKind.AttendanceSheet => "座谈签到表",
        SheetKind.FeedbackOutline => "反馈提纲",
        SheetKind.MeetingRecord => "会议记录",
        SheetKind.ReceiptSlip => "送达回证",
        SheetKind.DraftSlip => "发文稿纸",
        SheetKind.Assignment => "分工表",
        SheetKind.Schedule => "日程表",
        SheetKind.SelfEvaluationTable => "自评表",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
