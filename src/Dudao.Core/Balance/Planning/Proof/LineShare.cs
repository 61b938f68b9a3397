using System.Runtime.CompilerServices;
using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// One line's part of a plan's cost: the cost of every purchase is divided among the lines that it serves, and staying below a minimum is charged
/// for, so that each line can be looked at alone. Arrays run by place.
/// </summary>
internal sealed class LineShare(Line line)
{
    public Line Line { get; } = line;

    /// <summary>This line's part of the cost of one unit; the parts of a purchase add up to its cost.</summary>
    public double[] Cost { get; } = new double[line.Count];

    /// <summary>By how much less a unit given away earns than <see cref="Cost"/>; 0 where nothing moves.</summary>
    public double[] Kink { get; } = new double[line.Count];

    /// <summary>The fewest units with the minimum reached; infinite where that cannot be.</summary>
    public double[] Full { get; } = new double[line.Count];

    /// <summary>The fewest units in any case.</summary>
    public double[] Rest { get; } = new double[line.Count];

    public double[] Most { get; } = new double[line.Count];

    /// <summary>The charge for staying below the minimum; infinite where the rule does not allow it.</summary>
    public double[] Charge { get; } = new double[line.Count];

    /// <summary>The units of the last <see cref="Least"/>.</summary>
    public double[] Units { get; } = new double[line.Count];

    /// <summary>X̄ at those units.</summary>
    public double Mean { get; private set; }

    /// <summary>Σw(X − T)² at those units.</summary>
    public double Square { get; private set; }

    /// <summary>Σ over schools of the least of cost + charge + θ·w·(X − T)² over the whole units allowed.</summary>
    public double Least(double stiffness, double target)
    {
        double sum = 0, mean = 0, square = 0;
        var (weights, starts, gains) = (Line.Weight, Line.Start, Line.Gain);
        for (var place = 0; place < weights.Length; place++)
        {
            sum += Place(place, stiffness, target, out var units, out _);
            Units[place] = units;
            var off = starts[place] - target + (gains[place] * units);
            mean += weights[place] * off;
            square += weights[place] * off * off;
        }

        (Mean, Square) = (mean + target, square);
        return sum;
    }

    /// <summary>One school's part of <see cref="Least"/>, its units, and whether it stays below the minimum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Place(int place, double stiffness, double target, out double units, out bool below)
    {
        var pull = stiffness * Line.Weight[place];
        var (start, gain) = (Line.Start[place] - target, Line.Gain[place]);
        if (gain <= 0)
        {
            units = 0;
            below = Full[place] > 0;
            return (pull * start * start) + (below ? Charge[place] : 0);
        }

        if (Rest[place] < 0)
        {
            below = false;
            return Moving(place, pull, start, gain, out units);
        }

        var (cost, least, most, full) = (Cost[place], Rest[place], Most[place], Full[place]);
        var free = pull > 0
            ? Math.Round(-((start / gain) + (cost / (2 * pull * gain * gain))))
            : cost >= 0 ? least : most;
        units = Math.Min(Math.Max(free, least), most);
        below = units < full;
        var off = start + (gain * units);
        var value = (units == 0 ? 0 : cost * units) + (pull * off * off);
        if (!below)
        {
            return value;
        }

        value += Charge[place];
        if (full <= most)
        {
            off = start + (gain * full);
            var reached = (cost * full) + (pull * off * off);
            if (reached <= value)
            {
                (units, below) = (full, false);
                return reached;
            }
        }

        return value;
    }

    /// <summary>A school that may give: on either side of what it has now a unit costs something else. It stays at its minima.</summary>
    private double Moving(int place, double pull, double start, double gain, out double units)
    {
        var (up, down) = (Cost[place], Cost[place] - Kink[place]);
        var (more, fewer) = (Free(up, 0, Most[place]), Free(down, Rest[place], 0));
        var (kept, given) = (Value(up, more), Value(down, fewer));
        units = kept <= given ? more : fewer;
        return Math.Min(kept, given);

        double Free(double cost, double from, double to) =>
            Math.Clamp(pull > 0 ? Math.Round(-((start / gain) + (cost / (2 * pull * gain * gain)))) : cost >= 0 ? from : to, from, to);

        double Value(double cost, double at)
        {
            var off = start + (gain * at);
            return (at == 0 ? 0 : cost * at) + (pull * off * off);
        }
    }
}
