namespace Dudao.Core.Enrolment.Texts;

/// <summary>How far two texts are apart.</summary>
public static class TextDistance
{
    private const int Longest = 128;

    /// <summary>Whether one letter inserted, left out, changed, or two neighbours changed about, turn one text into the other. Equal texts are.</summary>
    public static bool WithinOne<T>(ReadOnlySpan<T> one, ReadOnlySpan<T> other)
        where T : struct, IEquatable<T>
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var start = one.CommonPrefixLength(other);
        one = one[start..];
        other = other[start..];
        while (one.Length > 0 && other.Length > 0 && one[^1].Equals(other[^1]))
        {
            one = one[..^1];
            other = other[..^1];
        }

        return (one.Length <= 1 && other.Length <= 1)
            || (one.Length == 2 && other.Length == 2 && one[0].Equals(other[1]) && one[1].Equals(other[0]));
    }

    /// <summary>Insertions, deletions, changes and transpositions of neighbours between two texts (optimal string alignment).</summary>
    /// <remarks>Texts beyond 128 letters are compared by their first 128. Proportional to the product of the lengths.</remarks>
    public static int Edits(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        one = one[..Math.Min(one.Length, Longest)];
        other = other[..Math.Min(other.Length, Longest)];
        var start = one.CommonPrefixLength(other);
        one = one[start..];
        other = other[start..];
        if (one.IsEmpty || other.IsEmpty)
        {
            return Math.Max(one.Length, other.Length);
        }

        Span<int> before = stackalloc int[other.Length + 1];
        Span<int> last = stackalloc int[other.Length + 1];
        Span<int> row = stackalloc int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    least = Math.Min(least, before[j - 2] + 1);
                }

                row[j] = least;
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[other.Length];
    }

    /// <summary>The similarity of Jaro and Winkler, 0 to 1, with up to four letters of common beginning at 0.1 each.</summary>
    public static double JaroWinkler(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        one = one[..Math.Min(one.Length, Longest)];
        other = other[..Math.Min(other.Length, Longest)];
        if (one.IsEmpty || other.IsEmpty)
        {
            return one.Length == other.Length ? 1 : 0;
        }

        var window = Math.Max((Math.Max(one.Length, other.Length) / 2) - 1, 0);
        Span<bool> taken = stackalloc bool[other.Length];
        Span<char> matched = stackalloc char[one.Length];
        taken.Clear();
        var matches = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j <= Math.Min(other.Length - 1, i + window); j++)
            {
                if (!taken[j] && one[i] == other[j])
                {
                    taken[j] = true;
                    matched[matches++] = one[i];
                    break;
                }
            }
        }

        if (matches == 0)
        {
            return 0;
        }

        var (changed, at) = (0, 0);
        for (var j = 0; j < other.Length; j++)
        {
            if (taken[j])
            {
                changed += matched[at++] == other[j] ? 0 : 1;
            }
        }

        double m = matches;
        var jaro = ((m / one.Length) + (m / other.Length) + ((m - (changed / 2)) / m)) / 3;
        return jaro + (Math.Min(4, one.CommonPrefixLength(other)) * 0.1 * (1 - jaro));
    }
}
