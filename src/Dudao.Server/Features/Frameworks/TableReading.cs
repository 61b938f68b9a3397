using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Frameworks;

/// <summary>A row of a table: as it stands in the file, and what was understood of it.</summary>
/// <param name="Sheet">The sheet's name; empty where the file has one.</param>
/// <param name="Number">The row, counted from 1; 0 where it concerns the whole.</param>
/// <param name="Original">The cells' text.</param>
/// <param name="Understood">The nodes that begin in it, parents first.</param>
/// <param name="Problems">What is wrong in it.</param>
public sealed record TableRow(string Sheet, int Number, string Original, IReadOnlyList<Indicator> Understood, IReadOnlyList<FrameworkProblem> Problems);

/// <summary>A table that was read: the draft, and beside it what the file says.</summary>
public sealed record TableReading(Framework? Draft, IReadOnlyList<TableRow> Rows, IReadOnlyList<FrameworkProblem> Problems)
{
    /// <exception cref="SpreadsheetException">The file cannot be read.</exception>
    public static TableReading Of(Stream table, string fileName)
    {
        using var file = SpreadsheetFile.Open(table, fileName);
        var cells = file.Cells();
        var sheets = FrameworkTable.Read(cells);
        var drafts = sheets.Where(s => s.Draft is not null).ToList();
        var draft = drafts.Count == 1 ? drafts[0].Draft : ImportedSheet.Join(drafts);
        if (draft is not null && string.IsNullOrWhiteSpace(draft.Name))
        {
            draft = draft with { Name = Path.GetFileNameWithoutExtension(fileName) };
        }

        return new TableReading(draft, [.. sheets.SelectMany(s => RowsOf(s, cells, sheets.Count > 1))], [.. sheets.SelectMany(s => s.Problems)]);
    }

    private static IEnumerable<TableRow> RowsOf(ImportedSheet sheet, IReadOnlyList<SheetCells> cells, bool named)
    {
        var original = cells.FirstOrDefault(c => c.Name == sheet.Name)?.Rows.GroupBy(r => r.Number).ToDictionary(g => g.Key, g => g.First()) ?? [];
        var understood = sheet.Draft?.Nodes().Where(n => sheet.Rows.ContainsKey(n.Id)).ToLookup(n => sheet.Rows[n.Id]);
        var problems = sheet.Problems.ToLookup(p => p.Row);
        var numbers = (understood?.Select(g => g.Key) ?? []).Concat(problems.Select(g => g.Key)).Distinct().Order();
        return numbers.Select(number => new TableRow(
            named ? sheet.Name : "",
            number,
            original.TryGetValue(number, out var row) ? string.Join(" ｜ ", row.Cells.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim())) : "",
            [.. understood?[number] ?? []],
            [.. problems[number]]));
    }
}
