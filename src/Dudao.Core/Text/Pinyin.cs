using System.Text;

namespace Dudao.Core.Text;

/// <summary>Readings of Chinese characters without tones, ü written v, from Unihan 15.0; every reading of today's dictionaries, the usual one first.</summary>
public static class Pinyin
{
    private const int MostReadings = 4;
    private const int MostSpellings = 16;

    /// <summary>The readings of a character; none for what is not a Chinese character.</summary>
    public static IReadOnlyList<string> Readings(Rune character) => UnihanTable.Facts.Readings(character.Value);

    /// <summary>The readings of a character of the basic plane; none for half of a pair.</summary>
    public static IReadOnlyList<string> Readings(char character) => UnihanTable.Facts.Readings(character);

    /// <summary>
    /// The likeliest syllables of a person's name or another text, one a character: a surname as surnames are read (单 shan, 万俟 mo qi), else the
    /// usual reading; letters and digits in lower case stand for themselves, other signs are left out.
    /// </summary>
    public static IReadOnlyList<string> Of(string name)
    {
        var plain = Plain.Name(name);
        var syllables = new List<string>(Surnames.Of(plain));
        foreach (var rune in plain.EnumerateRunes().Skip(syllables.Count))
        {
            if (Spellings(rune) is { Count: > 0 } readings)
            {
                syllables.Add(readings[0]);
            }
        }

        return syllables;
    }

    /// <summary>
    /// What a name is found by: spelled out and by initials, in every combination of readings up to 16; beyond, the usual readings of the
    /// further characters alone.
    /// </summary>
    public static PinyinKeys Keys(string name)
    {
        var plain = Plain.Name(name);
        var surname = Surnames.Of(plain);
        var spellings = new List<(string Full, string Initials)> { ("", "") };
        var place = 0;
        foreach (var rune in plain.EnumerateRunes())
        {
            var readings = Spellings(rune);
            if (place < surname.Length)
            {
                readings = [surname[place], .. readings.Where(reading => reading != surname[place])];
            }

            place++;
            if (readings.Count > 0)
            {
                var kept = readings.Take(spellings.Count * Math.Min(readings.Count, MostReadings) <= MostSpellings ? MostReadings : 1);
                spellings = [.. kept.SelectMany(reading => spellings.Select(so => (so.Full + reading, so.Initials + reading[0]))).Distinct()];
            }
        }

        return new PinyinKeys([.. spellings.Select(so => so.Full).Distinct()], [.. spellings.Select(so => so.Initials).Distinct()]);
    }

    /// <summary>The readings, or a letter or digit itself in lower case.</summary>
    internal static IReadOnlyList<string> Spellings(Rune rune) =>
        UnihanTable.Facts.Readings(rune.Value) is { Length: > 0 } readings ? readings
        : Rune.IsLetterOrDigit(rune) ? [Rune.ToLowerInvariant(rune).ToString()] : [];
}

/// <summary>What a name is found by.</summary>
/// <param name="Full">The name spelled out without spaces, such as zhangsan; the likeliest first.</param>
/// <param name="Initials">The first letters, such as zs.</param>
public sealed record PinyinKeys(IReadOnlyList<string> Full, IReadOnlyList<string> Initials)
{
    /// <summary>All keys in one line, parted by spaces, for a column that is searched with LIKE.</summary>
    public override string ToString() => string.Join(' ', Full.Concat(Initials));
}
