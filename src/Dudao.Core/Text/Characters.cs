using System.Text;

namespace Dudao.Core.Text;

/// <summary>Chinese characters beside one another: simplified forms, and those that are taken for one another when they are read off paper.</summary>
public static class Characters
{
    // Taken for one another though neither strokes, corners nor Cangjie tell.
    private static readonly string[] Confused = ["己已巳", "干千于", "天夭", "太犬", "免兔", "刀力", "贝见", "由甲田申", "莹萤营", "沐沭", "阎闫", "侯候", "玉主", "丘邱", "静靓", "昱昰"];

    /// <summary>The simplified form of a traditional character that has only one; any other character is itself.</summary>
    public static char Simplified(char character) => UnihanTable.Facts.Simplified(character);

    /// <summary>The text with every traditional character that has one simplified form written so.</summary>
    public static string Simplified(string text) =>
        text.Any(character => UnihanTable.Facts.Simplified(character) != character)
            ? string.Create(text.Length, text, (to, from) =>
            {
                for (var i = 0; i < from.Length; i++)
                {
                    to[i] = UnihanTable.Facts.Simplified(from[i]);
                }
            })
            : text;

    /// <summary>
    /// Whether two different characters look alike: nearly the same Cangjie code, the same four corners, or the same right half, with few strokes
    /// between them; or one is the other's traditional form. Symmetric. Only the 8105 characters of the general standard table are compared; some
    /// 12 look like any one of them.
    /// </summary>
    public static bool LookAlike(Rune one, Rune other)
    {
        if (one == other)
        {
            return false;
        }

        if (one.IsBmp && other.IsBmp && Simplified((char)one.Value) == Simplified((char)other.Value))
        {
            return true;
        }

        return UnihanTable.Facts.Shapes.TryGetValue(one.Value, out var first) && UnihanTable.Facts.Shapes.TryGetValue(other.Value, out var second)
            && (Shapes.Near(first, second) || UnihanTable.Facts.Spoofs(one.Value, other.Value)
                || Confused.Any(group => group.Contains(one.ToString(), StringComparison.Ordinal) && group.Contains(other.ToString(), StringComparison.Ordinal)));
    }

    /// <inheritdoc cref="LookAlike(Rune, Rune)"/>
    public static bool LookAlike(char one, char other) =>
        !char.IsSurrogate(one) && !char.IsSurrogate(other) && LookAlike(new Rune(one), new Rune(other));

    /// <summary>All characters of the standard table that look like one; a walk over the table (about 1 ms).</summary>
    public static IReadOnlyList<Rune> LookAlikes(Rune character) =>
        [.. UnihanTable.Facts.Shapes.Keys.Select(value => new Rune(value)).Where(other => LookAlike(character, other))];

    /// <summary>All characters of the standard table that may be read as a syllable without tone, such as zhong; a walk over the table.</summary>
    public static IReadOnlyList<Rune> Homophones(string syllable) =>
        [.. UnihanTable.Facts.Shapes.Keys.Where(value => UnihanTable.Facts.Readings(value).Contains(syllable)).Select(value => new Rune(value))];
}
