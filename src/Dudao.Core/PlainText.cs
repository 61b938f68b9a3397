using System.Buffers;
using System.Text;

namespace Dudao.Core;

/// <summary>Typed text that every paper, table and database can hold.</summary>
public static class PlainText
{
    private static readonly SearchValues<char> Unfit = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c).Except("\t\n\r"), '\u2028', '\u2029', .. "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069", '\uFFFE', '\uFFFF']);

    /// <summary>
    /// The text without what XML 1.0 (section 2.2) cannot hold and without marks that turn the direction of reading. A soft line break, as
    /// it comes from a word processor (U+000B, U+2028, U+2029), becomes a line; half of a surrogate pair is left out.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(Unfit) && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                plain.Append(c).Append(text[++i]);
            }
            else if (c is '\v' or '\u2028' or '\u2029')
            {
                plain.Append('\n');
            }
            else if (!char.IsSurrogate(c) && !Unfit.Contains(c))
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }
}
