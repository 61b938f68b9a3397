using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>Whether the actor may see a person's file, and whether he may manage the person's posts and account.</summary>
public sealed class PersonGate(DudaoDbContext db, SignedIn signedIn, OfficeClock clock)
{
    private Actor Actor => signedIn.Actor;

    /// <summary>People whose file is kept in the actor's part of the tree, or who hold a post there today.</summary>
    public IQueryable<Person> Visible()
    {
        var nodes = db.Organisations.VisibleTo(Actor).Select(o => o.Id);
        var today = clock.Today;
        return db.People.Where(p => nodes.Contains(p.OrganisationId)
            || db.PostHoldings.Any(h => h.PersonId == p.Id && h.From <= today && (h.To == null || h.To >= today) && db.Posts.Any(post => post.Id == h.PostId && nodes.Contains(post.OrganisationId))));
    }

    /// <summary>The person, for whoever manages people at all.</summary>
    public async Task<Outcome<Person>> FindAsync(Guid personId, CancellationToken cancellation)
    {
        if (!Actor.Holds(Right.ManageAccounts))
        {
            return Failure.NotYours("人员和账号由督导室和系统管理员管理。");
        }

        return await Visible().FirstOrDefaultAsync(p => p.Id == personId, cancellation) is { } person ? person : Failure.NotFound;
    }

    /// <summary>The person, if every post that he holds is one that the actor could give.</summary>
    public async Task<Outcome<Person>> FindToManageAsync(Guid personId, CancellationToken cancellation)
    {
        var found = await FindAsync(personId, cancellation);
        if (!found.IsDone)
        {
            return found;
        }

        var posts = await Actors.HeldPostsAsync(db, personId, clock.Today, cancellation);
        var above = posts.FirstOrDefault(p => !Appointing.MayGive(Actor, p.Role) || !Actor.Sees(p.ScopePath));
        return above is null
            ? found
            : Failure.NotYours($"{found.Value.Name}担任{above.OrganisationName}的{above.Title}，他的账号不由您管理。请联系{(Actor.Sees(above.ScopePath) ? "本室的系统管理员" : "那个单位的督导室")}。");
    }

    /// <summary>Whether another person who can sign in would remain administrator of each office that this one administers.</summary>
    public async Task<bool> LeavesAdministratorAsync(Guid personId, CancellationToken cancellation)
    {
        var today = clock.Today;
        var administrators = await (
            from holding in db.PostHoldings
            where holding.From <= today && (holding.To == null || holding.To >= today)
            join post in db.Posts on holding.PostId equals post.Id
            where post.Role == Role.Administrator
            select new { post.OrganisationId, holding.PersonId, IsOpen = db.Users.Any(a => a.PersonId == holding.PersonId && a.DisabledAt == null) }).ToListAsync(cancellation);
        return administrators.Where(a => a.PersonId == personId)
            .All(own => administrators.Any(other => other.OrganisationId == own.OrganisationId && other.PersonId != personId && other.IsOpen));
    }
}
