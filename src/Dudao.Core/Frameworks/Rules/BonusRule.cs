using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>特色加分: adds to the mark, up to a maximum, in steps.</summary>
public sealed record BonusRule : ScoringRule
{
    /// <summary>The most that it adds, in points.</summary>
    public decimal Max { get; init; }

    /// <summary>The step in points, above 0; a half where the table names none.</summary>
    public decimal Step { get; init; } = 0.5m;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Code => "bonus";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => "加分";

    private protected override string HowToEnter => "请填加几分";

    /// <inheritdoc/>
    public override string Describe() => $"最高加 {Max.Plain()} 分";

    /// <inheritdoc/>
    public override Fraction? Value(decimal full, LeafInput input) => input is LeafInput.Mark mark ? Clamp(mark.Value, Max) : null;

    /// <inheritdoc/>
    public override Refusal? Refuse(decimal full, LeafInput input) => input switch
    {
        LeafInput.Mark mark when mark.Value > Max => new($"最高加 {Max.Plain()} 分，不能加 {mark.Value.Plain()} 分"),
        LeafInput.Mark mark => RefuseMark(Max, mark.Value),
        LeafInput.NotApplicable => null,
        _ => Unfit(),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<decimal> Admissible(decimal full) => Steps.Upto(Max, Step);

    /// <inheritdoc/>
    public override decimal Nearest(decimal full, Fraction value) => Steps.Nearest(Max, Step, value);

    /// <inheritdoc/>
    public override string Explain(decimal full, LeafInput input) => Value(full, input) is { } value ? $"加 {value.Plain()} 分" : "未加分";

    /// <inheritdoc/>
    public override IEnumerable<string> Problems(decimal full)
    {
        if (Max <= 0)
        {
            yield return "没有写最高加几分";
        }
        else if (full != Max)
        {
            yield return $"最高加 {Max.Plain()} 分，与分值 {full.Plain()} 分不一致";
        }

        foreach (var problem in Step <= 0 || Max / Step > Steps.Most ? Steps.Problems(Max, Step) : [])
        {
            yield return problem;
        }
    }

    /// <inheritdoc/>
    public override string Parameters() => $"max={Max.Plain()}" + (Step == 0.5m ? "" : $";step={Step.Plain()}");

    private protected override string WhatIsAdmissible(decimal full) => $"应为 {Step.Plain()} 的倍数";
}
