namespace Dudao.Core.Balance.Planning.Search;

/// <summary>What a line may come to: at a stiffness its coefficient, and what that costs.</summary>
internal readonly record struct CurvePoint(double Stiffness, double Coefficient, double Spent);

/// <summary>
/// A line's cost over its coefficient. Where the mean of the coefficients is judged, every line takes the point of its curve that is cheapest with
/// what a point of coefficient is worth; the curve need not be convex, so the whole of it is looked at before its neighbourhood.
/// </summary>
internal static class Curve
{
    private const int Bisections = 60;

    private static readonly (int Steps, double Ratio)[] Widths = [(26, 1.6), (26, 1.6), (6, 1.12), (6, 1.03), (6, 1.01)];

    /// <summary>The points about a stiffness, and always the one of no price; the wider the earlier the sweep.</summary>
    public static List<CurvePoint> Of(LineFit fit, double stiffness, int sweep)
    {
        var points = new List<CurvePoint>();
        Add(0);
        var (steps, ratio) = Widths[Math.Min(sweep, Widths.Length - 1)];
        var scale = fit.Scale();
        var middle = stiffness > 0 ? stiffness : scale;
        (steps, ratio) = stiffness > 0 ? (steps, ratio) : Widths[0];
        for (var step = -steps; step <= steps; step++)
        {
            Add(middle * Math.Pow(ratio, step));
        }

        return points;

        void Add(double at)
        {
            fit.AtStiffness(at);
            if (double.IsFinite(fit.Coefficient))
            {
                points.Add(new CurvePoint(at, fit.Coefficient, fit.Spent));
            }
        }
    }

    /// <summary>
    /// The least worth of a point of coefficient at which the chosen coefficients add up to no more than the limit, and each line's point; where
    /// none brings them down so far, the lowest.
    /// </summary>
    public static (double Point, CurvePoint[] Chosen) Choose(IReadOnlyList<List<CurvePoint>> curves, double limit)
    {
        var free = At(curves, 0);
        if (Sum(free) <= limit)
        {
            return (0, free);
        }

        var high = curves.Max(curve => curve.Max(point => Math.Abs(point.Spent))) + 1;
        for (var step = 0; step < Bisections && Sum(At(curves, high)) > limit; step++)
        {
            high *= 4;
        }

        var low = 0.0;
        for (var step = 0; step < Bisections; step++)
        {
            var middle = low > 0 ? Math.Sqrt(low * high) : high / 1024;
            if (Sum(At(curves, middle)) <= limit)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return (high, At(curves, high));
    }

    private static CurvePoint[] At(IReadOnlyList<List<CurvePoint>> curves, double worth) =>
        [.. curves.Select(curve => curve.MinBy(point => point.Spent + (worth * point.Coefficient)))];

    private static double Sum(CurvePoint[] points) => points.Sum(point => point.Coefficient);
}
