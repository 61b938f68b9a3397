using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;

namespace Dudao.Server.Features.Imports;

/// <summary>An import by a definition of columns: what every list has in common.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
public abstract class TableImport<T> : ITableImport
{
    public abstract string Kind { get; }

    public abstract string Title { get; }

    public abstract Right Right { get; }

    public abstract string Back { get; }

    public abstract IReadOnlyList<string> Notes { get; }

    protected abstract ImportDefinition<T> Definition { get; }

    public void WriteTemplate(Stream target) => ImportTemplate.Write(Definition, target);

    public async Task<ImportLook> LookAsync(Stream file, string fileName, CancellationToken cancellation)
    {
        var preview = await ReadAsync(file, fileName, cancellation);
        return new ImportLook
        {
            FileName = preview.FileName,
            Summary = preview.Summary,
            IsGood = preview.IsGood,
            Plan = preview.IsGood ? await PlanAsync(preview.Rows, cancellation) : [],
            Messages = preview.Messages,
            Map = preview.Map,
            First = preview.First,
            Ignored = preview.Ignored,
        };
    }

    public async Task WriteReportAsync(Stream file, string fileName, Stream target, CancellationToken cancellation) =>
        ImportReport.Write(await ReadAsync(file, fileName, cancellation), target);

    public async Task<Outcome<ImportTaken>> TakeAsync(Stream file, string fileName, CancellationToken cancellation)
    {
        var preview = await ReadAsync(file, fileName, cancellation);
        return preview.IsGood ? await ApplyAsync(preview.Rows, cancellation) : Failure.Invalid(preview.Summary);
    }

    public abstract Task<Outcome<Done>> UndoAsync(string undo, CancellationToken cancellation);

    /// <summary>What the database says to the rows.</summary>
    protected abstract Task<IReadOnlyList<ImportMessage>> CheckAsync(IReadOnlyList<Imported<T>> rows, CancellationToken cancellation);

    protected abstract Task<IReadOnlyList<string>> PlanAsync(IReadOnlyList<Imported<T>> rows, CancellationToken cancellation);

    protected abstract Task<Outcome<ImportTaken>> ApplyAsync(IReadOnlyList<Imported<T>> rows, CancellationToken cancellation);

    private async Task<ImportPreview<T>> ReadAsync(Stream file, string fileName, CancellationToken cancellation)
    {
        var preview = Importer.Read(Definition, file, fileName);
        var said = await CheckAsync(preview.Rows, cancellation);
        if (said.Count == 0)
        {
            return preview;
        }

        var letters = preview.Map.ToDictionary(m => m.Column.Name, m => m.Letters, StringComparer.Ordinal);
        return preview with
        {
            Messages = [.. preview.Messages.Concat(said.Select(m => letters.TryGetValue(m.Column, out var l) ? m with { Place = l + m.Row } : m)).OrderBy(m => m.Row)],
            Errors = preview.Errors + said.Count(m => m.Severity == ImportSeverity.Error),
            Warnings = preview.Warnings + said.Count(m => m.Severity == ImportSeverity.Warning),
        };
    }
}
