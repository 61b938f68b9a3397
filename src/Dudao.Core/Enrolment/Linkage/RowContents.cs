using Dudao.Core.Enrolment.Texts;

namespace Dudao.Core.Enrolment.Linkage;

/// <summary>A hash of what stands in a row's compared columns. Rows equal in all of them have the same, and are interchangeable.</summary>
internal sealed class RowContents
{
    public RowContents(LinkData data, int[] columns)
    {
        var hashes = new Dictionary<TextPool, ulong[]>();
        foreach (var column in columns)
        {
            var pool = data.Pools[column];
            if (!hashes.ContainsKey(pool))
            {
                var texts = new ulong[pool.Count];
                for (var code = 1; code < texts.Length; code++)
                {
                    texts[code] = Mixing.Hash(pool[code]);
                }

                hashes[pool] = texts;
            }
        }

        A = new ulong[data.A.Rows];
        B = data.IsOneList ? A : new ulong[data.Other.Rows];
        Parallel.Invoke(
            () => Fill(A, data.A),
            () =>
            {
                if (!data.IsOneList)
                {
                    Fill(B, data.Other);
                }
            });

        void Fill(ulong[] contents, LinkList list)
        {
            foreach (var column in columns)
            {
                var (texts, codes) = (hashes[data.Pools[column]], list.Codes[column]);
                for (var row = 0; row < contents.Length; row++)
                {
                    contents[row] = Mixing.Pair(contents[row], texts[codes[row]]);
                }
            }
        }
    }

    public ulong[] A { get; }

    public ulong[] B { get; }

    /// <summary>
    /// Rows drawn by content, the same whatever their order; another salt draws others, so that a record and its copy are not drawn together.
    /// </summary>
    public static int[] Sample(ulong[] contents, int size, ulong salt)
    {
        var rows = new int[contents.Length];
        var order = new ulong[contents.Length];
        var limit = contents.Length <= size * 2 ? ulong.MaxValue : (ulong)(ulong.MaxValue * (1.5 * size / contents.Length));
        var used = 0;
        for (var row = 0; row < contents.Length; row++)
        {
            var place = Mixing.Spread(contents[row] ^ salt);
            if (place <= limit)
            {
                (rows[used], order[used]) = (row, place);
                used++;
            }
        }

        Array.Sort(order, rows, 0, used);
        return rows[..Math.Min(size, used)];
    }
}
