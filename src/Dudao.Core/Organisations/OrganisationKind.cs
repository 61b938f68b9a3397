namespace Dudao.Core.Organisations;

/// <summary>What a node of the organisation tree is.</summary>
public enum OrganisationKind
{
    /// <summary>省.</summary>
    Province,

    /// <summary>市.</summary>
    City,

    /// <summary>县, 区.</summary>
    County,

    /// <summary>乡镇, 街道.</summary>
    Township,

    /// <summary>教育督导室.</summary>
    SupervisionOffice,

    /// <summary>教育局.</summary>
    Bureau,

    /// <summary>相关部门.</summary>
    Department,

    /// <summary>学校, 幼儿园.</summary>
    School,
}

/// <summary>Of a township node: 乡, 镇 or 街道.</summary>
public enum TownshipKind
{
    /// <summary>Not a township.</summary>
    None,

    /// <summary>镇.</summary>
    Town,

    /// <summary>乡.</summary>
    Township,

    /// <summary>街道.</summary>
    Subdistrict,
}

/// <summary>The words for kinds of organisations.</summary>
public static class OrganisationKinds
{
    /// <summary>The kind's name.</summary>
    public static string Name(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.Province => "省",
        OrganisationKind.City => "市",
        OrganisationKind.County => "县（区）",
        OrganisationKind.Township => "乡镇（街道）",
        OrganisationKind.SupervisionOffice => "教育督导室",
        OrganisationKind.Bureau => "教育局",
        OrganisationKind.Department => "部门",
        OrganisationKind.School => "学校",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>乡, 镇, 街道; empty for none.</summary>
    public static string Name(this TownshipKind kind) => kind switch
    {
        TownshipKind.None => "",
        TownshipKind.Town => "镇",
        TownshipKind.Township => "乡",
        TownshipKind.Subdistrict => "街道",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Reads 乡, 镇, 街道 or a name that ends so; none for anything else.</summary>
    public static TownshipKind TownshipKindOf(string name) =>
        name.EndsWith("街道", StringComparison.Ordinal) || name.EndsWith("街道办事处", StringComparison.Ordinal) ? TownshipKind.Subdistrict
        : name.EndsWith('镇') ? TownshipKind.Town
        : name.EndsWith('乡') ? TownshipKind.Township
        : TownshipKind.None;
}
