using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Access;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Settings;

/// <summary>Finds the supervision office that answers for a place.</summary>
public sealed class Offices(DudaoDbContext db)
{
    /// <summary>The person's own office, else the nearest one above the first post; null where there is none.</summary>
    public async Task<Guid?> OfAsync(Actor actor, CancellationToken cancellation) =>
        actor.OfficeId ?? (actor.Scopes.Count == 0 ? null : await AboveAsync(actor.Scopes[0], cancellation));

    /// <summary>The office of the nearest place at or above a node.</summary>
    public async Task<Guid?> AboveAsync(string path, CancellationToken cancellation)
    {
        var office = await (
            from candidate in db.Organisations
            where candidate.Kind == OrganisationKind.SupervisionOffice && candidate.ClosedOn == null
            join place in db.Organisations on candidate.ParentId equals place.Id
            where path.StartsWith(place.Path)
            orderby place.Path.Length descending
            select (Guid?)candidate.Id).FirstOrDefaultAsync(cancellation);
        return office;
    }
}
