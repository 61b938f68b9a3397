namespace Dudao.Core.Text;

/// <summary>Whether two characters are near in shape. Tuned on pairs that people confuse; see the tests.</summary>
internal static class Shapes
{
    public static bool Near(Shape one, Shape other)
    {
        var strokes = Math.Abs(one.Strokes - other.Strokes);
        if (strokes > 4)
        {
            return false;
        }

        var corners = Corners(one.Corners, other.Corners);
        if (strokes <= 1 && corners == 0)
        {
            return true;
        }

        // A character whose corners are not known is judged by its code alone.
        if (corners is > 2 and <= 4)
        {
            return false;
        }

        var shortest = Math.Min(one.Cangjie.Length, other.Cangjie.Length);
        return (strokes <= (shortest >= 3 ? 3 : 1) && WithinOne(one.Cangjie, other.Cangjie)) || SameRightHalf(one.Cangjie, other.Cangjie);
    }

    private static int Corners(string one, string other)
    {
        if (one.Length < 4 || other.Length < 4)
        {
            return int.MaxValue;
        }

        var different = 0;
        for (var i = 0; i < 4; i++)
        {
            different += one[i] == other[i] ? 0 : 1;
        }

        return different;
    }

    private static bool WithinOne(string one, string other)
    {
        if (one.Length > other.Length)
        {
            (one, other) = (other, one);
        }

        if (one.Length == 0 || other.Length - one.Length > 1 || (other.Length < 3 && one.Length == other.Length && one != other))
        {
            return false;
        }

        var at = one.AsSpan().CommonPrefixLength(other);
        return one.AsSpan(one.Length == other.Length ? Math.Min(at + 1, one.Length) : at).SequenceEqual(other.AsSpan(Math.Min(at + 1, other.Length)));
    }

    // 玲 MGOII, 铃 OVOII: another radical before the same rest.
    private static bool SameRightHalf(string one, string other)
    {
        var same = 0;
        while (same < Math.Min(one.Length, other.Length) && one[^(same + 1)] == other[^(same + 1)])
        {
            same++;
        }

        return same >= 2 && one.Length - same <= 2 && other.Length - same <= 2;
    }
}
