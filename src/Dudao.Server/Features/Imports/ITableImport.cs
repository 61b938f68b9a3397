using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;

namespace Dudao.Server.Features.Imports;

/// <summary>One list that an office sends as a spreadsheet: its template, what a file would bring, how it is taken whole and taken back.</summary>
public interface ITableImport
{
    /// <summary>Its word in addresses and in the record of imports.</summary>
    string Kind { get; }

    /// <summary>What the rows are: 学校, 人员.</summary>
    string Title { get; }

    Right Right { get; }

    /// <summary>The list that shows what was brought.</summary>
    string Back { get; }

    /// <summary>What an office must know before it fills the template, a sentence each.</summary>
    IReadOnlyList<string> Notes { get; }

    void WriteTemplate(Stream target);

    /// <summary>What the file would bring; nothing is changed.</summary>
    Task<ImportLook> LookAsync(Stream file, string fileName, CancellationToken cancellation);

    /// <summary>The messages and the wrong rows as a file.</summary>
    Task WriteReportAsync(Stream file, string fileName, Stream target, CancellationToken cancellation);

    /// <summary>Takes every row within the caller's transaction; a file with an error changes nothing.</summary>
    Task<Outcome<ImportTaken>> TakeAsync(Stream file, string fileName, CancellationToken cancellation);

    /// <summary>Takes an import back within the caller's transaction, from what <see cref="ImportTaken.Undo"/> kept.</summary>
    Task<Outcome<Done>> UndoAsync(string undo, CancellationToken cancellation);
}

/// <summary>What a file would bring, for the page that shows it before anything is changed.</summary>
public sealed record ImportLook
{
    public required string FileName { get; init; }

    public required string Summary { get; init; }

    public required bool IsGood { get; init; }

    /// <summary>What would happen, a line each: 新增学校60所, 新建乡镇：云屏镇.</summary>
    public IReadOnlyList<string> Plan { get; init; } = [];

    public IReadOnlyList<ImportMessage> Messages { get; init; } = [];

    public IReadOnlyList<ImportMapping> Map { get; init; } = [];

    public IReadOnlyList<SheetRow> First { get; init; } = [];

    public IReadOnlyList<string> Ignored { get; init; } = [];
}

/// <summary>An import that was taken.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Words">What happened, for the record of acts.</param>
/// <param name="Undo">What it takes to take it back, as the import itself wrote it.</param>
public sealed record ImportTaken(int Rows, string Words, string Undo);
