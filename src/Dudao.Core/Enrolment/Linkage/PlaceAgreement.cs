using Dudao.Core.Enrolment.Texts;

namespace Dudao.Core.Enrolment.Linkage;

/// <summary>
/// How often pairs agree exactly on each set of the columns of place together: whoever shares a village shares its postcode, so that the
/// product of both would promise far fewer than there are, and neighbours would pass for households.
/// </summary>
internal sealed class PlaceAgreement
{
    private const int MostColumns = 6;
    private const int SampleSize = 60_000;
    private const ulong FirstSalt = 0x2545F4914F6CDD1D;
    private const ulong SecondSalt = 0x9FB21C651E98DF25;

    private PlaceAgreement(int[] columns, double[] shares) => (Columns, Shares) = (columns, shares);

    /// <summary>The places of these columns among the compared ones.</summary>
    public int[] Columns { get; }

    /// <summary>For each set of columns (bit i for Columns[i]) the share of pairs that agree in exactly these, were no cell empty.</summary>
    public double[] Shares { get; }

    public static PlaceAgreement Of(LinkData data, int[] compared, ColumnCounts[] counts, RowContents contents)
    {
        var columns = Enumerable.Range(0, compared.Length).Where(i => data.Columns[compared[i]].Kin == ColumnKin.Place).Take(MostColumns).ToArray();
        var together = new double[1 << columns.Length];
        together[0] = 1;
        var samples = columns.Length < 2 ? []
            : new (int[] A, int[] B)[]
            {
                (RowContents.Sample(contents.A, SampleSize, FirstSalt), RowContents.Sample(contents.B, SampleSize, SecondSalt)),
                (RowContents.Sample(contents.A, SampleSize, SecondSalt), RowContents.Sample(contents.B, SampleSize, FirstSalt)),
            };
        Parallel.For(1, together.Length, set =>
        {
            var members = columns.Where((_, i) => (set >> i & 1) == 1).ToArray();
            together[set] = members.Length == 1 ? counts[members[0]].Shares[0] : Share(data, [.. members.Select(i => compared[i])], samples);
        });
        return new PlaceAgreement(columns, Exactly(together, columns.Length));
    }

    private static double Share(LinkData data, int[] columns, (int[] A, int[] B)[] samples)
    {
        var (met, all) = (0.0, 0.0);
        foreach (var (rowsA, rowsB) in samples)
        {
            var a = Keys(data.A, columns, rowsA);
            var b = Keys(data.Other, columns, rowsB);
            all += (double)a.Length * b.Length;
            var itself = data.IsOneList ? rowsA.Intersect(rowsB).Count(row => columns.All(column => data.A.Codes[column][row] != 0)) : 0;
            met -= itself;
            all -= itself;
            for (var (i, j) = (0, 0); i < a.Length && j < b.Length;)
            {
                if (a[i] != b[j])
                {
                    _ = a[i] < b[j] ? i++ : j++;
                    continue;
                }

                var (endA, endB) = (i, j);
                while (endA < a.Length && a[endA] == a[i])
                {
                    endA++;
                }

                while (endB < b.Length && b[endB] == b[j])
                {
                    endB++;
                }

                met += (double)(endA - i) * (endB - j);
                (i, j) = (endA, endB);
            }
        }

        return all <= 0 ? 0 : met / all;
    }

    private static ulong[] Keys(LinkList list, int[] columns, int[] rows)
    {
        var keys = new List<ulong>(rows.Length);
        foreach (var row in rows)
        {
            ulong key = 1;
            foreach (var column in columns)
            {
                var code = list.Codes[column][row];
                key = code == 0 || key == 0 ? 0 : Mixing.Pair(key, (ulong)code) | 1;
            }

            if (key != 0)
            {
                keys.Add(key);
            }
        }

        keys.Sort();
        return [.. keys];
    }

    // From "at least these agree" to "exactly these" by inclusion and exclusion; what noise makes negative becomes nothing.
    private static double[] Exactly(double[] together, int columns)
    {
        var shares = together.ToArray();
        for (var i = 0; i < columns; i++)
        {
            for (var set = 0; set < shares.Length; set++)
            {
                if ((set >> i & 1) == 0)
                {
                    shares[set] -= shares[set | (1 << i)];
                }
            }
        }

        for (var set = 0; set < shares.Length; set++)
        {
            shares[set] = Math.Max(shares[set], 0);
        }

        return shares;
    }
}
