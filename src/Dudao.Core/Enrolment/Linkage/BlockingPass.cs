namespace Dudao.Core.Enrolment.Linkage;

/// <summary>A blocking pass: rows that agree in all its pieces come together. A row with an empty piece takes no part.</summary>
/// <param name="Pieces">One piece or more.</param>
public sealed record BlockingPass(IReadOnlyList<KeyPiece> Pieces);

/// <summary>The keys of both lists for one pass.</summary>
internal sealed class PassKeys
{
    private readonly (int[] CodesA, int[] CodesB, ulong[] Keys)[] _pieces;

    public PassKeys(LinkData data, BlockingPass pass, KeyTable table) =>
        _pieces = [.. pass.Pieces.Select(piece => (data.A.Codes[piece.Column], data.Other.Codes[piece.Column], table[piece]))];

    /// <summary>The key of a row, 0 where it has none.</summary>
    public ulong Key(bool isA, int row)
    {
        ulong key = 0;
        foreach (var (codesA, codesB, keys) in _pieces)
        {
            var part = keys[(isA ? codesA : codesB)[row]];
            if (part == 0)
            {
                return 0;
            }

            key = key == 0 ? part : Texts.Mixing.Pair(key, part) | 1;
        }

        return key;
    }

    /// <summary>Whether a pair of rows meets in this pass.</summary>
    public bool Meet(int a, int b)
    {
        foreach (var (codesA, codesB, keys) in _pieces)
        {
            var (one, other) = (codesA[a], codesB[b]);
            if (one == 0 || other == 0 || (one != other && keys[one] != keys[other]) || keys[one] == 0)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>The keys of each piece, made once.</summary>
internal sealed class KeyTable(LinkData data)
{
    private readonly Dictionary<(Texts.TextPool Pool, bool IsDate, KeyPart Part), ulong[]> _made = [];

    public ulong[] this[KeyPiece piece]
    {
        get
        {
            var pool = data.Pools[piece.Column];
            var how = data.Columns[piece.Column].How;
            var place = (pool, how == CompareHow.Date, piece.Part);
            if (!_made.TryGetValue(place, out var keys))
            {
                _made[place] = keys = BlockingKeys.Of(pool, how, piece.Part);
            }

            return keys;
        }
    }
}
