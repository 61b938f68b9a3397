namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// The best bound of a line in a box. For any plan with mean m and coefficient at most t, Steiner's theorem gives
/// Σw(X − T)² = S² + (m − T)² ≤ t²m² + (m − T)², so for every θ ≥ 0 and T
/// <c>value ≥ Σ least(cost + charge + θw(X − T)²) − θ(t²m² + (m − T)²) + point·t</c>, and the right side, taken over the box, is least at a corner
/// (it is concave in m and in t). It is concave in θ and θT, so the best prices are found by the signs of its slopes.
/// </summary>
internal sealed class BoxBound(LineShare share, double point)
{
    private const int StiffnessSteps = 24;
    private const int TargetSteps = 16;

    private double _best;
    private double _bestStiffness;
    private double _bestTarget;

    /// <summary>How often the sum over the schools was taken.</summary>
    public int Sums { get; private set; }

    /// <summary>Bounds a box; stops as soon as <paramref name="goal"/> is reached.</summary>
    public Box Prove(double meanFrom, double meanTo, double from, double to, double stiffness, double goal)
    {
        _best = double.NegativeInfinity;
        (_bestStiffness, _bestTarget) = (0, 0);
        if (double.IsFinite(meanTo) && double.IsFinite(to) && stiffness > 0)
        {
            Climb(meanFrom, meanTo, from, to, stiffness, goal);
        }

        if (_best < goal)
        {
            Flat(from);
        }

        return new Box(meanFrom, meanTo, from, to, _bestStiffness, _bestTarget, _best);
    }

    /// <summary>No price on spread: cost alone, and the points of the least coefficient.</summary>
    private void Flat(double from)
    {
        var sum = share.Least(0, 0) + (point * from);
        Sums++;
        if (sum > _best)
        {
            (_best, _bestStiffness, _bestTarget) = (sum, 0, 0);
        }
    }

    private void Climb(double meanFrom, double meanTo, double from, double to, double stiffness, double goal)
    {
        double low = 0, high = double.PositiveInfinity;
        for (var step = 0; step < StiffnessSteps; step++)
        {
            var slope = At(stiffness, meanFrom, meanTo, from, to);
            if (_best >= goal || slope == 0)
            {
                return;
            }

            if (slope > 0)
            {
                low = stiffness;
            }
            else
            {
                high = stiffness;
            }

            var far = step < 3 ? 1.5 : 4;
            stiffness = double.IsPositiveInfinity(high) ? low * far : low == 0 ? high / far : Math.Sqrt(low * high);
            if (high / low < 1 + 1e-4)
            {
                return;
            }
        }
    }

    /// <summary>The bound at a stiffness with its best target, and the sign of its slope in the stiffness.</summary>
    private double At(double stiffness, double meanFrom, double meanTo, double from, double to)
    {
        var (spreadFrom, spreadTo) = (Spread(meanFrom), Spread(meanTo));
        var target = meanTo > meanFrom
            ? ((meanFrom + meanTo) / 2) + ((spreadTo - spreadFrom) / (2 * (meanTo - meanFrom)))
            : meanFrom + ((Spread(meanFrom * 1.0001) - spreadFrom) / (0.0002 * meanFrom));
        double low = double.NegativeInfinity, high = double.PositiveInfinity;
        for (var step = 0; ; step++)
        {
            var sum = share.Least(stiffness, target);
            Sums++;
            var off = Math.Max(
                ((meanFrom - target) * (meanFrom - target)) + spreadFrom,
                ((meanTo - target) * (meanTo - target)) + spreadTo);
            var bound = sum - (stiffness * off);
            if (bound > _best)
            {
                (_best, _bestStiffness, _bestTarget) = (bound, stiffness, target);
            }

            var mean = share.Mean;
            if ((mean >= meanFrom && mean <= meanTo) || step == TargetSteps)
            {
                break;
            }

            // Below the box the target must rise until the mean is at its lower end; above, fall.
            if (mean < meanFrom)
            {
                low = target;
                target = double.IsPositiveInfinity(high) ? target + Math.Max(2 * (meanFrom - mean), 1e-9 * target) : (low + high) / 2;
            }
            else
            {
                high = target;
                target = double.IsNegativeInfinity(low) ? target - Math.Max(2 * (mean - meanTo), 1e-9 * target) : (low + high) / 2;
            }

            if (high - low < 1e-9 * Math.Abs(target))
            {
                break;
            }
        }

        var at = Math.Clamp(share.Mean, meanFrom, meanTo);
        var fall = share.Square - ((at - target) * (at - target));
        var (least, most) = (from * from * at * at, to * to * at * at);
        if (point == 0)
        {
            return fall - Interpolated(at, meanFrom, meanTo, from, target);
        }

        // Between the two ends of the coefficient the price is already the best one.
        var tie = point / (at * at * (from + to));
        var near = Math.Abs(stiffness - tie) <= 1e-9 * tie;
        var used = stiffness < tie ? least : most;
        return near && fall >= least && fall <= most ? 0 : fall - (near ? (fall < least ? least : most) : used);

        double Spread(double mean)
        {
            var (squareFrom, squareTo) = (from * from * mean * mean, to * to * mean * mean);
            return point == 0 ? squareTo : Math.Max(squareFrom - (point * from / stiffness), squareTo - (point * to / stiffness));
        }
    }

    /// <summary>S² that the box allows at a mean inside it, on the chord between its ends (where the bound lies).</summary>
    private static double Interpolated(double mean, double meanFrom, double meanTo, double limit, double target)
    {
        var part = meanTo > meanFrom ? (mean - meanFrom) / (meanTo - meanFrom) : 0;
        var (low, high) = (End(meanFrom), End(meanTo));
        return low + (part * (high - low)) - ((mean - target) * (mean - target));

        double End(double end) => ((end - target) * (end - target)) + (limit * limit * end * end);
    }
}
