namespace Dudao.Core.Enrolment.Linkage;

/// <summary>
/// Rows that nobody claimed come together once more under looser keys, each with each where they are few; and all their pairs are weighed anew,
/// knowing that they are left (<see cref="ThreeClasses.Among"/>).
/// </summary>
internal sealed class Leftovers
{
    private readonly LinkData _data;
    private readonly PairComparison _comparison;
    private readonly ThreeClasses _classes;
    private readonly LinkSettings _settings;
    private readonly int[] _rowsA;
    private readonly int[] _rowsB;
    private readonly bool[] _leftA;
    private readonly bool[] _leftB;

    public Leftovers(LinkData data, PairComparison comparison, ThreeClasses classes, LinkSettings settings, int[] takenA, int[] takenB)
    {
        (_data, _comparison, _classes, _settings) = (data, comparison, classes, settings);
        _rowsA = [.. (settings.RowsA ?? Enumerable.Range(0, takenA.Length)).Where(row => takenA[row] < 0)];
        _rowsB = [.. (settings.RowsB ?? Enumerable.Range(0, takenB.Length)).Where(row => takenB[row] < 0)];
        (_leftA, _leftB) = (new bool[takenA.Length], new bool[takenB.Length]);
        Array.ForEach(_rowsA, row => _leftA[row] = true);
        Array.ForEach(_rowsB, row => _leftB[row] = true);
    }

    /// <summary>Whether both rows of a pair are left.</summary>
    public bool Has(int a, int b) => _leftA[a] && _leftB[b];

    /// <summary>The pairs of the rows that are left, weighed anew, and how many of them were not compared before.</summary>
    public (List<WeightedPair> Pairs, long Compared) Find(
        KeyTable table, MetBefore met, Candidates before, CancellationToken cancellation)
    {
        if (_rowsA.Length == 0 || _rowsB.Length == 0)
        {
            return ([], 0);
        }

        var found = Candidates.IsSmall(_rowsA, _rowsB)
            ? Candidates.Everything(_rowsA, _rowsB, met)
            : Candidates.Find(_data, BlockingChoice.Choose(_data, table, _rowsA, _rowsB), table, met, _rowsA, _rowsB, cancellation);
        var pairs = found.Pairs;
        var compared = pairs.Count;
        pairs.AddRange(before.Pairs.Where(pair => Has(RowPair.A(pair), RowPair.B(pair))));
        var counts = PatternCounts.Of(_comparison, pairs, cancellation);
        var all = (double)_rowsA.Length * _rowsB.Length;
        var model = new LinkModel(_data, _comparison, _classes.Among(counts, all), all);
        return (model.Weigh(pairs, counts, _settings.LeastWeight, _settings.Apart), compared);
    }
}
