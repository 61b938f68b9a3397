using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Dudao.Server.Features.Enrolment.Writing;

/// <summary>
/// A CSV in UTF-8 written cell by cell without a string a cell. It is written beside its place and moved there when it is whole, so that a
/// cancelled or failed command leaves no half file.
/// </summary>
internal sealed class CsvOutput : IDisposable
{
    private const int Size = 1 << 18;
    private readonly string _path;
    private readonly string _beside;
    private readonly FileStream _stream;
    private readonly byte[] _buffer = new byte[Size];
    private int _used;
    private bool _first = true;
    private bool _complete;

    public CsvOutput(string path, bool bom = false)
    {
        _path = path;
        _beside = $"{path}.{Guid.NewGuid():N}.part";
        _stream = new FileStream(_beside, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        if (bom)
        {
            Raw(Encoding.UTF8.Preamble);
        }
    }

    public CsvOutput Cell(ReadOnlySpan<byte> utf8)
    {
        Part();
        if (utf8.IndexOfAny("\",\r\n"u8) < 0)
        {
            Raw(utf8);
            return this;
        }

        Raw("\""u8);
        while (utf8.IndexOf((byte)'"') is var quote && quote >= 0)
        {
            Raw(utf8[..(quote + 1)]);
            Raw("\""u8);
            utf8 = utf8[(quote + 1)..];
        }

        Raw(utf8);
        Raw("\""u8);
        return this;
    }

    public CsvOutput Cell(string text)
    {
        Span<byte> small = stackalloc byte[256];
        return text.Length <= 80 ? Cell(small[..Encoding.UTF8.GetBytes(text, small)]) : Cell(Encoding.UTF8.GetBytes(text));
    }

    public CsvOutput Cell(long number)
    {
        Part();
        Room(24);
        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out var written);
        _used += written;
        return this;
    }

    public CsvOutput Cell(double number)
    {
        Part();
        Room(40);
        number.TryFormat(_buffer.AsSpan(_used), out var written, "R", CultureInfo.InvariantCulture);
        _used += written;
        return this;
    }

    public CsvOutput End()
    {
        Raw("\n"u8);
        _first = true;
        return this;
    }

    public CsvOutput Row(params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
        {
            Cell(cell);
        }

        return End();
    }

    /// <summary>Says that all rows are written: only then the file comes into its place.</summary>
    public void Complete()
    {
        _stream.Write(_buffer.AsSpan(0, _used));
        _stream.Dispose();
        File.Move(_beside, _path, overwrite: true);
        _complete = true;
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (!_complete)
        {
            File.Delete(_beside);
        }
    }

    private void Part()
    {
        if (!_first)
        {
            Raw(","u8);
        }

        _first = false;
    }

    private void Room(int bytes)
    {
        if (_used + bytes > Size)
        {
            _stream.Write(_buffer.AsSpan(0, _used));
            _used = 0;
        }
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > Size)
        {
            Room(Size);
            _stream.Write(bytes);
            return;
        }

        Room(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }
}
