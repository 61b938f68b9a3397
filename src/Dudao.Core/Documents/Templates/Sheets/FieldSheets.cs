using System.Globalization;

namespace Dudao.Core.Documents.Templates;

/// <summary>A lesson heard (听课记录).</summary>
/// <param name="Subject">The school.</param>
/// <param name="Class">Grade and class.</param>
/// <param name="Lesson">The school subject.</param>
/// <param name="Topic">What it was about.</param>
/// <param name="Teacher">Who taught.</param>
/// <param name="Period">Which lesson of the day: 上午第2节.</param>
/// <param name="Day">When; null to be written.</param>
/// <param name="Inspector">Who listened.</param>
public sealed record LessonRecordFacts(string Subject, string Class, string Lesson, string Topic, string Teacher, string Period, DateOnly? Day, string Inspector)
{
    /// <summary>The inspection's name.</summary>
    public string Inspection { get; init; } = "";

    /// <summary>How the lesson went.</summary>
    public string Course { get; init; } = "";

    /// <summary>Remarks beside it.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>What is good, what to better.</summary>
    public string Appraisal { get; init; } = "";

    /// <summary>优, 良, 合格, 待改进; empty to be ticked.</summary>
    public string Grade { get; init; } = "";
}

/// <summary>Who attends a symposium (座谈签到表).</summary>
/// <param name="Meeting">What it is: 教师座谈会.</param>
/// <param name="Subject">The school.</param>
/// <param name="Day">When; null to be written.</param>
/// <param name="Place">Where.</param>
/// <param name="Chair">Who chairs.</param>
/// <param name="People">Who is invited; empty for all to write themselves in.</param>
public sealed record AttendanceSheetFacts(string Meeting, string Subject, DateOnly? Day, string Place, string Chair, IReadOnlyList<AttendancePerson> People)
{
    /// <summary>The inspection's name.</summary>
    public string Inspection { get; init; } = "";
}

/// <summary>Someone who attends.</summary>
/// <param name="Name">Name; empty for pupils and parents who need not give one.</param>
/// <param name="Role">教师, 学生, 家长.</param>
/// <param name="From">Unit, grade and class, or post.</param>
public sealed record AttendancePerson(string Name, string Role, string From);

public static partial class SheetTemplates
{
    private static readonly string[] LessonGrades = ["优", "良", "合格", "待改进"];

    /// <summary>听课记录.</summary>
    public static Sheet LessonRecord(LessonRecordFacts? facts = null) => new(
        SheetKind.LessonRecord,
        "听课记录",
        [
            new SheetTable(new Table(
                [new Column(22), new Column(60), new Column(22), new Column(61)],
                [
                    Pair("学校", facts?.Subject ?? "", "班级", facts?.Class ?? ""),
                    Pair("学科", facts?.Lesson ?? "", "课题", facts?.Topic ?? ""),
                    Pair("任课教师", facts?.Teacher ?? "", "日期节次", facts is null ? "" : $"{Day(facts.Day)}{facts.Period}"),
                    new Row([Cell.Head("教学过程", 2), Cell.Head("随堂点评", 2)], 8),
                    new Row([new(facts?.Course ?? "", 2, Align: CellAlign.Top), new(facts?.Remarks ?? "", 2, Align: CellAlign.Top)], 92),
                    Wide("总体评价\n（优点、\n不足、\n建议）", facts?.Appraisal ?? "", 42, CellAlign.Top),
                    Wide("评定等次", string.Join("　　", LessonGrades.Select(g => (facts?.Grade == g ? "☑" : "□") + g)), 11, CellAlign.Centre),
                ],
                0)),
            new SheetSignatures([new("听课督学（签字）", facts?.Inspector ?? "", facts?.Day)]),
        ])
    {
        Subtitle = facts?.Inspection ?? "",
        Note = "说明：推门听课为主，不提前指定课题；评价对课不对人，结果用于听课优良率统计。",
    };

    /// <summary>座谈签到表.</summary>
    public static Sheet AttendanceSheet(AttendanceSheetFacts? facts = null) => new(
        SheetKind.AttendanceSheet,
        "座谈会签到表",
        [
            new SheetFields([new("会议名称", facts?.Meeting ?? "", 1.3), new("学校", facts?.Subject ?? "", 1.2), new("日期", Day(facts?.Day), 1.2)]),
            new SheetFields([new("地点", facts?.Place ?? "", 1.3), new("主持人", facts?.Chair ?? "", 1.2), new("应到／实到", "", 1.2)]),
            new SheetTable(new Table(
                [new Column(14, CellAlign.Centre), new Column(34, CellAlign.Centre), new Column(30, CellAlign.Centre), new Column(47), new Column(40)],
                [
                    Heads("序号", "姓名", "身份", "单位、班级或职务", "签名"),
                    .. Filled(facts?.People, 18, 5, 10, (p, i) => [(i + 1).ToString(CultureInfo.InvariantCulture), p.Name, p.Role, p.From, ""])
                        .Select((row, i) => i < (facts?.People.Count ?? 0) ? row : row with { Cells = [new((i + 1).ToString(CultureInfo.InvariantCulture)), .. row.Cells.Skip(1)] }),
                ])),
        ])
    {
        Subtitle = facts?.Inspection ?? "",
        Note = "说明：身份填教师、学生或家长；学生、家长可以不填姓名。教师座谈会学校领导不参加，家长座谈会学校管理人员和教师不参加。",
    };
}
