namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>A sheet of a file. It can be read several times, each time from the start, one reading at a time.</summary>
public abstract class Sheet
{
    public abstract string Name { get; }

    /// <summary>Whether the sheet is hidden from who opens the file.</summary>
    public virtual bool Hidden => false;

    /// <summary>
    /// The ranges of merged cells. Reading them before the rows costs a pass over the sheet, since a workbook keeps them behind its rows.
    /// </summary>
    /// <exception cref="SpreadsheetException">The sheet is damaged or too large.</exception>
    public virtual IReadOnlyList<MergedRange> MergedRanges => [];

    /// <summary>Opens the sheet for reading without a text object a cell: for lists of hundreds of thousands.</summary>
    public abstract SheetCursor Read();

    /// <summary>The rows that hold anything, one after another; blank rows are left out, row numbers are those of the file.</summary>
    /// <exception cref="SpreadsheetException">Thrown while reading, when the sheet is damaged or too large.</exception>
    public IEnumerable<SheetRow> Rows()
    {
        using var cursor = Read();
        while (cursor.Read())
        {
            yield return cursor.Row();
        }
    }
}

/// <summary>Merged cells. Rows count from 1 like those of the file, columns from 0 like those of a row; both ends belong to the range.</summary>
public readonly record struct MergedRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn)
{
    public bool Contains(int row, int column) => row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn;
}

/// <summary>A row: its number in the file (from 1) and its cells as texts; a cell beyond the last is empty.</summary>
/// <remarks>Days are yyyy-MM-dd, numbers invariant with at most 15 digits, truth TRUE and FALSE, errors as Excel shows them.</remarks>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    public int Count => Cells.Count;

    public string this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : "";

    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}
