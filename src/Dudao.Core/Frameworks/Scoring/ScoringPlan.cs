using Dudao.Core.Frameworks.Rules;

namespace Dudao.Core.Frameworks.Scoring;

/// <summary>
/// A framework made ready for one kind of subject: the leaves that apply, in order, and how they add up. Make one for each set of
/// traits and use it for all subjects that have them; scoring with it takes about one pass over the leaves. Safe for many threads.
/// </summary>
/// <remarks>
/// The arithmetic (domain/inspection.md, "Framework"): a node's earned points are the sum of those below; where not all below apply,
/// that sum is scaled to the node's points, parent by parent. A node without leaves is left out, so its points go to its siblings in
/// proportion. All in exact fractions; the mark and each A level's share are rounded once.
/// </remarks>
public sealed class ScoringPlan
{
    private readonly Node[] nodes;
    private readonly Dictionary<string, int> leafIndex;

    private ScoringPlan(Framework framework, SubjectTraits traits, IReadOnlyDictionary<string, string> granted)
    {
        Framework = framework;
        Traits = traits;
        Asked = [.. framework.LeavesFor(traits)];
        Leaves = granted.Count == 0 ? Asked : [.. Asked.Where(l => !granted.ContainsKey(l.Id))];
        LeftOut = granted.Count == 0 ? [] : [.. Asked.Where(l => granted.ContainsKey(l.Id)).Select(l => new LeftOutLeaf(l, granted[l.Id]))];
        leafIndex = new(Leaves.Count, StringComparer.Ordinal);
        for (var i = 0; i < Leaves.Count; i++)
        {
            leafIndex[Leaves[i].Id] = i;
        }

        var flat = new List<Node>();
        foreach (var part in framework.Parts)
        {
            Flatten(part, flat);
            if (flat.Count > 0)
            {
                flat[^1] = flat[^1] with { IsRoot = true };
            }
        }

        nodes = [.. flat];
    }

    /// <summary>The framework.</summary>
    public Framework Framework { get; }

    /// <summary>The traits of the subjects.</summary>
    public SubjectTraits Traits { get; }

    /// <summary>What the framework asks of subjects with these traits, those that were left out for one subject among them.</summary>
    public IReadOnlyList<Indicator> Asked { get; }

    /// <summary>The leaves that apply: scored, bonus, vetoes; inputs are given in this order.</summary>
    public IReadOnlyList<Indicator> Leaves { get; }

    /// <summary>The leaves that were granted as not applicable (不适用) to one subject, in order; empty for a plan of traits alone.</summary>
    public IReadOnlyList<LeftOutLeaf> LeftOut { get; }

    /// <summary>Makes the plan. A draft that does not add up is scored too: in proportion, never above the full mark.</summary>
    public static ScoringPlan For(Framework framework, SubjectTraits traits) => new(framework, traits, new Dictionary<string, string>());

    /// <summary>
    /// The plan of one subject for which leaves were granted as not applicable: they are asked of nobody, and their points go to their
    /// siblings as if the framework did not have them.
    /// </summary>
    /// <param name="granted">Why, by leaf id; ids that are not asked here are ignored.</param>
    public ScoringPlan Without(IReadOnlyDictionary<string, string> granted)
    {
        ArgumentNullException.ThrowIfNull(granted);
        return granted.Count == 0 ? this : new(Framework, Traits, granted);
    }

    /// <summary>Why a leaf was left out for this subject; null where it was not.</summary>
    public string? WhyLeftOut(string leafId) => LeftOut.FirstOrDefault(l => l.Leaf.Id == leafId)?.Reason;

    /// <summary>The place of a leaf in <see cref="Leaves"/>; -1 when it does not apply or is not there.</summary>
    public int IndexOf(string leafId) => leafIndex.GetValueOrDefault(leafId, -1);

    /// <summary>Scores the inputs by leaf id; inputs of other leaves are ignored.</summary>
    public Score Score(IReadOnlyDictionary<string, LeafInput> inputs, params IReadOnlyList<GradeCap> caps)
    {
        var ordered = new LeafInput?[Leaves.Count];
        for (var i = 0; i < ordered.Length; i++)
        {
            ordered[i] = inputs.GetValueOrDefault(Leaves[i].Id);
        }

        return Compute(ordered, caps);
    }

