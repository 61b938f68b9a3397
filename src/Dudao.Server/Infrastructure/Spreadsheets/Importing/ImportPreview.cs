namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>What a file would bring, before anything is changed: all or nothing is then the caller's to do.</summary>
public sealed record ImportPreview<T>
{
    /// <summary>Messages kept; further ones are only counted.</summary>
    public const int MostMessages = 1000;

    public required string FileName { get; init; }

    /// <summary>The sheet that was read; empty where none could be.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>The row of the headings, the lower one where there are two; 0 where none was found.</summary>
    public int HeadingRow { get; init; }

    /// <summary>Which column of the file was taken for which.</summary>
    public IReadOnlyList<ImportMapping> Map { get; init; } = [];

    /// <summary>Headings of the file that no column goes by.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>Columns that may be missing and are.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The first rows as the file has them, cells in the order of <see cref="Map"/>.</summary>
    public IReadOnlyList<SheetRow> First { get; init; } = [];

    /// <summary>Rows below the headings that are not blank, good and bad.</summary>
    public int RowCount { get; init; }

    /// <summary>The values of the rows without an error, in the order of the file.</summary>
    public IReadOnlyList<Imported<T>> Rows { get; init; } = [];

    /// <summary>What is to be mended, by row.</summary>
    public IReadOnlyList<ImportMessage> Messages { get; init; } = [];

    /// <summary>The rows with an error as the file has them, cells in the order of <see cref="Map"/>.</summary>
    public IReadOnlyList<SheetRow> Bad { get; init; } = [];

    public int Errors { get; init; }

    public int Warnings { get; init; }

    /// <summary>Whether the file may be taken whole.</summary>
    public bool IsGood => Errors == 0 && RowCount > 0;

    /// <summary>One sentence: how many rows, how many are wrong.</summary>
    public string Summary => HeadingRow == 0 || (Map.Count == 0 && RowCount == 0) ? Messages.Count > 0 ? Messages[0].ToString() : ""
        : Errors == 0 ? $"共 {RowCount} 行，都可以导入{(Warnings > 0 ? $"；有 {Warnings} 处需要留意" : "")}。"
        : $"共 {RowCount} 行，有 {Errors} 处错误，没有导入任何内容。请按下表改正后重新上传。";
}

/// <summary>A column of the file (from 0), its heading there, and the column it was taken for.</summary>
public sealed record ImportMapping(int Index, string Heading, ImportColumn Column)
{
    public string Letters => Writing.XlsxSheetWriter.Letters(Index);
}
