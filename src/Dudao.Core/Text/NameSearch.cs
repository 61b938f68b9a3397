using System.Text;

namespace Dudao.Core.Text;

/// <summary>Finds names by what people type: characters, pinyin, initials, or a mixture (张s, zhangs, ypez, 二中).</summary>
public static class NameSearch
{
    /// <summary>Whether a name answers to what was typed; nothing typed answers to every name.</summary>
    public static bool Matches(string typed, string name) => Rank(typed, name) > 0;

    /// <summary>
    /// How well a name answers: 6 it is what was typed, 5 begins with it, 4 holds it, 3 begins so when spelled or by initials, 2 holds it so,
    /// 1 holds it with gaps (二中 in 第二中学), 0 not at all. Traditional characters and full-width letters answer to the common ones.
    /// </summary>
    public static int Rank(string typed, string name)
    {
        var query = Fold(typed).Replace(" ", "", StringComparison.Ordinal);
        var whole = Fold(name).Replace(" ", "", StringComparison.Ordinal);
        if (query.Length == 0 || query == whole)
        {
            return 6;
        }

        var at = whole.IndexOf(query, StringComparison.Ordinal);
        if (at >= 0)
        {
            return at == 0 ? 5 : 4;
        }

        Rune[] runes = [.. whole.EnumerateRunes().Where(rune => Pinyin.Spellings(rune).Count > 0)];
        query = string.Concat(query.EnumerateRunes().Where(rune => Pinyin.Spellings(rune).Count > 0));
        if (query.Length == 0)
        {
            return 0;
        }

        for (var start = 0; start < runes.Length; start++)
        {
            if (Spelled(query, runes, start, gaps: false))
            {
                return start == 0 ? 3 : 2;
            }
        }

        return query.Length > 1 && Enumerable.Range(0, runes.Length).Any(start => Spelled(query, runes, start, gaps: true)) ? 1 : 0;
    }

    private static string Fold(string text) => Characters.Simplified(Plain.Name(text)).ToLowerInvariant().Replace('ü', 'v');

    // From a character on, the places of the query that can be reached; with gaps a character may also be passed over.
    private static bool Spelled(string query, Rune[] runes, int start, bool gaps)
    {
        var reached = new bool[query.Length];
        reached[0] = true;
        for (var at = start; at < runes.Length; at++)
        {
            var next = new bool[query.Length];
            var (some, skips) = (false, gaps && at > start);
            for (var place = 0; place < query.Length; place++)
            {
                if (!reached[place])
                {
                    continue;
                }

                foreach (var taken in Taken(query.AsMemory(place), runes[at]))
                {
                    if (place + taken == query.Length)
                    {
                        return true;
                    }

                    (next[place + taken], some) = (true, true);
                }

                (next[place], some) = (next[place] || skips, some || skips);
            }

            if (!some)
            {
                return false;
            }

            reached = next;
        }

        return false;
    }

    // A character takes itself, one of its readings, its initial or, as the last, a part of a reading.
    private static IEnumerable<int> Taken(ReadOnlyMemory<char> rest, Rune rune)
    {
        var itself = rune.ToString();
        if (rest.Span.StartsWith(itself))
        {
            yield return itself.Length;
        }

        foreach (var reading in Pinyin.Readings(rune).SelectMany(Typed))
        {
            var same = rest.Span.CommonPrefixLength(reading);
            if (same == reading.Length || (same > 0 && same == rest.Length))
            {
                yield return same;
            }

            if (same > 0)
            {
                yield return 1;
            }

            if (same > 1 && reading[1] == 'h')
            {
                yield return 2;
            }
        }
    }

    // 吕 is typed lv, lu or, as in passports, lyu.
    private static string[] Typed(string reading) =>
        reading.Contains('v') ? [reading, reading.Replace('v', 'u'), reading.Replace("v", "yu", StringComparison.Ordinal)] : [reading];
}
