using System.Globalization;
using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace Dudao.Server.Infrastructure.Spreadsheets.Markup;

/// <summary>Texts of an XML as characters: references replaced, line ends brought to one form.</summary>
internal static class XmlText
{
    /// <summary>Decodes what a text token holds.</summary>
    /// <param name="raw">As it stands in the file, in UTF-8.</param>
    /// <param name="literal">Without references.</param>
    /// <param name="target">At least as many characters as there are bytes: nothing becomes longer.</param>
    /// <returns>How many characters were written.</returns>
    /// <exception cref="XmlException">A reference that XML does not know.</exception>
    public static int Decode(ReadOnlySpan<byte> raw, bool literal, Span<char> target)
    {
        var written = 0;
        while (true)
        {
            var at = literal ? -1 : raw.IndexOf((byte)'&');
            Utf8.ToUtf16(at < 0 ? raw : raw[..at], target[written..], out _, out var plain);
            written += plain;
            if (at < 0)
            {
                return target[..written].Contains('\r') ? LineEnds(target[..written]) : written;
            }

            // Some programs write each Chinese character as a reference: one follows another.
            for (raw = raw[at..]; raw.Length > 0 && raw[0] == '&';)
            {
                var end = raw.IndexOf((byte)';');
                written += Reference(end > 1 ? raw[1..end] : throw Unknown(), target[written..]);
                raw = raw[(end + 1)..];
            }
        }
    }

    private static int Reference(ReadOnlySpan<byte> name, Span<char> target)
    {
        if (name[0] != '#')
        {
            target[0] = name.SequenceEqual("amp"u8) ? '&' : name.SequenceEqual("lt"u8) ? '<' : name.SequenceEqual("gt"u8) ? '>'
                : name.SequenceEqual("quot"u8) ? '"' : name.SequenceEqual("apos"u8) ? '\'' : throw Unknown();
            return 1;
        }

        var isHex = name.Length > 1 && name[1] == 'x';
        var code = 0;
        if (isHex)
        {
            _ = int.TryParse(name[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out code);
        }
        else
        {
            foreach (var digit in name[1..])
            {
                code = digit is >= (byte)'0' and <= (byte)'9' && code <= 0x10FFFF ? (code * 10) + digit - '0' : throw Unknown();
            }
        }

        if (code is > 0 and < 0xD800)
        {
            target[0] = (char)code;
            return 1;
        }

        return Rune.TryCreate(code, out var rune) && code != 0 ? rune.EncodeToUtf16(target) : throw Unknown();
    }

    private static int LineEnds(Span<char> text)
    {
        var to = 0;
        for (var from = 0; from < text.Length; from++)
        {
            if (text[from] != '\r' || from + 1 == text.Length || text[from + 1] != '\n')
            {
                text[to++] = text[from];
            }
        }

        return to;
    }

    private static XmlException Unknown() => new("A reference in the XML is not known.");
}
