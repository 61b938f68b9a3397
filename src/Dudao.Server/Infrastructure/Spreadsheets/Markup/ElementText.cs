using System.Globalization;
using System.Xml;

namespace Dudao.Server.Infrastructure.Spreadsheets.Markup;

/// <summary>Gathers the text of an element without a text object for each.</summary>
internal sealed class ElementText
{
    // A text that no cell of Excel can hold; what is longer was made to harm.
    private const int Longest = 1 << 20;
    private char[] _chars = new char[1024];
    private int _length;

    public Span<char> Chars => _chars.AsSpan(0, _length);

    public void Clear() => _length = 0;

    /// <summary>Reads a shared or inline text from its start tag to its end tag: plain or in runs, without the reading aid (rPh).</summary>
    public void ReadRich(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "t")
            {
                ReadPlain(xml);
            }
            else if (xml.LocalName == "rPh")
            {
                SkipInside(xml);
            }
        }

        _length = Unescape(Chars);
    }

    /// <summary>Reads an element that holds text alone, from its start tag to its end tag.</summary>
    public void ReadPlain(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                Append(xml);
            }
        }
    }

    private static void SkipInside(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            continue;
        }
    }

    private void Append(XmlReader xml)
    {
        if (!xml.CanReadValueChunk)
        {
            var value = xml.Value;
            Grow(value.Length);
            value.CopyTo(_chars.AsSpan(_length));
            _length += value.Length;
            return;
        }

        int read;
        do
        {
            Grow(64);
            read = xml.ReadValueChunk(_chars, _length, _chars.Length - _length);
            _length += read;
        }
        while (read > 0);
    }

    private void Grow(int more)
    {
        if (_length + more > Longest)
        {
            throw SpreadsheetException.TooLarge("有一个单元格的文字超出了限度");
        }

        if (_length + more > _chars.Length)
        {
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _length + more));
        }
    }

    /// <summary>Excel writes what XML cannot hold as _x000D_, and the underscore before such a sequence as _x005F_.</summary>
    /// <returns>How many characters are left.</returns>
    public static int Unescape(Span<char> text)
    {
        if (text.IndexOf("_x") < 0)
        {
            return text.Length;
        }

        var to = 0;
        for (var from = 0; from < text.Length; to++)
        {
            if (text[from] == '_' && from + 6 < text.Length && text[from + 1] == 'x' && text[from + 6] == '_'
                && ushort.TryParse(text.Slice(from + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                (text[to], from) = ((char)code, from + 7);
            }
            else
            {
                text[to] = text[from++];
            }
        }

        return to;
    }
}
