using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Accounts;

/// <summary>Whether the actor may see a person's file, and whether he may manage the person's posts and account.</summary>
public sealed class PersonGate(DudaoDbContext db, SignedIn signedIn, OfficeClock clock, Grounds grounds)
{
    private Actor Actor => signedIn.Actor;

    /// <summary>People whose file is kept in the actor's part of the tree, or who hold a post there today.</summary>
    public IQueryable<Person> Visible()
    {
        var nodes = db.Organisations.VisibleTo(Actor).Select(o => o.Id);
        var held = db.PostHoldings.On(clock.Today);
        return db.People.Where(p => nodes.Contains(p.OrganisationId)
            || held.Any(h => h.PersonId == p.Id && db.Posts.Any(post => post.Id == h.PostId && nodes.Contains(post.OrganisationId))));
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

    /// <summary>The person, if his file is kept on the ground that the actor manages: who only sees it leaves it as it is.</summary>
    public async Task<Outcome<Person>> FindToChangeAsync(Guid personId, CancellationToken cancellation)
    {
        var found = await FindAsync(personId, cancellation);
        return found.IsDone && await RefuseAsync(found.Value.OrganisationId, cancellation) is { } refusal ? refusal : found;
    }

    /// <summary>Why the actor may not keep files at an organisation, or null.</summary>
    public async Task<Failure?> RefuseAsync(Guid organisationId, CancellationToken cancellation)
    {
        var at = await db.Organisations.Where(o => o.Id == organisationId).Select(o => new { o.Name, o.Path }).SingleAsync(cancellation);
        var ground = await grounds.OfAsync(at.Path, cancellation);
        return ground.IsManaged ? null : Failure.NotYours($"{at.Name}的人员由{ground.OfficeName}管理，您只能查看。请联系那个督导室。");
    }

    /// <summary>The person, if every post that he holds is one that the actor could give; of who holds none, the file must be the actor's to keep.</summary>
    public async Task<Outcome<Person>> FindToManageAsync(Guid personId, CancellationToken cancellation)
    {
        var found = await FindAsync(personId, cancellation);
        if (!found.IsDone)
        {
            return found;
        }

        var posts = await Actors.HeldPostsAsync(db, personId, clock.Today, cancellation);
        foreach (var post in posts)
        {
            var ground = await grounds.OfAsync(post.ScopePath, cancellation);
            if (!Appointing.MayGive(ground.Within, post.Role, post.MaySign))
            {
                return Failure.NotYours(
                    $"{found.Value.Name}担任{post.OrganisationName}的{post.Title}，他的账号不由您管理。请联系{(ground.IsManaged ? "本室的系统管理员" : "那个单位的督导室")}。");
            }
        }

        return posts.Count == 0 && await RefuseAsync(found.Value.OrganisationId, cancellation) is { } refusal ? refusal : found;
    }

    /// <summary>Records a deed about a person with each office that it concerns: the one that keeps the file, the one of the post, the actor's own.</summary>
    public async Task RecordAsync(Deed deed, Person person, Organisation? at, CancellationToken cancellation)
    {
        var paths = await db.Organisations.Where(o => o.Id == person.OrganisationId).Select(o => o.Path).ToListAsync(cancellation);
        var offices = new List<Guid?>();
        foreach (var path in at is null ? paths : paths.Append(at.Path))
        {
            offices.Add((await grounds.OfAsync(path, cancellation)).OfficeId);
        }

        var concerned = offices.Append(Actor.OfficeId).Where(o => o is not null).Distinct().ToList();
        foreach (var office in concerned.Count == 0 ? [null] : concerned)
        {
            db.Record(deed with { RecordKind = nameof(Person), RecordId = person.Id, OfficeId = office });
        }
    }

    /// <summary>Whether another person who can sign in would remain administrator of each office that this one administers.</summary>
    public async Task<bool> LeavesAdministratorAsync(Guid personId, CancellationToken cancellation)
    {
        var today = clock.Today;
        var administrators = await (
            from holding in db.PostHoldings.On(today)
            join post in db.Posts on holding.PostId equals post.Id
            where post.Role == Role.Administrator
            select new { post.OrganisationId, holding.PersonId, IsOpen = db.Users.Any(a => a.PersonId == holding.PersonId && a.DisabledAt == null) }).ToListAsync(cancellation);
        return administrators.Where(a => a.PersonId == personId)
            .All(own => administrators.Any(other => other.OrganisationId == own.OrganisationId && other.PersonId != personId && other.IsOpen));
    }
}
