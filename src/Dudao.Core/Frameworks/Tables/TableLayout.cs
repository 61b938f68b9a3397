namespace Dudao.Core.Frameworks.Tables;

/// <summary>A column of a table as it was understood.</summary>
/// <param name="Index">Its place, counted from 0.</param>
/// <param name="Heading">What stands above it.</param>
/// <param name="Role">What it holds.</param>
/// <param name="Level">For a level and its points: the level from 0; the leaf's points have -1.</param>
public sealed record TableColumn(int Index, string Heading, ColumnRole Role, int Level)
{
    /// <summary>The letter of the column: A, B, AA.</summary>
    public string Letter => CellText.ColumnLetter(Index);
}

/// <summary>Where a sheet's heading stands and what its columns hold.</summary>
internal sealed class TableLayout
{
    private TableLayout(int first, int last, IReadOnlyList<TableColumn> columns)
    {
        FirstHeadingRow = first;
        LastHeadingRow = last;
        Columns = columns;
        Levels = [.. columns.Where(c => c.Role == ColumnRole.Level).OrderBy(c => c.Level)];
    }

    /// <summary>The index (not the number) of the first row of the heading.</summary>
    public int FirstHeadingRow { get; }

    /// <summary>The index of its last row; a heading has one row or two.</summary>
    public int LastHeadingRow { get; }

    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>The columns of the tree, from A to the leaf.</summary>
    public IReadOnlyList<TableColumn> Levels { get; }

    public TableColumn? LeafPoints => Columns.FirstOrDefault(c => c is { Role: ColumnRole.Points, Level: -1 });

    public TableColumn? PointsOf(int level) => Columns.FirstOrDefault(c => c.Role == ColumnRole.Points && c.Level == level);

    public IEnumerable<TableColumn> All(ColumnRole role) => Columns.Where(c => c.Role == role);

    public TableColumn? First(ColumnRole role) => Columns.FirstOrDefault(c => c.Role == role);

    /// <summary>Whether the row says the heading again, as tables do on every page.</summary>
    public bool IsRepeatedBy(RowCells row) => Columns.Count(c => c.Heading.Length > 0 && CellText.Squeeze(row[c.Index]) == CellText.Squeeze(c.Heading)) >= Math.Max(2, Columns.Count / 2);

    private const int RowsSearched = 40;

    /// <summary>Finds the heading: the first row (or pair of rows) that names a level and points or a standard. Null when there is none.</summary>
    public static TableLayout? Find(IReadOnlyList<RowCells> rows)
    {
        for (var i = 0; i < rows.Count && i < RowsSearched; i++)
        {
            if (rows[i].IsBlank)
            {
                continue;
            }

            var alone = Meanings(rows[i], null);
            var pair = i + 1 < rows.Count && CanContinue(rows[i], rows[i + 1]) ? Meanings(rows[i], rows[i + 1]) : null;
            if (pair is not null && Known(pair) > Known(alone) && IsHeading(pair))
            {
                return Build(i, i + 1, pair, rows);
            }

            if (IsHeading(alone))
            {
                return Build(i, i, alone, rows);
            }
        }

        return null;
    }

    private static List<(int Index, string Heading, Headings.Meaning Meaning)> Meanings(RowCells upper, RowCells? lower)
    {
        var found = new List<(int, string, Headings.Meaning)>();
        var over = "";
        for (var c = 0; c < Math.Max(upper.Cells.Count, lower?.Cells.Count ?? 0); c++)
        {
            var (above, below) = (CellText.OneLine(upper[c]), CellText.OneLine(lower?[c] ?? ""));
            over = above.Length > 0 || below.Length == 0 ? above : over;
            var lowerMeaning = Headings.Of(below);
            var text = lowerMeaning.Role != ColumnRole.Unknown || over.Length == 0 ? below : above.Length > 0 ? above : below;
            var meaning = lowerMeaning.Role != ColumnRole.Unknown ? lowerMeaning : Headings.Of(over);
            if (text.Length > 0)
            {
                found.Add((c, text, meaning));
            }
        }

        return found;
    }

    // A second row of headings has only short cells, and names of its own.
    private static bool CanContinue(RowCells upper, RowCells lower)
    {
        var below = lower.Filled().ToList();
        return below.Count >= 2 && below.All(c => c.Text.Length <= 16)
            && below.Count(c => Headings.Of(c.Text).Role != ColumnRole.Unknown) >= Math.Max(1, below.Count / 2)
            && upper.Filled().Any(c => Headings.Of(c.Text).Role != ColumnRole.Unknown);
    }

    private static int Known(List<(int, string, Headings.Meaning Meaning)> meanings) => meanings.Count(m => m.Meaning.Role != ColumnRole.Unknown);

    private static bool IsHeading(List<(int, string Heading, Headings.Meaning Meaning)> meanings)
    {
        var roles = meanings.Select(m => m.Meaning.Role).ToList();
        return roles.Count >= 2 && roles.Contains(ColumnRole.Level) && (roles.Contains(ColumnRole.Points) || roles.Contains(ColumnRole.Standard))
            && meanings.All(m => m.Heading.Length <= 40) && Known(meanings) * 2 > meanings.Count;
    }

