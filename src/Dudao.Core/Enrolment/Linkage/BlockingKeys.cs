using Dudao.Core.Enrolment.Texts;

namespace Dudao.Core.Enrolment.Linkage;

/// <summary>The keys by which rows come together: for each code of a column a hash of the part that is asked for, 0 where there is none.</summary>
internal static class BlockingKeys
{
    private const int MostLetters = 64;

    /// <summary>For each code of a pool its key.</summary>
    public static ulong[] Of(TextPool pool, CompareHow? how, KeyPart part)
    {
        var keys = new ulong[pool.Count];
        for (var code = 1; code < keys.Length; code++)
        {
            keys[code] = part == KeyPart.Whole ? Mixing.Hash(pool[code]) | 1
                : how == CompareHow.Date && part != KeyPart.Pinyin ? OfDay(Comparer.DayOf(pool[code]), part)
                : OfText(pool, code, part);
        }

        return keys;
    }

    private static ulong OfDay(int day, KeyPart part)
    {
        if (day == 0)
        {
            return 0;
        }

        var (year, month, rest) = (day / 10000, day / 100 % 100, day % 100);
        var ordered = part == KeyPart.First ? 0 : (Math.Min(month, rest) * 100) + Math.Max(month, rest);
        return Mixing.Spread((ulong)((year * 10000) + ordered) + ((ulong)part << 40)) | 1;
    }

    private static ulong OfText(TextPool pool, int code, KeyPart part)
    {
        Span<char> letters = stackalloc char[MostLetters];
        letters = letters[..pool.Characters(code, letters)];
        switch (part)
        {
            case KeyPart.First:
                return Mixing.Spread(letters[0]) | 1;
            case KeyPart.Swapped:
                letters.Sort();
                return Fold(letters, static letter => letter) | 1;
            default:
                return (Sounds.IsChinese(letters[0]) || Sounds.IsChinese(letters[^1])
                    ? Fold(letters, Sounds.Usual)
                    : Fold(Skeleton(letters), static letter => letter)) | 1;
        }
    }

    private static ulong Fold(ReadOnlySpan<char> letters, Func<char, uint> value)
    {
        ulong key = 0;
        foreach (var letter in letters)
        {
            key = Mixing.Spread((key * 31) + value(letter));
        }

        return key;
    }

    // The first letter and the consonants after it, doubled ones once: what most misspellings leave.
    private static Span<char> Skeleton(Span<char> letters)
    {
        var kept = 1;
        for (var i = 1; i < letters.Length; i++)
        {
            if (letters[i] is not ('A' or 'E' or 'I' or 'O' or 'U' or 'Y' or 'H' or 'W' or ' ' or '-' or '\'') && letters[i] != letters[kept - 1])
            {
                letters[kept++] = letters[i];
            }
        }

        return letters[..kept];
    }
}
