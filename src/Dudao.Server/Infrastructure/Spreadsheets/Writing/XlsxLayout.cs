namespace Dudao.Server.Infrastructure.Spreadsheets.Writing;

/// <summary>A column to write. Without a width it is as wide as its heading.</summary>
public sealed record XlsxColumn(string Heading, double? Width = null)
{
    /// <summary>Whether what people type below is kept as text: identity numbers, codes, telephones.</summary>
    public bool Text { get; init; }

    /// <summary>What may be typed below, taken from a list; anything else is refused by Excel.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    internal double ShownWidth => Width ?? Math.Clamp(Heading.Sum(letter => letter < 0x300 ? 1.1 : 2.2) + 3, 9, 40);
}

/// <summary>How a sheet looks and prints.</summary>
public sealed record XlsxLayout
{
    public required IReadOnlyList<XlsxColumn> Columns { get; init; }

    /// <summary>A title over the table, across all columns; empty for none.</summary>
    public string Title { get; init; } = "";

    public bool Headings { get; init; } = true;

    public bool Filter { get; init; }

    public bool Landscape { get; init; } = true;

    /// <summary>Columns at the left that stay when one scrolls.</summary>
    public int FrozenColumns { get; init; }

    public bool Hidden { get; init; }

    /// <summary>The last row for which lists of allowed values hold.</summary>
    public int ValidatedRows { get; init; } = 5000;
}
