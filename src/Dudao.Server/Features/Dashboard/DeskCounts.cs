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

    public async Task<DeskCount> OfAsync(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Holds(Right.TakePartInInspections))
        {
            return default;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DudaoDbContext>();
        var kept = _kept.GetValueOrDefault(actor.AccountId);
        var since = kept?.Sequence ?? 0;
        var last = await db.AuditEvents.MaxAsync(e => (long?)e.Sequence, cancellation) ?? 0;
        var isFresh = kept is not null && kept.Actor == actor && kept.Day == clock.Today && (last == since
            || (Environment.TickCount64 - kept.Ticks < Patience.TotalMilliseconds
                && !await db.AuditEvents.AnyAsync(e => e.Sequence > since && e.PersonId == actor.PersonId, cancellation)));
        if (isFresh)
        {
            return kept!.Count;
        }

        scope.ServiceProvider.GetRequiredService<SignedIn>().Become(actor, "");
        var count = await scope.ServiceProvider.GetRequiredService<DeskReading>().CountAsync(cancellation);
        _kept[actor.AccountId] = new Kept(actor, last, clock.Today, Environment.TickCount64, count);
        return count;
    }

    private sealed record Kept(Actor Actor, long Sequence, DateOnly Day, long Ticks, DeskCount Count);
}
