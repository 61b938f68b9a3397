namespace Dudao.Core.Enrolment.Linkage;

/// <summary>A level of a column as the model learned it.</summary>
/// <param name="Name">exact, sound, near, …</param>
/// <param name="M">Its probability among pairs of the same child.</param>
/// <param name="U">Among unrelated pairs.</param>
/// <param name="Bits">log₂(m ÷ u): what it says for or against.</param>
public sealed record LevelParameters(string Name, double M, double U, double Bits);

/// <summary>What the model learned of a column.</summary>
/// <param name="Column">Its heading.</param>
/// <param name="Levels">Its levels from equal to different.</param>
public sealed record ColumnParameters(string Column, IReadOnlyList<LevelParameters> Levels);

/// <summary>What a column, or the rarity of a name, or the number of pairs, adds to a pair's bits.</summary>
/// <param name="Column">The column; 同地 for what columns of place say together and not each alone, 先验 for the share of all pairs that are of one child, 家庭 for what the class of the household takes off.</param>
/// <param name="Level">The level; empty beside no column.</param>
/// <param name="Bits">Positive speaks for the same child.</param>
public sealed record Evidence(string Column, string Level, double Bits);

/// <summary>Weighs pairs by what was learned.</summary>
internal sealed class LinkModel
{
    private readonly LinkData _data;
    private readonly PairComparison _comparison;
    private readonly ThreeClasses _classes;
    private readonly double _logPairs;
    private readonly int[] _names;

    public LinkModel(LinkData data, PairComparison comparison, ThreeClasses classes, double pairs)
    {
        (_data, _comparison, _classes, _logPairs) = (data, comparison, classes, Math.Log(Math.Max(1, pairs)));
        _names = [.. Enumerable.Range(0, comparison.Columns.Length)
            .Where(i => data.Columns[comparison.Columns[i]].How == CompareHow.Name)];
    }

    public IReadOnlyList<ColumnParameters> Parameters => [.. _comparison.Columns.Select((column, i) => new ColumnParameters(
        _data.Columns[column].Name,
        [.. _comparison.Comparers[i].Levels.Select((name, level) => new LevelParameters(
            name, _classes.Child[i][level], _classes.Chances.Of(i, level), Math.Log2(_classes.Child[i][level] / _classes.Chances.Of(i, level))))]))];

    /// <summary>Weighs pairs, on all cores, and keeps those that weigh enough, in their order.</summary>
    public List<WeightedPair> Weigh(List<ulong> pairs, PatternCounts counts, double least, IReadOnlySet<(int A, int B)> apart)
    {
        var logs = counts.Patterns.Select(Logs).ToArray();
        var parts = Environment.ProcessorCount * 4;
        var kept = new List<WeightedPair>[parts];
        Parallel.For(0, parts, part =>
        {
            var mine = new List<WeightedPair>();
            var (from, to) = ((int)((long)pairs.Count * part / parts), (int)((long)pairs.Count * (part + 1) / parts));
            for (var i = from; i < to; i++)
            {
                var place = counts.OfPair[i];
                var (child, household, unrelated) = logs[place];
                var a = RowPair.A(pairs[i]);
                // Rarity can only help a pair whose household does not already speak against it.
                if (child - household < least)
                {
                    continue;
                }

                var weight = child - LogSum(household, unrelated + Rarity(counts.Patterns[place], a));
                if (weight >= least && (apart.Count == 0 || !apart.Contains((a, RowPair.B(pairs[i])))))
                {
                    mine.Add(new WeightedPair(a, RowPair.B(pairs[i]), weight));
                }
            }

            kept[part] = mine;
        });
        return [.. kept.SelectMany(part => part)];
    }

    /// <summary>A logarithm of odds as a probability.</summary>
    public static double Probability(double weight) => 1 / (1 + Math.Exp(-weight));

    /// <summary>The bits of a pair, piece by piece; their sum is log₂ of its odds.</summary>
    public IReadOnlyList<Evidence> Explain(int a, int b)
    {
        var pattern = _comparison.Pattern(a, b);
        var evidence = new List<Evidence>();
        var (child, household, unrelated) = Logs(pattern);
        for (var i = 0; i < _comparison.Columns.Length; i++)
        {
            var level = PairComparison.Level(pattern, i);
            if (level != Comparer.Missing)
            {
                var bits = Math.Log2(_classes.Child[i][level] / _classes.Chances.Of(i, level)) - (Rare(pattern, i, a) / Math.Log(2));
                evidence.Add(new Evidence(_data.Columns[_comparison.Columns[i]].Name, _comparison.Comparers[i].Levels[level], bits));
            }
        }

        var weight = child - LogSum(household, unrelated + Rarity(pattern, a));
        var alone = child - unrelated - Rarity(pattern, a);
        var prior = Math.Log(_classes.Children) - _logPairs;
        var together = (alone / Math.Log(2)) - evidence.Sum(piece => piece.Bits) - (prior / Math.Log(2));
        if (Math.Abs(together) > 0.05)
        {
            evidence.Add(new Evidence("同地", "", together));
        }

        evidence.Add(new Evidence("先验", "", prior / Math.Log(2)));
        if (alone - weight > 0.035)
        {
            evidence.Add(new Evidence("家庭", "", (weight - alone) / Math.Log(2)));
        }

        return evidence;
    }

    private (double Child, double Household, double Unrelated) Logs(ulong pattern) =>
        (_classes.LogChild(pattern), _classes.LogHousehold(pattern), _logPairs + _classes.Chances.Log(pattern));

    // A rare name that agrees says more than a common one (term frequency): only chance is rarer with it.
    private double Rarity(ulong pattern, int a)
    {
        var sum = 0.0;
        foreach (var i in _names)
        {
            sum += Rare(pattern, i, a);
        }

        return sum;
    }

    private double Rare(ulong pattern, int column, int a)
    {
        if (PairComparison.Level(pattern, column) != 0 || _data.Columns[_comparison.Columns[column]].How != CompareHow.Name)
        {
            return 0;
        }

        var code = _data.A.Codes[_comparison.Columns[column]][a];
        return Math.Log(_classes.Chances.Frequency(column, code) / Math.Max(1e-12, _classes.Chances.Of(column, 0)));
    }

    private static double LogSum(double one, double other)
    {
        var top = Math.Max(one, other);
        return double.IsNegativeInfinity(top) ? top : top + Math.Log(Math.Exp(one - top) + Math.Exp(other - top));
    }
}
