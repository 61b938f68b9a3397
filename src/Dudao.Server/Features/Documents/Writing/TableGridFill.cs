using Dudao.Core.Documents;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>Where the cells of a table fall on its grid: a cell over several rows stands in its first row and is continued in the others.</summary>
internal sealed class TableGridFill
{
    private readonly Place?[][] grid;

    public TableGridFill(Table table)
    {
        grid = [.. table.Rows.Select(_ => new Place?[table.Columns.Count])];
        for (var row = 0; row < grid.Length; row++)
        {
            var column = 0;
            foreach (var cell in table.Rows[row].Cells)
            {
                while (column < table.Columns.Count && grid[row][column] is not null)
                {
                    column++;
                }

                if (column + cell.Across > table.Columns.Count || row + cell.Down > grid.Length)
                {
                    throw new ArgumentException($"row {row + 1}: cell “{cell.Text}” reaches beyond the table", nameof(table));
                }

                for (var down = 0; down < cell.Down; down++)
                {
                    for (var across = 0; across < cell.Across; across++)
                    {
                        grid[row + down][column + across] = new Place(cell, column, down > 0, across > 0);
                    }
                }

                column += cell.Across;
            }

            if (Array.Exists(grid[row], p => p is null))
            {
                throw new ArgumentException($"row {row + 1} has too few cells", nameof(table));
            }
        }
    }

    /// <summary>The cells of a row from the left, one for each that begins or goes on there.</summary>
    public IEnumerable<Place> Row(int index) => grid[index].OfType<Place>().Where(p => !p.Covered);

    /// <param name="Cell">The cell.</param>
    /// <param name="Column">Its first column.</param>
    /// <param name="Continues">Whether it began in a row above.</param>
    /// <param name="Covered">Whether it began in a column to the left.</param>
    public sealed record Place(Cell Cell, int Column, bool Continues, bool Covered);
}
