using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Infrastructure.Access;

/// <summary>The office on whose ground a node lies, and the actor with only the posts by which he manages it.</summary>
/// <param name="OfficeId">Null where no office serves the place.</param>
public sealed record Ground(Guid? OfficeId, string OfficeName, Actor Within)
{
    /// <summary>Whoever manages nothing here may still see it: a superior office reads what lies below it in the tree.</summary>
    public bool IsManaged => Within.Posts.Count > 0;
}

/// <summary>
/// Whose ground a node is: that of the nearest office at or above it. Its own administrator, director and staff manage people, posts,
/// accounts and organisations there; an administrator of the office above does so only until it has an administrator of its own.
/// </summary>
public sealed class Grounds(DudaoDbContext db, SignedIn signedIn, OfficeClock clock)
{
    private static readonly Role[] Managing = [Role.Administrator, Role.OfficeDirector, Role.OfficeStaff];
    private List<Office>? _offices;

    /// <param name="path">The node's path; of an office, a bureau or a department that of the place it serves will do.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Ground> OfAsync(string path, CancellationToken cancellation)
    {
        _offices ??= await LoadAsync(cancellation);
        var actor = signedIn.Actor;
        var levels = _offices.Where(o => path.StartsWith(o.Place, StringComparison.Ordinal)).GroupBy(o => o.Place).OrderByDescending(g => g.Key.Length).ToList();
        var posts = new List<HeldPost>();
        foreach (var (steps, level) in levels.Index())
        {
            posts.AddRange(actor.Posts.Where(p => Managing.Contains(p.Role) && (steps == 0 || p.Role == Role.Administrator) && level.Any(o => o.Id == p.OrganisationId)));
            if (level.Any(o => o.HasAdministrator))
            {
                break;
            }
        }

        var nearest = levels.FirstOrDefault();
        var office = nearest?.FirstOrDefault(o => posts.Exists(p => p.OrganisationId == o.Id)) ?? nearest?.First();
        return new Ground(office?.Id, office?.Name ?? "", actor with { Posts = posts });
    }

    private async Task<List<Office>> LoadAsync(CancellationToken cancellation)
    {
        var today = clock.Today;
        var rows = await (
            from office in db.Organisations
            where office.Kind == OrganisationKind.SupervisionOffice && office.ClosedOn == null
            join parent in db.Organisations on office.ParentId equals parent.Id into parents
            from parent in parents.DefaultIfEmpty()
            orderby office.Serial
            select new
            {
                office.Id,
                office.Name,
                Place = parent == null ? office.Path : parent.Path,
                HasAdministrator = db.PostHoldings.Any(h => (h.To == null || h.To >= today) && db.Posts.Any(p => p.Id == h.PostId && p.OrganisationId == office.Id && p.Role == Role.Administrator)),
            }).ToListAsync(cancellation);
        return [.. rows.Select(r => new Office(r.Id, r.Name, r.Place, r.HasAdministrator))];
    }

    private sealed record Office(Guid Id, string Name, string Place, bool HasAdministrator);
}
