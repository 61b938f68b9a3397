using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Dudao.Core.Enrolment.Texts;

/// <summary>
/// Distinct texts, each kept once and known by a code from 1; code 0 is the empty text. A column of a million cells becomes a million integers.
/// For one thread while it grows, for any number afterwards. A text costs its UTF-8 bytes and some 20 beside.
/// </summary>
public sealed class TextPool
{
    private const int ChunkBits = 20;
    private const int ChunkSize = 1 << ChunkBits;
    private readonly List<byte[]> _chunks = [new byte[ChunkSize]];
    private int _used = 2;
    private int[] _starts = new int[1024];
    private uint[] _marks = new uint[1024];
    private int[] _slots = new int[2048];

    /// <summary>How many codes there are, the empty text included: codes run from 0 to Count − 1.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The bytes of a text, as UTF-8.</summary>
    public ReadOnlySpan<byte> this[int code]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var start = _starts[code];
            var chunk = _chunks[start >> ChunkBits];
            var offset = start & (ChunkSize - 1);
            return chunk.AsSpan(offset + 2, chunk[offset] | (chunk[offset + 1] << 8));
        }
    }

    /// <summary>A text as a string.</summary>
    public string Text(int code) => Encoding.UTF8.GetString(this[code]);

    /// <summary>Writes a text as characters and returns their number, at most the buffer's length.</summary>
    public int Characters(int code, Span<char> buffer)
    {
        Utf8.ToUtf16(this[code], buffer, out _, out var written);
        return written;
    }

    /// <summary>The code of a text, given one if it has none.</summary>
    /// <param name="text">At most 65,535 bytes; what is longer is cut.</param>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        text = text.Length > ushort.MaxValue ? text[..ushort.MaxValue] : text;
        var hash = Mixing.Hash(text);
        var mark = (uint)(hash >> 32);
        var at = (int)hash & (_slots.Length - 1);
        while (_slots[at] is var code && code != 0)
        {
            if (_marks[code] == mark && this[code].SequenceEqual(text))
            {
                return code;
            }

            at = (at + 1) & (_slots.Length - 1);
        }

        return AddNew(text, mark, at);
    }

    /// <summary>Takes the texts of another pool.</summary>
    /// <returns>For each code of the other, the code here.</returns>
    public int[] AddAll(TextPool other)
    {
        var codes = new int[other.Count];
        for (var code = 1; code < codes.Length; code++)
        {
            codes[code] = Add(other[code]);
        }

        return codes;
    }

    private int AddNew(ReadOnlySpan<byte> text, uint mark, int slot)
    {
        if (_used + 2 + text.Length > _chunks.Count << ChunkBits)
        {
            _used = _chunks.Count << ChunkBits;
            _chunks.Add(new byte[ChunkSize]);
        }

        var offset = _used & (ChunkSize - 1);
        var chunk = _chunks[^1];
        chunk[offset] = (byte)text.Length;
        chunk[offset + 1] = (byte)(text.Length >> 8);
        text.CopyTo(chunk.AsSpan(offset + 2));
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _marks, Count * 2);
        }

        _starts[Count] = _used;
        _marks[Count] = mark;
        _slots[slot] = Count;
        _used += 2 + text.Length;
        Count++;
        if (Count * 2 > _slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        var slots = new int[_slots.Length * 2];
        for (var code = 1; code < Count; code++)
        {
            var at = (int)Mixing.Hash(this[code]) & (slots.Length - 1);
            while (slots[at] != 0)
            {
                at = (at + 1) & (slots.Length - 1);
            }

            slots[at] = code;
        }

        _slots = slots;
    }
}
