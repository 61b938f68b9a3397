namespace Dudao.Core.Frameworks.Tables;

/// <summary>A row's own cells, as far as a leaf needs them.</summary>
internal sealed record LeafRow(RowCells Row, string Points, string Standard);

/// <summary>A node while a table is being read: what its cell said, and the rows that speak of it.</summary>
internal sealed class DraftNode(string raw, string key, int row, int column)
{
    public string Raw { get; } = raw;

    /// <summary>What makes it the same node when the cell is repeated.</summary>
    public string Key { get; } = key;

    public int Row { get; } = row;

    public int Column { get; } = column;

    public int LastRow { get; set; } = row;

    public string Number { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The points that its own column or its name states.</summary>
    public decimal? Points { get; set; }

    public int PointsRow { get; set; }

    public int PointsColumn { get; set; } = -1;

    public List<DraftNode> Children { get; } = [];

    /// <summary>Rows whose path ends here.</summary>
    public List<LeafRow> Rows { get; } = [];

    public IEnumerable<DraftNode> Leaves() => Children.Count == 0 ? [this] : Children.SelectMany(c => c.Leaves());
}
