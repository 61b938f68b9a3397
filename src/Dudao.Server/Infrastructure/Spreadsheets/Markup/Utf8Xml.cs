using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Markup;

/// <summary>Which encoding an XML is in: by its mark, its first zero bytes or its declaration (XML 1.0, appendix F).</summary>
internal static class Utf8Xml
{
    /// <summary>The encoding where it is not UTF-8; null where it is.</summary>
    /// <exception cref="ArgumentException">The declaration names an encoding that nobody knows.</exception>
    public static Encoding? EncodingOf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.Unicode.Preamble) || head is [(byte)'<', 0, ..])
        {
            return Encoding.Unicode;
        }

        if (head.StartsWith(Encoding.BigEndianUnicode.Preamble) || head is [0, (byte)'<', ..])
        {
            return Encoding.BigEndianUnicode;
        }

        var at = head.IndexOf("encoding="u8);
        var end = head.IndexOf("?>"u8);
        if (at < 0 || end < at || !head.StartsWith("<?xml"u8))
        {
            return null;
        }

        var name = Encoding.ASCII.GetString(head[(at + "encoding=".Length)..end]).Trim().Trim('"', '\'');
        var quote = name.IndexOfAny(['"', '\'']);
        name = quote < 0 ? name : name[..quote];
        return name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) ? null : Encoding.GetEncoding(name) is var found && found is UTF8Encoding ? null : found;
    }
}
