using System.Buffers.Binary;
using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xls;

/// <summary>The container of .xls, .doc and of encrypted .xlsx: what it holds, and whether its chains end. A library that follows a ring never returns.</summary>
internal static class CompoundFile
{
    private const uint LastSector = 0xFFFFFFFA;

    /// <summary>Lets a workbook pass.</summary>
    /// <exception cref="SpreadsheetException">It holds something else, is encrypted or damaged.</exception>
    public static void Check(Stream stream)
    {
        var file = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(file);
        if (file.Length < 1536)
        {
            throw SpreadsheetException.Damaged();
        }

        var shift = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30));
        if (shift is not (9 or 12))
        {
            throw SpreadsheetException.Damaged();
        }

        var fat = ReadFat(file, shift);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sector in Chain(fat, U32(file, 48)))
        {
            for (var entry = Offset(sector, shift); entry + 128 <= Offset(sector + 1, shift) && entry + 128 <= file.Length; entry += 128)
            {
                ReadEntry(file, fat, entry, names);
            }
        }

        Consume(Chain(fat, U32(file, 60)));
        Recognise(names);
    }

    private static void Recognise(HashSet<string> names)
    {
        if (names.Contains("EncryptedPackage") || names.Contains("EncryptionInfo"))
        {
            throw SpreadsheetException.Protected();
        }

        if (names.Contains("Workbook") || names.Contains("Book"))
        {
            return;
        }

        throw names.Contains("WordDocument") ? SpreadsheetException.WrongKind(" Word 文档")
            : names.Contains("PowerPoint Document") ? SpreadsheetException.WrongKind("演示文稿")
            : names.Count == 0 ? SpreadsheetException.Damaged()
            : SpreadsheetException.WrongKind("别种文件");
    }

    private static void ReadEntry(byte[] file, uint[] fat, long at, HashSet<string> names)
    {
        var entry = file.AsSpan((int)at, 128);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        if (entry[66] is not (1 or 2 or 5) || length is < 2 or > 64)
        {
            return;
        }

        var name = Encoding.Unicode.GetString(entry[..(length - 2)]);
        names.Add(name);
        if (entry[66] == 5 || (entry[66] == 2 && BinaryPrimitives.ReadUInt32LittleEndian(entry[120..]) >= 4096))
        {
            Consume(Chain(fat, BinaryPrimitives.ReadUInt32LittleEndian(entry[116..])));
        }
    }

    private static uint[] ReadFat(byte[] file, int shift)
    {
        var size = 1 << shift;
        var fat = new List<uint>();
        var sectors = file.Length >> shift;
        var list = Enumerable.Range(0, 109).Select(i => U32(file, 76 + i * 4)).ToList();
        var next = U32(file, 68);
        for (var guard = 0; next < LastSector && guard <= sectors; guard++)
        {
            var at = Offset(next, shift);
            if (at + size > file.Length)
            {
                throw SpreadsheetException.Damaged();
            }

            list.AddRange(Enumerable.Range(0, size / 4 - 1).Select(i => U32(file, at + i * 4)));
            next = U32(file, at + size - 4);
        }

        foreach (var sector in list.Where(sector => sector < LastSector).Take(sectors + 1))
        {
            var at = Offset(sector, shift);
            for (var i = 0; i < size && at + i + 4 <= file.Length; i += 4)
            {
                fat.Add(U32(file, at + i));
            }
        }

        return [.. fat];
    }

    private static IEnumerable<uint> Chain(uint[] fat, uint start)
    {
        var steps = 0;
        for (var sector = start; sector < LastSector; sector = fat[sector])
        {
            if (sector >= fat.Length || steps++ > fat.Length)
            {
                throw SpreadsheetException.Damaged();
            }

            yield return sector;
        }
    }

    private static void Consume(IEnumerable<uint> chain) => _ = chain.Count();

    private static long Offset(uint sector, int shift) => ((long)sector + 1) << shift;

    private static uint U32(byte[] file, long at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)at, 4));
}
