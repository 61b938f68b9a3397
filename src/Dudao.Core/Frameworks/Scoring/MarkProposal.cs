namespace Dudao.Core.Frameworks.Scoring;

/// <summary>
/// What the marks of several inspectors for one leaf come to before they deliberate: the proposal (the median), the range and the spread.
/// </summary>
public sealed record MarkProposal
{
    /// <summary>
    /// The median: a single mark as it is; of an odd number the middle one; of an even number the mean of the middle two, moved to the
    /// nearest admissible value, in favour of the subject on a tie.
    /// </summary>
    public required LeafInput Proposed { get; init; }

    /// <summary>The lowest mark.</summary>
    public required LeafInput Lowest { get; init; }

    /// <summary>The highest mark.</summary>
    public required LeafInput Highest { get; init; }

    /// <summary>The number of marks that count.</summary>
    public required int Count { get; init; }

    /// <summary>The spread (分差): highest less lowest as a share (0 to 1) of the full mark, exact.</summary>
    public required Fraction Spread { get; init; }

    /// <summary>The spread in percent, rounded to two places.</summary>
    public decimal SpreadPercent => (Spread * 100).Round();

    private const int Few = 16;

    [ThreadStatic]
    private static (Fraction Value, LeafInput Input)[]? scratch;

    /// <summary>
    /// The proposal of some marks; null when none has a value. A mark that says 不适用 counts only where all say so.
    /// </summary>
    public static MarkProposal? Of(Indicator leaf, ReadOnlySpan<LeafInput?> marks)
    {
        var rule = leaf.Rule;
        var values = marks.Length <= Few ? (scratch ??= new (Fraction, LeafInput)[Few]).AsSpan() : new (Fraction Value, LeafInput Input)[marks.Length];
        var count = 0;
        LeafInput? leftOut = null;
        foreach (var mark in marks)
        {
            if (mark is not null && rule.Value(leaf.Points, mark) is { } value)
            {
                // Insertion keeps the few marks ascending without a comparer's allocations.
                var at = count++;
                for (; at > 0 && values[at - 1].Value > value; at--)
                {
                    values[at] = values[at - 1];
                }

                values[at] = (value, mark);
            }
            else if (mark is not null && rule.LeavesOut(mark))
            {
                leftOut = mark;
            }
        }

        if (count == 0)
        {
            return leftOut is null ? null : new() { Proposed = leftOut, Lowest = leftOut, Highest = leftOut, Count = marks.Length, Spread = Fraction.Zero };
        }

        var (lower, upper) = (values[(count - 1) / 2], values[count / 2]);
        var full = rule is Rules.BonusRule bonus ? bonus.Max : leaf.Points;
        return new()
        {
            Proposed = lower.Value == upper.Value ? lower.Input : new LeafInput.Mark(rule.Nearest(leaf.Points, (lower.Value + upper.Value) / 2)),
            Lowest = values[0].Input,
            Highest = values[count - 1].Input,
            Count = count,
            Spread = full > 0 ? (values[count - 1].Value - values[0].Value) / full : Fraction.Zero,
        };
    }
}

/// <summary>The values that one leaf of one subject has had, each kept, and which of them counts.</summary>
public sealed record LeafValues
{
    /// <summary>What the subject gave itself.</summary>
    public LeafInput? Self { get; init; }

    /// <summary>What each inspector gave; a trainee's (跟岗) stand here too but never count.</summary>
    public ValueList<GivenMark> Given { get; init; }

    /// <summary>
    /// Of a data leaf its figure: what was verified on the spot, else what the subject reported, else an inspector's word where both are
    /// missing. Null for every other leaf.
    /// </summary>
    public LeafInput? Figure { get; init; }

    /// <summary>What the team agreed (合议分); of a veto whether it is triggered.</summary>
    public LeafInput? Agreed { get; init; }

    /// <summary>A chief leader sent the leaf back (尺度统一) and it was not agreed anew: what stands there counts no longer.</summary>
    public bool IsSentBack { get; init; }

    /// <summary>What was decided after the reply.</summary>
    public LeafInput? Decided { get; init; }

    /// <summary>The value that counts: decided; else nothing while the leaf is sent back; else its figure; else what was agreed. Null while it is open.</summary>
    public LeafInput? Settled => Decided ?? (IsSentBack ? null : Figure ?? Agreed);

    /// <summary>The proposal of the marks that count; null when there are none.</summary>
    public MarkProposal? Propose(Indicator leaf) => MarkProposal.Of(leaf, [.. Given.Where(g => g.Counts).Select(g => g.Input)]);
}

/// <summary>One inspector's mark for a leaf.</summary>
/// <param name="By">Whose mark it is.</param>
/// <param name="Input">What he entered.</param>
/// <param name="Counts">False for a trainee: shown, but never in median or spread.</param>
public sealed record GivenMark(string By, LeafInput Input, bool Counts = true);

/// <summary>When a mark needs a reason in words.</summary>
public static class MarkReason
{
    /// <summary>The default share of the full mark (30 %).</summary>
    public const decimal DefaultShare = 0.30m;

    /// <summary>
    /// Whether an inspector's mark asks for a reason: it says 不适用, whatever the subject said; the subject said 不适用 and it gives points;
    /// or the two differ by more than the share (0 to 1) of the full mark. False without a mark, or where the subject said nothing.
    /// </summary>
    public static bool IsRequired(Indicator leaf, LeafInput? self, LeafInput? mark, decimal share = DefaultShare)
    {
        if (mark is null || self is null || leaf.Rule.LeavesOut(mark))
        {
            return mark is not null && leaf.Rule.LeavesOut(mark);
        }

        return leaf.Rule.LeavesOut(self) || (leaf.Points > 0
            && leaf.Rule.Value(leaf.Points, self) is { } theirs && leaf.Rule.Value(leaf.Points, mark) is { } ours
            && Fraction.Abs(theirs - ours) > (Fraction)share * leaf.Points);
    }

    /// <summary>
    /// Whether an agreed value asks for a reason: it lies outside the range of the marks, gives points where all marks say 不适用, or says
    /// 不适用 itself, also where all marks say so or nobody marked: its points go to other leaves.
    /// </summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="marks">What the marks come to; null where there is none.</param>
    /// <param name="agreed">What the team agreed.</param>
    public static bool IsOutside(Indicator leaf, MarkProposal? marks, LeafInput agreed)
    {
        if (leaf.Rule.LeavesOut(agreed))
        {
            return true;
        }

        return marks is not null && leaf.Rule.Value(leaf.Points, agreed) is { } value
            && (leaf.Rule.LeavesOut(marks.Proposed)
                || (leaf.Rule.Value(leaf.Points, marks.Lowest) is { } low && leaf.Rule.Value(leaf.Points, marks.Highest) is { } high && (value < low || value > high)));
    }
}
