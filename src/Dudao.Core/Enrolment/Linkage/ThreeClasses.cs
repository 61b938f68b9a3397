namespace Dudao.Core.Enrolment.Linkage;

/// <summary>
/// The model of Fellegi and Sunter (1969) with three classes of pairs: the same child, another child of the household, unrelated. How the first
/// two look is learned by expectation maximisation over the counts of patterns; how the unrelated look is counted (<see cref="Chances"/>), and
/// there are as many of them as there are pairs. Empty cells are left out. See docs/linkage.md.
/// </summary>
internal sealed class ThreeClasses
{
    private const int MostRounds = 300;
    private const double Settled = 1e-7;
    private const double ChildPrior = 10;
    private const double HouseholdPrior = 100;
    private const double Smallest = 1e-12;
    private readonly IReadOnlyList<LinkColumn> _columns;
    private readonly double[][] _childBegin;
    private readonly double[][] _householdBegin;
    private readonly double[][] _childLogs;
    private readonly double[][] _householdLogs;

    private ThreeClasses(IReadOnlyList<LinkColumn> columns, IReadOnlyList<Comparer> comparers, Chances chances)
    {
        (_columns, Chances) = (columns, chances);
        _childBegin = [.. comparers.Select(comparer => Begin(comparer, 0.9))];
        _householdBegin = [.. columns.Select((column, i) => column.Kin switch
        {
            ColumnKin.Family or ColumnKin.Place => Begin(comparers[i], column.How == CompareHow.Name && ColumnNames.IsSurname(column.Name) ? 0.95 : 0.8),
            _ => chances.Of(i).ToArray(),
        })];
        Child = [.. _childBegin.Select(column => column.ToArray())];
        Household = [.. _householdBegin.Select(column => column.ToArray())];
        _childLogs = [.. Child.Select(column => new double[column.Length])];
        _householdLogs = [.. Child.Select(column => new double[column.Length])];
        MakeLogs();
        HasHouseholds = columns.Any(column => column.Kin is ColumnKin.Family or ColumnKin.Place) && columns.Any(column => column.Kin == ColumnKin.Person);
    }

    /// <summary>For each column the probability of each level in pairs of the same child (m).</summary>
    public double[][] Child { get; }

    /// <summary>The same in pairs of two children of a household.</summary>
    public double[][] Household { get; }

    /// <summary>The unrelated (u).</summary>
    public Chances Chances { get; }

    /// <summary>How many pairs of the same child there are.</summary>
    public double Children { get; private set; }

    /// <summary>How many pairs of a household.</summary>
    public double Siblings { get; private set; }

    public bool HasHouseholds { get; }

    /// <summary>Learns the model.</summary>
    /// <param name="columns">The compared columns.</param>
    /// <param name="comparers">Their comparers.</param>
    /// <param name="chances">The unrelated.</param>
    /// <param name="counts">The patterns of the pairs that blocking brought together.</param>
    /// <param name="known">Patterns of pairs known to be the same child, by number; they teach m.</param>
    /// <param name="allPairs">How many pairs there are.</param>
    /// <param name="most">How many rows could be linked at most.</param>
    public static ThreeClasses Learn(
        IReadOnlyList<LinkColumn> columns, IReadOnlyList<Comparer> comparers, Chances chances, PatternCounts counts, PatternCounts? known,
        double allPairs, double most)
    {
        var model = new ThreeClasses(columns, comparers, chances);
        model.Children = Math.Max(1, most * 0.5);
        model.Siblings = model.HasHouseholds ? Math.Max(1, most * 0.05) : 0;
        var taught = known is null ? null : model.Taught(known);
        var child = new double[counts.Patterns.Length];
        var household = new double[counts.Patterns.Length];
        for (var round = 0; round < MostRounds; round++)
        {
            model.Expect(counts, allPairs, child, household);
            var (children, siblings) = (child.Sum(), household.Sum());
            var moved = (Math.Abs(children - model.Children) + Math.Abs(siblings - model.Siblings)) / (1 + children + siblings);
            (model.Children, model.Siblings) = (Math.Max(0.5, children), model.HasHouseholds ? Math.Max(0.5, siblings) : 0);
            model.Maximise(counts.Patterns, child, household, taught);
            chances.TakeOff(counts.Patterns, [.. child.Zip(household, (one, other) => one + other)]);
            if (round > 10 && moved < Settled)
            {
                break;
            }
        }

        return model;
    }

    /// <summary>
    /// The same model among rows that nobody has claimed: a brother who is there has been claimed by himself, so that far fewer pairs of a household
    /// are left. How many is learned from the patterns of these rows; pairs of one child that are left have the patterns that they always had.
    /// </summary>
    /// <param name="counts">Patterns of all pairs of the rows that are left.</param>
    /// <param name="pairs">How many pairs there are.</param>
    public ThreeClasses Among(PatternCounts counts, double pairs)
    {
        var left = (ThreeClasses)MemberwiseClone();
        var (child, household) = (new double[counts.Patterns.Length], new double[counts.Patterns.Length]);
        for (var round = 0; HasHouseholds && round < 50; round++)
        {
            left.Expect(counts, pairs, child, household);
            left.Siblings = Math.Min(Siblings, Math.Max(0.5, household.Sum()));
        }

        return left;
    }

