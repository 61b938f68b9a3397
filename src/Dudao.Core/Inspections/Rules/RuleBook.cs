using System.Collections.Frozen;

namespace Dudao.Core.Inspections;

/// <summary>All rules by id: acts name them, this says what they ask.</summary>
public static class RuleBook
{
    private static readonly FrozenDictionary<string, Rule> ById =
        new[] { PreparationRules.All, SelfEvaluationRules.All, VisitRules.All, DeliberationRules.All, DecisionRules.All, TownshipRules.All, PaperRules.All }
            .SelectMany(rules => rules).ToFrozenDictionary(r => r.Id);

    /// <summary>Every rule.</summary>
    public static IEnumerable<Rule> All => ById.Values.OrderBy(r => r.Id, StringComparer.Ordinal);

    /// <summary>The rule of an id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Rule Get(string id) => ById[id];

    internal static Rule Of(string id, string words, string article, string key, Func<Case, string?> find) => new(id, words, article, key) { Find = find };

    internal static string? Count(int count, string text) => count > 0 ? string.Format(System.Globalization.CultureInfo.InvariantCulture, text, count) : null;

    internal static string? Unless(bool holds, string text) => holds ? null : text;
}

/// <summary>The articles that rules cite.</summary>
internal static class Article
{
    internal const string Ten = "教育督导条例第十条";
    internal const string Sixteen = "教育督导条例第十六条";
    internal const string Seventeen = "教育督导条例第十七条";
    internal const string Eighteen = "教育督导条例第十八条";
    internal const string Nineteen = "教育督导条例第十九条";
    internal const string Twenty = "教育督导条例第二十条";
    internal const string TwentyOne = "教育督导条例第二十一条";
    internal const string TwentyTwo = "教育督导条例第二十二条";
    internal const string LessBurden = "教师厅〔2025〕2号";
}
