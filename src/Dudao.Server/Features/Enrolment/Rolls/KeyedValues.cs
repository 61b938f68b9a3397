using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Dudao.Server.Features.Enrolment.Rolls;

/// <summary>
/// Keyed values: what stands for a number so that equal numbers are found without opening any. One AES block under the match key over sixteen
/// bytes that hold the number, or its hash where it is longer; 64 bits are kept. A chunk's values are made in one call.
/// </summary>
internal sealed class KeyedValues : IDisposable
{
    private const int Block = 16;
    private readonly Aes _aes;
    private byte[] _plain = new byte[Block * 4096];
    private byte[] _keyed = new byte[Block * 4096];
    private int _count;

    public KeyedValues(byte[] key)
    {
        _aes = Aes.Create();
        _aes.Key = key;
    }

    /// <summary>Adds a text and returns the place at which its value will be; −1 for an empty text.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return -1;
        }

        if ((_count + 1) * Block > _plain.Length)
        {
            Array.Resize(ref _plain, _plain.Length * 2);
            Array.Resize(ref _keyed, _plain.Length);
        }

        var block = _plain.AsSpan(_count * Block, Block);
        if (!Packs(text, block))
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(text, hash);
            hash[..Block].CopyTo(block);
            block[0] |= 0x80;
        }

        return _count++;
    }

    /// <summary>Makes the values of all texts that were added.</summary>
    public void Make() => _aes.EncryptEcb(_plain.AsSpan(0, _count * Block), _keyed, PaddingMode.None);

    /// <summary>The value at a place; 0 for none.</summary>
    public long this[int place] => place < 0 ? 0 : BinaryPrimitives.ReadInt64LittleEndian(_keyed.AsSpan(place * Block)) is var value and not 0 ? value : 1;

    public void Clear() => _count = 0;

    public void Dispose() => _aes.Dispose();

    // Up to nineteen digits and capitals in sixteen bytes, one text one block: length, then six bits a character.
    private static bool Packs(ReadOnlySpan<byte> text, Span<byte> block)
    {
        if (text.Length > 19)
        {
            return false;
        }

        UInt128 packed = 0;
        foreach (var letter in text)
        {
            if (letter is < (byte)' ' or > (byte)'_')
            {
                return false;
            }

            packed = (packed << 6) | (uint)(letter - ' ');
        }

        packed |= (UInt128)(uint)text.Length << 115;
        BinaryPrimitives.WriteUInt128BigEndian(block, packed);
        return true;
    }
}
