namespace Dudao.Core.Frameworks.Tables;

/// <summary>A sheet as plain cells, whatever file it came from.</summary>
/// <param name="Name">The sheet's name.</param>
/// <param name="Rows">Its rows; blank ones may be left out.</param>
public sealed record SheetCells(string Name, IReadOnlyList<RowCells> Rows);

/// <summary>A row of a sheet.</summary>
/// <param name="Number">Its number in the file, counted from 1.</param>
/// <param name="Cells">Its cells as text; those beyond the last are blank.</param>
public sealed record RowCells(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>The cell's text without blanks around it; empty beyond the last.</summary>
    internal string this[int column] => column >= 0 && column < Cells.Count ? Cells[column]?.Trim(CellText.Blanks) ?? "" : "";

    internal bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    internal IEnumerable<(int Column, string Text)> Filled() =>
        Enumerable.Range(0, Cells.Count).Select(c => (c, this[c])).Where(c => c.Item2.Length > 0);
}
