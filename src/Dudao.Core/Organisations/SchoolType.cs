namespace Dudao.Core.Organisations;

/// <summary>What sort of school it is. Its name is what is stored and shown.</summary>
public enum SchoolType
{
    /// <summary>小学.</summary>
    Primary,
    /// <summary>教学点: without a school of its own, below a central school.</summary>
    TeachingPoint,
    /// <summary>初级中学.</summary>
    Junior,
    /// <summary>九年一贯制学校.</summary>
    NineYear,
    /// <summary>完全中学: junior and senior.</summary>
    CompleteSecondary,
    /// <summary>高级中学.</summary>
    Senior,
    /// <summary>十二年一贯制学校.</summary>
    TwelveYear,
    /// <summary>幼儿园.</summary>
    Kindergarten,
    /// <summary>特殊教育学校.</summary>
    Special,
    /// <summary>职业中学.</summary>
    Vocational,
}

/// <summary>The stages that a school runs (学段).</summary>
[Flags]
public enum Stages
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>学前.</summary>
    Preschool = 1,
    /// <summary>小学.</summary>
    Primary = 1 << 1,
    /// <summary>初中.</summary>
    Junior = 1 << 2,
    /// <summary>普通高中.</summary>
    Senior = 1 << 3,
    /// <summary>中等职业.</summary>
    Vocational = 1 << 4,
}

/// <summary>What is true of a sort of school.</summary>
public static class SchoolTypes
{
    private static readonly (SchoolType Type, string Name, Stages Stages, string[] Synonyms)[] All =
    [
        (SchoolType.Primary, "小学", Stages.Primary, ["完全小学", "中心小学", "村小", "村完小"]),
        (SchoolType.TeachingPoint, "教学点", Stages.Primary, ["小学教学点"]),
        (SchoolType.Junior, "初级中学", Stages.Junior, ["初中", "独立初中", "普通初中"]),
        (SchoolType.NineYear, "九年一贯制学校", Stages.Primary | Stages.Junior, ["九年一贯制", "九年制学校"]),
        (SchoolType.CompleteSecondary, "完全中学", Stages.Junior | Stages.Senior, ["完中"]),
        (SchoolType.Senior, "高级中学", Stages.Senior, ["高中", "普通高中", "独立高中"]),
        (SchoolType.TwelveYear, "十二年一贯制学校", Stages.Primary | Stages.Junior | Stages.Senior, ["十二年一贯制", "十二年制学校"]),
        (SchoolType.Kindergarten, "幼儿园", Stages.Preschool, []),
        (SchoolType.Special, "特殊教育学校", Stages.Primary | Stages.Junior, ["特殊教育", "特教学校", "培智学校", "盲聋学校"]),
        (SchoolType.Vocational, "职业中学", Stages.Vocational, ["职业高中", "中等职业学校", "职业教育中心", "职教中心", "中职"]),
    ];

    /// <summary>Every name, for a choice on screen and for the message of an import.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(t => t.Name)];

    /// <summary>The name.</summary>
    public static string Name(this SchoolType type) => All[(int)type].Name;

    /// <summary>The stages that it runs.</summary>
    public static Stages RunStages(this SchoolType type) => All[(int)type].Stages;

    /// <summary>Reads a name or one of its synonyms; null for anything else.</summary>
    public static SchoolType? Find(string? name)
    {
        var plain = (name ?? "").Trim();
        foreach (var entry in All)
        {
            if (entry.Name == plain || entry.Synonyms.Contains(plain))
            {
                return entry.Type;
            }
        }

        return null;
    }
}
