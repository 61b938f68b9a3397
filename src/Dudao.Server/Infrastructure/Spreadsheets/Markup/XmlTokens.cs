using System.Buffers;
using System.Text;
using System.Xml;

namespace Dudao.Server.Infrastructure.Spreadsheets.Markup;

/// <summary>What stands next in an XML.</summary>
internal enum XmlToken : byte
{
    Start,
    End,
    Text,
}

/// <summary>
/// The tags and texts of an XML in UTF-8, for sheets of hundreds of megabytes: tags must close in their order, a document type is refused, and nothing is
/// decoded or made an object that nobody asks for. What it hands out is valid until the next <see cref="Read"/>.
/// </summary>
internal sealed class XmlTokens(Stream stream) : IDisposable
{
    // A tag or text longer than any program writes was made to harm.
    private const int Longest = 4 << 20;
    private const int Deepest = 256;
    private readonly ulong[] _open = new ulong[Deepest];
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _at;
    private int _end;
    private bool _ended;
    private bool _begun;
    private int _from;
    private int _to;

    public XmlToken Token { get; private set; }

    /// <summary>The tag's name without its prefix, as <see cref="Name(ReadOnlySpan{byte})"/> makes it.</summary>
    public ulong LocalName { get; private set; }

    /// <summary>Whether the start tag closes itself; no end tag follows then.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Whether the text stands as it is, without references.</summary>
    public bool IsLiteral { get; private set; }

    /// <summary>How many elements are open; one that begins is counted, one that ends no more.</summary>
    public int Depth { get; private set; }

    /// <summary>The text as it stands in the file; see <see cref="XmlText"/>.</summary>
    public ReadOnlySpan<byte> Raw => _bytes.AsSpan(_from, _to - _from);

    /// <summary>A name as a number, so that names are compared in one step.</summary>
    public static ulong Name(ReadOnlySpan<byte> name)
    {
        // Up to seven letters stand in the number beside their count; of longer names it is a hash (FNV-1a).
        var packed = name.Length <= 7 ? (uint)name.Length : 0xCBF29CE484222325;
        foreach (var letter in name)
        {
            packed = name.Length <= 7 ? (packed << 8) | letter : (packed ^ letter) * 0x100000001B3;
        }

        return packed;
    }

    /// <summary>Goes to the next tag or text; false at the end.</summary>
    /// <exception cref="XmlException">The XML is not well formed.</exception>
    public bool Read()
    {
        while (true)
        {
            if (_at == _end && !Fill())
            {
                return Depth == 0 && _begun ? false : throw Broken();
            }

            if (_bytes[_at] != '<')
            {
                TakeText(0, Find("<"u8, 0, orEnd: true), 0, literal: false);
                return true;
            }

            Ensure(2);
            switch (_bytes[_at + 1])
            {
                case (byte)'/':
                    TakeEnd();
                    return true;
                case (byte)'?':
                    _at += Find("?>"u8, 2) + 2;
                    break;
                case (byte)'!':
                    if (TakeSection())
                    {
                        return true;
                    }

                    break;
                default:
                    TakeStart();
                    return true;
            }
        }
    }

    /// <summary>The next attribute of a start tag: its whole name and its value as it stands.</summary>
    public bool NextAttribute(out ulong name, out ReadOnlySpan<byte> value)
    {
        name = 0;
        value = default;
        while (_from < _to && IsBlank(_bytes[_from]))
        {
            _from++;
        }

        if (_from == _to)
        {
            return false;
        }

        var rest = Raw;
        var equals = rest.IndexOf((byte)'=');
        var quote = equals + 1;
        while (equals > 0 && quote < rest.Length && IsBlank(rest[quote]))
        {
            quote++;
        }

        if (equals <= 0 || quote >= rest.Length || rest[quote] is not ((byte)'"' or (byte)'\''))
        {
            throw Broken();
        }

        var length = rest[(quote + 1)..].IndexOf(rest[quote]);
        if (length < 0)
        {
            throw Broken();
        }

        name = Name(rest[..equals].TrimEnd(" \t\r\n"u8));
        value = rest.Slice(quote + 1, length);
        _from += quote + length + 2;
        return true;
    }

