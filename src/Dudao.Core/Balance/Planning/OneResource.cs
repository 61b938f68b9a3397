using System.Collections.Immutable;

namespace Dudao.Core.Balance.Planning;

/// <summary>The least of one resource that brings its coefficient down to a target.</summary>
/// <param name="Before">The coefficient before; null where it cannot be computed.</param>
/// <param name="After">The coefficient after.</param>
/// <param name="Total">How much is added and moved altogether; what is moved counts once.</param>
/// <param name="Bound">No plan takes less.</param>
/// <param name="Units">By school: what it receives, below 0 what it gives.</param>
public sealed record OneResource(double? Before, double After, double Total, double Bound, ImmutableArray<double> Units)
{
    /// <summary>(total − bound) ÷ total; 0 where both are 0.</summary>
    public double Gap => Total == 0 ? 0 : (Total - Bound) / Total;

    /// <summary>
    /// Raises the poorest to one level, by bisection on the coefficient: a school's weight in the deviation and the cost of a unit of its ratio
    /// are both proportional to its pupils, so the poorest comes first. With transfers the richest give down to a level of their own, as long as a
    /// moved unit does more than an added one (until U − X̄ = τS). Whole units start from the fractional answer, and end where one less fails.
    /// </summary>
    /// <param name="pupils">Pupils of each school, above 0.</param>
    /// <param name="amounts">What each has, not below 0.</param>
    /// <param name="target">The greatest coefficient, above 0.</param>
    /// <param name="whole">Whether only whole units can be had.</param>
    /// <param name="transfers">Whether units may be moved.</param>
    public static OneResource Plan(double[] pupils, double[] amounts, double target, bool whole, bool transfers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target);
        var before = Spread.Of(pupils, amounts).Cv;
        var limit = target + Checking.Verdict.Tolerance;
        if (before <= limit)
        {
            return new OneResource(before, before.Value, 0, 0, [.. new double[pupils.Length]]);
        }

        var ratios = pupils.Select((count, school) => amounts[school] / count).ToArray();
        var (low, high) = (ratios.Min(), Math.Max(ratios.Max(), before is null ? 1 : 0));
        var level = Bisect(low, high, level => Passes(pupils, amounts, Fractions(pupils, amounts, ratios, level, target, transfers), limit));
        var units = Fractions(pupils, amounts, ratios, level, target, transfers);
        // What lies just below the level fails, so no plan takes less than it.
        var less = Fractions(pupils, amounts, ratios, Math.Max(low, level - (1e-12 * Math.Max(1, high))), target, transfers);
        var bound = Math.Min(Received(units), Received(less));
        if (whole)
        {
            units = Whole(pupils, amounts, units, limit);
            bound = Math.Min(Received(units), Math.Ceiling(bound - 1e-6));
        }

        var after = Spread.Of(pupils, [.. amounts.Select((amount, school) => amount + units[school])]).Cv ?? 0;
        return new OneResource(before, after, Received(units), bound, [.. units]);
    }

    private static double Received(double[] units) => units.Sum(unit => Math.Max(0, unit));

    private static bool Passes(double[] pupils, double[] amounts, double[] units, double limit) =>
        Spread.Of(pupils, [.. amounts.Select((amount, school) => amount + units[school])]).Cv <= limit;

    /// <summary>The least value that passes; all above it pass.</summary>
    private static double Bisect(double low, double high, Func<double, bool> passes)
    {
        for (var step = 0; step < 100 && high > low; step++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = passes(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static double[] Fractions(double[] pupils, double[] amounts, double[] ratios, double level, double target, bool transfers)
    {
        var units = ratios.Select((ratio, school) => Math.Max(0, level - ratio) * pupils[school]).ToArray();
        if (!transfers)
        {
            return units;
        }

        var received = units.Sum();
        var top = Bisect(level, ratios.Max(), high =>
        {
            var tried = Lowered(high);
            var spread = Spread.Of(pupils, [.. amounts.Select((amount, school) => amount + tried[school])]);
            return -tried.Sum(unit => Math.Min(0, unit)) <= received && high - spread.Mean!.Value >= target * spread.Deviation!.Value;
        });
        return Lowered(top);

        double[] Lowered(double high) => [.. units.Select((unit, school) => ratios[school] > high ? (high - ratios[school]) * pupils[school] : unit)];
    }

    private static double[] Whole(double[] pupils, double[] amounts, double[] fractions, double limit)
    {
        var units = fractions.Select(unit => unit < 0 ? Math.Ceiling(unit) : Math.Floor(unit)).ToArray();
        if (units.Sum() < 0)
        {
            units = [.. fractions.Select(unit => unit < 0 ? Math.Ceiling(unit) : Math.Ceiling(unit))];
        }

        var order = new PriorityQueue<int, double>(pupils.Select((count, school) => (school, (amounts[school] + units[school]) / count)).Where(pair => units[pair.school] >= 0));
        while (!Passes(pupils, amounts, units, limit))
        {
            var school = order.Dequeue();
            units[school]++;
            order.Enqueue(school, (amounts[school] + units[school]) / pupils[school]);
        }

        foreach (var school in Enumerable.Range(0, pupils.Length).OrderByDescending(school => (amounts[school] + units[school]) / pupils[school]))
        {
            while (units[school] >= 1 && units.Sum() >= 1)
            {
                units[school]--;
                if (!Passes(pupils, amounts, units, limit))
                {
                    units[school]++;
                    break;
                }
            }
        }

        return units;
    }
}
