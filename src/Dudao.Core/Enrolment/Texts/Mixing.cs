using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Dudao.Core.Enrolment.Texts;

/// <summary>
/// A fast hash of 64 bits that is the same on every machine and in every run: samples are chosen and ties are broken by it, so that the order
/// of rows changes nothing. It resists chance, not a person; what must resist a person is a keyed digest.
/// </summary>
public static class Mixing
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD1B54A32D192ED03;

    /// <summary>The hash of some bytes.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = First ^ (ulong)bytes.Length;
        while (bytes.Length >= 8)
        {
            hash = Fold(hash ^ MemoryMarshal.Read<ulong>(bytes), Second);
            bytes = bytes[8..];
        }

        if (bytes.Length >= 4)
        {
            var low = (ulong)MemoryMarshal.Read<uint>(bytes);
            hash = Fold(hash ^ (low << 32) ^ MemoryMarshal.Read<uint>(bytes[^4..]), Second);
        }
        else if (bytes.Length > 0)
        {
            hash = Fold(hash ^ ((ulong)bytes[0] << 16) ^ ((ulong)bytes[bytes.Length / 2] << 8) ^ bytes[^1], Second);
        }

        return Fold(hash, First);
    }

    /// <summary>The hash of two hashes, in this order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Pair(ulong one, ulong other) => Fold(one ^ First, other ^ Second);

    /// <summary>A number spread over all bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Spread(ulong number)
    {
        number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9;
        number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
        return number ^ (number >> 31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low ^ (one >> 32);
    }
}
