using System.Globalization;
using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Writing;

/// <summary>Texts as a workbook can hold them: what XML cannot say is written _x0007_, and an underscore before such a sequence _x005F_.</summary>
internal static class CellText
{
    public static string Escape(string text)
    {
        var at = 0;
        while (at < text.Length && !NeedsEscape(text, at))
        {
            at++;
        }

        if (at == text.Length)
        {
            return text;
        }

        var escaped = new StringBuilder(text, 0, at, text.Length + 16);
        for (; at < text.Length; at++)
        {
            if (NeedsEscape(text, at))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[at]:X4}_");
            }
            else
            {
                escaped.Append(text[at]);
            }
        }

        return escaped.ToString();
    }

    private static bool NeedsEscape(string text, int at) => text[at] switch
    {
        '_' => at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
            && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _),
        '\t' or '\n' => false,
        < ' ' or '\uFFFE' or '\uFFFF' => true,
        >= '\uD800' and <= '\uDBFF' => !(at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])),
        >= '\uDC00' and <= '\uDFFF' => !(at > 0 && char.IsHighSurrogate(text[at - 1])),
        _ => false,
    };
}
