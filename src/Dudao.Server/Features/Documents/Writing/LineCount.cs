using Dudao.Core.Documents;

namespace Dudao.Server.Features.Documents.Writing;

/// <summary>How many lines a text takes, broken as Word breaks Chinese: no line begins with a closing mark or ends with an opening one, words of Latin letters and figures stay whole.</summary>
internal static class LineCount
{
    private const string NotFirst = "、，。；：？！）》〉」』】〕’”％…—%.,:;!?)]}℃°·";
    private const string NotLast = "（《〈「『【〔‘“([{";

    /// <param name="text">Without line breaks.</param>
    /// <param name="character">Width of a full-width character.</param>
    /// <param name="spacing">What is added to each character's width.</param>
    /// <param name="first">Width of the first line.</param>
    /// <param name="rest">Width of the others.</param>
    public static int Of(string text, double character, double spacing, double first, double rest)
    {
        var lines = 1;
        var start = 0;
        var used = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            used += Width(i);
            if (used <= (lines == 1 ? first : rest) + 0.5 || i == start)
            {
                continue;
            }

            var at = i;
            while (at > start && !MayBreak(text, at))
            {
                at--;
            }

            start = at == start ? i : at;
            used = 0;
            for (var j = start; j <= i; j++)
            {
                used += Width(j);
            }

            lines++;
        }

        return lines;

        // A quarter of a character stands between an ideograph and a Latin letter or figure.
        double Width(int i) => (TextWidth.Of(text[i]) * (character - spacing)) + spacing + (i > start && Meet(text[i - 1], text[i]) ? character / 4 : 0);
    }

    private static bool MayBreak(string text, int at) =>
        !NotFirst.Contains(text[at], StringComparison.Ordinal)
        && !NotLast.Contains(text[at - 1], StringComparison.Ordinal)
        && !(IsLatin(text[at]) && IsLatin(text[at - 1]));

    private static bool Meet(char a, char b) => (IsIdeograph(a) && char.IsAsciiLetterOrDigit(b)) || (char.IsAsciiLetterOrDigit(a) && IsIdeograph(b));

    private static bool IsIdeograph(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static bool IsLatin(char c) => c is > ' ' and < '\u2000';
}
