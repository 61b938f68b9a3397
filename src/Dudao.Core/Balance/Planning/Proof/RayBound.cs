namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// A line's proven value where the mean of the coefficients is judged. A plan with coefficient t has S = t·X̄, and for any v with Σwv = 0 and
/// Σwv² ≤ 1 its S is at least ΣwvX. So for every θ ≥ 0 the line's value (cost, charges, point·t) is at least the sum over schools of the least of
/// cost + charge + θw(v − t)X, and point·t. This is concave in t, so over a box of coefficients it is least at an end. v and θ are read off the
/// cheapest answer in parts of units at the box's upper end: v = (X − X̄) ÷ S and θ = 2·stiffness·S.
/// </summary>
internal sealed class RayBound
{
    private static readonly double[] First = [0.98, 0.93, 0.85, 0.75, 0.65, 0.55, 0.45, 0.35, 0.25, 0.15, 0.07, 0.02];

    private const double BelowLowest = 1e-4;
    private const int FloorSteps = 12;

    private readonly LineShare _share;
    private readonly RayFit _fit;
    private readonly double _point;
    private double _lowest = double.PositiveInfinity;

    private RayBound(LineShare share, double[] least, double point)
    {
        (_share, _point) = (share, point);
        _fit = new RayFit(share, least);
    }

    private readonly record struct Ray(double Coefficient, double Stiffness, double Target, double Top);

    /// <summary>Boxes of coefficients from 0 upwards, so many that the least bound is close to the least that the line's value can be.</summary>
    /// <param name="share">The line's costs and charges.</param>
    /// <param name="units">The plan's units by place: where it stays below a minimum the answer may, too.</param>
    /// <param name="point">What a point of the coefficient is worth.</param>
    /// <param name="plan">The plan's coefficient.</param>
    /// <param name="goal">The line's value in the plan.</param>
    /// <param name="closeEnough">A bound so near to the goal, or to the least value seen, is as good as it.</param>
    /// <param name="most">The most boxes.</param>
    public static List<Box> Prove(LineShare share, double[] units, double point, double plan, double goal, double closeEnough, int most)
    {
        var least = new double[share.Line.Count];
        for (var place = 0; place < least.Length; place++)
        {
            least[place] = units[place] >= share.Full[place] && share.Full[place] <= share.Most[place] ? share.Full[place] : share.Rest[place];
            least[place] = Math.Max(least[place], share.Rest[place]);
        }

        return new RayBound(share, least, point).Run(plan, goal, closeEnough, most);
    }

    private List<Box> Run(double plan, double goal, double closeEnough, int most)
    {
        var flat = Flat();
        _fit.Free();
        var free = _fit.Coefficient;
        if (_point <= 0 || !double.IsFinite(free) || free <= 1e-9)
        {
            return [new Box(0, double.PositiveInfinity, 0, double.PositiveInfinity, 0, 0, flat)];
        }

        var (lowest, nearest) = _fit.Lowest();
        var rays = new[] { 1 - 1e-6, plan / free }.Concat(First).Where(part => part is > 0 and < 1 && free * part > lowest).Select(part => At(free * part))
            .OfType<Ray>().OrderByDescending(ray => ray.Coefficient).ToList();
        if (Floor(lowest, nearest, free, rays.Count > 0 ? rays[^1].Stiffness : 0, goal) is { } floor)
        {
            rays.Add(floor);
        }

        if (rays.Count == 0)
        {
            return [new Box(0, double.PositiveInfinity, 0, double.PositiveInfinity, 0, 0, flat)];
        }

        _lowest = Math.Min(_lowest, flat + (_point * rays[0].Coefficient));
        List<Box> done = [new Box(0, double.PositiveInfinity, rays[0].Coefficient, double.PositiveInfinity, 0, 0, flat + (_point * rays[0].Coefficient))];
        var open = new PriorityQueue<(Box Box, Ray Upper, Ray? Lower), double>();
        for (var at = 0; at < rays.Count; at++)
        {
            Enqueue(rays[at], at + 1 < rays.Count ? rays[at + 1] : null);
        }

        while (open.Count > 0)
        {
            var (box, upper, lower) = open.Dequeue();
            done.Add(box);
            if (box.Bound >= Math.Min(goal, _lowest) - closeEnough || open.Count + done.Count >= most || done[0].Bound <= box.Bound)
            {
                break;
            }

            var (from, to) = (lower?.Coefficient ?? 0, upper.Coefficient);
            if (to - from > 1e-7 && At((from + to) / 2) is { } middle)
            {
                done.RemoveAt(done.Count - 1);
                Enqueue(upper, middle);
                Enqueue(middle, lower);
            }
        }

        while (open.Count > 0)
        {
            done.Add(open.Dequeue().Box);
        }

        return done;

        void Enqueue(Ray upper, Ray? lower)
        {
            var from = lower?.Coefficient ?? 0;
            _fit.Take(upper.Stiffness, upper.Target);
            var box = new Box(0, double.PositiveInfinity, from, upper.Coefficient, upper.Stiffness, upper.Target, Math.Min(upper.Top, Value(upper.Stiffness, from)));
            open.Enqueue((box, upper, lower), box.Bound);
        }
    }

