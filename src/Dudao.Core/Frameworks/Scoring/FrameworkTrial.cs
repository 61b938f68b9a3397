namespace Dudao.Core.Frameworks.Scoring;

/// <summary>Trying a framework out with typed marks before it is published (试算).</summary>
/// <param name="Score">What the marks come to; leaves left blank are full, or left out.</param>
/// <param name="Refusals">What was not admissible, by leaf id; such a leaf counts as blank.</param>
public sealed record FrameworkTrial(Score Score, IReadOnlyDictionary<string, Refusal> Refusals)
{
    /// <summary>Scores what was typed into the leaves' fields.</summary>
    /// <param name="framework">A version or a draft, also one that does not add up.</param>
    /// <param name="traits">The kind of subject to try it for.</param>
    /// <param name="typed">What was typed, by leaf id.</param>
    /// <param name="blankIsFull">Whether a blank leaf counts full; else it is left out.</param>
    public static FrameworkTrial Of(Framework framework, SubjectTraits traits, IReadOnlyDictionary<string, string> typed, bool blankIsFull = true)
    {
        var plan = ScoringPlan.For(framework, traits);
        var refusals = new Dictionary<string, Refusal>(StringComparer.Ordinal);
        var inputs = new Dictionary<string, LeafInput>(StringComparer.Ordinal);
        foreach (var leaf in plan.Leaves)
        {
            var read = LeafReading.Of(leaf, typed.GetValueOrDefault(leaf.Id));
            if (read.Refusal is { } refusal)
            {
                refusals[leaf.Id] = refusal;
            }

            if ((read.Input ?? (blankIsFull ? Full(leaf) : null)) is { } input)
            {
                inputs[leaf.Id] = input;
            }
        }

        return new(plan.Score(inputs), refusals);
    }

    private static LeafInput.Mark? Full(Indicator leaf) => leaf.Rule is Rules.VetoRule or Rules.BonusRule ? null : new(leaf.Points);
}
