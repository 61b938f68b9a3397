using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Infrastructure.Files;

/// <summary>A file as a page lists it.</summary>
public sealed record FileView(Guid Id, string Name, long Length, bool IsShown, DateTimeOffset AddedAt, string AddedByName)
{
    public string Url => $"/files/{Id}";
}

/// <summary>Files at records: adding twice with the same id is done once, removing can be undone.</summary>
public sealed class FileService(
    DudaoDbContext db, FileStore store, SignedIn signedIn, OfficeClock clock, IEnumerable<FileOwner> owners, IServiceProvider services, UploadLimit limit)
{
    private const int MostAttempts = 6;

    public async Task<Outcome<FileView>> AddAsync(Guid id, FilePlace place, string name, Stream body, CancellationToken cancellation)
    {
        name = Path.GetFileName(name.Trim());
        if (name.Length is 0 or > 200)
        {
            return Failure.Invalid("文件名应有1至200个字。请改名后再上传。", "file");
        }

        var permitted = await JudgeAsync(place, write: true, cancellation);
        if (!permitted.IsDone)
        {
            return permitted.Failure;
        }

        var known = await db.Set<FileLink>().FindAsync([id], cancellation);
        if (known is not null)
        {
            return await KnownAsync(known, place, cancellation);
        }

        var stored = await store.ReceiveAsync(db, body, name, await limit.BytesAsync(cancellation), cancellation);
        if (!stored.IsDone)
        {
            return stored.Failure;
        }

        for (var (bytes, attempt) = (stored.Value, 1); ; attempt++)
        {
            try
            {
                return await LinkAsync(id, place, name, bytes, cancellation);
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // The same id resent, or the same bytes at another record, came first: what stands is taken.
                var sha256 = bytes.Sha256;
                db.ChangeTracker.Clear();
                if (await db.Set<FileLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancellation) is { } first)
                {
                    return await KnownAsync(first, place, cancellation);
                }

                bytes = await db.Set<StoredFile>().SingleAsync(f => f.Sha256 == sha256, cancellation);
            }
        }
    }

    public Task<Outcome<Done>> RemoveAsync(Guid id, CancellationToken cancellation) => SetRemovedAsync(id, clock.Now, "File.Remove", "移除", cancellation);

    public Task<Outcome<Done>> RestoreAsync(Guid id, CancellationToken cancellation) => SetRemovedAsync(id, null, "File.Restore", "恢复", cancellation);

    /// <summary>A file to be sent, if the actor may read it.</summary>
    public async Task<Outcome<(FileLink Link, StoredFile Stored)>> FindAsync(Guid id, CancellationToken cancellation)
    {
        var link = await db.Set<FileLink>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == id && l.RemovedAt == null, cancellation);
        if (link is null)
        {
            return Failure.NotFound;
        }

        var permitted = await JudgeAsync(new FilePlace(link.RecordKind, link.RecordId, link.Slot), write: false, cancellation);
        return permitted.IsDone
            ? (link, await db.Set<StoredFile>().AsNoTracking().SingleAsync(f => f.Sha256 == link.Sha256, cancellation))
            : permitted.Failure;
    }

    /// <summary>The files of a record, or of one slot of it. Who asks has judged who may see them.</summary>
    public async Task<IReadOnlyList<(string Slot, FileView File)>> ListAsync(string recordKind, Guid recordId, CancellationToken cancellation)
    {
        var rows = await (
            from link in db.Set<FileLink>()
            where link.RecordKind == recordKind && link.RecordId == recordId && link.RemovedAt == null
            join stored in db.Set<StoredFile>() on link.Sha256 equals stored.Sha256
            orderby link.AddedAt
            select new { link, stored }).AsNoTracking().ToListAsync(cancellation);
        return [.. rows.Select(r => (r.link.Slot, View(r.link, r.stored)))];
    }

    private async Task<Outcome<FileView>> KnownAsync(FileLink known, FilePlace place, CancellationToken cancellation) =>
        new FilePlace(known.RecordKind, known.RecordId, known.Slot) == place ? await ViewAsync(known, cancellation) : Failure.NotFound;

    private async Task<Outcome<FileView>> LinkAsync(Guid id, FilePlace place, string name, StoredFile stored, CancellationToken cancellation)
    {
        var link = new FileLink
        {
            Id = id,
            Sha256 = stored.Sha256,
            Name = name,
            RecordKind = place.RecordKind,
            RecordId = place.RecordId,
            Slot = place.Slot,
            AddedAt = clock.Now,
            AddedByPersonId = signedIn.Actor.PersonId,
            AddedByName = signedIn.Actor.Name,
        };
        db.Add(link);
        db.Record(new Deed("File.Add", $"上传“{name}”") { RecordKind = place.RecordKind, RecordId = place.RecordId });
        await db.SaveChangesAsync(cancellation);
        return await ViewAsync(link, cancellation);
    }

    private async Task<Outcome<Done>> SetRemovedAsync(Guid id, DateTimeOffset? removedAt, string act, string word, CancellationToken cancellation)
    {
        var link = await db.Set<FileLink>().FindAsync([id], cancellation);
        if (link is null)
        {
            return Failure.NotFound;
        }

        var permitted = await JudgeAsync(new FilePlace(link.RecordKind, link.RecordId, link.Slot), write: true, cancellation);
        if (!permitted.IsDone || link.RemovedAt is null == removedAt is null)
        {
            return permitted;
        }

        link.RemovedAt = removedAt;
        db.Record(new Deed(act, $"{word}“{link.Name}”") { RecordKind = link.RecordKind, RecordId = link.RecordId });
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }

    private async Task<Outcome<Done>> JudgeAsync(FilePlace place, bool write, CancellationToken cancellation)
    {
        var owner = owners.FirstOrDefault(o => o.RecordKind == place.RecordKind);
        return owner is null ? Failure.NotFound : await (write ? owner.MayWrite : owner.MayRead)(services, place, cancellation);
    }

    private async Task<FileView> ViewAsync(FileLink link, CancellationToken cancellation) =>
        View(link, await db.Set<StoredFile>().SingleAsync(f => f.Sha256 == link.Sha256, cancellation));

    private static FileView View(FileLink link, StoredFile stored) =>
        new(link.Id, link.Name, stored.Length, FileKind.IsShown(stored.ContentType), link.AddedAt, link.AddedByName);
}
