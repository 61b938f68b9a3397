using System.Runtime.CompilerServices;
using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// What units cost at the prices: bought ones their cost; where persons move, a received one the pool's price, and one given away earns the
/// pool's price less the move's cost and the price of moving at all.
/// </summary>
/// <param name="Cost">Yuan a bought unit.</param>
/// <param name="Limit">The most bought units.</param>
/// <param name="Receive">Yuan a received unit; infinite where nothing moves.</param>
/// <param name="Give">Yuan earned for a unit given away.</param>
internal readonly record struct Tariff(double Cost, double Limit, double Receive, double Give)
{
    public static Tariff Of(Purchase purchase, LinePrices prices) => purchase.Pool < 0
        ? new Tariff(purchase.Cost, purchase.Most, double.PositiveInfinity, 0)
        : new Tariff(purchase.Cost, purchase.Most, prices.Pool[purchase.Pool], prices.Pool[purchase.Pool] - purchase.MoveCost - prices.Moved);

    /// <summary>The least of cost + bend·u² − 2·pull·u over whole u between two ends, and its u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Cheapest(double pull, double bend, double least, double most, out double units)
    {
        if (double.IsPositiveInfinity(Receive))
        {
            return On(Cost, 0, pull, bend, least, most, out units);
        }

        return Moving(pull, bend, least, most, out units);
    }

    /// <summary>What net units cost.</summary>
    public double Of(double units)
    {
        if (units <= 0)
        {
            return Give * units;
        }

        var bought = Cost <= Receive ? Math.Min(units, Limit) : 0;
        return (Cost * bought) + (units > bought ? Receive * (units - bought) : 0);
    }

    private double Moving(double pull, double bend, double least, double most, out double units)
    {
        var best = double.PositiveInfinity;
        units = least;
        if (least < 0)
        {
            Take(On(Give, 0, pull, bend, least, Math.Min(0, most), out var given), given, ref units);
        }

        var from = Math.Max(0, least);
        if (most < from)
        {
            return best;
        }

        if (Cost <= Receive && from <= Limit)
        {
            Take(On(Cost, 0, pull, bend, from, Math.Min(Limit, most), out var bought), bought, ref units);
            from = Math.Max(from, Limit);
        }

        if (from <= most && (Cost > Receive || from >= Limit))
        {
            var bought = Cost <= Receive ? Limit : 0;
            if (double.IsFinite(bought))
            {
                Take(On(Receive, (Cost - Receive) * bought, pull, bend, from, most, out var received), received, ref units);
            }
        }

        return best;

        void Take(double value, double at, ref double kept)
        {
            if (value < best)
            {
                (best, kept) = (value, at);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double On(double slope, double offset, double pull, double bend, double from, double to, out double units)
    {
        var free = bend > 0 ? Math.Round((pull - (slope / 2)) / bend) : slope >= 0 ? from : to;
        units = Math.Min(Math.Max(free, from), to);
        return units == 0 ? offset : offset + (((bend * units) - (2 * pull) + slope) * units);
    }
}
