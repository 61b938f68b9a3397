namespace Dudao.Core.Enrolment.Linkage;

/// <summary>Two rows that share a blocking key: the first list's row above, the second's below 32 bits.</summary>
internal static class RowPair
{
    public static ulong Of(int a, int b) => ((ulong)(uint)a << 32) | (uint)b;

    public static int A(ulong pair) => (int)(pair >> 32);

    public static int B(ulong pair) => (int)(uint)pair;
}

/// <summary>The pairs that blocking brings together, each once.</summary>
/// <param name="Pairs">The pairs, in the order of the passes.</param>
/// <param name="SkippedBlocks">Blocks that were too large to be compared.</param>
/// <param name="SkippedPairs">The pairs in them; another pass may have brought some together.</param>
internal sealed record Candidates(List<ulong> Pairs, int SkippedBlocks, long SkippedPairs)
{
    private const long SmallCross = 4_000_000;

    private const double WorkForRows = 4e8;
    private const int SmallestLimit = 200;

    /// <summary>Whether so few rows are left that each is compared with each.</summary>
    public static bool IsSmall(int[] rowsA, int[] rowsB) => (long)rowsA.Length * rowsB.Length <= SmallCross;

    /// <summary>Every pair of the rows that has not met in an earlier pass.</summary>
    public static Candidates Everything(int[] rowsA, int[] rowsB, MetBefore met)
    {
        var pairs = new List<ulong>();
        Cross(rowsA, rowsB, isOneList: false, met.Passes, pairs);
        return new Candidates(pairs, 0, 0);
    }

    /// <summary>Sorts the keys of both lists pass by pass and merges them. A pair is kept by the first pass in which it meets.</summary>
    /// <param name="data">The lists.</param>
    /// <param name="passes">The passes.</param>
    /// <param name="table">Keys of their pieces.</param>
    /// <param name="met">Passes that were made before; these are added.</param>
    /// <param name="rowsA">The rows of the first list that take part; null for all.</param>
    /// <param name="rowsB">Those of the second.</param>
    /// <param name="cancellation">Stops between passes.</param>
    public static Candidates Find(
        LinkData data, IReadOnlyList<BlockingPass> passes, KeyTable table, MetBefore met, int[]? rowsA, int[]? rowsB, CancellationToken cancellation)
    {
        var limit = Math.Max(SmallestLimit, WorkForRows / (1.0 + (rowsA?.Length ?? data.A.Rows) + (rowsB?.Length ?? data.Other.Rows)));
        var pairs = new List<ulong>();
        var (blocks, lost) = (0, 0L);
        foreach (var pass in passes)
        {
            cancellation.ThrowIfCancellationRequested();
            var keys = new PassKeys(data, pass, table);
            var a = default(Sorted);
            var b = default(Sorted);
            if (data.IsOneList && rowsB is null)
            {
                a = b = Sort(keys, true, data.A.Rows, rowsA);
            }
            else
            {
                Parallel.Invoke(() => a = Sort(keys, true, data.A.Rows, rowsA), () => b = Sort(keys, false, data.Other.Rows, rowsB));
            }

            var skipped = new HashSet<ulong>();
            foreach (var part in Merge(a, b, data.IsOneList, limit, skipped, met.Passes))
            {
                pairs.AddRange(part.Pairs);
                blocks += part.Blocks;
                lost += part.Lost;
            }

            met.Add(keys, skipped);
        }

        return new Candidates(pairs, blocks, lost);
    }

    private static Sorted Sort(PassKeys keys, bool isA, int count, int[]? rows)
    {
        var sorted = new ulong[rows?.Length ?? count];
        var order = new int[sorted.Length];
        var used = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var row = rows is null ? i : rows[i];
            var key = keys.Key(isA, row);
            if (key != 0)
            {
                (sorted[used], order[used]) = (key, row);
                used++;
            }
        }

        Array.Sort(sorted, order, 0, used);
        return new Sorted(sorted, order, used);
    }

    // Both sorted lists cut at the same keys, so that two threads merge a part each.
    private static Part[] Merge(
        Sorted a, Sorted b, bool isOneList, double limit, HashSet<ulong> skipped, MetBefore.Pass[] earlier)
    {
        var parts = Math.Clamp(Environment.ProcessorCount, 1, 8);
        var results = new Part[parts];
        var step = ulong.MaxValue / (ulong)parts;
        Parallel.For(0, parts, i =>
        {
            var (low, high) = ((ulong)i * step, i == parts - 1 ? ulong.MaxValue : ((ulong)(i + 1) * step) - 1);
            results[i] = MergePart(a, b, low, high, isOneList, limit, earlier);
        });
        foreach (var part in results)
        {
            skipped.UnionWith(part.Skipped);
        }

        return results;
    }

    private static Part MergePart(
        Sorted a, Sorted b, ulong low, ulong high, bool isOneList, double limit, MetBefore.Pass[] earlier)
    {
        var part = new Part([], [], 0, 0);
        var (i, j) = (a.From(low), b.From(low));
        while (i < a.Used && j < b.Used && a.Keys[i] <= high)
        {
            var (left, right) = (a.Keys[i], b.Keys[j]);
            if (left != right)
            {
                _ = left < right ? i++ : j++;
                continue;
            }

            var (endA, endB) = (i + 1, j + 1);
            while (endA < a.Used && a.Keys[endA] == left)
            {
                endA++;
            }

            while (endB < b.Used && b.Keys[endB] == left)
            {
                endB++;
            }

            var pairs = isOneList ? (endA - i) * (endA - i - 1L) / 2 : (long)(endA - i) * (endB - j);
            if (pairs > limit)
            {
                part.Skipped.Add(left);
                part = part with { Blocks = part.Blocks + 1, Lost = part.Lost + pairs };
            }
            else
            {
                Cross(a.Rows.AsSpan(i, endA - i), b.Rows.AsSpan(j, endB - j), isOneList, earlier, part.Pairs);
            }

            (i, j) = (endA, endB);
        }

        return part;
    }

    private static void Cross(
        ReadOnlySpan<int> rowsA, ReadOnlySpan<int> rowsB, bool isOneList, MetBefore.Pass[] earlier, List<ulong> pairs)
    {
        foreach (var a in rowsA)
        {
            foreach (var b in rowsB)
            {
                if ((!isOneList || a < b) && !MetBefore.HasMet(a, b, earlier))
                {
                    pairs.Add(RowPair.Of(a, b));
                }
            }
        }
    }

    private readonly record struct Sorted(ulong[] Keys, int[] Rows, int Used)
    {
        public int From(ulong key)
        {
            var at = Array.BinarySearch(Keys, 0, Used, key);
            at = at < 0 ? ~at : at;
            while (at > 0 && Keys[at - 1] == key)
            {
                at--;
            }

            return at;
        }
    }

    private sealed record Part(List<ulong> Pairs, HashSet<ulong> Skipped, int Blocks, long Lost);
}
