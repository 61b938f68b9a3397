using System.Buffers.Binary;
using System.Text;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>
/// Rows in PostgreSQL's binary format of COPY (manual, COPY, Binary Format), put together byte by byte: a call a cell through the driver took
/// longer than the server did.
/// </summary>
internal sealed class CopyRows
{
    private const short Fields = 17;
    private static readonly byte[] Begin = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] End = [0xFF, 0xFF];
    private readonly byte[] _roll;
    private byte[] _bytes = new byte[1 << 20];
    private int _used;

    public CopyRows(Guid roll) => _roll = roll.ToByteArray(bigEndian: true);

    /// <summary>What goes before the first row.</summary>
    public static ReadOnlyMemory<byte> Head => Begin;

    /// <summary>What goes behind the last.</summary>
    public static ReadOnlyMemory<byte> Tail => End;

    /// <summary>The rows of a chunk, in the order of the parent table's columns; valid until the next call.</summary>
    public ReadOnlyMemory<byte> Of(PreparedRows rows)
    {
        _used = 0;
        foreach (var row in rows.Rows)
        {
            BinaryPrimitives.WriteInt16BigEndian(Room(2), Fields);
            Put(_roll);
            Put(row.Line);
            Put(row.School);
            Put((short)row.Grade);
            PutText(rows[row.Class]);
            PutText(rows[row.Name]);
            Put((short)row.Sex);
            Put(row.Birth);
            Put((short)row.EthnicGroup);
            PutText(rows[row.Guardian]);
            Put((short)row.Marks);
            PutText(rows[row.Mode]);
            PutText(rows[row.Disability]);
            PutKey(row.Student);
            PutKey(row.Id);
            PutKey(row.Telephone);
            Put(rows[row.Sealed]);
        }

        return _bytes.AsMemory(0, _used);
    }

    // A text cut in the middle of a character, or with a zero in it, is none to PostgreSQL.
    private void PutText(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            PutNull();
        }
        else if (text.Contains((byte)0) || !System.Text.Unicode.Utf8.IsValid(text))
        {
            Put(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).Replace("\0", "", StringComparison.Ordinal)));
        }
        else
        {
            Put(text);
        }
    }

    private void PutKey(long key)
    {
        if (key == 0)
        {
            PutNull();
        }
        else
        {
            Put(key);
        }
    }

    private void PutNull() => BinaryPrimitives.WriteInt32BigEndian(Room(4), -1);

    private void Put(short value)
    {
        var room = Room(6);
        BinaryPrimitives.WriteInt32BigEndian(room, 2);
        BinaryPrimitives.WriteInt16BigEndian(room[4..], value);
    }

    private void Put(int value)
    {
        var room = Room(8);
        BinaryPrimitives.WriteInt32BigEndian(room, 4);
        BinaryPrimitives.WriteInt32BigEndian(room[4..], value);
    }

    private void Put(long value)
    {
        var room = Room(12);
        BinaryPrimitives.WriteInt32BigEndian(room, 8);
        BinaryPrimitives.WriteInt64BigEndian(room[4..], value);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        var room = Room(4 + bytes.Length);
        BinaryPrimitives.WriteInt32BigEndian(room, bytes.Length);
        bytes.CopyTo(room[4..]);
    }

    private Span<byte> Room(int length)
    {
        if (_used + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _used + length));
        }

        _used += length;
        return _bytes.AsSpan(_used - length, length);
    }
}
