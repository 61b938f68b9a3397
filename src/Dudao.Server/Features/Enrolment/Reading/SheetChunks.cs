using System.Buffers;
using System.Text.Unicode;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>The rows of a workbook's sheet as pieces of CSV, so that one reader serves every kind of file. Line numbers stay those of the sheet.</summary>
internal sealed class SheetChunks(SheetCursor cursor) : IDisposable
{
    public const byte Separator = 0x1F;
    private const int Size = 1 << 20;
    private int _line = 1;
    private bool _pending;

    public RowChunk? Next()
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Size);
        var (used, first) = (0, 0);
        while (_pending || cursor.Read())
        {
            var most = Most();
            if (used > 0 && used + most + (cursor.Number - _line) > bytes.Length)
            {
                _pending = true;
                break;
            }

            _pending = false;
            if (used == 0)
            {
                (first, _line) = (cursor.Number, cursor.Number);
                bytes = most <= bytes.Length ? bytes : Larger(bytes, most);
            }

            for (; _line < cursor.Number; _line++)
            {
                bytes[used++] = (byte)'\n';
            }

            used += Write(bytes.AsSpan(used));
            _line++;
        }

        if (used > 0)
        {
            return new RowChunk(bytes, 0, used, first);
        }

        ArrayPool<byte>.Shared.Return(bytes);
        return null;
    }

    public void Dispose() => cursor.Dispose();

    private static byte[] Larger(byte[] bytes, int size)
    {
        ArrayPool<byte>.Shared.Return(bytes);
        return ArrayPool<byte>.Shared.Rent(size);
    }

    private int Most()
    {
        var most = cursor.Count + 1;
        for (var column = 0; column < cursor.Count; column++)
        {
            most += cursor[column].Length * 3;
        }

        return most;
    }

    private int Write(Span<byte> bytes)
    {
        var used = 0;
        for (var column = 0; column < cursor.Count; column++)
        {
            if (column > 0)
            {
                bytes[used++] = Separator;
            }

            Utf8.FromUtf16(cursor[column], bytes[used..], out _, out var written);
            var cell = bytes.Slice(used, written);
            cell.Replace((byte)'\n', (byte)' ');
            cell.Replace((byte)'\r', (byte)' ');
            cell.Replace(Separator, (byte)' ');
            if (written > 0 && cell[0] == '"')
            {
                cell[0] = (byte)'\'';
            }

            used += written;
        }

        bytes[used++] = (byte)'\n';
        return used;
    }
}
