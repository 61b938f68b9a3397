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
            var hasJunior = await db.Organisations.AnyAsync(o => o.Path.StartsWith(path) && o.Kind == OrganisationKind.School && o.JuniorPupils > 0 && o.ClosedOn == null, cancellation);
            return ((organisation.TownshipKind == TownshipKind.Subdistrict ? SubjectTraits.SubDistrict : SubjectTraits.Township) | When(hasJunior, SubjectTraits.HasJunior), 0, 0);
        }

        var traits = OfType(organisation.SchoolType)
            | When(organisation.Boarding, SubjectTraits.Boarding)
            | When(organisation.Canteen, SubjectTraits.Canteen)
            | When(organisation.IsCentralSchool, SubjectTraits.CentralSchool)
            | When(organisation.CentralSchoolId is not null, SubjectTraits.VillageSchool)
            | When(organisation.IsPrivate, SubjectTraits.Private);
        return (traits, organisation.PrimaryPupils, organisation.JuniorPupils);
    }

    private static SubjectTraits OfType(string schoolType) => schoolType switch
    {
        "小学" => SubjectTraits.Primary,
        "教学点" => SubjectTraits.Primary | SubjectTraits.TeachingPoint,
        "初级中学" => SubjectTraits.Junior,
        "九年一贯制学校" => SubjectTraits.Primary | SubjectTraits.Junior,
        "完全中学" => SubjectTraits.Junior | SubjectTraits.Senior,
        "高级中学" => SubjectTraits.Senior,
        "十二年一贯制学校" => SubjectTraits.Primary | SubjectTraits.Junior | SubjectTraits.Senior,
        "幼儿园" => SubjectTraits.Kindergarten,
        "特殊教育学校" => SubjectTraits.Special,
        "职业中学" => SubjectTraits.Vocational,
        _ => SubjectTraits.None,
    };

    private static SubjectTraits When(bool holds, SubjectTraits trait) => holds ? trait : SubjectTraits.None;
}
