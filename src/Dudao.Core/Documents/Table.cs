using System.Text.Json.Serialization;

namespace Dudao.Core.Documents;

/// <summary>A ruled table.</summary>
/// <param name="Columns">Their widths and alignment.</param>
/// <param name="Rows">From above; a cell over several rows is given in its first row only.</param>
/// <param name="HeadRows">How many rows from above are head and are repeated on each page.</param>
/// <param name="Points">Size of its text in points; 12 is 小四, 10.5 is 五号.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows, int HeadRows = 1, double Points = 12)
{
    /// <summary>A table with one head row of plain names and rows of plain text.</summary>
    public static Table Of(IReadOnlyList<Column> columns, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, double points = 12, double height = 0) =>
        new(columns, [new Row([.. head.Select(Cell.Head)]), .. rows.Select(r => new Row([.. r.Select(t => new Cell(t))], height))], 1, points);
}

/// <summary>A column.</summary>
/// <param name="Millimetres">Its width.</param>
/// <param name="Align">How its cells stand where they say nothing else.</param>
public sealed record Column(double Millimetres, CellAlign Align = CellAlign.Left);

/// <summary>A row.</summary>
/// <param name="Cells">From the left, without those that a cell above reaches down into.</param>
/// <param name="Height">Least height in millimetres, for writing by hand; 0 as the text needs.</param>
public sealed record Row(IReadOnlyList<Cell> Cells, double Height = 0);

/// <summary>A cell.</summary>
/// <param name="Text">May hold line breaks; empty to be written by hand.</param>
/// <param name="Across">How many columns it spans.</param>
/// <param name="Down">How many rows it spans.</param>
/// <param name="Align">Overrides the column's.</param>
/// <param name="Strong">黑体, as heads and labels are.</param>
public sealed record Cell(string Text, int Across = 1, int Down = 1, CellAlign? Align = null, bool Strong = false)
{
    /// <summary>A head or label: 黑体, centred.</summary>
    public static Cell Head(string text) => new(text, Align: CellAlign.Centre, Strong: true);

    /// <summary>A head or label over several columns or rows.</summary>
    public static Cell Head(string text, int across, int down = 1) => new(text, across, down, CellAlign.Centre, true);
}

/// <summary>How a cell's text stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellAlign>))]
public enum CellAlign
{
    /// <summary>Left, in the middle of the height.</summary>
    Left,

    /// <summary>Centred both ways.</summary>
    Centre,

    /// <summary>Right, as figures are.</summary>
    Right,

    /// <summary>Left, at the top, as long text to be written by hand is.</summary>
    Top,
}
