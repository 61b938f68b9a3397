using System.Collections.Concurrent;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Dashboard;

/// <summary>How much waits for a person, and how much of it is late: the number beside 工作台 on every page.</summary>
public readonly record struct DeskCount(int Open, int Late);

/// <summary>
/// Counts what waits, once for each state of the record of acts: as long as nothing was written, the same number holds. What others write
/// is counted after a few seconds, what the person himself wrote at once.
/// </summary>
public sealed class DeskCounts(IServiceScopeFactory scopes, OfficeClock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    /// <param name="known">The number of the last act on record, where the request has read it.</param>
    public async Task<DeskCount> OfAsync(Actor actor, long? known, CancellationToken cancellation)
    {
        if (!actor.Holds(Right.TakePartInInspections))
        {
            return default;
        }

        var kept = _kept.GetValueOrDefault(actor.AccountId) is { } found && found.Actor == actor && found.Day == clock.Today ? found : null;
        if (kept is not null && kept.Sequence == known)
        {
            return kept.Count;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DudaoDbContext>();
        var last = known ?? await db.AuditEvents.MaxAsync(e => (long?)e.Sequence, cancellation) ?? 0;
        if (kept is not null && (kept.Sequence == last || (Environment.TickCount64 - kept.Ticks < Patience.TotalMilliseconds
            && !await db.AuditEvents.AnyAsync(e => e.Sequence > kept.Sequence && e.PersonId == actor.PersonId, cancellation))))
        {
            return kept.Count;
        }

        scope.ServiceProvider.GetRequiredService<SignedIn>().Become(actor, "");
        var count = await scope.ServiceProvider.GetRequiredService<DeskReading>().CountAsync(cancellation);
        _kept[actor.AccountId] = new Kept(actor, last, clock.Today, Environment.TickCount64, count);
        return count;
    }

    private sealed record Kept(Actor Actor, long Sequence, DateOnly Day, long Ticks, DeskCount Count);
}
