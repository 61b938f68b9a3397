using Dudao.Core.Balance.Planning.Proof;

namespace Dudao.Core.Balance.Planning.Exact;

/// <summary>The units of one place that lie within a room above the place's least value at a box's prices.</summary>
internal static class PlaceWays
{
    private const int Most = 4_000;

    /// <summary>The ways with how far each lies above the least, nearest first; null where there are too many.</summary>
    public static (double Units, double Over)[]? Of(LineShare share, int place, Box box, double room)
    {
        var least = share.Place(place, box.Stiffness, box.Target, out _, out _);
        if (share.Line.Gain[place] <= 0)
        {
            return [(0, 0)];
        }

        var (from, full, to) = (share.Rest[place], share.Full[place], share.Most[place]);
        var ways = new List<(double Units, double Over)>();
        var fits = full > from
            ? Region(from, Math.Min(to, full - 1)) && Region(full, to)
            : Region(from, to);
        if (!fits)
        {
            return null;
        }

        ways.Sort((one, other) => one.Over.CompareTo(other.Over));
        return [.. ways];

        // Within a region the value is convex in the units: from its lowest point outwards until the room is used up.
        bool Region(double low, double high)
        {
            if (high < low)
            {
                return true;
            }

            var pull = box.Stiffness * share.Line.Weight[place];
            var (start, gain) = (share.Line.Start[place] - box.Target, share.Line.Gain[place]);
            var free = pull > 0
                ? Math.Round(-((start / gain) + (share.Cost[place] / (2 * pull * gain * gain))))
                : share.Cost[place] >= 0 ? low : high;
            var lowest = Math.Min(Math.Max(free, low), high);
            return double.IsFinite(lowest) && Walk(lowest, high, 1) && Walk(lowest - 1, low, -1);
        }

        bool Walk(double units, double end, int step)
        {
            for (; step > 0 ? units <= end : units >= end; units += step)
            {
                var over = Value(units) - least;
                if (over > room)
                {
                    return true;
                }

                if (ways.Count >= Most)
                {
                    return false;
                }

                ways.Add((units, Math.Max(0, over)));
            }

            return true;
        }

        double Value(double units)
        {
            var off = share.Line.Start[place] - box.Target + (share.Line.Gain[place] * units);
            return (units == 0 ? 0 : share.Cost[place] * units) + (box.Stiffness * share.Line.Weight[place] * off * off)
                + (units < full ? share.Charge[place] : 0);
        }
    }
}
