namespace Dudao.Core.Enrolment.Linkage;

/// <summary>
/// What two unrelated rows look like: for each column the chance of each level (u), columns of place together. Counted over all pairs; what the
/// linked pairs and the households add to these counts is taken off again, which matters in small lists.
/// </summary>
internal sealed class Chances
{
    private const double Least = 1e-9;
    private readonly ColumnCounts[] _counts;
    private readonly PlaceAgreement _place;
    private readonly double[][] _chances;
    private readonly double[] _sets;
    private readonly double _allPairs;
    private readonly bool[] _isPlace;
    private readonly int[] _bits;
    private readonly double[][] _logs;
    private readonly double[] _together;

    private readonly PatternCounts? _taught;

    /// <param name="counts">The columns as counted over all pairs.</param>
    /// <param name="place">The columns of place as counted together.</param>
    /// <param name="allPairs">How many pairs were counted over.</param>
    /// <param name="known">Pairs among them that are known to be the same child.</param>
    public Chances(ColumnCounts[] counts, PlaceAgreement place, double allPairs, PatternCounts? known)
    {
        _taught = known;
        (_counts, _place, _allPairs) = (counts, place, Math.Max(1, allPairs));
        _chances = [.. counts.Select(column => column.Shares.ToArray())];
        _sets = place.Shares.ToArray();
        _isPlace = [.. Enumerable.Range(0, counts.Length).Select(i => place.Columns.Contains(i))];
        _bits = [.. Enumerable.Range(0, counts.Length).Select(i => place.Columns.Contains(i) ? 1 << Array.IndexOf(place.Columns, i) : 0)];
        _logs = [.. _chances.Select(column => new double[column.Length])];
        _together = new double[_sets.Length * _sets.Length];
        MakeLogs();
    }

    /// <summary>The chance of a level of a column.</summary>
    public double Of(int column, int level) => _chances[column][level];

    public double[] Of(int column) => _chances[column];

    public double Frequency(int column, int code) => _counts[column].Frequency(code);

    /// <summary>The natural logarithm of a pattern's chance.</summary>
    public double Log(ulong pattern)
    {
        var sum = 0.0;
        var (agreeing, filled) = (0, 0);
        for (var column = 0; column < _chances.Length; column++)
        {
            var level = PairComparison.Level(pattern, column);
            if (level == Comparer.Missing)
            {
                continue;
            }

            sum += _logs[column][level];
            filled |= _bits[column];
            agreeing |= level == 0 ? _bits[column] : 0;
        }

        return filled == 0 ? sum : sum + _together[(agreeing * _sets.Length) + filled];
    }

    /// <summary>Takes off what linked pairs and households add.</summary>
    /// <param name="patterns">The patterns of the pairs that were compared.</param>
    /// <param name="related">For each how many of its pairs are linked or of one household.</param>
    public void TakeOff(ulong[] patterns, double[] related)
    {
        var sets = new double[_sets.Length];
        var all = 0.0;
        var levels = _chances.Select(column => new double[column.Length]).ToArray();
        for (var p = 0; p < patterns.Length; p++)
        {
            Add(patterns[p], related[p]);
        }

        for (var p = 0; p < (_taught?.Patterns.Length ?? 0); p++)
        {
            Add(_taught!.Patterns[p], _taught.Counts[p]);
        }

        for (var column = 0; column < levels.Length; column++)
        {
            var counts = _counts[column];
            Spread(_chances[column], counts.Shares, levels[column], counts.Pairs);
        }

        if (_place.Columns.Length > 0)
        {
            Spread(_sets, _place.Shares, sets, Math.Max(_allPairs, all + 1));
        }

        MakeLogs();

        void Add(ulong pattern, double pairs)
        {
            if (pairs < 1e-12)
            {
                return;
            }

            all += pairs;
            var agreeing = 0;
            for (var column = 0; column < levels.Length; column++)
            {
                var level = PairComparison.Level(pattern, column);
                if (level != Comparer.Missing)
                {
                    levels[column][level] += pairs;
                }

                agreeing |= level == 0 ? _bits[column] : 0;
            }

            sets[agreeing] += pairs;
        }
    }

    private static void Spread(double[] chances, double[] shares, double[] related, double pairs)
    {
        var sum = 0.0;
        for (var i = 0; i < chances.Length; i++)
        {
            // However many are taken off, something is left: a twentieth of what was counted, or half a pair where so much was counted.
            var least = shares[i] > 0 ? Math.Min(shares[i], 0.5 / pairs) : 0.005 / pairs;
            chances[i] = Math.Max(Math.Max(shares[i] * 0.05, least), shares[i] - (related[i] / pairs));
            sum += chances[i];
        }

        for (var i = 0; i < chances.Length; i++)
        {
            chances[i] = Math.Max(Least * Least, chances[i] / sum);
        }
    }

    // Of columns of place the equal level is weighed in sets, the others here as shares of what is not equal.
    private void MakeLogs()
    {
        for (var column = 0; column < _logs.Length; column++)
        {
            for (var level = 0; level < _logs[column].Length; level++)
            {
                _logs[column][level] = !_isPlace[column] ? Math.Log(_chances[column][level])
                    : level == 0 ? 0 : Math.Log(_chances[column][level] / Math.Max(Least, 1 - _chances[column][0]));
            }
        }

        for (var filled = 1; filled < _sets.Length; filled++)
        {
            for (var agreeing = filled; ; agreeing = (agreeing - 1) & filled)
            {
                _together[(agreeing * _sets.Length) + filled] = Math.Log(Together(agreeing, filled));
                if (agreeing == 0)
                {
                    break;
                }
            }
        }
    }

    private double Together(int agreeing, int filled)
    {
        var sum = 0.0;
        for (var set = 0; set < _sets.Length; set++)
        {
            sum += (set & filled) == agreeing ? _sets[set] : 0;
        }

        var product = 1.0;
        for (var i = 0; i < _place.Columns.Length; i++)
        {
            if ((filled >> i & 1) == 1)
            {
                var equal = _chances[_place.Columns[i]][0];
                product *= (agreeing >> i & 1) == 1 ? equal : 1 - equal;
            }
        }

        return Math.Max(sum, Math.Max(product * 0.1, Least * Least));
    }
}
