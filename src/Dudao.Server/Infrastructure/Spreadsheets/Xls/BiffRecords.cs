using System.Buffers.Binary;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xls;

/// <summary>The records of a workbook's stream ([MS-XLS] 2.1.4): a kind, a length, up to 64 KB.</summary>
internal sealed class BiffRecords
{
    private const int Window = 1 << 17;
    private readonly Stream _stream;
    private readonly byte[] _window = new byte[Window];
    private int _at;
    private int _filled;
    private int _length;

    public BiffRecords(Stream stream, long position)
    {
        _stream = stream;
        _stream.Position = position;
    }

    public BiffKind Kind { get; private set; }

    public ReadOnlySpan<byte> Data => _window.AsSpan(_at, _length);

    /// <summary>Goes to the next record; false at the end of the stream or where it is cut short.</summary>
    public bool Next()
    {
        _at += _length;
        _length = 0;
        if (!Fill(4))
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(_window.AsSpan(_at + 2));
        Kind = (BiffKind)BinaryPrimitives.ReadUInt16LittleEndian(_window.AsSpan(_at));
        if (!Fill(4 + length))
        {
            return false;
        }

        (_at, _length) = (_at + 4, length);
        return true;
    }

    /// <summary>Goes to the next record if it continues this one.</summary>
    public bool Continue() =>
        Fill(_length + 4) && (BiffKind)BinaryPrimitives.ReadUInt16LittleEndian(_window.AsSpan(_at + _length)) == BiffKind.Continue && Next();

    public ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(Data[at..]);

    public uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(Data[at..]);

    // Makes so many bytes from the present place lie in the window.
    private bool Fill(int bytes)
    {
        if (_filled - _at >= bytes)
        {
            return true;
        }

        _window.AsSpan(_at, _filled - _at).CopyTo(_window);
        (_filled, _at) = (_filled - _at, 0);
        _filled += _stream.ReadAtLeast(_window.AsSpan(_filled), Math.Min(bytes - _filled, Window - _filled), throwOnEndOfStream: false);
        return _filled >= bytes;
    }
}

internal enum BiffKind : ushort
{
    Formula = 0x0006,
    End = 0x000A,
    Calendar = 0x0022,
    Password = 0x002F,
    Continue = 0x003C,
    CodePage = 0x0042,
    Sheet = 0x0085,
    ManyRk = 0x00BD,
    RichLabel = 0x00D6,
    Style = 0x00E0,
    Merges = 0x00E5,
    Texts = 0x00FC,
    SharedLabel = 0x00FD,
    Number = 0x0203,
    Label = 0x0204,
    TruthOrError = 0x0205,
    Formula3 = 0x0206,
    FormulaText = 0x0207,
    Rk = 0x027E,
    Formula4 = 0x0406,
    Format = 0x041E,
    Begin = 0x0809,
}
