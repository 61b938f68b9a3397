using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>
/// Indicator tables as offices have them (domain/inspection.md, "Framework"): read into drafts with what is wrong, and written in the same
/// shape. Whatever the cells hold, reading gives an answer and never throws.
/// </summary>
public static class FrameworkTable
{
    /// <summary>Reads each sheet for itself. Sheets without any cell are left out, unless all are empty.</summary>
    public static IReadOnlyList<ImportedSheet> Read(IReadOnlyList<SheetCells> sheets)
    {
        var read = sheets.Where(s => s.Rows.Any(r => !r.IsBlank)).Select(SheetReader.Read).ToList();
        if (read.Count == 0)
        {
            return [.. sheets.Take(1).Select(SheetReader.Read)];
        }

        // Beside a table a sheet of notes is no mistake.
        return read.Exists(s => s.Draft is not null)
            ? [.. read.Select(s => s.Draft is not null ? s : s with { Problems = [.. s.Problems.Select(p => p with { Severity = Severity.Warning })] })]
            : read;
    }

    /// <summary>The heading of the written table: a level and its points for each level, then the leaf's columns.</summary>
    public static IReadOnlyList<string> Heading(Framework framework)
    {
        var levels = Levels(framework);
        var heading = new List<string>();
        for (var level = 0; level < levels; level++)
        {
            var letter = (char)('A' + level);
            heading.AddRange(level == levels - 1 ? [$"{letter}级指标(评估要点)", "分值"] : [$"{letter}级指标", $"{letter}级分值"]);
        }

        heading.AddRange(["评分标准", "评分规则", "规则参数", "佐证材料", "评估方式", "适用范围"]);
        if (NeedsBasis(framework))
        {
            heading.Add("依据");
        }

        return heading;
    }

    /// <summary>The table in the shape that offices use: the heading, then one row a leaf with its parents repeated; bonus and vetoes last.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Write(Framework framework)
    {
        var levels = Levels(framework);
        var basis = NeedsBasis(framework);
        var rows = new List<IReadOnlyList<string>> { Heading(framework) };
        foreach (var leaf in framework.Leaves())
        {
            rows.Add(Row(framework.PathTo(leaf.Id), levels, basis));
        }

        return rows;
    }

    private static List<string> Row(IReadOnlyList<Indicator> path, int levels, bool basis)
    {
        var cells = new List<string>();
        for (var level = 0; level < levels - 1; level++)
        {
            cells.AddRange(level < path.Count - 1 ? [path[level].Title, path[level].Points.Plain()] : ["", ""]);
        }

        var (node, leaf) = (path[^1], path[^1].Leaf!);
        cells.AddRange([node.Title, node.Points.Plain(), leaf.Standard, leaf.Rule.Code, leaf.Rule.Notation(), leaf.Evidence, leaf.Method, leaf.Applicability.Text]);
        if (basis)
        {
            cells.Add(leaf.Basis);
        }

        return cells;
    }

    private static int Levels(Framework framework) => Math.Max(2, framework.Roots.Select(r => r.Depth()).DefaultIfEmpty(2).Max());

    // A veto's basis stands in its standard; only what is not said there needs a column.
    private static bool NeedsBasis(Framework framework) =>
        framework.Leaves().Any(l => l.Leaf!.Basis.Length > 0 && !l.Leaf.Standard.Contains(l.Leaf.Basis, StringComparison.Ordinal));
}
