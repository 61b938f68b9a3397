using System.Collections.Frozen;

namespace Dudao.Core.Balance.Schools;

/// <summary>What a school is (办学类型): it decides which stages it may run and whether it counts.</summary>
public enum SchoolKind
{
    /// <summary>小学.</summary>
    Primary,

    /// <summary>初级中学.</summary>
    Junior,

    /// <summary>九年一贯制学校: primary and junior.</summary>
    NineYear,

    /// <summary>完全中学: junior and senior.</summary>
    CompleteSecondary,

    /// <summary>十二年一贯制学校: all three.</summary>
    TwelveYear,

    /// <summary>教学点: primary; the only kind that is left out for its size.</summary>
    TeachingPoint,

    /// <summary>特殊教育学校: left out.</summary>
    Special,

    /// <summary>职业学校: left out.</summary>
    Vocational,
}

/// <summary>The names of the kinds and the stages that they run.</summary>
public static class SchoolKinds
{
    private static readonly (SchoolKind Kind, string Code, string Title, string[] Spellings)[] Known =
    [
        (SchoolKind.Primary, "primary", "小学", ["完全小学", "初级小学", "普通小学"]),
        (SchoolKind.Junior, "junior", "初中", ["初级中学", "普通初中"]),
        (SchoolKind.NineYear, "nine-year", "九年一贯制", ["九年一贯制学校", "九年制学校", "九年制"]),
        (SchoolKind.CompleteSecondary, "complete-secondary", "完全中学", ["完中"]),
        (SchoolKind.TwelveYear, "twelve-year", "十二年一贯制", ["十二年一贯制学校", "十二年制学校"]),
        (SchoolKind.TeachingPoint, "teaching-point", "教学点", ["小学教学点"]),
        (SchoolKind.Special, "special", "特殊教育学校", ["特殊教育", "特教", "特教学校"]),
        (SchoolKind.Vocational, "vocational", "职业学校", ["中等职业学校", "职业初中", "职业高中", "职高", "中职"]),
    ];

    private static readonly Stage[][] Run =
    [
        [Stage.Primary], [Stage.Junior], [Stage.Primary, Stage.Junior], [Stage.Junior, Stage.Senior], [Stage.Primary, Stage.Junior, Stage.Senior],
        [Stage.Primary], [], [],
    ];

    private static readonly FrozenDictionary<string, SchoolKind> Names = Known
        .SelectMany(known => known.Spellings.Append(known.Code).Append(known.Title), (known, spelling) => KeyValuePair.Create(spelling, known.Kind))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, SchoolKind>.AlternateLookup<ReadOnlySpan<char>> Spans =
        Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every name of a kind that a table may use, for a message.</summary>
    public static string Expected { get; } = string.Join("、", Known.Select(known => $"{known.Code}（{known.Title}）"));

    /// <summary>The kind of that name, in English or Chinese, or null.</summary>
    public static SchoolKind? Find(ReadOnlySpan<char> text) => Spans.TryGetValue(text.Trim(), out var kind) ? kind : null;

    /// <summary>The stages that a school of this kind may run; none for special and vocational schools.</summary>
    public static IReadOnlyList<Stage> StagesOf(this SchoolKind kind) => Run[(int)kind];

    /// <summary>Whether the stages of such a school stand in columns of their own.</summary>
    public static bool HasSeveralStages(this SchoolKind kind) => Run[(int)kind].Length > 1;

    /// <summary>The name in files and JSON.</summary>
    public static string Code(this SchoolKind kind) => Known[(int)kind].Code;

    /// <summary>The name on screen and on paper.</summary>
    public static string Title(this SchoolKind kind) => Known[(int)kind].Title;
}
