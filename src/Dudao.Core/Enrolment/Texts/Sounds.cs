using Dudao.Core.Text;

namespace Dudao.Core.Enrolment.Texts;

/// <summary>How characters sound, in a form fit for millions of comparisons: each syllable a small number, up to four readings a character.</summary>
internal static class Sounds
{
    private static readonly Lazy<ulong[]> Readings = new(Read);

    /// <summary>Whether a character has a reading, and so is a Chinese one.</summary>
    public static bool IsChinese(char letter) => Readings.Value[letter] != 0;

    /// <summary>The usual reading's number; for what has none the letter itself, apart from all syllables.</summary>
    public static uint Usual(char letter)
    {
        var readings = Readings.Value[letter];
        return readings != 0 ? (uint)(readings & 0xFFFF) : 0x10000u + letter;
    }

    /// <summary>Whether two characters have a reading in common; equal ones have.</summary>
    public static bool Alike(char one, char other)
    {
        if (one == other)
        {
            return true;
        }

        var (first, second) = (Readings.Value[one], Readings.Value[other]);
        for (var left = first; left != 0; left >>= 16)
        {
            for (var right = second; right != 0; right >>= 16)
            {
                if ((left & 0xFFFF) == (right & 0xFFFF))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ulong[] Read()
    {
        var table = new ulong[char.MaxValue + 1];
        var numbers = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (var letter = 0x3400; letter <= 0x9FFF; letter++)
        {
            var readings = Pinyin.Readings((char)letter);
            for (var i = Math.Min(readings.Count, 4) - 1; i >= 0; i--)
            {
                if (!numbers.TryGetValue(readings[i], out var number))
                {
                    numbers[readings[i]] = number = (ulong)numbers.Count + 1;
                }

                table[letter] = (table[letter] << 16) | number;
            }
        }

        return table;
    }
}
