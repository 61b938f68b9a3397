using System.Runtime.CompilerServices;
using Dudao.Core.Enrolment.Texts;

namespace Dudao.Core.Enrolment.Reconciliation;

/// <summary>Rows by a key of 64 bits; several rows may have one key. A row is added once at most for a key.</summary>
internal sealed class KeyChains
{
    private const int MostOfOne = 16;
    private readonly ulong[] _keys;
    private readonly int[] _counts;
    private readonly int[] _heads;
    private readonly int[] _next;
    private readonly Dictionary<(int Row, ulong Key), int> _again = [];
    private readonly bool[] _used;

    public KeyChains(int rows)
    {
        var size = 16;
        while (size < rows * 2L)
        {
            size *= 2;
        }

        (_keys, _heads, _counts) = (new ulong[size], new int[size], new int[size]);
        (_next, _used) = (new int[rows], new bool[rows]);
    }

    /// <summary>Adds a row under a key; the key 0 is none.</summary>
    public void Add(ulong key, int row)
    {
        if (key == 0)
        {
            return;
        }

        var slot = Slot(key);
        var head = _keys[slot] == key ? _heads[slot] : -1;
        if (_used[row])
        {
            // A row with two keys in one table, such as its identity number and another within its student number.
            _again[(row, key)] = head;
        }
        else
        {
            (_used[row], _next[row]) = (true, head);
        }

        (_keys[slot], _heads[slot]) = (key, row);
        _counts[slot]++;
    }

    /// <summary>The first row of a key; −1 for none, and for a number that so many have that it is nobody's.</summary>
    public int First(ulong key)
    {
        if (key == 0)
        {
            return -1;
        }

        var slot = Slot(key);
        return _keys[slot] == key && _counts[slot] <= MostOfOne ? _heads[slot] : -1;
    }

    /// <summary>The row after one of the same key, −1 for none.</summary>
    public int Next(int row, ulong key) => _again.Count > 0 && _again.TryGetValue((row, key), out var next) ? next : _next[row];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(ulong key)
    {
        var slot = (int)Mixing.Spread(key) & (_keys.Length - 1);
        while (_keys[slot] != 0 && _keys[slot] != key)
        {
            slot = (slot + 1) & (_keys.Length - 1);
        }

        return slot;
    }
}
