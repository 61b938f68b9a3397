using Dudao.Core.Frameworks.Tables;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Hands the sheets of a file to Core as plain cells; an indicator table is small, so it is read whole.</summary>
public static class FrameworkSheets
{
    /// <summary>More rows than any framework has; Core says so where a sheet reaches it.</summary>
    private const int Most = 5100;

    /// <exception cref="SpreadsheetException">The file cannot be read.</exception>
    public static IReadOnlyList<SheetCells> Cells(this SpreadsheetFile file) =>
        [.. file.Sheets.Where(s => !s.Hidden).Select(s => new SheetCells(s.Name, [.. s.Rows().Take(Most).Select(r => new RowCells(r.Number, r.Cells))]))];
}