    /// <summary>Scores the inputs in the order of <see cref="Leaves"/>; null is a leaf without a value.</summary>
    /// <param name="inputs">One for each leaf.</param>
    /// <param name="caps">Limits on the grade beside the vetoes.</param>
    /// <exception cref="ArgumentException">Not one for each leaf.</exception>
    public Score Score(ReadOnlySpan<LeafInput?> inputs, params IReadOnlyList<GradeCap> caps) => inputs.Length == Leaves.Count
        ? Compute(inputs.ToArray(), caps)
        : throw new ArgumentException($"{Leaves.Count} inputs are expected", nameof(inputs));

    /// <summary>Scores a deliberation: what is settled as it is, what is open with its proposal, at the least and at the most.</summary>
    /// <param name="leaves">One for each leaf, in the order of <see cref="Leaves"/>.</param>
    /// <param name="caps">Limits on the grade beside the vetoes.</param>
    public ScoreRange Range(ReadOnlySpan<LeafStanding> leaves, params IReadOnlyList<GradeCap> caps)
    {
        var (middle, least, most) = (new LeafInput?[Leaves.Count], new LeafInput?[Leaves.Count], new LeafInput?[Leaves.Count]);
        for (var i = 0; i < middle.Length; i++)
        {
            var (settled, proposal, leaf) = (leaves[i].Settled, leaves[i].Proposal, Leaves[i]);
            middle[i] = settled ?? proposal?.Proposed;
            least[i] = settled ?? proposal?.Lowest ?? Extreme(leaf, leaf.Rule.Admissible(leaf.Points)[0]);
            most[i] = settled ?? proposal?.Highest ?? Extreme(leaf, leaf.Rule is BonusRule bonus ? bonus.Max : leaf.Points);
        }

        return new(Compute(middle, caps), Compute(least, caps), Compute(most, caps));
    }

    private static LeafInput.Mark? Extreme(Indicator leaf, decimal value) => leaf.Rule is VetoRule ? null : new LeafInput.Mark(value);

    /// <summary>Whether any leaf below a node applies.</summary>
    internal bool Applies(Indicator node) => node.Leaves().Any(l => leafIndex.ContainsKey(l.Id));

    private int Flatten(Indicator node, List<Node> flat)
    {
        if (node.IsLeaf)
        {
            if (!leafIndex.TryGetValue(node.Id, out var leaf))
            {
                return 0;
            }

            flat.Add(new(node, leaf, 0, node.Points));
            return 1;
        }

        var children = 0;
        foreach (var child in node.Children)
        {
            children += Flatten(child, flat) > 0 ? 1 : 0;
        }

        if (children > 0)
        {
            flat.Add(new(node, -1, children, node.Points));
        }

        return children;
    }

    private Score Compute(LeafInput?[] inputs, IReadOnlyList<GradeCap> caps)
    {
        // One pass over the nodes in post-order with a stack: each entry is what a node earned, of how many points; 0 points: left out.
        Span<(Fraction Earned, decimal Points)> stack = scratch ??= new (Fraction, decimal)[64];
        var (top, rootCount) = (0, 0);
        List<Indicator>? open = null;
        var roots = new (Indicator Part, Fraction Earned)[Framework.Parts.Count];
        foreach (ref readonly var node in nodes.AsSpan())
        {
            if (node.Leaf >= 0)
            {
                var input = inputs[node.Leaf];
                var value = input is null ? null : node.Indicator.Rule.Value(node.Points, input);
                if (value is null && (input is null || !node.Indicator.Rule.LeavesOut(input)))
                {
                    (open ??= []).Add(node.Indicator);
                }

                if (top == stack.Length)
                {
                    stack = Grow(stack);
                }

                stack[top++] = value is { } earned ? (earned, node.Points) : default;
            }
            else
            {
                Fraction earned = default;
                decimal points = 0;
                for (var i = 0; i < node.Children; i++)
                {
                    ref readonly var child = ref stack[--top];
                    if (child.Points > 0)
                    {
                        earned += child.Earned;
                        points += child.Points;
                    }
                }

                stack[top++] = points == 0 ? default : points == node.Points ? (earned, points) : (earned * node.Points / points, node.Points);
            }

            if (node.IsRoot)
            {
                var (earned, points) = stack[--top];
                if (points > 0)
                {
                    roots[rootCount++] = (node.Indicator, earned);
                }
            }
        }

        return new(this, inputs, caps, new(Scale(roots.AsSpan(0, rootCount)), Bonus(inputs), open ?? (IReadOnlyList<Indicator>)[], TriggeredBy(inputs)));
    }

    [ThreadStatic]
    private static (Fraction Earned, decimal Points)[]? scratch;