    /// <summary>Passes over the element that has just begun, up to its end tag.</summary>
    public void Skip()
    {
        var depth = IsEmpty ? int.MaxValue : Depth;
        while (Depth >= depth && Read())
        {
            continue;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _at, _end, _from, _to, _ended) = ([], 0, 0, 0, 0, true);
        stream.Dispose();
    }

    private void TakeStart()
    {
        var end = TagEnd();
        IsEmpty = _bytes[_at + end - 1] == '/';
        var last = _at + end - (IsEmpty ? 1 : 0);
        var name = _at + 1;
        var at = name;
        while (at < last && !IsBlank(_bytes[at]))
        {
            if (_bytes[at++] == ':')
            {
                name = at;
            }
        }

        LocalName = at > name ? Name(_bytes.AsSpan(name, at - name)) : throw Broken();
        if (!IsEmpty)
        {
            // Told by local names alone: who mixes prefixes up means the same.
            _open[Depth] = Depth < Deepest - 1 ? LocalName : throw Broken();
            Depth++;
        }

        (Token, _from, _to, _begun) = (XmlToken.Start, at, last, true);
        _at += end + 1;
    }

    private void TakeEnd()
    {
        var end = Find(">"u8, 2);
        var name = _bytes.AsSpan(_at + 2, end - 2).TrimEnd(" \t\r\n"u8);
        LocalName = Name(name[(name.LastIndexOf((byte)':') + 1)..]);
        if (Depth == 0 || _open[--Depth] != LocalName)
        {
            throw Broken();
        }

        Token = XmlToken.End;
        _at += end + 1;
    }

    // A comment is passed over, a section of plain characters is a text, all else is refused.
    private bool TakeSection()
    {
        Ensure(9);
        var head = _bytes.AsSpan(_at, _end - _at);
        if (head.StartsWith("<!--"u8))
        {
            _at += Find("-->"u8, 4) + 3;
            return false;
        }

        if (!head.StartsWith("<![CDATA["u8))
        {
            throw Broken();
        }

        TakeText(9, Find("]]>"u8, 9), 3, literal: true);
        return true;
    }

    private void TakeText(int from, int to, int behind, bool literal)
    {
        (Token, _from, _to, IsLiteral) = (XmlToken.Text, _at + from, _at + to, literal);
        _at += to + behind;
    }

    // A value between quotes may hold the sign that ends a tag.
    private int TagEnd()
    {
        for (var at = 1; ;)
        {
            var found = _bytes.AsSpan(_at + at, _end - _at - at).IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (found < 0)
            {
                at = _end - _at;
                if (!Fill())
                {
                    throw Broken();
                }

                continue;
            }

            at += found;
            var value = _bytes[_at + at];
            if (value == '>')
            {
                return at;
            }

            at = Find([value], at + 1) + 1;
        }
    }

    // Where something stands, counted from the place reached; reads on until it is there.
    private int Find(scoped ReadOnlySpan<byte> what, int from, bool orEnd = false)
    {
        while (true)
        {
            var found = from <= _end - _at ? _bytes.AsSpan(_at + from, _end - _at - from).IndexOf(what) : -1;
            if (found >= 0)
            {
                return from + found;
            }

            from = Math.Max(from, _end - _at - what.Length + 1);
            if (!Fill())
            {
                return orEnd ? _end - _at : throw Broken();
            }
        }
    }

    private void Ensure(int bytes)
    {
        while (_end - _at < bytes && Fill())
        {
            continue;
        }

        if (_end - _at < 2)
        {
            throw Broken();
        }
    }

    private bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        if (_at > 0)
        {
            _bytes.AsSpan(_at, _end - _at).CopyTo(_bytes);
            (_at, _end) = (0, _end - _at);
        }
        else if (_end == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_end < Longest ? _end * 2 : throw SpreadsheetException.TooLarge("有一个单元格的文字超出了限度"));
            _bytes.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        var isFirst = _end == 0 && !_begun;
        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        _ended = read == 0;
        _end += read;
        if (isFirst && _bytes.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble))
        {
            _at = Encoding.UTF8.Preamble.Length;
        }

        return !_ended;
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static XmlException Broken() => new("The XML is not well formed.");
}
