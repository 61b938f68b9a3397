namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// A line's cheapest answer in parts of units at its own division of costs, for one coefficient t: by the conditions of Karush, Kuhn and Tucker
/// every ratio is T − ρ·cost ÷ (w·gain) between its fewest units and its most, with S = t·X̄ and T = (1 + t²)·X̄. For costs of at least 0 the mean falls in ρ,
/// so ρ is found for each T, and T by the coefficient.
/// </summary>
internal sealed class RayFit
{
    private const int TargetSteps = 60;
    private const int SlackSteps = 60;
    private const int LowestSteps = 100;
    private const double Close = 1e-9;

    private readonly double[] _weight;
    private readonly double[] _low;
    private readonly double[] _high;
    private readonly double[] _slope;
    private readonly double[] _start;
    private readonly double[] _down;
    private double _slack;
    private double _fall;

    public RayFit(LineShare share, double[] least)
    {
        var line = share.Line;
        _weight = line.Weight;
        (_low, _high, _slope, _down) = (new double[line.Count], new double[line.Count], new double[line.Count], new double[line.Count]);
        _start = line.Start;
        Ratios = new double[line.Count];
        for (var place = 0; place < line.Count; place++)
        {
            var gain = line.Gain[place];
            _low[place] = line.Start[place] + (gain > 0 ? gain * least[place] : 0);
            _high[place] = line.Start[place] + (gain > 0 ? gain * Math.Max(least[place], share.Most[place]) : 0);
            _slope[place] = gain > 0 ? share.Cost[place] / (line.Weight[place] * gain) : 0;
            _down[place] = gain > 0 ? (share.Cost[place] - share.Kink[place]) / (line.Weight[place] * gain) : 0;
        }
    }

    /// <summary>The ratio of every place after the last answer.</summary>
    public double[] Ratios { get; }

    public double Mean { get; private set; }

    public double Deviation { get; private set; }

    public double Coefficient => Mean > 0 ? Deviation / Mean : double.PositiveInfinity;

    /// <summary>The answer where spread costs nothing: the fewest units where they cost something, else the most.</summary>
    public void Free()
    {
        for (var place = 0; place < Ratios.Length; place++)
        {
            Ratios[place] = _slope[place] < 0 ? _high[place] : _low[place] < _start[place] && _down[place] <= 0 ? _start[place] : _low[place];
        }

        Measure();
    }

    /// <summary>
    /// The lowest coefficient that the least and most units leave possible, whatever it costs, and its target: every ratio as near to T as it can be,
    /// with T = ΣwX² ÷ X̄.
    /// </summary>
    public (double Coefficient, double Target) Lowest()
    {
        var (low, high) = (0.0, _high.Max() * (1 + (_high.Max() / Math.Max(_low.Min(), 1e-3 * _high.Max()))));
        for (var step = 0; step < LowestSteps && high - low > 1e-14 * high; step++)
        {
            var target = (low + high) / 2;
            Answer(target, 0);
            if (target * Mean < (Deviation * Deviation) + (Mean * Mean))
            {
                low = target;
            }
            else
            {
                high = target;
            }
        }

        Answer(high, 0);
        return (Coefficient, high);
    }

    /// <summary>The answer with the given coefficient; false where none was found. Then <see cref="Deviation"/> may lie below or above it.</summary>
    public (double Stiffness, double Target)? At(double coefficient)
    {
        Free();
        var bend = 1 + (coefficient * coefficient);
        var (low, high) = (Mean * bend, _high.Max() * bend);
        if (!(low > 0) || !double.IsFinite(high))
        {
            return null;
        }

        double lowOff = double.NaN, highOff = double.NaN;
        _slack = 0;
        (double Slack, double Target)? best = null;
        var nearest = double.PositiveInfinity;
        var target = low * 1.05;
        for (var step = 0; step < TargetSteps && high - low > 1e-13 * high; step++)
        {
            var side = Settle(target, target / bend);
            var off = side != 0 ? side : Coefficient - coefficient;
            if (side == 0 && Math.Abs(off) < nearest)
            {
                (nearest, best) = (Math.Abs(off), (_slack, target));
                if (nearest <= Close * coefficient)
                {
                    break;
                }
            }

            if (off > 0)
            {
                (low, lowOff) = (target, side != 0 ? double.NaN : off);
                highOff /= step % 3 == 2 ? 2 : 1;
            }
            else
            {
                (high, highOff) = (target, side != 0 ? double.NaN : off);
                lowOff /= step % 3 == 2 ? 2 : 1;
            }

            var next = double.IsNaN(lowOff) || double.IsNaN(highOff) ? double.NaN : low + ((high - low) * lowOff / (lowOff - highOff));
            target = next > low && next < high ? next : double.IsNaN(highOff) && step < 30 ? Math.Min((low + high) / 2, low * 1.3) : (low + high) / 2;
        }

        if (best is not { } found || found.Slack <= 0)
        {
            return null;
        }

        Answer(found.Target, found.Slack);
        return (1 / (2 * found.Slack), found.Target);
    }

    /// <summary>Takes an earlier answer again.</summary>
    public void Take(double stiffness, double target) => Answer(target, 1 / (2 * stiffness));

    /// <summary>Finds ρ at which the mean is the wanted one; 1 where every ρ gives more (the target is too low), −1 where every ρ gives less.</summary>
    private int Settle(double target, double wanted)
    {
        Answer(target, 0);
        if (Mean < wanted)
        {
            return -1;
        }

        double low = 0, high = double.PositiveInfinity;
        var slack = 0.0;
        for (var step = 0; step < SlackSteps; step++)
        {
            var off = Mean - wanted;
            if (Math.Abs(off) <= 1e-13 * wanted)
            {
                break;
            }

            if (off > 0)
            {
                low = slack;
            }
            else
            {
                high = slack;
            }

            if (off > 0 && double.IsPositiveInfinity(high) && _fall <= 0)
            {
                return 1;
            }

            var next = _fall > 0 ? slack + (off / _fall) : double.NaN;
            slack = next > low && next < high ? next : (low + high) / 2;
            if (!double.IsFinite(slack))
            {
                return 1;
            }

            Answer(target, slack);
        }

        _slack = slack;
        return 0;
    }

    private void Answer(double target, double slack)
    {
        double mean = 0, fall = 0;
        for (var place = 0; place < Ratios.Length; place++)
        {
            var slope = _slope[place];
            var wanted = target - (slack * slope);
            if (wanted < _start[place] && _low[place] < _start[place])
            {
                // Below what it has now a school gives, at another price.
                (wanted, slope) = (target - (slack * _down[place]), _down[place]);
                (wanted, slope) = wanted < _start[place] ? (wanted, slope) : (_start[place], 0);
            }

            var ratio = wanted;
            if (wanted <= _low[place])
            {
                ratio = _low[place];
            }
            else if (wanted >= _high[place])
            {
                ratio = _high[place];
            }
            else
            {
                fall += _weight[place] * slope;
            }

            Ratios[place] = ratio;
            mean += _weight[place] * ratio;
        }

        (Mean, _fall) = (mean, fall);
        Measure();
    }

    private void Measure()
    {
        double mean = 0, square = 0;
        for (var place = 0; place < Ratios.Length; place++)
        {
            mean += _weight[place] * Ratios[place];
        }

        for (var place = 0; place < Ratios.Length; place++)
        {
            var off = Ratios[place] - mean;
            square += _weight[place] * off * off;
        }

        (Mean, Deviation) = (mean, Math.Sqrt(square));
    }
}