    /// <summary>The natural logarithm of how many pairs of the same child have a pattern.</summary>
    public double LogChild(ulong pattern) => Math.Log(Children) + Sum(_childLogs, pattern);

    /// <summary>The same for pairs of a household; negative infinity where the model has none.</summary>
    public double LogHousehold(ulong pattern) => HasHouseholds ? Math.Log(Siblings) + Sum(_householdLogs, pattern) : double.NegativeInfinity;

    private static double Sum(double[][] logs, ulong pattern)
    {
        var sum = 0.0;
        for (var column = 0; column < logs.Length; column++)
        {
            var level = PairComparison.Level(pattern, column);
            sum += level == Comparer.Missing ? 0 : logs[column][level];
        }

        return sum;
    }

    // Agreement, what is left shared between the nearer levels; being altogether different is half as frequent as any of them.
    private static double[] Begin(Comparer comparer, double exact)
    {
        var levels = new double[comparer.Levels.Count];
        levels[0] = exact;
        var parts = levels.Length == 2 ? 1 : levels.Length - 1.5;
        for (var level = 1; level < levels.Length; level++)
        {
            levels[level] = (1 - exact) / parts * (level == comparer.Different && levels.Length > 2 ? 0.5 : 1);
        }

        return levels;
    }

    private double[][] Taught(PatternCounts known)
    {
        var total = (double)known.Counts.Sum();
        var scale = Math.Min(1, 2000 / Math.Max(1, total));
        var taught = Child.Select(column => new double[column.Length]).ToArray();
        for (var p = 0; p < known.Patterns.Length; p++)
        {
            Add(taught, known.Patterns[p], known.Counts[p] * scale);
        }

        return taught;
    }

    private void Expect(PatternCounts counts, double allPairs, double[] child, double[] household)
    {
        var logPairs = Math.Log(Math.Max(1, allPairs));
        for (var p = 0; p < counts.Patterns.Length; p++)
        {
            var pattern = counts.Patterns[p];
            var (one, two, three) = (LogChild(pattern), LogHousehold(pattern), logPairs + Chances.Log(pattern));
            var top = Math.Max(one, Math.Max(two, three));
            (one, two, three) = (Math.Exp(one - top), Math.Exp(two - top), Math.Exp(three - top));
            child[p] = counts.Counts[p] * one / (one + two + three);
            household[p] = counts.Counts[p] * two / (one + two + three);
        }
    }

    private void Maximise(ulong[] patterns, double[] child, double[] household, double[][]? taught)
    {
        var ofChild = _childBegin.Select((column, i) => column.Select((value, level) => (value * ChildPrior) + (taught?[i][level] ?? 0)).ToArray()).ToArray();
        var ofHousehold = _columns.Select((column, i) => column.Kin is ColumnKin.Person or ColumnKin.Neutral
            ? Chances.Of(i).Select(value => value * HouseholdPrior).ToArray()
            : _householdBegin[i].Select(value => value * HouseholdPrior).ToArray()).ToArray();
        for (var p = 0; p < patterns.Length; p++)
        {
            Add(ofChild, patterns[p], child[p]);
            Add(ofHousehold, patterns[p], household[p]);
        }

        for (var i = 0; i < _columns.Count; i++)
        {
            Normalise(ofChild[i], Child[i]);
            if (_columns[i] is { Kin: ColumnKin.Person, How: CompareHow.Id or CompareHow.Name })
            {
                // Two children of a household have neither one number nor one name; only chance gives it to them.
                var kept = _columns[i].How == CompareHow.Id ? ofHousehold[i].Length : 2;
                var rest = Enumerable.Range(kept, ofHousehold[i].Length - kept).Sum(level => ofHousehold[i][level]);
                var left = 1 - Chances.Of(i).Take(kept).Sum();
                for (var level = 0; level < ofHousehold[i].Length; level++)
                {
                    ofHousehold[i][level] = level < kept ? Chances.Of(i, level) : ofHousehold[i][level] / rest * left;
                }
            }

            Normalise(ofHousehold[i], Household[i]);
        }

        MakeLogs();
    }

    private void MakeLogs()
    {
        for (var column = 0; column < Child.Length; column++)
        {
            for (var level = 0; level < Child[column].Length; level++)
            {
                _childLogs[column][level] = Math.Log(Child[column][level]);
                _householdLogs[column][level] = Math.Log(Household[column][level]);
            }
        }
    }

    private static void Add(double[][] levels, ulong pattern, double count)
    {
        for (var column = 0; column < levels.Length; column++)
        {
            var level = PairComparison.Level(pattern, column);
            if (level != Comparer.Missing)
            {
                levels[column][level] += count;
            }
        }
    }

    private static void Normalise(double[] from, double[] to)
    {
        var sum = from.Sum();
        for (var level = 0; level < to.Length; level++)
        {
            to[level] = Math.Max(Smallest, from[level] / sum);
        }
    }
}
