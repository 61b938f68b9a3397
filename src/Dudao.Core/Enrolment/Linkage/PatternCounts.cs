namespace Dudao.Core.Enrolment.Linkage;

/// <summary>The comparison patterns of pairs: each distinct one once, in ascending order, with how many pairs have it.</summary>
/// <param name="Patterns">The distinct patterns.</param>
/// <param name="Counts">How often each occurs.</param>
/// <param name="OfPair">For each pair the place of its pattern.</param>
internal sealed record PatternCounts(ulong[] Patterns, long[] Counts, int[] OfPair)
{
    private const int Range = 1 << 15;

    /// <summary>Compares every pair, on all cores.</summary>
    public static PatternCounts Of(PairComparison comparison, IReadOnlyList<ulong> pairs, CancellationToken cancellation)
    {
        var ofPair = new int[pairs.Count];
        var ranges = (pairs.Count + Range - 1) / Range;
        var shared = new Dictionary<ulong, int>();
        var counts = new List<long>();
        var gate = new Lock();
        Parallel.For(0, ranges, new ParallelOptions { CancellationToken = cancellation }, range =>
        {
            var known = new Dictionary<ulong, int>();
            var (from, to) = (range * Range, Math.Min(pairs.Count, (range + 1) * Range));
            var found = new List<(ulong Pattern, long Count)>();
            for (var i = from; i < to; i++)
            {
                var pattern = comparison.Pattern(RowPair.A(pairs[i]), RowPair.B(pairs[i]));
                if (!known.TryGetValue(pattern, out var place))
                {
                    known[pattern] = place = found.Count;
                    found.Add((pattern, 0));
                }

                found[place] = (pattern, found[place].Count + 1);
                ofPair[i] = place;
            }

            var places = new int[found.Count];
            lock (gate)
            {
                for (var i = 0; i < places.Length; i++)
                {
                    if (!shared.TryGetValue(found[i].Pattern, out var place))
                    {
                        shared[found[i].Pattern] = place = counts.Count;
                        counts.Add(0);
                    }

                    counts[place] += found[i].Count;
                    places[i] = place;
                }
            }

            for (var i = from; i < to; i++)
            {
                ofPair[i] = places[ofPair[i]];
            }
        });
        return Ordered(shared, counts, ofPair);
    }

    private static PatternCounts Ordered(Dictionary<ulong, int> shared, List<long> counts, int[] ofPair)
    {
        var patterns = shared.Keys.Order().ToArray();
        var ordered = new long[patterns.Length];
        var places = new int[patterns.Length];
        for (var i = 0; i < patterns.Length; i++)
        {
            var place = shared[patterns[i]];
            (ordered[i], places[place]) = (counts[place], i);
        }

        for (var i = 0; i < ofPair.Length; i++)
        {
            ofPair[i] = places[ofPair[i]];
        }

        return new PatternCounts(patterns, ordered, ofPair);
    }
}