    private static TableLayout Build(int first, int last, List<(int Index, string Heading, Headings.Meaning Meaning)> meanings, IReadOnlyList<RowCells> rows)
    {
        var sureStandard = meanings.Any(m => m.Meaning is { Role: ColumnRole.Standard, Doubtful: false });
        var leafNamed = meanings.Any(m => m.Meaning is { Role: ColumnRole.Level, Level: 0 }) || meanings.Count(m => m.Meaning.Role == ColumnRole.Level) >= 3;
        var roles = meanings.Select(m => (m.Index, m.Heading, Meaning: m.Meaning is { Role: ColumnRole.Standard, Doubtful: true } && sureStandard && !leafNamed
            ? new Headings.Meaning(ColumnRole.Level)
            : m.Meaning)).ToList();
        roles = Widen(roles, rows.Skip(last + 1).ToList());
        var levels = roles.Where(r => r.Meaning.Role == ColumnRole.Level).OrderBy(r => r.Index).Select((r, level) => (r.Index, r.Heading, level, r.Meaning.Level)).ToList();
        var columns = new List<TableColumn>();
        foreach (var (index, heading, meaning) in roles)
        {
            var level = meaning.Role switch
            {
                ColumnRole.Level => levels.Find(l => l.Index == index).level,
                ColumnRole.Points => PointsLevel(index, meaning, levels, columns),
                _ => -1,
            };
            var role = meaning.Role == ColumnRole.Points && columns.Any(c => c.Role == ColumnRole.Points && c.Level == level) ? ColumnRole.Ignored : meaning.Role;
            columns.Add(new(index, heading, role, level));
        }

        return new(first, last, Settle(columns, rows.Skip(last + 1).ToList()));
    }

    // A heading merged over several columns (评估指标) stands above the first; the texts below the blank ones are levels too.
    private static List<(int Index, string Heading, Headings.Meaning Meaning)> Widen(List<(int Index, string Heading, Headings.Meaning Meaning)> roles, List<RowCells> body)
    {
        var widened = new List<(int Index, string Heading, Headings.Meaning Meaning)>();
        foreach (var (index, heading, meaning) in roles)
        {
            widened.Add((index, heading, meaning));
            for (var next = index + 1; meaning is { Role: ColumnRole.Level, Level: 0 } && !roles.Exists(r => r.Index == next) && IsText(next, body); next++)
            {
                widened.Add((next, heading, meaning));
            }
        }

        return widened;
    }

    private static bool IsText(int column, List<RowCells> body) =>
        body.Count(r => r[column].Length > 0 && !CellText.TryPoints(r[column], out _, out _)) >= Math.Max(2, body.Count / 4);

    // Points belong to the level that they name, else to the level just left of them, unless that is the leaf's.
    private static int PointsLevel(int index, Headings.Meaning meaning, List<(int Index, string Heading, int Level, int Named)> levels, List<TableColumn> before)
    {
        if (meaning.Level > 0 && levels.Find(l => l.Named == meaning.Level) is { Heading: not null } named)
        {
            return named.Level == levels.Count - 1 ? -1 : named.Level;
        }

        var left = levels.FindLast(l => l.Index < index);
        return left.Heading is not null && left.Level < levels.Count - 1 && before.Count > 0 && before[^1].Index == left.Index ? left.Level : -1;
    }

    private static List<TableColumn> Settle(List<TableColumn> columns, List<RowCells> body) => FoldDetail(SettlePoints(columns, body), body);

    // Where no column holds the leaf's points, the deepest level's points are the leaf's if every row has them; else that level is the leaf.
    private static List<TableColumn> SettlePoints(List<TableColumn> columns, List<RowCells> body)
    {
        if (columns.Exists(c => c is { Role: ColumnRole.Points, Level: -1 }) || columns.FindLast(c => c.Role == ColumnRole.Points) is not { } points)
        {
            return columns;
        }

        var leaf = columns.Where(c => c.Role == ColumnRole.Level).MaxBy(c => c.Level)!;
        var rows = body.Where(r => r[leaf.Index].Length > 0).ToList();
        var each = rows.Count(r => r[points.Index].Length > 0) * 10 >= rows.Count * 9;
        return [.. columns.Select(c => (each, c) switch
        {
            (_, { Role: ColumnRole.Points }) when c == points => c with { Level = -1 },
            (false, { Role: ColumnRole.Level }) when c.Level > points.Level => c with { Role = ColumnRole.Standard, Level = -1 },
            _ => c,
        })];
    }

    // 要点 that describe one named indicator a row, often in numbered lines, are its text, not a level of their own.
    private static List<TableColumn> FoldDetail(List<TableColumn> columns, List<RowCells> body)
    {
        var levels = columns.Where(c => c.Role == ColumnRole.Level).OrderBy(c => c.Level).ToList();
        if (levels.Count < 3 || Headings.Of(levels[^1].Heading) is not { Role: ColumnRole.Level, Level: 0 })
        {
            return columns;
        }

        var (detail, named) = (levels[^1], levels[^2]);
        var rows = body.Where(r => r[detail.Index].Length > 0 && r[named.Index] != r[detail.Index]).ToList();
        var own = rows.Count(r => r[named.Index].Length > 0);
        var several = rows.Count(r => CellText.NumberedLines(r[detail.Index]) >= 2);
        var names = rows.Where(r => r[named.Index].Length > 0).Select(r => CellText.Squeeze(r[named.Index])).Distinct().Count();
        return rows.Count >= 3 && own * 20 >= rows.Count * 19 && names == own && several * 3 >= rows.Count
            ? [.. columns.Select(c => c == detail ? c with { Role = ColumnRole.Standard, Level = -1 } : c)]
            : columns;
    }
}
