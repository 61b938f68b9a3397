namespace Dudao.Core.Enrolment.Linkage;

/// <summary>
/// Chooses blocking passes by what the columns hold: each column alone that brings few enough pairs together by chance, then each two of the
/// others, then each three. A name blocks by its sound, a date with day and month ordered.
/// </summary>
internal static class BlockingChoice
{
    private const int MostPasses = 14;
    private const double PairsForRow = 4;
    private const double AlwaysAllowed = 200_000;

    /// <summary>The passes, the sharpest first.</summary>
    /// <param name="data">The lists.</param>
    /// <param name="table">Keys of the pieces.</param>
    /// <param name="rowsA">The rows of the first list that take part; null for all.</param>
    /// <param name="rowsB">Those of the second.</param>
    public static List<BlockingPass> Choose(LinkData data, KeyTable table, int[]? rowsA = null, int[]? rowsB = null)
    {
        var pairs = (double)(rowsA?.Length ?? data.A.Rows) * (rowsB?.Length ?? data.Other.Rows);
        var budget = AlwaysAllowed + (PairsForRow * ((rowsA?.Length ?? data.A.Rows) + (rowsB?.Length ?? data.Other.Rows)) / 2);
        var pieces = new List<(KeyPiece Piece, double Chance)>();
        for (var column = 0; column < data.Columns.Count; column++)
        {
            if (data.Columns[column].How is { } how)
            {
                var piece = new KeyPiece(column, how switch { CompareHow.Name => KeyPart.Pinyin, CompareHow.Date => KeyPart.Swapped, _ => KeyPart.Whole });
                var chance = Chance(data, piece, table, rowsA, rowsB);
                if (chance > 0)
                {
                    pieces.Add((piece, chance));
                }
            }
        }

        var passes = new List<(double Pairs, BlockingPass Pass)>();
        var left = new List<(KeyPiece Piece, double Chance)>();
        foreach (var (piece, chance) in pieces)
        {
            if (chance * pairs <= budget)
            {
                passes.Add((chance * pairs, new BlockingPass([piece])));
            }
            else
            {
                left.Add((piece, chance));
            }
        }

        var wide = new List<(int, int)>();
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = i + 1; j < left.Count; j++)
            {
                // A household's neighbours share all of these: two columns of place are no sharper than one.
                var places = data.Columns[left[i].Piece.Column].Kin == ColumnKin.Place && data.Columns[left[j].Piece.Column].Kin == ColumnKin.Place;
                var expected = pairs * (places ? Math.Min(left[i].Chance, left[j].Chance) : left[i].Chance * left[j].Chance);
                if (expected <= budget)
                {
                    passes.Add((expected, new BlockingPass([left[i].Piece, left[j].Piece])));
                }
                else
                {
                    wide.Add((i, j));
                }
            }
        }

        foreach (var (i, j) in wide)
        {
            for (var k = j + 1; k < left.Count && passes.Count < MostPasses; k++)
            {
                var expected = pairs * left[i].Chance * left[j].Chance * left[k].Chance;
                if (expected <= budget && wide.Contains((i, k)) && wide.Contains((j, k)))
                {
                    passes.Add((expected, new BlockingPass([left[i].Piece, left[j].Piece, left[k].Piece])));
                }
            }
        }

        return [.. passes.OrderBy(pass => pass.Pairs).Take(MostPasses).Select(pass => pass.Pass)];
    }

    // How likely two rows, one of each list, share the key by chance.
    private static double Chance(LinkData data, KeyPiece piece, KeyTable table, int[]? rowsA, int[]? rowsB)
    {
        var keys = table[piece];
        var countsA = Count(data.A.Codes[piece.Column], keys.Length, rowsA);
        var countsB = data.IsOneList && rowsB is null ? countsA : Count(data.Other.Codes[piece.Column], keys.Length, rowsB);
        var sum = 0.0;
        if (piece.Part == KeyPart.Whole)
        {
            for (var code = 1; code < keys.Length; code++)
            {
                sum += (double)countsA[code] * countsB[code];
            }
        }
        else
        {
            var codes = new int[keys.Length - 1];
            var sorted = new ulong[codes.Length];
            for (var code = 1; code < keys.Length; code++)
            {
                (codes[code - 1], sorted[code - 1]) = (code, keys[code]);
            }

            Array.Sort(sorted, codes);
            for (var start = 0; start < codes.Length;)
            {
                var (end, a, b) = (start, 0.0, 0.0);
                for (; end < codes.Length && sorted[end] == sorted[start]; end++)
                {
                    a += countsA[codes[end]];
                    b += countsB[codes[end]];
                }

                sum += sorted[start] == 0 ? 0 : a * b;
                start = end;
            }
        }

        return sum / Math.Max(1.0, (double)(rowsA?.Length ?? data.A.Rows) * (rowsB?.Length ?? data.Other.Rows));
    }

    private static int[] Count(int[] codes, int size, int[]? rows)
    {
        var counts = new int[size];
        if (rows is null)
        {
            foreach (var code in codes)
            {
                counts[code]++;
            }
        }
        else
        {
            foreach (var row in rows)
            {
                counts[codes[row]]++;
            }
        }

        return counts;
    }
}
