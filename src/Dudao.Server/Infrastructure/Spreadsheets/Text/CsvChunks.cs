using System.Buffers;

namespace Dudao.Server.Infrastructure.Spreadsheets.Text;

/// <summary>A piece of a CSV in UTF-8 that begins and ends where records do. Its bytes go back to the pool when it is returned.</summary>
public sealed record CsvChunk(byte[] Bytes, int Length, int FirstLine)
{
    public void Return() => ArrayPool<byte>.Shared.Return(Bytes);
}

/// <summary>
/// Cuts a CSV into pieces at line ends outside quotes, so that several threads can work on it: one takes pieces here, others read each with
/// <see cref="CsvRecords"/>. A file in GB18030 or UTF-16 comes out as UTF-8. A mark and a first line sep=; are passed over.
/// </summary>
public sealed class CsvChunks : IDisposable
{
    private readonly Stream _utf8;
    private readonly bool _owned;
    private readonly CsvRecords _records;
    private readonly SpreadsheetLimits _limits;
    private readonly int _size;
    private readonly bool _strict;
    private byte[] _buffer;
    private int _length;
    private int _line = 1;
    private bool _ended;

    /// <param name="stream">A seekable stream; it stays the caller's and is read from its start.</param>
    /// <param name="format">As <see cref="CsvFormat.Detect"/> found it.</param>
    /// <param name="limits">How long a record may be, and how many lines.</param>
    /// <param name="size">Bytes of a piece.</param>
    /// <param name="strict">Whether a quote that the end of the file leaves open is refused: Excel takes it, with all rows that it swallows.</param>
    public CsvChunks(Stream stream, CsvFormat format, SpreadsheetLimits? limits = null, int size = 1 << 20, bool strict = false)
    {
        (_limits, _size, Format, _strict) = (limits ?? SpreadsheetLimits.Default, size, format, strict);
        _utf8 = TextEncoding.AsUtf8(stream, format.Encoding, format.Mark);
        _owned = !ReferenceEquals(_utf8, stream);
        _records = new CsvRecords((byte)format.Separator);
        _buffer = ArrayPool<byte>.Shared.Rent(size);
    }

    public CsvFormat Format { get; }

    /// <summary>The next piece; null at the end of the file.</summary>
    /// <exception cref="SpreadsheetException">A record is longer than a record can be, or there are too many lines.</exception>
    public CsvChunk? Next()
    {
        while (true)
        {
            while (!_ended && _length < _buffer.Length)
            {
                var read = _utf8.Read(_buffer, _length, _buffer.Length - _length);
                _ended = read == 0;
                _length += read;
            }

            if (_length == 0)
            {
                return null;
            }

            var cut = _ended ? AllRecords() : RecordsEnd();
            if (cut > 0)
            {
                return Cut(cut);
            }

            if (_buffer.Length >= _limits.RecordBytes)
            {
                throw Unclosed(_line);
            }

            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        if (_owned)
        {
            _utf8.Dispose();
        }
    }

    private CsvChunk Cut(int cut)
    {
        var (bytes, length, line) = (_buffer, cut, _line);
        _buffer = ArrayPool<byte>.Shared.Rent(_size);
        if (_length - cut > _buffer.Length)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = ArrayPool<byte>.Shared.Rent(_length - cut + _size);
        }

        bytes.AsSpan(cut, _length - cut).CopyTo(_buffer);
        _length -= cut;
        _line += Lines(bytes.AsSpan(0, cut));
        if (_line > _limits.TextLines)
        {
            throw SpreadsheetException.TooLarge($"超过了 {_limits.TextLines} 行");
        }

        if (line == 1 && Format.NamesSeparator)
        {
            var end = bytes.AsSpan(0, cut).IndexOf((byte)'\n') + 1;
            bytes.AsSpan(end, cut - end).CopyTo(bytes);
            (length, line) = (cut - end, 2);
        }

        return new CsvChunk(bytes, length, line);
    }

    // In a list of pupils, what an unclosed quote swallows at the end would be lost unseen.
    private int AllRecords()
    {
        if (_strict && _buffer.AsSpan(0, _length).Contains((byte)'"'))
        {
            _records.Take(_buffer, 0, _length, _line);
            while (_records.Read())
            {
                if (_records.Unclosed)
                {
                    throw Unclosed(_records.Line);
                }
            }
        }

        return _length;
    }

    private static SpreadsheetException Unclosed(int line) =>
        new($"从第 {line} 行起，有一格的引号（\"）没有配对，或一行过长。请检查该行，或用 Excel 另存为 .xlsx 后再上传。");

    // Without a quote any line end is the end of a record; with one the records are read.
    private int RecordsEnd()
    {
        var bytes = _buffer.AsSpan(0, _length);
        if (!bytes.Contains((byte)'"'))
        {
            var end = bytes.LastIndexOf((byte)'\n') + 1;
            return end > 0 ? end : bytes[..^1].LastIndexOf((byte)'\r') + 1;
        }

        _records.Take(_buffer, 0, _length, 1);
        var last = 0;
        while (_records.Read())
        {
            if (_records.Ended && _records.Bounds.End < _length)
            {
                last = _records.Bounds.End;
            }
        }

        return last;
    }

    private static int Lines(ReadOnlySpan<byte> bytes)
    {
        var lines = bytes.Count((byte)'\n');
        return bytes.Contains((byte)'\r') ? lines + bytes.Count((byte)'\r') - bytes.Count("\r\n"u8) : lines;
    }
}
