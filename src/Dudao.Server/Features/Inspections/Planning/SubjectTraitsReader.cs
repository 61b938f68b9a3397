using Dudao.Core.Frameworks;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>Reads from an organisation what a framework's applicability is judged by.</summary>
public sealed class SubjectTraitsReader(DudaoDbContext db)
{
    public async Task<(SubjectTraits Traits, int PrimaryPupils, int JuniorPupils)> ReadAsync(Organisation organisation, CancellationToken cancellation)
    {
        if (organisation.Kind == OrganisationKind.Township)
        {
            var path = organisation.Path;
            var schools = await db.Organisations.Where(o => o.Path.StartsWith(path) && o.Kind == OrganisationKind.School && o.ClosedOn == null)
                .Select(o => o.SchoolType).Distinct().ToListAsync(cancellation);
            return (Core.Organisations.Traits.Of(organisation.TownshipKind, schools.Select(s => SchoolType.Find(s)).OfType<SchoolType>()), 0, 0);
        }

        var traits = SchoolType.Find(organisation.SchoolType) is { } type
            ? Core.Organisations.Traits.Of(new SchoolFacts(
                type, organisation.Boarding, organisation.Canteen, organisation.IsCentralSchool, organisation.CentralSchoolId is not null, organisation.IsPrivate))
            : SubjectTraits.None;
        return (traits, organisation.PrimaryPupils, organisation.JuniorPupils);
    }
}
