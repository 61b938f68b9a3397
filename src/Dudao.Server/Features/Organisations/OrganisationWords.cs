using Dudao.Server.Data.People;

namespace Dudao.Server.Features.Organisations;

/// <summary>How an organisation is called by what it is, and which kind may stand under which.</summary>
public static class OrganisationWords
{
    /// <summary>The word on screen, such as 初级中学 or 街道.</summary>
    public static string Words(this Organisation organisation) => organisation.Kind switch
    {
        OrganisationKind.Township => organisation.TownshipKind.Name(),
        OrganisationKind.School => organisation.SchoolType,
        var kind => kind.Name(),
    };

    /// <summary>The kinds of places under which an organisation may stand.</summary>
    public static IReadOnlyList<OrganisationKind> Above(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.Province => [],
        OrganisationKind.City => [OrganisationKind.Province],
        OrganisationKind.County => [OrganisationKind.Province, OrganisationKind.City],
        OrganisationKind.Township => [OrganisationKind.City, OrganisationKind.County],
        OrganisationKind.SupervisionOffice or OrganisationKind.Bureau => [OrganisationKind.Province, OrganisationKind.City, OrganisationKind.County],
        OrganisationKind.Department => [OrganisationKind.Province, OrganisationKind.City, OrganisationKind.County, OrganisationKind.Township],
        OrganisationKind.School => [OrganisationKind.Province, OrganisationKind.City, OrganisationKind.County, OrganisationKind.Township],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What may be added by hand: a province or the first place comes with the first run.</summary>
    public static IReadOnlyList<OrganisationKind> Addable { get; } =
    [
        OrganisationKind.School, OrganisationKind.Township, OrganisationKind.Bureau, OrganisationKind.Department, OrganisationKind.SupervisionOffice,
        OrganisationKind.County, OrganisationKind.City,
    ];
}
