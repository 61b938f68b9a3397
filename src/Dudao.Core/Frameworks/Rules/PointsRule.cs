using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>分值: from 0 to the full mark in steps.</summary>
public sealed record PointsRule : ScoringRule
{
    /// <summary>Steps of half a point.</summary>
    public static PointsRule Default { get; } = new();

    /// <summary>The step in points, above 0.</summary>
    public decimal Step { get; init; } = 0.5m;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Code => "points";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => "分值";

    private protected override string HowToEnter => "请填分数";

    /// <inheritdoc/>
    public override string Describe() => $"0 至满分，以 {Step.Plain()} 分为一档";

    /// <inheritdoc/>
    public override Fraction? Value(decimal full, LeafInput input) => input is LeafInput.Mark mark ? Clamp(mark.Value, full) : null;

    /// <inheritdoc/>
    public override Refusal? Refuse(decimal full, LeafInput input) => input switch
    {
        LeafInput.Mark mark => RefuseMark(full, mark.Value),
        LeafInput.NotApplicable => null,
        _ => Unfit(),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<decimal> Admissible(decimal full) => Steps.Upto(full, Step);

    /// <inheritdoc/>
    public override decimal Nearest(decimal full, Fraction value) => Steps.Nearest(full, Step, value);

    /// <inheritdoc/>
    public override string Explain(decimal full, LeafInput input) => Value(full, input) is { } value ? $"评 {value.Plain()} 分" : "未评";

    /// <inheritdoc/>
    public override IEnumerable<string> Problems(decimal full) => Steps.Problems(full, Step);

    /// <inheritdoc/>
    public override string Parameters() => $"step={Step.Plain()}";

    private protected override string WhatIsAdmissible(decimal full) => $"应为 {Step.Plain()} 的倍数";
}
