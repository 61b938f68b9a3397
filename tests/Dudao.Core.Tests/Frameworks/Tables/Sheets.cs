using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;

namespace Dudao.Core.Tests.Frameworks.Tables;

/// <summary>Tables drawn in a test: a line a row, cells apart by |, ⏎ for a line break in a cell.</summary>
internal static class Sheets
{
    public static SheetCells Of(string drawn, string name = "表") => new(name,
    [
        .. drawn.ReplaceLineEndings("\n").Split('\n').Select((line, i) => new RowCells(i + 1, [.. line.Split('|').Select(c => c.Replace('⏎', '\n'))])),
    ]);

    public static ImportedSheet Read(string drawn) => FrameworkTable.Read([Of(drawn)])[0];

    /// <summary>The tree as one line: A1 领导职能 30[B1 学法执法 8[…]].</summary>
    public static string Tree(Framework? framework) => framework is null ? "-" : string.Join(' ', framework.Roots.Select(Tree));

    public static string Problems(ImportedSheet sheet) =>
        string.Join('\n', sheet.Problems.Select(p => $"{p.Row}{p.Column} {(p.Severity == Severity.Error ? "错" : "提示")} {p.Message}"));

    public static string Rules(ImportedSheet sheet) => string.Join(' ', sheet.Draft!.Leaves().Select(l => l.Rule.Code));

    private static string Tree(Indicator node) =>
        $"{node.Title} {node.Points:0.####}" + (node.Children.Count == 0 ? "" : $"[{string.Join(' ', node.Children.Select(Tree))}]");
}