    private Ray? At(double coefficient)
    {
        if (_fit.At(coefficient) is not var (stiffness, target) || !double.IsFinite(stiffness) || _fit.Deviation <= 0)
        {
            return null;
        }

        var top = Value(stiffness, coefficient);
        _lowest = Math.Min(_lowest, top);
        return new Ray(coefficient, stiffness, target, top);
    }

    /// <summary>
    /// No plan has a coefficient a little below the lowest possible: there spread may be as dear as one likes. Null where schools can be brought all alike.
    /// </summary>
    private Ray? Floor(double lowest, double target, double free, double stiffness, double goal)
    {
        var coefficient = Math.Min(lowest, free) * (1 - BelowLowest);
        if (!(coefficient > 1e-6) || !double.IsFinite(target))
        {
            return null;
        }

        Ray? best = null;
        stiffness = Math.Max(stiffness, Math.Abs(goal) / Math.Max(_fit.Deviation * _fit.Deviation, 1e-300));
        for (var step = 0; step < FloorSteps; step++, stiffness *= 4)
        {
            _fit.Take(stiffness, target);
            var (top, bottom) = (Value(stiffness, coefficient), Value(stiffness, 0));
            if (best is not { } kept || Math.Min(top, bottom) > kept.Top)
            {
                best = new Ray(coefficient, stiffness, target, Math.Min(top, bottom));
            }

            if (Math.Min(top, bottom) >= goal)
            {
                break;
            }
        }

        return best;
    }

    /// <summary>Cost and charges alone.</summary>
    private double Flat()
    {
        var sum = 0.0;
        for (var place = 0; place < _share.Line.Count; place++)
        {
            sum += Place(place, _share.Cost[place]);
        }

        return sum;
    }

    /// <summary>The bound at one coefficient with the direction of the fit as it stands.</summary>
    private double Value(double stiffness, double coefficient)
    {
        var line = _share.Line;
        var price = 2 * stiffness;
        var middle = _fit.Mean + (coefficient * _fit.Deviation);
        var sum = _point * coefficient;
        for (var place = 0; place < line.Count; place++)
        {
            var pull = price * line.Weight[place] * (_fit.Ratios[place] - middle);
            sum += (pull * line.Start[place]) + Place(place, _share.Cost[place] + (pull * line.Gain[place]));
        }

        return sum;
    }

    /// <summary>One school's least of slope × units and charge.</summary>
    private double Place(int place, double slope)
    {
        var full = _share.Full[place];
        if (_share.Line.Gain[place] <= 0)
        {
            return full > 0 ? _share.Charge[place] : 0;
        }

        var (least, most) = (_share.Rest[place], _share.Most[place]);
        if (least < 0)
        {
            return Math.Min(0, Math.Min((slope - _share.Kink[place]) * least, slope < 0 ? slope * most : 0));
        }

        var units = slope >= 0 ? least : most;
        var value = units == 0 ? 0 : slope * units;
        if (units >= full)
        {
            return value;
        }

        value += _share.Charge[place];
        return full <= most ? Math.Min(value, slope * full) : value;
    }
}
