namespace Dudao.Core.Documents.Templates;

/// <summary>
/// The sheets of a visit, a method a kind: with facts filled, without them blank to be written on by hand. Paper counts as much as the
/// program, so a blank sheet asks for all that the program would. Pure: the same facts give the same sheet.
/// </summary>
public static partial class SheetTemplates
{
    /// <summary>The blank sheet of a kind.</summary>
    public static Sheet Blank(SheetKind kind) => kind switch
    {
        SheetKind.InterviewOutline => InterviewOutline(),
        SheetKind.MarkSheet => MarkSheet(),
        SheetKind.MarkSummary => MarkSummary(),
        SheetKind.DeliberationRecord => DeliberationRecord(),
        SheetKind.ProblemConfirmation => ProblemConfirmation(),
        SheetKind.RecusalDeclaration => RecusalDeclaration(),
        SheetKind.LessonRecord => LessonRecord(),
        SheetKind.AttendanceSheet => AttendanceSheet(),
        SheetKind.FeedbackOutline => FeedbackOutline(),
        SheetKind.MeetingRecord => MeetingRecord(),
        SheetKind.ReceiptSlip => ReceiptSlip(),
        SheetKind.DraftSlip => DraftSlip(),
        SheetKind.Assignment => Assignment(),
        SheetKind.Schedule => Schedule(),
        SheetKind.SelfEvaluationTable => SelfEvaluationTable(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Day(DateOnly? day) => day is { } d ? ChineseWords.Day(d) : "";

    private static string Choice(bool? answer, string yes, string no) => $"{(answer == true ? "☑" : "□")}{yes}　{(answer == false ? "☑" : "□")}{no}";

    /// <summary>Rows that are there, and empty ones up to a number to write on.</summary>
    private static IEnumerable<Row> Filled<T>(IReadOnlyList<T>? items, int atLeast, int columns, double height, Func<T, int, string[]> cells)
    {
        var count = items?.Count ?? 0;
        for (var i = 0; i < Math.Max(count, atLeast); i++)
        {
            var texts = i < count ? cells(items![i], i) : [.. Enumerable.Repeat("", columns)];
            yield return new Row([.. texts.Select(t => new Cell(t))], height);
        }
    }

    private static Row Heads(params string[] heads) => new([.. heads.Select(Cell.Head)]);

    /// <summary>Two labelled cells in a row of a form with four columns.</summary>
    private static Row Pair(string label, string value, string label2, string value2, double height = 10) =>
        new([Cell.Head(label), new(value), Cell.Head(label2), new(value2)], height);

    /// <summary>A label and a wide cell in a row of a form with four columns.</summary>
    private static Row Wide(string label, string value, double height, CellAlign align = CellAlign.Left) =>
        new([Cell.Head(label), new(value, 3, Align: align)], height);
}
