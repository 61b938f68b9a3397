using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Dudao.Server.Infrastructure.Access;

/// <summary>The number of the last act on record, read once for a request and again after what it saved.</summary>
public sealed class RecordHead
{
    private readonly DudaoDbContext _db;
    private long? _last;

    public RecordHead(DudaoDbContext db)
    {
        _db = db;
        db.SavedChanges += (_, _) => _last = null;
    }

    /// <summary>Where it was read already; null elsewhere, as on the page that tells of a stopped request.</summary>
    public long? Known => _last;

    public async Task<long> LastAsync(CancellationToken cancellation) =>
        _last ??= await _db.AuditEvents.MaxAsync(e => (long?)e.Sequence, cancellation) ?? 0;
}

/// <summary>
/// Keeps what was read for a page. Nothing changes without its line in the record of acts, so what was read holds as long as that record
/// has not grown: for the same person, with the same posts, in the same minute. It is no second truth and cannot go stale.
/// </summary>
public sealed class KeptReading(KeptViews views, RecordHead head, DudaoDbContext db, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>What was kept of <paramref name="of"/>, or what <paramref name="read"/> finds now. What is read is for looking at: none of it is tracked afterwards.</summary>
    /// <param name="of">The record that the page shows; null for a page of the person's own.</param>
    public async Task<T> ReadAsync<T>(Guid? of, Func<Task<T>> read, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is not null || db.ChangeTracker.HasChanges())
        {
            return await read();
        }

        var last = await head.LastAsync(cancellation);
        var key = new Key(typeof(T), signedIn.Actor, of);
        var minute = clock.Now.Ticks / TimeSpan.TicksPerMinute;
        if (views.Cache.TryGetValue(key, out var found) && found is Kept<T> kept && kept.Sequence == last && kept.Minute == minute)
        {
            return kept.Value;
        }

        var value = await read();
        db.ChangeTracker.Clear();
        views.Cache.Set(key, new Kept<T>(last, minute, value), new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
        return value;
    }

    private sealed record Key(Type Kind, Actor Actor, Guid? Of);

    private sealed record Kept<T>(long Sequence, long Minute, T Value);
}

/// <summary>Where the program keeps what was read, the newest few hundred.</summary>
public sealed class KeptViews : IDisposable
{
    internal MemoryCache Cache { get; } = new(new MemoryCacheOptions { SizeLimit = 400 });

    public void Dispose() => Cache.Dispose();
}
