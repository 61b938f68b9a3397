namespace Dudao.Server.Infrastructure.Spreadsheets;

/// <summary>How much of a stranger's file is read before it is refused. Sizes are bytes after decompression.</summary>
public sealed record SpreadsheetLimits
{
    public static SpreadsheetLimits Default { get; } = new();

    /// <summary>Rows of one sheet of a workbook: what Excel itself can hold.</summary>
    public int SheetRows { get; init; } = 1_048_576;

    /// <summary>Lines of a text file, which has no limit of its own.</summary>
    public int TextLines { get; init; } = 50_000_000;

    public int Columns { get; init; } = 16_384;

    /// <summary>One part (sheet, shared texts) of a workbook.</summary>
    public long PartBytes { get; init; } = 2L << 30;

    /// <summary>The parts that describe a workbook: relations, styles, list of sheets.</summary>
    public long SmallPartBytes { get; init; } = 32L << 20;

    /// <summary>A part that is this many times its packed size, and larger than <see cref="BombBytes"/>, was made to harm.</summary>
    public int BombRatio { get; init; } = 300;

    public long BombBytes { get; init; } = 64L << 20;

    /// <summary>One record of a text file; a quote that is never closed would else swallow the file.</summary>
    public int RecordBytes { get; init; } = 4 << 20;

    /// <summary>Texts of a workbook that are kept in memory; the rest goes to a temporary file.</summary>
    public int TextsInMemory { get; init; } = 48 << 20;

    public int Sheets { get; init; } = 1000;
}
