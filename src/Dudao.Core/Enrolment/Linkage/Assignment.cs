using System.Runtime.InteropServices;
using Dudao.Core.Enrolment.Texts;

namespace Dudao.Core.Enrolment.Linkage;

/// <summary>A pair with its weight, the natural logarithm of its odds.</summary>
public readonly record struct WeightedPair(int A, int B, double Weight)
{
    /// <summary>The probability that both rows are the same child.</summary>
    public double Probability => 1 / (1 + Math.Exp(-Weight));
}

/// <summary>One to one, the best first. Ties are broken by what stands in the rows, never by their order.</summary>
internal static class Assignment
{
    /// <summary>Sorts pairs from the best to the worst.</summary>
    public static void Sort(List<WeightedPair> pairs, RowContents contents)
    {
        var items = CollectionsMarshal.AsSpan(pairs);
        var keys = new ulong[items.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            // The weight turned about so that the best comes first, then what stands in the rows.
            var bits = BitConverter.SingleToUInt32Bits((float)-items[i].Weight);
            bits = (bits & 0x80000000) != 0 ? ~bits : bits | 0x80000000;
            keys[i] = ((ulong)bits << 32) | (Tie(items[i], contents) >> 32);
        }

        keys.AsSpan().Sort(items);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            // Rows that are equal in all that is compared: whichever comes first.
            items[start..end].Sort((one, other) => (one.A, one.B).CompareTo((other.A, other.B)));
            start = end;
        }
    }

    /// <summary>Takes sorted pairs whose rows are both free.</summary>
    /// <param name="pairs">Sorted.</param>
    /// <param name="least">The weight below which none is taken.</param>
    /// <param name="takenA">For each row of the first list the row that it is linked with, or −1; is filled.</param>
    /// <param name="takenB">The same for the second.</param>
    public static List<WeightedPair> Take(List<WeightedPair> pairs, double least, int[] takenA, int[] takenB)
    {
        var taken = new List<WeightedPair>();
        foreach (var pair in pairs)
        {
            if (pair.Weight < least)
            {
                break;
            }

            if (takenA[pair.A] < 0 && takenB[pair.B] < 0)
            {
                (takenA[pair.A], takenB[pair.B]) = (pair.B, pair.A);
                taken.Add(pair);
            }
        }

        return taken;
    }

    // The same whichever list comes first.
    private static ulong Tie(WeightedPair pair, RowContents contents)
    {
        var (one, other) = (contents.A[pair.A], contents.B[pair.B]);
        return Mixing.Pair(Math.Min(one, other), Math.Max(one, other));
    }
}
