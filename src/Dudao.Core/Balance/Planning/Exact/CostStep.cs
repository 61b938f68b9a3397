using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Exact;

/// <summary>The greatest common divisor of all costs: every plan's cost is a multiple of it, so a bound may be rounded up to one.</summary>
internal static class CostStep
{
    /// <summary>The step in yuan; 0 where nothing costs anything.</summary>
    public static decimal Of(PlanModel model)
    {
        var step = 0m;
        foreach (var purchase in model.Purchases)
        {
            step = Divisor(step, purchase.Price);
            step = purchase.Pool >= 0 ? Divisor(step, purchase.MovePrice) : step;
        }

        return step;
    }

    /// <summary>The least multiple of the step that is not below the bound, allowing for the rounding of its sums; never above the cost.</summary>
    public static decimal RoundUp(double bound, decimal step, decimal cost)
    {
        if (bound <= 0 || cost == 0)
        {
            return 0;
        }

        var safe = (decimal)(bound - (1e-9 * (double)cost));
        var up = step > 0 ? Math.Ceiling(safe / step) * step : safe;
        return Math.Clamp(up, 0, cost);
    }

    private static decimal Divisor(decimal one, decimal other)
    {
        while (other > 0)
        {
            (one, other) = (other, one % other);
        }

        return one;
    }
}
