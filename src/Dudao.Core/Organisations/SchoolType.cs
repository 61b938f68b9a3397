using Dudao.Core.Text;

namespace Dudao.Core.Organisations;

/// <summary>The stages of schooling that a school runs (学段).</summary>
[Flags]
public enum Stages
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>学前.</summary>
    Kindergarten = 1,

    /// <summary>小学.</summary>
    Primary = 1 << 1,

    /// <summary>初中.</summary>
    Junior = 1 << 2,

    /// <summary>高中, also of a vocational school.</summary>
    Senior = 1 << 3,
}

/// <summary>What a school is by its form of schooling (办学类型). A value of a closed list; kept by its name.</summary>
/// <param name="Name">The name as the school's register has it, such as 九年一贯制学校.</param>
/// <param name="Stages">The stages that such a school runs.</param>
public sealed record SchoolType(string Name, Stages Stages)
{
    /// <summary>幼儿园.</summary>
    public static SchoolType Kindergarten { get; } = new("幼儿园", Stages.Kindergarten);

    /// <summary>小学.</summary>
    public static SchoolType Primary { get; } = new("小学", Stages.Primary);

    /// <summary>教学点: a part of a primary school, in a village, with few grades.</summary>
    public static SchoolType TeachingPoint { get; } = new("教学点", Stages.Primary);

    /// <summary>初级中学.</summary>
    public static SchoolType Junior { get; } = new("初级中学", Stages.Junior);

    /// <summary>九年一贯制学校: primary and junior.</summary>
    public static SchoolType NineYear { get; } = new("九年一贯制学校", Stages.Primary | Stages.Junior);

    /// <summary>完全中学: junior and senior.</summary>
    public static SchoolType CompleteSecondary { get; } = new("完全中学", Stages.Junior | Stages.Senior);

    /// <summary>高级中学.</summary>
    public static SchoolType Senior { get; } = new("高级中学", Stages.Senior);

    /// <summary>十二年一贯制学校: primary, junior and senior.</summary>
    public static SchoolType TwelveYear { get; } = new("十二年一贯制学校", Stages.Primary | Stages.Junior | Stages.Senior);

    /// <summary>职业中学: secondary vocational school.</summary>
    public static SchoolType Vocational { get; } = new("职业中学", Stages.Senior);

    /// <summary>特殊教育学校: primary and junior.</summary>
    public static SchoolType Special { get; } = new("特殊教育学校", Stages.Primary | Stages.Junior);

    /// <summary>All of them, as they are offered for choice.</summary>
    public static IReadOnlyList<SchoolType> All { get; } =
        [Kindergarten, Primary, TeachingPoint, Junior, NineYear, CompleteSecondary, Senior, TwelveYear, Vocational, Special];

    private static readonly Dictionary<string, SchoolType> Known = All.ToDictionary(t => t.Name)
        .Concat(new Dictionary<string, SchoolType>
        {
            ["幼儿"] = Kindergarten,
            ["学前"] = Kindergarten,
            ["完全小学"] = Primary,
            ["完小"] = Primary,
            ["村小"] = Primary,
            ["中心小学"] = Primary,
            ["中心校"] = Primary,
            ["小学教学点"] = TeachingPoint,
            ["初中"] = Junior,
            ["普通初中"] = Junior,
            ["九年一贯制"] = NineYear,
            ["九年制学校"] = NineYear,
            ["完中"] = CompleteSecondary,
            ["高中"] = Senior,
            ["普通高中"] = Senior,
            ["十二年一贯制"] = TwelveYear,
            ["职业高中"] = Vocational,
            ["职中"] = Vocational,
            ["中职"] = Vocational,
            ["中等职业学校"] = Vocational,
            ["特殊教育"] = Special,
            ["特教"] = Special,
            ["特校"] = Special,
            ["特殊学校"] = Special,
        }).ToDictionary(StringComparer.Ordinal);

    /// <summary>The type that a cell or a field names, also by what offices call it (完小, 初中, 特校); null where none does.</summary>
    public static SchoolType? Find(string text) => Known.GetValueOrDefault(Plain.Name(text));

    /// <summary>Whether such a school runs the stage.</summary>
    public bool Runs(Stages stage) => (Stages & stage) != 0;
}
