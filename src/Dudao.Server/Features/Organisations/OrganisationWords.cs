using Dudao.Server.Data.People;

namespace Dudao.Server.Features.Organisations;

/// <summary>How kinds of organisations are called, and which may stand under which.</summary>
public static class OrganisationWords
{
    /// <summary>The word on screen, such as 学校 or 街道.</summary>
    public static string Words(this Organisation organisation) => organisation.Kind switch
    {
        OrganisationKind.Township => organisation.TownshipKind.Words(),
        OrganisationKind.School => organisation.SchoolType,
        var kind => kind.Words(),
    };

    public static string Words(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.Province => "省（自治区、直辖市）",
        OrganisationKind.City => "市（州）",
        OrganisationKind.County => "县（市、区）",
        OrganisationKind.Township => "乡镇（街道）",
        OrganisationKind.SupervisionOffice => "教育督导室",
        OrganisationKind.Bureau => "教育局",
        OrganisationKind.Department => "政府及部门",
        OrganisationKind.School => "学校",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Words(this TownshipKind kind) => kind switch
    {
        TownshipKind.Township => "乡",
        TownshipKind.Subdistrict => "街道",
        _ => "镇",
    };

    /// <summary>The kind that a township's name ends with: 云屏街道 is a subdistrict, 大湾乡 a township, 石桥镇 a town.</summary>
    public static TownshipKind TownshipKindOf(string name) => name switch
    {
        _ when name.EndsWith("街道", StringComparison.Ordinal) || name.EndsWith("街道办事处", StringComparison.Ordinal) => TownshipKind.Subdistrict,
        _ when name.EndsWith('乡') => TownshipKind.Township,
        _ => TownshipKind.Town,
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
