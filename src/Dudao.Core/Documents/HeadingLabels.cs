using System.Globalization;

namespace Dudao.Core.Documents;

/// <summary>Counts headings: 一、 （一） 1. （1）, each level beginning anew under the one above (GB/T 9704-2012, 7.3.3).</summary>
public sealed class HeadingLabels
{
    private readonly int[] counts = new int[4];

    /// <summary>The label of the next heading of that level.</summary>
    /// <param name="level">1 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another level.</exception>
    public string Next(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 4);
        counts[level - 1]++;
        Array.Clear(counts, level, 4 - level);
        return Of(level, counts[level - 1]);
    }

    /// <summary>The label of the nth heading of a level.</summary>
    public static string Of(int level, int n) => level switch
    {
        1 => ChineseWords.Number(n) + "、",
        2 => $"（{ChineseWords.Number(n)}）",
        3 => n.ToString(CultureInfo.InvariantCulture) + ".",
        _ => $"（{n.ToString(CultureInfo.InvariantCulture)}）",
    };
}