    private static Span<(Fraction Earned, decimal Points)> Grow(Span<(Fraction Earned, decimal Points)> stack)
    {
        var larger = new (Fraction, decimal)[stack.Length * 2];
        stack.CopyTo(larger);
        scratch = larger;
        return larger;
    }

    private List<PartScore> Scale(ReadOnlySpan<(Indicator Part, Fraction Earned)> roots)
    {
        var sum = 0m;
        foreach (var (part, _) in roots)
        {
            sum += part.Points;
        }

        var scored = new List<PartScore>(roots.Length);
        var even = sum == Framework.FullMark;
        foreach (var (part, earned) in roots)
        {
            var percent = (earned * 100 / part.Points).Round();
            scored.Add(even
                ? new(part, part.Points, earned, percent)
                : new(part, (Fraction)part.Points * Framework.FullMark / sum, earned * Framework.FullMark / sum, percent));
        }

        return scored;
    }

    private Fraction Bonus(LeafInput?[] inputs)
    {
        var sum = Fraction.Zero;
        foreach (var root in Framework.Bonus)
        {
            sum += BonusOf(root, inputs);
        }

        return sum;
    }

    /// <summary>What a node of the bonus part adds: its leaves' sum, never above its own points.</summary>
    internal Fraction BonusOf(Indicator node, LeafInput?[] inputs)
    {
        if (node.IsLeaf)
        {
            return leafIndex.TryGetValue(node.Id, out var i) && inputs[i] is { } input ? node.Rule.Value(node.Points, input) ?? Fraction.Zero : Fraction.Zero;
        }

        var sum = Fraction.Zero;
        foreach (var child in node.Children)
        {
            sum += BonusOf(child, inputs);
        }

        return Fraction.Min(sum, node.Points);
    }

    private List<Indicator> TriggeredBy(LeafInput?[] inputs)
    {
        List<Indicator>? triggered = null;
        for (var i = inputs.Length - 1; i >= 0 && Leaves[i].Rule is VetoRule; i--)
        {
            if (inputs[i] is LeafInput.Triggered { Yes: true })
            {
                (triggered ??= []).Insert(0, Leaves[i]);
            }
        }

        return triggered ?? [];
    }

    private readonly record struct Node(Indicator Indicator, int Leaf, int Children, decimal Points, bool IsRoot = false);
}

/// <summary>A leaf that the office granted as not applicable to one subject.</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="Reason">Why, as the subject asked.</param>
public sealed record LeftOutLeaf(Indicator Leaf, string Reason);

/// <summary>How a leaf stands in a deliberation: settled, or open with the proposal of its marks (null when it has none).</summary>
public readonly record struct LeafStanding(LeafInput? Settled, MarkProposal? Proposal);

/// <summary>A score while leaves are open: as proposed, and the range that is still possible.</summary>
/// <param name="Proposed">Open leaves count with their median; those without any mark are left out (<see cref="Score.Open"/>), an open bonus adds nothing.</param>
/// <param name="Least">Open leaves at their lowest mark, those without any at the lowest that their rule admits: 0, of a level its last one; a bonus adds nothing.</param>
/// <param name="Most">Open leaves at their highest mark, those without any at full; a bonus adds its most.</param>
/// <remarks>
/// Whatever marks the open leaves are settled with inside their ranges, the mark lies between least and most. A leaf that is settled outside
/// the range of its marks, or as not applicable (both with a reason), may lead out of it.
/// </remarks>
public sealed record ScoreRange(Score Proposed, Score Least, Score Most)
{
    /// <summary>Whether the grade depends on what is still open, a bonus included.</summary>
    public bool GradeIsOpen => Least.Grade != Most.Grade;
}

/// <summary>What scoring found, before rounding and grading.</summary>
internal readonly struct Computation(List<PartScore> parts, Fraction bonus, IReadOnlyList<Indicator> open, IReadOnlyList<Indicator> triggered)
{
    public IReadOnlyList<PartScore> Parts { get; } = parts;

    public Fraction Earned { get; } = Sum(parts);

    public Fraction Bonus { get; } = bonus;

    public IReadOnlyList<Indicator> Open { get; } = open;

    public IReadOnlyList<Indicator> Triggered { get; } = triggered;

    private static Fraction Sum(List<PartScore> parts)
    {
        var sum = Fraction.Zero;
        foreach (var part in parts)
        {
            sum += part.Earned;
        }

        return sum;
    }
}
