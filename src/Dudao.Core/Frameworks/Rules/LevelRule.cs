using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>A level and its share of the full mark.</summary>
public sealed record RatingLevel(string Letter, decimal Coefficient);

/// <summary>等次: a letter with a coefficient; the mark is coefficient × full.</summary>
public sealed record LevelRule : ScoringRule
{
    /// <summary>A 1.0, B 0.8, C 0.6, D 0.3.</summary>
    public static LevelRule Default { get; } = new() { Levels = [new("A", 1), new("B", 0.8m), new("C", 0.6m), new("D", 0.3m)] };

    /// <summary>The levels, best first; letters unique, coefficients from 0 to 1, falling.</summary>
    public ValueList<RatingLevel> Levels { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Code => "level";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => "等次";

    private protected override string HowToEnter => $"请填 {string.Join('、', Levels.Select(l => l.Letter))}";

    /// <summary>The level with the letter, upper or lower case; null when there is none.</summary>
    public RatingLevel? Find(string letter)
    {
        foreach (var level in Levels)
        {
            if (string.Equals(level.Letter, letter, StringComparison.OrdinalIgnoreCase))
            {
                return level;
            }
        }

        return null;
    }

    /// <summary>The level whose mark is this value; null when there is none.</summary>
    public RatingLevel? FindByValue(decimal full, decimal value) => Levels.FirstOrDefault(l => l.Coefficient * full == value);

    /// <inheritdoc/>
    public override string Describe() => string.Join('，', Levels.Select(l => $"{l.Letter} {l.Coefficient.Plain()}"));

    /// <inheritdoc/>
    public override Fraction? Value(decimal full, LeafInput input) => input switch
    {
        LeafInput.Level level => Find(level.Letter) is { } found ? (Fraction)(found.Coefficient * full) : null,
        LeafInput.Mark mark => Clamp(mark.Value, full),
        _ => null,
    };

    /// <inheritdoc/>
    public override Refusal? Refuse(decimal full, LeafInput input) => input switch
    {
        LeafInput.Level level when Find(level.Letter) is not null => null,
        LeafInput.Level level => new($"没有“{level.Letter}”这一等次，{HowToEnter}"),
        LeafInput.Mark mark => RefuseMark(full, mark.Value),
        LeafInput.NotApplicable => null,
        _ => Unfit(),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<decimal> Admissible(decimal full) =>
        Levels.Count == 0 ? [0, full] : [.. Levels.Select(l => l.Coefficient * full).Distinct().Order()];

    /// <inheritdoc/>
    public override string Explain(decimal full, LeafInput input) => input switch
    {
        LeafInput.Level level when Find(level.Letter) is { } found =>
            $"{found.Letter}：满分 {full.Plain()} 分 × {found.Coefficient.Plain()} = {(found.Coefficient * full).Plain()} 分",
        LeafInput.Mark mark when FindByValue(full, mark.Value) is { } found =>
            $"{found.Letter}：满分 {full.Plain()} 分 × {found.Coefficient.Plain()} = {mark.Value.Plain()} 分",
        LeafInput.Mark => $"评 {Value(full, input)!.Value.Plain()} 分",
        _ => "未评",
    };

    /// <inheritdoc/>
    public override IEnumerable<string> Problems(decimal full)
    {
        if (Levels.Count < 2)
        {
            yield return "等次至少要有两级";
        }

        if (Levels.Select(l => l.Letter.ToUpperInvariant()).Distinct().Count() != Levels.Count)
        {
            yield return "等次的名称有重复";
        }

        if (Levels.Any(l => l.Coefficient is < 0 or > 1))
        {
            yield return "等次系数应在 0 至 1 之间";
        }

        if (Levels.Count > 0 && Levels[0].Coefficient != 1)
        {
            yield return $"最好的等次 {Levels[0].Letter} 的系数应为 1";
        }

        for (var i = 1; i < Levels.Count; i++)
        {
            if (Levels[i].Coefficient >= Levels[i - 1].Coefficient)
            {
                yield return $"等次 {Levels[i].Letter} 的系数应小于 {Levels[i - 1].Letter} 的系数";
            }
        }
    }

    /// <inheritdoc/>
    public override string Parameters() => string.Join(';', Levels.Select(l => $"{RuleNotation.Clean(l.Letter)}={l.Coefficient.Plain()}"));

    private protected override string WhatIsAdmissible(decimal full) =>
        $"可以给 {string.Join('、', Levels.Select(l => $"{l.Letter}（{(l.Coefficient * full).Plain()} 分）"))}";
}
