using Dudao.Core.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>Where the headings of a table stand and which column each is. Titles may stand above, two rows of headings may be merged.</summary>
/// <param name="Row">The row of the headings, the lower one where there are two.</param>
/// <param name="Map">Known columns in the order of the file.</param>
/// <param name="Ignored">Headings that no column goes by, and those of a column that is there already.</param>
public sealed record Headings(int Row, IReadOnlyList<ImportMapping> Map, IReadOnlyList<string> Ignored)
{
    private const int Searched = 30;

    /// <summary>Finds the row that names most of the columns among the first thirty; null where none names any.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="columns">The columns that are looked for.</param>
    /// <param name="said">What a person said a heading is: the column's name, or empty to leave it out.</param>
    public static Headings? Find(Sheet sheet, IReadOnlyList<ImportColumn> columns, IReadOnlyDictionary<string, string>? said = null)
    {
        var rows = sheet.Rows().TakeWhile(row => row.Number <= 1000).Take(Searched).ToList();
        var names = Names(columns);

        // A workbook keeps its merged cells behind all its rows: they are asked for only where a row may stand under another's groups.
        var merges = new Lazy<List<MergedRange>>(() => [.. sheet.MergedRanges.Where(range => range.FirstRow <= rows[^1].Number)]);
        Headings? best = null;
        for (var i = 0; i < rows.Count; i++)
        {
            var above = i > 0 && rows[i - 1].Number == rows[i].Number - 1 && (Named(rows[i], names) || Named(rows[i - 1], names))
                && MayGroup(rows[i - 1], rows[i]) ? rows[i - 1] : null;
            var found = Read(rows[i], above, above is null ? [] : merges.Value, names, said);
            if (found.Map.Count > (best?.Map.Count ?? 0))
            {
                best = found;
            }
        }

        return best is { } one && one.Map.Count >= Math.Min(2, columns.Count) ? one : null;
    }

    private static Dictionary<string, ImportColumn> Names(IReadOnlyList<ImportColumn> columns)
    {
        var names = new Dictionary<string, ImportColumn>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            names[Plain.Heading(column.Name)] = column;
        }

        foreach (var column in columns)
        {
            foreach (var synonym in column.Synonyms)
            {
                names.TryAdd(Plain.Heading(synonym), column);
            }
        }

        return names;
    }

    private static bool Named(SheetRow row, Dictionary<string, ImportColumn> names) => row.Cells.Any(cell => names.ContainsKey(Plain.Heading(cell)));

    // A title stands alone in its row; a row whose cells leave no gap groups nothing.
    private static bool MayGroup(SheetRow above, SheetRow row)
    {
        var filled = above.Cells.Count(cell => !string.IsNullOrWhiteSpace(cell));
        return filled > 1 && (filled < above.Count || row.Count > above.Count);
    }

    private static Headings Read(SheetRow row, SheetRow? above, List<MergedRange> merges, Dictionary<string, ImportColumn> names, IReadOnlyDictionary<string, string>? said)
    {
        var map = new List<ImportMapping>();
        var ignored = new List<string>();
        var count = Math.Max(row.Count, merges.Where(range => range.FirstRow <= row.Number && range.LastRow >= row.Number).Select(range => Math.Min(range.LastColumn + 1, 500)).DefaultIfEmpty(0).Max());
        for (var index = 0; index < count; index++)
        {
            var own = Text(row, above, merges, row.Number, index);
            var group = above is not null ? Text(above, null, merges, above.Number, index) : "";
            if (own.Length == 0)
            {
                continue;
            }

            var heading = Plain.Trim(own.ReplaceLineEndings(""));
            if (Column(heading, Plain.Trim(group.ReplaceLineEndings("")), names, said) is { } column && map.TrueForAll(known => known.Column != column))
            {
                map.Add(new ImportMapping(index, heading, column));
            }
            else
            {
                ignored.Add(heading);
            }
        }

        return new Headings(row.Number, map, ignored);
    }

    // 监护人 over 姓名 is 监护人姓名 where that is a column; else what stands below counts alone.
    private static ImportColumn? Column(string heading, string group, Dictionary<string, ImportColumn> names, IReadOnlyDictionary<string, string>? said)
    {
        if (said is not null && said.TryGetValue(heading, out var name))
        {
            return names.GetValueOrDefault(Plain.Heading(name));
        }

        if (group.Length > 0 && group != heading)
        {
            var over = Plain.Heading(group);
            foreach (var prefix in new[] { over, over.Replace("信息", "", StringComparison.Ordinal).Replace("情况", "", StringComparison.Ordinal) })
            {
                if (names.TryGetValue(prefix + Plain.Heading(heading), out var joined))
                {
                    return joined;
                }
            }
        }

        return names.GetValueOrDefault(Plain.Heading(heading));
    }

    // A merged cell has its text at its upper left.
    private static string Text(SheetRow row, SheetRow? above, List<MergedRange> merges, int number, int index)
    {
        if (!string.IsNullOrWhiteSpace(row[index]))
        {
            return row[index];
        }

        foreach (var range in merges)
        {
            if (range.Contains(number, index) && (range.FirstRow != number || range.FirstColumn != index))
            {
                var source = range.FirstRow == number ? row : above?.Number == range.FirstRow ? above : null;
                return source?[range.FirstColumn] ?? "";
            }
        }

        return "";
    }
}
