using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xls;

/// <summary>The container of .xls, .doc and of encrypted .xlsx: streams by name, each a chain of sectors. A chain that never ends is found out.</summary>
internal sealed class CompoundFile
{
    private const uint LastSector = 0xFFFFFFFA;
    private const int SmallStream = 4096;
    private const int SmallShift = 6;
    private readonly Stream _stream;
    private readonly int _shift;
    private readonly uint[] _sectors;
    private readonly uint[] _small;
    private readonly Dictionary<string, (uint Start, uint Size)> _streams = new(StringComparer.OrdinalIgnoreCase);
    private uint _smallStart = LastSector;

    private CompoundFile(Stream stream)
    {
        _stream = stream;
        Span<byte> header = stackalloc byte[512];
        Read(0, header);
        _shift = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        if (_shift is not (9 or 12))
        {
            throw SpreadsheetException.Damaged();
        }

        var numbers = MemoryMarshal.Cast<byte, uint>(header);
        _sectors = ReadSectors(numbers[19..128], numbers[17]);
        _small = [.. Chain(_sectors, numbers[15]).SelectMany(Numbers)];
        var entries = new byte[1 << _shift];
        foreach (var sector in Chain(_sectors, numbers[12]).ToList())
        {
            Read(Offset(sector), entries);
            for (var at = 0; at < entries.Length; at += 128)
            {
                ReadEntry(entries.AsSpan(at, 128));
            }
        }
    }

    /// <summary>Opens the stream of the workbook.</summary>
    /// <exception cref="SpreadsheetException">The file holds something else, is encrypted or damaged.</exception>
    public static Stream OpenWorkbook(Stream stream)
    {
        var file = new CompoundFile(stream);
        if (file._streams.ContainsKey("EncryptedPackage") || file._streams.ContainsKey("EncryptionInfo"))
        {
            throw SpreadsheetException.Protected();
        }

        if (file._streams.TryGetValue("Workbook", out var book) || file._streams.TryGetValue("Book", out book))
        {
            return file.Open(book.Start, book.Size);
        }

        throw file._streams.ContainsKey("WordDocument") ? SpreadsheetException.WrongKind(" Word 文档")
            : file._streams.ContainsKey("PowerPoint Document") ? SpreadsheetException.WrongKind("演示文稿")
            : file._streams.Count == 0 ? SpreadsheetException.Damaged()
            : SpreadsheetException.WrongKind("别种文件");
    }

    private SectorStream Open(uint start, uint size)
    {
        var large = new SectorStream(_stream, [.. Chain(_sectors, size >= SmallStream ? start : _smallStart)], _shift, 1L << _shift);
        return size >= SmallStream ? large : new SectorStream(large, [.. Chain(_small, start)], SmallShift, 0);
    }

    private void ReadEntry(ReadOnlySpan<byte> entry)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        if (entry[66] is not (2 or 5) || length is < 2 or > 64)
        {
            return;
        }

        var (start, size) = (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]));
        if (entry[66] == 5)
        {
            _smallStart = start;
        }
        else
        {
            _streams.TryAdd(Encoding.Unicode.GetString(entry[..(length - 2)]), (start, size));
        }
    }

    // The list of sectors that list the sectors: 109 in the header, further ones in a chain of their own.
    private uint[] ReadSectors(ReadOnlySpan<uint> first, uint next)
    {
        var most = (int)(_stream.Length >> _shift) + 1;
        var lists = new List<uint>(first.ToArray());
        for (var steps = 0; next < LastSector; steps++)
        {
            if (steps > most)
            {
                throw SpreadsheetException.Damaged();
            }

            var numbers = Numbers(next);
            lists.AddRange(numbers[..^1]);
            next = numbers[^1];
        }

        return [.. lists.Where(sector => sector < LastSector).Take(most).SelectMany(Numbers)];
    }

    private uint[] Numbers(uint sector)
    {
        var numbers = new uint[1 << (_shift - 2)];
        Read(Offset(sector), MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }

    private static IEnumerable<uint> Chain(uint[] sectors, uint start)
    {
        var steps = 0;
        for (var sector = start; sector < LastSector; sector = sectors[sector])
        {
            if (sector >= sectors.Length || steps++ > sectors.Length)
            {
                throw SpreadsheetException.Damaged();
            }

            yield return sector;
        }
    }

    private long Offset(uint sector) => ((long)sector + 1) << _shift;

    // The last sector of a file may be cut short.
    private void Read(long at, Span<byte> bytes)
    {
        if (at >= _stream.Length)
        {
            throw SpreadsheetException.Damaged();
        }

        _stream.Position = at;
        bytes[_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)..].Clear();
    }
}
