using System.Numerics;
using System.Runtime.Intrinsics;

namespace Dudao.Server.Infrastructure.Spreadsheets.Text;

/// <summary>
/// The records of a piece of CSV in UTF-8, cells as bytes without their quotes: for millions of rows. A quote counts only where a cell begins
/// with it; blank lines are passed over; lines end with LF, CR LF or CR. Not for several threads at once; what it hands out is valid until
/// the next <see cref="Read"/>.
/// </summary>
public sealed class CsvRecords(byte separator)
{
    private const int Block = 64;
    private byte[] _bytes = [];
    private int _end;
    private int _at;
    private int _block;
    private ulong _mask;
    private int _nextLine = 1;
    private (int Start, int End)[] _cells = new (int, int)[64];
    private byte[] _unquoted = [];
    private int _unquotedLength;

    /// <summary>The line of the file on which the record begins, from 1.</summary>
    public int Line { get; private set; }

    public int Count { get; private set; }

    /// <summary>Where the record begins and ends in the bytes, its line end included.</summary>
    public (int Start, int End) Bounds { get; private set; }

    /// <summary>Whether the record was ended by a line end, and not by the end of the piece.</summary>
    public bool Ended { get; private set; }

    /// <summary>Whether the piece ends inside quotes.</summary>
    public bool Unclosed { get; private set; }

    /// <summary>A cell's bytes; empty beyond the last.</summary>
    public ReadOnlySpan<byte> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)Count)
            {
                return default;
            }

            var (start, end) = _cells[column];
            return start >= 0 ? _bytes.AsSpan(start, end - start) : _unquoted.AsSpan(~start, end - ~start);
        }
    }

    /// <summary>Takes a piece that begins where a record begins.</summary>
    public void Take(CsvChunk chunk) => Take(chunk.Bytes, 0, chunk.Length, chunk.FirstLine);

    public void Take(byte[] bytes, int start, int length, int firstLine)
    {
        (_bytes, _at, _end, _nextLine) = (bytes, start, start + length, firstLine);
        _block = start;
        _mask = _at < _end ? Specials(_block) : 0;
        Unclosed = false;
    }

    /// <summary>Goes to the next record that is not a blank line.</summary>
    public bool Read()
    {
        while (_at < _end)
        {
            (Count, _unquotedLength, Line) = (0, 0, _nextLine);
            var start = _at;
            Ended = ReadRecord();
            Bounds = (start, _at);
            if (Count > 1 || (Count == 1 && _cells[0].Start != _cells[0].End))
            {
                return true;
            }
        }

        Count = 0;
        return false;
    }

    private bool ReadRecord()
    {
        var start = _at;
        while (true)
        {
            var at = Next();
            if (at < 0)
            {
                Add(start, _end);
                _at = _end;
                return false;
            }

            var value = _bytes[at];
            if (value == separator)
            {
                Add(start, at);
                start = at + 1;
            }
            else if (value == '"')
            {
                if (at == start && ReadQuoted(ref start) is { } ended)
                {
                    return ended;
                }
            }
            else
            {
                Add(start, at);
                EndLine(at);
                return true;
            }
        }
    }

    // From the opening quote to behind the separator; null when the record goes on, else whether a line end closed it.
    private bool? ReadQuoted(ref int start)
    {
        var from = start + 1;
        var copied = _unquotedLength;
        var pieces = false;
        while (true)
        {
            var at = Next();
            if (at < 0)
            {
                Unclosed = true;
                AddQuoted(copied, pieces, from, _end);
                _at = _end;
                return false;
            }

            if (_bytes[at] != '"')
            {
                _nextLine += _bytes[at] == '\n' || (_bytes[at] == '\r' && !(at + 1 < _end && _bytes[at + 1] == '\n')) ? 1 : 0;
                continue;
            }

            if (at + 1 < _end && _bytes[at + 1] == '"')
            {
                Copy(from, at + 1);
                (from, pieces) = (at + 2, true);
                Next();
                continue;
            }

            // What stands between the closing quote and the separator is kept as it is.
            Copy(from, at, pieces || !IsEnd(at + 1));
            (var after, pieces) = (at + 1, pieces || !IsEnd(at + 1));
            do
            {
                at = Next();
            }
            while (at >= 0 && _bytes[at] == '"');
            var end = at < 0 ? _end : at;
            if (pieces)
            {
                Copy(after, end);
                AddQuoted(copied, true, end, end);
            }
            else
            {
                AddQuoted(copied, false, from, after - 1);
            }

            if (at < 0)
            {
                _at = _end;
                return false;
            }

            if (_bytes[at] == separator)
            {
                start = at + 1;
                return null;
            }

            EndLine(at);
            return true;
        }
    }

    private bool IsEnd(int at) => at >= _end || _bytes[at] == separator || _bytes[at] is (byte)'\n' or (byte)'\r';

    private void EndLine(int at)
    {
        _at = at + 1;
        _nextLine++;
        if (_bytes[at] == '\r' && _at < _end && _bytes[_at] == '\n')
        {
            Next();
            _at++;
        }
    }

    private void Copy(int from, int to, bool needed = true)
    {
        var length = needed ? to - from : 0;
        if (_unquotedLength + length > _unquoted.Length)
        {
            Array.Resize(ref _unquoted, Math.Max(1024, Math.Max(_unquoted.Length * 2, _unquotedLength + length)));
        }

        _bytes.AsSpan(from, length).CopyTo(_unquoted.AsSpan(_unquotedLength));
        _unquotedLength += length;
    }

    private void AddQuoted(int copied, bool pieces, int from, int to)
    {
        if (!pieces)
        {
            Add(from, to);
            return;
        }

        Copy(from, to);
        Add(~copied, _unquotedLength);
    }

    private void Add(int start, int end)
    {
        if (Count == _cells.Length)
        {
            Array.Resize(ref _cells, _cells.Length * 2);
        }

        _cells[Count++] = (start, end);
    }

    // The next separator, quote or line end; −1 where there is none.
    private int Next()
    {
        while (_mask == 0)
        {
            _block += Block;
            if (_block >= _end)
            {
                return -1;
            }

            _mask = Specials(_block);
        }

        var at = _block + BitOperations.TrailingZeroCount(_mask);
        _mask &= _mask - 1;
        return at;
    }

    private ulong Specials(int block)
    {
        if (block + Block <= _bytes.Length)
        {
            var mask = Specials(_bytes.AsSpan(block, Block));
            return block + Block <= _end ? mask : mask & ((1UL << (_end - block)) - 1);
        }

        Span<byte> rest = stackalloc byte[Block];
        rest.Clear();
        _bytes.AsSpan(block, _end - block).CopyTo(rest);
        return Specials(rest) & ((1UL << (_end - block)) - 1);
    }

    private ulong Specials(ReadOnlySpan<byte> bytes)
    {
        var low = Specials(Vector256.Create(bytes));
        return low | ((ulong)Specials(Vector256.Create(bytes[32..])) << 32);
    }

    private uint Specials(Vector256<byte> bytes) =>
        (Vector256.Equals(bytes, Vector256.Create(separator)) | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\n')) | Vector256.Equals(bytes, Vector256.Create((byte)'\r')))
        .ExtractMostSignificantBits();
}
