namespace Dudao.Core.Frameworks.Tables;

/// <summary>
/// Puts the rows of a table together as a tree: parents merged, repeated or written once and blank below; parents on rows of their own;
/// an outline in one column; subtotals as checks.
/// </summary>
internal sealed class TreeReader(TableLayout layout, TableProblems problems)
{
    private readonly DraftNode?[] path = new DraftNode?[Math.Max(layout.Levels.Count, 8)];
    private readonly List<(string Form, DraftNode Node)> outline = [];

    public List<DraftNode> Roots { get; } = [];

    public List<TableTotal> Totals { get; } = [];

    public void Read(RowCells row)
    {
        if (layout.IsRepeatedBy(row))
        {
            return;
        }

        switch (RowKinds.Of(row, layout))
        {
            case RowKind.Total:
                Totals.Add(TableTotal.Of(row, layout, [.. path.OfType<DraftNode>()], Roots.Count));
                break;
            case RowKind.Section:
                Begin(row);
                break;
            case RowKind.Indicator:
                if (layout.Levels.Count == 1)
                {
                    ReadOutline(row);
                }
                else
                {
                    ReadLevels(row);
                }

                break;
        }
    }

    // A title across the table is a node of the first level whose number's form it shares, else an A level.
    private void Begin(RowCells row)
    {
        var (column, text) = row.Filled().First();
        var form = CellText.NumberForm(text);
        var level = form.Length == 0 ? 0 : Array.FindIndex(path, n => n is not null && CellText.NumberForm(n.Raw) == form);
        if (level < 0)
        {
            var deepest = Array.FindLastIndex(path, n => n is { Rows.Count: 0 });
            level = RowKinds.BeginsPart(text) || deepest < 0 ? 0 : Math.Min(deepest + 1, layout.Levels.Count - 2);
        }

        Enter(level, text, row.Number, column);
    }

    private void ReadLevels(RowCells row)
    {
        var changed = false;
        DraftNode? last = null;
        for (var level = 0; level < layout.Levels.Count; level++)
        {
            var column = layout.Levels[level].Index;
            var cell = row[column];
            var key = CellText.Squeeze(cell);
            if (key.Length == 0)
            {
                if (changed)
                {
                    path[level] = null;
                }
            }
            else if (changed || path[level]?.Key != key)
            {
                Enter(level, cell, row.Number, column);
                changed = true;
            }

            if (path[level] is { } node)
            {
                node.LastRow = row.Number;
                last = node;
                TakePoints(node, row, layout.PointsOf(level));
            }
        }

        Attach(last, row);
    }

    private void ReadOutline(RowCells row)
    {
        var column = layout.Levels[0].Index;
        var cell = row[column];
        if (cell.Length == 0)
        {
            Attach(outline.Count == 0 ? null : outline[^1].Node, row);
            return;
        }

        var form = CellText.NumberForm(cell);
        var at = outline.FindIndex(o => o.Form == form);
        if (at < 0 && RowKinds.BeginsPart(cell) && Bare(row))
        {
            at = 0;
        }

        if (at >= 0)
        {
            outline.RemoveRange(at, outline.Count - at);
        }

        var parent = outline.Count == 0 ? null : outline[^1].Node;
        var node = Make(cell, row.Number, column, parent);
        outline.Add((form, node));
        outline.ForEach(o => o.Node.LastRow = row.Number);
        for (var i = 0; i < path.Length; i++)
        {
            path[i] = i < outline.Count ? outline[i].Node : null;
        }

        Attach(node, row);
    }

    private bool Bare(RowCells row) => layout.All(ColumnRole.Standard).All(s => row[s.Index].Length == 0);

    private void Enter(int level, string cell, int row, int column)
    {
        var parent = level == 0 ? null : path.Take(level).LastOrDefault(n => n is not null);
        Array.Clear(path, level, path.Length - level);
        path[level] = Again(parent, cell, row, column) ?? Make(cell, row, column, parent);
    }

    // The same name once more under the same parent, further down: one node, said so.
    private DraftNode? Again(DraftNode? parent, string cell, int row, int column)
    {
        var key = CellText.Squeeze(cell);
        var known = (parent?.Children ?? Roots).Find(n => n.Key == key);
        if (known is { Rows.Count: 0 })
        {
            problems.Warn(row, column, $"“{Short(cell)}”在第 {known.Row} 行已经出现过，按同一个指标读入；如果不是，请改名");
            return known;
        }

        return null;
    }

    private DraftNode Make(string cell, int row, int column, DraftNode? parent)
    {
        var node = new DraftNode(cell, CellText.Squeeze(cell), row, column);
        var (number, rest) = CellText.SplitNumber(CellText.OneLine(cell));
        var (points, name) = CellText.SplitPoints(rest);
        (node.Number, node.Name) = (number, name);
        if (points is not null)
        {
            (node.Points, node.PointsRow, node.PointsColumn) = (points, row, column);
        }

        (parent?.Children ?? Roots).Add(node);
        return node;
    }

    private void TakePoints(DraftNode node, RowCells row, TableColumn? column)
    {
        if (column is null || row[column.Index] is not { Length: > 0 } cell || CellText.SaysNone(cell))
        {
            return;
        }

        if (!CellText.TryPoints(cell, out var points, out _))
        {
            problems.Error(row.Number, column.Index, $"“{Short(cell)}”不是分值，应写数字，如 30");
        }
        else if (node.Points is { } before && before != points)
        {
            problems.Error(row.Number, column.Index, $"{Short(node.Raw)}的分值前后不一致：第 {node.PointsRow} 行是 {before:0.####} 分，这里是 {points:0.####} 分");
        }
        else if (node.Points is null || node.PointsColumn != column.Index)
        {
            (node.Points, node.PointsRow, node.PointsColumn) = (points, row.Number, column.Index);
        }
    }

    private void Attach(DraftNode? node, RowCells row)
    {
        var standard = string.Join('\n', layout.All(ColumnRole.Standard).Select(s => row[s.Index]).Where(s => s.Length > 0).Distinct());
        var points = layout.LeafPoints is { } column ? row[column.Index] : "";
        if (node is null)
        {
            problems.Error(row.Number, layout.Levels[0].Index, "这一行没有指标名称，不知道属于哪个指标");
        }
        else if (points.Length > 0 || standard.Length > 0 || node.Rows.Count == 0)
        {
            node.Rows.Add(new(row, points, standard));
        }
        else
        {
            node.Rows.Add(new(row, "", ""));
        }
    }

    internal static string Short(string text)
    {
        var line = CellText.OneLine(text);
        return line.Length <= 16 ? line : line[..16] + "…";
    }
}
