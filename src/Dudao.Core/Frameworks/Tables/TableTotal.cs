using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Tables;

/// <summary>A subtotal or total that a table states; it is compared with what the leaves make.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Column">The column of its label.</param>
/// <param name="Label">What it calls itself.</param>
/// <param name="Stated">The points that it states, with their columns.</param>
/// <param name="Open">The nodes that it may sum up, from A down: those that were open above it.</param>
/// <param name="Roots">The number of A levels above it.</param>
internal sealed record TableTotal(int Row, int Column, string Label, IReadOnlyList<(int Column, decimal Points)> Stated, IReadOnlyList<DraftNode> Open, int Roots)
{
    public static TableTotal Of(RowCells row, TableLayout layout, IReadOnlyList<DraftNode> open, int roots)
    {
        var (column, label) = row.Filled().First();
        var stated = layout.All(ColumnRole.Points)
            .Where(p => CellText.TryPoints(row[p.Index], out _, out var several) && !several)
            .Select(p => (p.Index, CellText.TryPoints(row[p.Index], out var points, out _) ? points : 0)).ToList();
        if (stated.Count == 0 && (CellText.FullMarkIn(label) ?? CellText.SplitPoints(CellText.OneLine(label)).Points) is { } inside)
        {
            stated.Add((column, inside));
        }

        return new(row.Number, column, CellText.OneLine(label), stated, open, roots);
    }

    /// <summary>Whether it sums up the whole, not a part.</summary>
    public bool IsGrand => !Label.Contains("小计", StringComparison.Ordinal);

    /// <summary>Compares with the sums; a difference is an error at its row.</summary>
    public void Check(Func<DraftNode, decimal> pointsOf, decimal scored, decimal bonus, TableProblems problems)
    {
        foreach (var (column, points) in Stated)
        {
            var parts = Open.Select(pointsOf).ToList();
            if (parts.Contains(points) || points == scored || points == scored + bonus)
            {
                continue;
            }

            var (what, sum) = IsGrand || Open.Count == 0 ? ("各指标", scored) : ($"“{TreeReader.Short(Open[0].Raw)}”下的指标", parts[0]);
            problems.Error(Row, column, $"{Label}写的是 {points.Plain()} 分，{what}加起来是 {sum.Plain()} 分，{(sum < points ? $"差 {(points - sum).Plain()} 分" : $"多 {(sum - points).Plain()} 分")}");
        }
    }
}
