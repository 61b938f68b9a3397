using System.Globalization;
using System.Net;
using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Markup;

internal enum HtmlToken
{
    End,
    Text,
    Open,
    Close,
}

/// <summary>Tags and texts of a web page, forgiving as browsers are; scripts, styles and comments are passed over.</summary>
internal sealed class HtmlTokens(TextReader reader)
{
    private const int LongestText = 1 << 20;
    private const int LongestTag = 1 << 16;
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _tag = new();
    private string _until = "";

    /// <summary>The tag's name in lower case, or the text with its entities resolved.</summary>
    public string Value { get; private set; } = "";

    public HtmlToken Next()
    {
        while (true)
        {
            var sign = reader.Peek();
            if (sign < 0)
            {
                return HtmlToken.End;
            }

            if (sign != '<')
            {
                ReadText();
                if (_until.Length == 0)
                {
                    return HtmlToken.Text;
                }

                continue;
            }

            ReadTag();
            var closing = _tag.Length > 0 && _tag[0] == '/';
            Value = Name(closing ? 1 : 0);
            if (_until.Length > 0)
            {
                _until = closing && Value == _until ? "" : _until;
            }
            else if (Value.Length > 0)
            {
                _until = !closing && Value is "script" or "style" ? Value : "";
                return closing ? HtmlToken.Close : HtmlToken.Open;
            }
        }
    }

    /// <summary>A number among the attributes of the tag read last; 1 where there is none.</summary>
    public int Number(string attribute, int most)
    {
        var tag = _tag.ToString();
        var at = tag.IndexOf(attribute, StringComparison.OrdinalIgnoreCase);
        if (at < 1 || !(char.IsWhiteSpace(tag[at - 1]) || tag[at - 1] is '"' or '\''))
        {
            return 1;
        }

        var rest = tag.AsSpan(at + attribute.Length).TrimStart();
        if (rest.IsEmpty || rest[0] != '=')
        {
            return 1;
        }

        rest = rest[1..].TrimStart(" \"'");
        var digits = 0;
        while (digits < Math.Min(rest.Length, 6) && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        return digits == 0 ? 1 : Math.Clamp(int.Parse(rest[..digits], CultureInfo.InvariantCulture), 1, most);
    }

    private void ReadText()
    {
        _text.Clear();
        while (reader.Peek() is var sign && sign >= 0 && sign != '<')
        {
            _text.Append((char)reader.Read());
            if (_text.Length > LongestText)
            {
                throw SpreadsheetException.TooLarge("有一个单元格的文字超出了限度");
            }
        }

        Value = WebUtility.HtmlDecode(_text.ToString());
    }

    // From < to >, quotes minded; a comment to its -->.
    private void ReadTag()
    {
        reader.Read();
        _tag.Clear();
        var quote = '\0';
        while (reader.Read() is var read && read >= 0)
        {
            var sign = (char)read;
            var comment = _tag.Length >= 3 && _tag[0] == '!' && _tag[1] == '-' && _tag[2] == '-';
            if (sign == '>' && quote == '\0' && (!comment || (_tag.Length >= 5 && _tag[^1] == '-' && _tag[^2] == '-')))
            {
                return;
            }

            if (comment)
            {
                if (_tag.Length > 64)
                {
                    _tag.Remove(8, _tag.Length - 12);
                }
            }
            else if (quote != '\0')
            {
                quote = sign == quote ? '\0' : quote;
            }
            else if (sign is '"' or '\'' && _tag.Length > 0 && _tag[^1] is '=' or ' ')
            {
                quote = sign;
            }

            _tag.Append(sign);
            if (_tag.Length > LongestTag)
            {
                throw SpreadsheetException.Damaged();
            }
        }
    }

    private string Name(int from)
    {
        var to = from;
        while (to < _tag.Length && to - from < 16 && char.IsAsciiLetterOrDigit(_tag[to]))
        {
            to++;
        }

        return _tag.ToString(from, to - from).ToLowerInvariant();
    }
}
