using Dudao.Core;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Imports;

/// <summary>A file on its way in: put, looked at, taken whole or not at all, and taken back.</summary>
public sealed class ImportService(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, FileService files, FileStore store, IEnumerable<ITableImport> imports, Actors actors)
{
    /// <summary>The kind under which the files hang.</summary>
    public const string RecordKind = nameof(ImportRecord);

    /// <summary>The import of that kind, for whoever may bring such lists.</summary>
    public Outcome<ITableImport> Find(string kind)
    {
        var import = imports.FirstOrDefault(i => i.Kind == kind);
        return import is null || !signedIn.Actor.Holds(import.Right) || signedIn.Actor.OfficeId is null ? Failure.NotFound : new Outcome<ITableImport>(OutcomeKind.Done, import, []);
    }

    /// <summary>Keeps an uploaded file so that it can be looked at, and taken after that.</summary>
    public Task<Outcome<FileView>> PutAsync(Guid id, string kind, string fileName, Stream body, CancellationToken cancellation) =>
        files.AddAsync(id, new FilePlace(RecordKind, id, kind), fileName, body, cancellation);

    /// <summary>What the file would bring; null for one that was taken already.</summary>
    public async Task<Outcome<ImportLook>> LookAsync(string kind, Guid id, CancellationToken cancellation)
    {
        var opened = await OpenAsync(kind, id, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var (import, link) = opened.Value;
        await using var file = store.Open(link.Sha256);
        return await import.LookAsync(file, link.Name, cancellation);
    }

    public async Task<Outcome<Done>> WriteReportAsync(string kind, Guid id, Stream target, CancellationToken cancellation)
    {
        var opened = await OpenAsync(kind, id, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        await using var file = store.Open(opened.Value.Link.Sha256);
        await opened.Value.Import.WriteReportAsync(file, opened.Value.Link.Name, target, cancellation);
        return new Done();
    }

    /// <summary>Takes the file whole. Asked twice, it is taken once.</summary>
    public async Task<Outcome<ImportRecord>> TakeAsync(string kind, Guid id, CancellationToken cancellation)
    {
        var opened = await OpenAsync(kind, id, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var (import, link) = opened.Value;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        if (await db.Set<ImportRecord>().FirstOrDefaultAsync(r => r.Id == id, cancellation) is { } known)
        {
            return known;
        }

        await using var file = store.Open(link.Sha256);
        var taken = await import.TakeAsync(file, link.Name, cancellation);
        if (!taken.IsDone)
        {
            db.ChangeTracker.Clear();
            return taken.Failure;
        }

        var record = new ImportRecord
        {
            Id = id,
            OfficeId = signedIn.Actor.OfficeId,
            Kind = kind,
            FileName = link.Name,
            FileSha256 = link.Sha256,
            At = clock.Now,
            ByPersonId = signedIn.Actor.PersonId,
            ByName = signedIn.Actor.Name,
            Rows = taken.Value.Rows,
            Undo = taken.Value.Undo,
        };
        db.Add(record);
        db.Record(new Deed("Import.Take", $"导入{import.Title}“{link.Name}”：{taken.Value.Words}") { RecordKind = RecordKind, RecordId = id, OfficeId = record.OfficeId });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        actors.ForgetAll();
        return record;
    }

    /// <summary>Takes an import back, if nothing has been built on it since.</summary>
    public async Task<Outcome<ImportRecord>> UndoAsync(string kind, Guid id, CancellationToken cancellation)
    {
        var found = Find(kind);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockForNumberingAsync(cancellation);
        var record = await db.Set<ImportRecord>().FirstOrDefaultAsync(r => r.Id == id && r.Kind == kind && r.OfficeId == signedIn.Actor.OfficeId, cancellation);
        if (record is null)
        {
            return Failure.NotFound;
        }

        if (record.UndoneAt is not null)
        {
            return record;
        }

        try
        {
            var undone = await found.Value.UndoAsync(record.Undo, cancellation);
            if (!undone.IsDone)
            {
                return undone.Failure;
            }

            record = await db.Set<ImportRecord>().SingleAsync(r => r.Id == id, cancellation);
            record.UndoneAt = clock.Now;
            db.Record(new Deed("Import.Undo", $"撤销导入“{record.FileName}”") { RecordKind = RecordKind, RecordId = id, OfficeId = record.OfficeId });
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            return Failure.Conflict(new Refusal("导入的内容已有别处用到，不能撤销，什么也没有改。请逐个修改。"));
        }

        await transaction.CommitAsync(cancellation);
        actors.ForgetAll();
        return record;
    }

    /// <summary>The import of a file that was taken; null where it was not.</summary>
    public async Task<ImportRecord?> FindTakenAsync(string kind, Guid id, CancellationToken cancellation)
    {
        var office = signedIn.Actor.OfficeId;
        return await db.Set<ImportRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id && r.Kind == kind && r.OfficeId == office, cancellation);
    }

    /// <summary>What the office imported of a kind, the latest first.</summary>
    public async Task<IReadOnlyList<ImportRecord>> HistoryAsync(string kind, CancellationToken cancellation)
    {
        var office = signedIn.Actor.OfficeId;
        return await db.Set<ImportRecord>().AsNoTracking().Where(r => r.Kind == kind && r.OfficeId == office).OrderByDescending(r => r.At).Take(20).ToListAsync(cancellation);
    }

    private async Task<Outcome<(ITableImport Import, FileLink Link)>> OpenAsync(string kind, Guid id, CancellationToken cancellation)
    {
        var found = Find(kind);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var link = await files.FindAsync(id, cancellation);
        return link.IsDone && link.Value.Link.Slot == kind ? (found.Value, link.Value.Link) : Failure.NotFound;
    }
}
