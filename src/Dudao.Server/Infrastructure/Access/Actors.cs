using System.Collections.Concurrent;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Infrastructure.Access;

/// <summary>What is remembered of an account between requests.</summary>
public sealed record KnownAccount(Actor Actor, string SecurityStamp, bool IsDisabled, bool MustChangePassword, DateOnly Day, IReadOnlySet<string> EndedSessions);

/// <summary>
/// Loads who an account is, and remembers it until <see cref="Forget"/> or the next day. Whoever changes a post, a holding or an account
/// forgets it in the same breath, so that a right taken away is gone with the next request.
/// </summary>
public sealed class Actors(IServiceScopeFactory scopes, OfficeClock clock)
{
    private readonly ConcurrentDictionary<Guid, KnownAccount> _known = new();
    private int _forgotten;

    public void Forget(Guid accountId)
    {
        Interlocked.Increment(ref _forgotten);
        _known.TryRemove(accountId, out _);
    }

    public void ForgetAll()
    {
        Interlocked.Increment(ref _forgotten);
        _known.Clear();
    }

    public async Task<KnownAccount?> FindAsync(Guid accountId, CancellationToken cancellation)
    {
        if (_known.TryGetValue(accountId, out var known) && known.Day == clock.Today)
        {
            return known;
        }

        var before = Volatile.Read(ref _forgotten);
        await using var scope = scopes.CreateAsyncScope();
        var loaded = await LoadAsync(scope.ServiceProvider.GetRequiredService<DudaoDbContext>(), accountId, clock.Today, cancellation);
        if (loaded is not null && before == Volatile.Read(ref _forgotten))
        {
            // What was read before something was forgotten may be what should be.
            _known[accountId] = loaded;
        }

        return loaded;
    }

    private static async Task<KnownAccount?> LoadAsync(DudaoDbContext db, Guid accountId, DateOnly today, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == accountId, cancellation);
        if (account is null)
        {
            return null;
        }

        var name = await db.People.Where(p => p.Id == account.PersonId).Select(p => p.Name).SingleAsync(cancellation);
        var posts = await HeldPostsAsync(db, account.PersonId, today, cancellation);
        return new KnownAccount(
            new Actor(accountId, account.PersonId, name, posts),
            account.SecurityStamp ?? "",
            account.DisabledAt is not null,
            account.MustChangePassword,
            today,
            (await db.UserTokens.Where(t => t.UserId == accountId && t.LoginProvider == Sessions.Ended).Select(t => t.Name).ToListAsync(cancellation)).ToHashSet());
    }

    /// <summary>The posts that a person holds on a day.</summary>
    public static async Task<IReadOnlyList<HeldPost>> HeldPostsAsync(
        DudaoDbContext db, Guid personId, DateOnly day, CancellationToken cancellation)
    {
        var held = await (
            from holding in db.PostHoldings.On(day)
            where holding.PersonId == personId
            join post in db.Posts on holding.PostId equals post.Id
            join organisation in db.Organisations on post.OrganisationId equals organisation.Id
            join parent in db.Organisations on organisation.ParentId equals parent.Id into parents
            from parent in parents.DefaultIfEmpty()
            select new { Post = post, Organisation = organisation, ParentPath = parent == null ? null : parent.Path }).AsNoTracking().ToListAsync(cancellation);
        return
        [
            .. held.OrderBy(h => h.Post.Role).Select(h => new HeldPost(
                h.Post.Id,
                h.Post.Role,
                h.Post.Title.Length > 0 ? h.Post.Title : h.Post.Role.Title(),
                h.Post.MaySign,
                h.Organisation.Id,
                h.Organisation.Name,
                ScopePath(h.Organisation, h.ParentPath))),
        ];
    }

    /// <summary>An office, a bureau and a department see the place that they serve, everyone else their own node.</summary>
    private static string ScopePath(Organisation organisation, string? parentPath) =>
        organisation.Kind is OrganisationKind.SupervisionOffice or OrganisationKind.Bureau or OrganisationKind.Department && parentPath is not null
            ? parentPath
            : organisation.Path;
}
