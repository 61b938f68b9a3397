using System.Buffers;
using Dudao.Core.Enrolment.Rolls;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>A row ready to be written. Texts and the sealed blob lie in the bytes of its <see cref="PreparedRows"/>.</summary>
internal struct PreparedRow
{
    public int Line;
    public long School;
    public long Student;
    public long Id;
    public long Telephone;
    public int Birth;
    public byte Grade;
    public byte Sex;
    public byte EthnicGroup;
    public byte Marks;
    public Piece Class;
    public Piece Name;
    public Piece Guardian;
    public Piece Mode;
    public Piece Disability;
    public Piece Sealed;
}

/// <summary>A piece of the bytes.</summary>
internal readonly record struct Piece(int Start, int Length);

/// <summary>A row that is not taken: its line, its cells as they stand in the file, and why.</summary>
internal sealed record BadRow(int Line, string[] Cells, string Reason);

/// <summary>A chunk's rows, checked and sealed, in the order of the file.</summary>
internal sealed class PreparedRows
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 20);
    private int _used;

    public List<PreparedRow> Rows { get; } = new(8192);

    public List<BadRow> Bad { get; } = [];

    public List<(RollRule Rule, int Line)> Broken { get; } = [];

    /// <summary>For some rules the first cell that broke them, with its line.</summary>
    public List<(RollRule Rule, string Text)> Examples { get; } = [];

    /// <summary>All rows of the chunk, bad ones among them.</summary>
    public int Count { get; set; }

    /// <summary>Names of schools by code, as the file has them.</summary>
    public Dictionary<long, string> Schools { get; } = [];

    public ReadOnlySpan<byte> this[Piece piece] => _bytes.AsSpan(piece.Start, piece.Length);

    public Piece Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return default;
        }

        text.CopyTo(Room(text.Length));
        return new Piece(_used - text.Length, text.Length);
    }

    public Span<byte> Room(int length)
    {
        if (_used + length > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, _used + length));
            _bytes.AsSpan(0, _used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        _used += length;
        return _bytes.AsSpan(_used - length, length);
    }

    public Piece Last(int length) => new(_used - length, length);

    public void Return()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
