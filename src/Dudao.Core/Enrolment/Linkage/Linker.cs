namespace Dudao.Core.Enrolment.Linkage;

/// <summary>How a linkage is done.</summary>
public sealed record LinkSettings
{
    /// <summary>The blocking passes; null: chosen by what the columns hold.</summary>
    public IReadOnlyList<BlockingPass>? Blocking { get; init; }

    /// <summary>Pairs known to be the same child, from whose looks m is learned; they are not linked again.</summary>
    public IReadOnlyList<(int A, int B)> Known { get; init; } = [];

    /// <summary>The rows of the first list that are to be linked; null for all.</summary>
    public int[]? RowsA { get; init; }

    /// <summary>Those of the second.</summary>
    public int[]? RowsB { get; init; }

    /// <summary>Pairs that a person has said are not the same.</summary>
    public IReadOnlySet<(int A, int B)> Apart { get; init; } = new HashSet<(int A, int B)>();

    /// <summary>The weight below which a pair is forgotten.</summary>
    public double LeastWeight { get; init; } = Math.Log(1e-3);

    /// <summary>From this weight on a pair is linked.</summary>
    public double LinkWeight { get; init; }

    /// <summary>Told what is going on, in Chinese, and how far of it (0 to 1).</summary>
    public Action<string, double>? Progress { get; init; }
}

/// <summary>What linking found.</summary>
/// <param name="Links">One to one, the best first.</param>
/// <param name="Candidates">All pairs above the least weight, the best first, the linked ones among them.</param>
/// <param name="Compared">Pairs that were scored.</param>
/// <param name="Blocked">Distinct pairs that blocking brought together.</param>
/// <param name="SkippedBlocks">Blocks that were too large.</param>
/// <param name="SkippedPairs">Pairs in them.</param>
/// <param name="Parameters">What was learned.</param>
/// <param name="Explain">The bits of a pair of rows.</param>
public sealed record LinkOutcome(
    IReadOnlyList<WeightedPair> Links, IReadOnlyList<WeightedPair> Candidates, long Compared, long Blocked, int SkippedBlocks, long SkippedPairs,
    IReadOnlyList<ColumnParameters> Parameters, Func<int, int, IReadOnlyList<Evidence>> Explain);

/// <summary>Probabilistic linkage of two lists, one to one, or of the doubles in one. See docs/linkage.md for the model and its sources.</summary>
public static class Linker
{
    /// <summary>Links. The answer depends on what stands in the rows only, not on their order; changing the lists about changes its direction only.</summary>
    public static LinkOutcome Link(LinkData data, LinkSettings options, CancellationToken cancellation)
    {
        var say = options.Progress ?? ((_, _) => { });
        say("比对准备", 0);
        var comparison = new PairComparison(data);
        var contents = new RowContents(data, comparison.Columns);
        var table = new KeyTable(data);
        var met = new MetBefore();
        var (rowsA, rowsB) = Rows(data, options);
        say("分组", 0.1);
        var passes = options.Blocking ?? BlockingChoice.Choose(data, table, rowsA, rowsB);
        var candidates = Candidates.Find(data, passes, table, met, rowsA, rowsB, cancellation);
        say("比较", 0.35);
        var counts = PatternCounts.Of(comparison, candidates.Pairs, cancellation);
        say("学习", 0.6);
        var pairs = rowsA is null && rowsB is null ? data.AllPairs : (rowsA?.Length ?? data.A.Rows) * (double)(rowsB?.Length ?? data.Other.Rows);
        var classes = Learn(data, comparison, contents, counts, options, pairs, cancellation);
        var model = new LinkModel(data, comparison, classes, pairs);
        var weighed = model.Weigh(candidates.Pairs, counts, options.LeastWeight, options.Apart);
        Assignment.Sort(weighed, contents);
        var (takenA, takenB) = (Free(data.A.Rows), Free(data.Other.Rows));
        foreach (var (a, b) in options.Known)
        {
            (takenA[a], takenB[b]) = (b, a);
        }

        var (compared, blocked) = ((long)candidates.Pairs.Count, (long)candidates.Pairs.Count);
        say("配对", 0.8);
        if (!data.IsOneList)
        {
            var links = Assignment.Take(weighed, options.LinkWeight, takenA, takenB);
            if (options.Blocking is null)
            {
                var left = new Leftovers(data, comparison, classes, options, takenA, takenB);
                var more = left.Find(table, met, candidates, cancellation);
                compared += more.Compared;
                blocked += more.Compared;
                Assignment.Sort(more.Pairs, contents);
                weighed.RemoveAll(pair => left.Has(pair.A, pair.B));
                links.AddRange(Assignment.Take(more.Pairs, options.LinkWeight, takenA, takenB));
                weighed.AddRange(more.Pairs);
                Assignment.Sort(weighed, contents);
                Assignment.Sort(links, contents);
            }

            return Outcome(links);
        }

        return Outcome([]);

        LinkOutcome Outcome(List<WeightedPair> links) => new(
            links, weighed, compared, blocked, candidates.SkippedBlocks, candidates.SkippedPairs, model.Parameters, model.Explain);
    }

    /// <summary>The clusters of doubles in a list that was linked with itself.</summary>
    /// <param name="data">One list.</param>
    /// <param name="outcome">What <see cref="Link"/> found in it.</param>
    /// <param name="least">The weight from which two rows are the same.</param>
    public static IReadOnlyList<ClusterPair> Doubles(LinkData data, LinkOutcome outcome, double least) =>
        Clusters.Of(data.A.Rows, [.. outcome.Candidates], least);

    private static (int[]? A, int[]? B) Rows(LinkData data, LinkSettings options)
    {
        if (options.Known.Count == 0)
        {
            return (options.RowsA, options.RowsB);
        }

        var knownA = options.Known.Select(pair => pair.A).ToHashSet();
        var knownB = options.Known.Select(pair => pair.B).ToHashSet();
        return ([.. (options.RowsA ?? [.. Enumerable.Range(0, data.A.Rows)]).Where(row => !knownA.Contains(row))],
            [.. (options.RowsB ?? [.. Enumerable.Range(0, data.Other.Rows)]).Where(row => !knownB.Contains(row))]);
    }

    private static ThreeClasses Learn(
        LinkData data, PairComparison comparison, RowContents contents, PatternCounts counts, LinkSettings options, double pairs,
        CancellationToken cancellation)
    {
        var columns = comparison.Columns.Select((column, i) => ColumnCounts.Of(data, column, comparison.Comparers[i], contents)).ToArray();
        var known = options.Known.Count == 0 ? null
            : PatternCounts.Of(comparison, [.. options.Known.Select(pair => RowPair.Of(pair.A, pair.B))], cancellation);
        var chances = new Chances(columns, PlaceAgreement.Of(data, comparison.Columns, columns, contents), data.AllPairs, known);
        var most = Math.Min(options.RowsA?.Length ?? data.A.Rows, options.RowsB?.Length ?? data.Other.Rows);
        return ThreeClasses.Learn(
            [.. comparison.Columns.Select(column => data.Columns[column])], comparison.Comparers, chances, counts, known, pairs, most);
    }

    private static int[] Free(int rows)
    {
        var free = new int[rows];
        Array.Fill(free, -1);
        return free;
    }
}
