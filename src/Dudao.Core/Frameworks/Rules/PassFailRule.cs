using System.Text.Json.Serialization;

namespace Dudao.Core.Frameworks.Rules;

/// <summary>达标: full mark or 0.</summary>
public sealed record PassFailRule : ScoringRule
{
    /// <summary>The rule; it has no parameters.</summary>
    public static PassFailRule Default { get; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Code => "passFail";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Title => "达标";

    private protected override string HowToEnter => "请填达标或不达标";

    /// <inheritdoc/>
    public override string Describe() => "达标得满分，不达标不得分";

    /// <inheritdoc/>
    public override Fraction? Value(decimal full, LeafInput input) => input switch
    {
        LeafInput.Passed passed => passed.Yes ? full : Fraction.Zero,
        LeafInput.Mark mark => Clamp(mark.Value, full),
        _ => null,
    };

    /// <inheritdoc/>
    public override Refusal? Refuse(decimal full, LeafInput input) => input switch
    {
        LeafInput.Mark mark => RefuseMark(full, mark.Value),
        LeafInput.Passed or LeafInput.NotApplicable => null,
        _ => Unfit(),
    };

    /// <inheritdoc/>
    public override IReadOnlyList<decimal> Admissible(decimal full) => full > 0 ? [0, full] : [0];

    /// <inheritdoc/>
    public override string Explain(decimal full, LeafInput input) =>
        Value(full, input) is not { } value ? "未评" : value == full ? $"达标，得满分 {full.Plain()} 分" : "不达标，不得分";

    /// <inheritdoc/>
    public override IEnumerable<string> Problems(decimal full) => [];

    /// <inheritdoc/>
    public override string Parameters() => "";
}
