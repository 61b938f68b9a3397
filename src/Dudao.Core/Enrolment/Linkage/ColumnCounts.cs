namespace Dudao.Core.Enrolment.Linkage;

/// <summary>How often each text of a compared column occurs in both lists, and how all pairs of rows fall into the column's levels.</summary>
internal sealed class ColumnCounts
{
    private const int SampleSize = 900;

    // Before anything was drawn two unrelated texts are taken to be different: in lists of a few rows nothing else says so.
    private const double Unlike = 20;
    private const ulong FirstSalt = 0x5851F42D4C957F2D;
    private const ulong SecondSalt = 0x14057B7EF767814F;
    private readonly int[] _countsA;
    private readonly int[] _countsB;
    private readonly double _filledA;
    private readonly double _filledB;

    private ColumnCounts(int[] countsA, int[] countsB, double filledA, double filledB) =>
        (_countsA, _countsB, _filledA, _filledB) = (countsA, countsB, filledA, filledB);

    /// <summary>The share of each level among all pairs whose cells are both filled, matches among them.</summary>
    public double[] Shares { get; private set; } = [];

    /// <summary>All pairs whose cells are both filled.</summary>
    public double Pairs { get; private set; }

    /// <summary>How frequent a text is: the mean of its shares in the two lists.</summary>
    public double Frequency(int code) => ((_countsA[code] / _filledA) + (_countsB[code] / _filledB)) / 2;

    /// <summary>Counts a column; equality is counted over all pairs, the other levels over pairs drawn by content.</summary>
    public static ColumnCounts Of(LinkData data, int column, Comparer comparer, RowContents contents)
    {
        var size = data.Pools[column].Count;
        var countsA = Count(data.A.Codes[column], size);
        var countsB = data.IsOneList ? countsA : Count(data.Other.Codes[column], size);
        double filledA = data.A.Rows - countsA[0];
        double filledB = data.Other.Rows - countsB[0];
        var counts = new ColumnCounts(countsA, countsB, Math.Max(1, filledA), Math.Max(1, filledB));
        var equal = 0.0;
        for (var code = 1; code < size; code++)
        {
            equal += data.IsOneList ? countsA[code] * (countsA[code] - 1.0) / 2 : (double)countsA[code] * countsB[code];
        }

        counts.Pairs = Math.Max(1, data.IsOneList ? filledA * (filledA - 1) / 2 : filledA * filledB);
        counts.Shares = Levels(data, column, comparer, contents, equal / counts.Pairs);
        return counts;
    }

    private static int[] Count(int[] codes, int size)
    {
        var counts = new int[size];
        foreach (var code in codes)
        {
            counts[code]++;
        }

        return counts;
    }

    // Drawn crosswise, so that changing the lists about changes nothing.
    private static double[] Levels(LinkData data, int column, Comparer comparer, RowContents contents, double equal)
    {
        var drawn = new long[comparer.Levels.Count];
        foreach (var (saltA, saltB) in ((ulong, ulong)[])[(FirstSalt, SecondSalt), (SecondSalt, FirstSalt)])
        {
            var rowsA = RowContents.Sample(contents.A, SampleSize, saltA).CountBy(row => data.A.Codes[column][row]).Where(pair => pair.Key != 0).ToArray();
            var rowsB = RowContents.Sample(contents.B, SampleSize, saltB).CountBy(row => data.Other.Codes[column][row]).Where(pair => pair.Key != 0).ToArray();
            Parallel.ForEach(rowsA, () => new long[drawn.Length], (a, _, mine) =>
            {
                foreach (var b in rowsB)
                {
                    if (a.Key != b.Key)
                    {
                        mine[comparer.Level(a.Key, b.Key)] += (long)a.Value * b.Value;
                    }
                }

                return mine;
            }, mine =>
            {
                lock (drawn)
                {
                    for (var level = 0; level < drawn.Length; level++)
                    {
                        drawn[level] += mine[level];
                    }
                }
            });
        }

        // A level that was never drawn is rarer than one in all that were.
        var total = drawn.Sum() + (0.5 * (drawn.Length - 1)) + Unlike;
        var shares = new double[drawn.Length];
        shares[0] = equal;
        for (var level = drawn[0] > 0 ? 0 : 1; level < shares.Length; level++)
        {
            shares[level] += (drawn[level] + (level == 0 ? 0 : 0.5) + (level == shares.Length - 1 ? Unlike : 0)) / total * (1 - equal);
        }

        return shares;
    }
}
