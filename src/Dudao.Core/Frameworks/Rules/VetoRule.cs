using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>
/// 一票否决: no points; triggered, it caps the grade. It is triggered only by another authority's finding, never by an inspector's
/// mark; the document that allows it is the leaf's <see cref="Leaf.Basis"/>.
/// </summary>
public sealed record VetoRule : ScoringRule
{
    /// <summary>The name of the best grade that is still possible.</summary>
    public string Cap { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Code => "veto";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => "否决";

    private protected override string HowToEnter => "凭其他机关的认定文书触发，不打分";

    /// <inheritdoc/>
    public override string Describe() => $"触发后最高只能定为{Cap}";

    /// <inheritdoc/>
    public override Fraction? Value(decimal full, LeafInput input) => input is LeafInput.Triggered ? Fraction.Zero : null;

    /// <inheritdoc/>
    public override Refusal? Refuse(decimal full, LeafInput input) => input is LeafInput.Triggered or LeafInput.NotApplicable ? null : Unfit();

    /// <inheritdoc/>
    public override IReadOnlyList<decimal> Admissible(decimal full) => [0];

    /// <inheritdoc/>
    public override decimal Nearest(decimal full, Fraction value) => 0;

    /// <inheritdoc/>
    public override string Explain(decimal full, LeafInput input) =>
        input is LeafInput.Triggered { Yes: true } ? $"已触发，等级最高为{Cap}" : "未触发";

    /// <inheritdoc/>
    public override IEnumerable<string> Problems(decimal full)
    {
        if (Cap.Length == 0)
        {
            yield return "没有写否决后最高能定的等级";
        }

        if (full != 0)
        {
            yield return "一票否决不计分，分值应为 0";
        }
    }

    /// <inheritdoc/>
    public override string Parameters() => Cap.Length == 0 ? "" : $"cap={RuleNotation.Clean(Cap)}";
}
