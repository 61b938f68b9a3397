using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;

namespace Dudao.Server.Cli;

/// <summary>A sheet's framework for reading on a terminal.</summary>
internal static class FrameworkCheckText
{
    public static void Print(ImportedSheet sheet, TextWriter output)
    {
        output.WriteLine($"【{sheet.Name}】");
        if (sheet.Draft is { } draft)
        {
            Line(output, $"{draft.Name}：{draft.Levels()} 级，计分 {draft.Parts.Sum(p => p.Leaves().Count())} 条、合计 {draft.Parts.Sum(p => p.LeafPoints()):0.####} 分，加分 {draft.Bonus.Sum(p => p.Leaves().Count())} 条，一票否决 {draft.Vetoes.Sum(p => p.Leaves().Count())} 条");
            foreach (var root in draft.Roots)
            {
                Print(root, 1, sheet, output);
            }
        }

        if (sheet.Problems.Count == 0)
        {
            output.WriteLine("没有发现问题。");
        }

        foreach (var problem in sheet.Problems)
        {
            var place = problem.Row == 0 ? "" : problem.Column.Length == 0 ? $"第 {problem.Row} 行：" : $"第 {problem.Row} 行 {problem.Column} 列：";
            output.WriteLine($"{(problem.Severity == Severity.Error ? "错误" : "提示")}　{place}{problem.Message}");
        }

        output.WriteLine();
    }

    private static void Print(Indicator node, int depth, ImportedSheet sheet, TextWriter output)
    {
        var rule = node.IsLeaf ? $"，{node.Rule.Title}：{node.Rule.Describe()}（第 {sheet.Rows[node.Id]} 行）" : "";
        Line(output, $"{new string(' ', depth * 2)}{node.Title}  {node.Points:0.####} 分{rule}");
        foreach (var child in node.Children)
        {
            Print(child, depth + 1, sheet, output);
        }
    }

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
