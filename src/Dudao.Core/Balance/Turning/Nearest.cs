namespace Dudao.Core.Balance.Turning;

/// <summary>
/// The nearest value in one direction at which a verdict turns. The gap (coefficient less threshold) over one figure falls and then rises:
/// a coefficient is a convex function over a positive linear one, so the passing values are one interval and bisection finds its end.
/// </summary>
internal static class Nearest
{
    private const double Largest = 1e12;

    /// <summary>The value, or null where none in this direction turns it.</summary>
    /// <param name="figure">The figure that changes.</param>
    /// <param name="direction">1 upwards, −1 downwards.</param>
    /// <param name="gap">At most 0 where the verdict is reached; NaN where it cannot be told.</param>
    /// <param name="now">The verdict as it is.</param>
    public static double? Flip(MovableFigure figure, int direction, Func<MovableFigure, double, double> gap, bool now)
    {
        var most = Math.Floor(((direction < 0 ? figure.From - figure.Least : Largest) / figure.Step) + 1e-9);
        if (most >= 1 && double.IsNaN(Gap(most)))
        {
            most--;
        }

        var turned = most < 1 ? null : now ? FirstAbove() : FirstBelow();
        if (turned is not { } far)
        {
            return direction < 0 && figure.Out is { } leaves && gap(figure, leaves) is var without && !double.IsNaN(without) && (without <= 0) != now ? leaves : null;
        }

        double near = 0;
        while (far - near > 1)
        {
            var middle = Math.Floor((near + far) / 2);
            if (Turned(middle))
            {
                far = middle;
            }
            else
            {
                near = middle;
            }
        }

        return Value(far);

        double Value(double steps) => Math.Round(figure.From + (direction * steps * figure.Step), 9);

        double Gap(double steps) => gap(figure, Value(steps));

        bool Turned(double steps) => Gap(steps) is var here && !double.IsNaN(here) && (here <= 0) != now;

        double? FirstAbove()
        {
            for (double steps = 1; ; steps = Math.Min(most, steps * 2))
            {
                if (Turned(steps))
                {
                    return steps;
                }

                if (steps >= most)
                {
                    return null;
                }
            }
        }

        double? FirstBelow()
        {
            double low = 0, high = 1;
            for (var here = Gap(1); ;)
            {
                if (here <= 0)
                {
                    return high;
                }

                var next = Math.Min(most, high * 2);
                if (next <= high || !(Gap(next) is var there && there < here))
                {
                    high = next;
                    break;
                }

                (low, high, here) = (Math.Floor(high / 2), next, there);
            }

            while (high - low > 2)
            {
                var third = Math.Max(1, Math.Floor((high - low) / 3));
                var (left, right) = (low + third, high - third);
                var (one, other) = (Gap(left), Gap(right));
                if (one <= 0 || other <= 0)
                {
                    return one <= 0 ? left : right;
                }

                (low, high) = one <= other ? (low, right) : (left, high);
                if (left == right)
                {
                    break;
                }
            }

            for (var steps = Math.Max(1, low); steps <= high; steps++)
            {
                if (Turned(steps))
                {
                    return steps;
                }
            }

            return null;
        }
    }
}
