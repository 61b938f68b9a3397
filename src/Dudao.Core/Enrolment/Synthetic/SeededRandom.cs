using Dudao.Core.Enrolment.Texts;

namespace Dudao.Core.Enrolment.Synthetic;

/// <summary>Random numbers that a seed repeats on every machine and in every version (SplitMix64).</summary>
public sealed class SeededRandom(long seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>A number from 0 to below the limit.</summary>
    /// <param name="limit">At least 1.</param>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>Whether something of a probability happens.</summary>
    public bool Happens(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>One of several.</summary>
    public T One<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    /// <summary>The place of one of several, by their weights.</summary>
    /// <param name="cumulative">Weights added up.</param>
    public int Weighted(IReadOnlyList<int> cumulative)
    {
        var drawn = Below(cumulative[^1]);
        var place = 0;
        while (cumulative[place] <= drawn)
        {
            place++;
        }

        return place;
    }

    /// <summary>Puts a list into random order.</summary>
    public void Shuffle<T>(IList<T> list)
    {
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }
    }

    private ulong Next() => Mixing.Spread(_state += 0x9E3779B97F4A7C15);
}
