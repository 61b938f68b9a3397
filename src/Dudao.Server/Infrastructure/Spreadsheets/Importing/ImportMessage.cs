namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

public enum ImportSeverity
{
    Warning,
    Error,
}

/// <summary>What is wrong at a place of a file, what is expected there.</summary>
/// <param name="Row">The row's number in the file; 0 where the whole file is meant.</param>
/// <param name="Column">The heading as the file has it; empty where the whole row is meant.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Expected">What is expected, or what to do; may be empty.</param>
/// <param name="Severity">Whether it stops the import.</param>
public sealed record ImportMessage(int Row, string Column, string Value, string Problem, string Expected, ImportSeverity Severity = ImportSeverity.Error)
{
    /// <summary>The cell as Excel names it, such as C5; empty where there is none.</summary>
    public string Place { get; init; } = "";

    public static ImportMessage OfFile(string problem, string toDo = "", ImportSeverity severity = ImportSeverity.Error) => new(0, "", "", problem, toDo, severity);

    /// <summary>One sentence: 第 5 行“出生日期”是“2015-13-01”：不是日期，应为 ….</summary>
    public override string ToString()
    {
        var place = Row == 0 ? "" : Column.Length == 0 ? $"第 {Row} 行：" : Value.Length == 0 ? $"第 {Row} 行“{Column}”：" : $"第 {Row} 行“{Column}”是“{Shown}”：";
        return $"{place}{Problem}{(Expected.Length == 0 ? "" : $"，应为{Space}{Expected}")}。".Replace("。。", "。", StringComparison.Ordinal);
    }

    private string Shown => Value.Length > 40 ? Value[..40] + "…" : Value;

    private string Space => char.IsAscii(Expected[0]) ? " " : "";
}
