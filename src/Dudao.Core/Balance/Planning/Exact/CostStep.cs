using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Exact;

/// <summary>The greatest common divisor of all costs: every plan's cost is a multiple of it, so a bound may be rounded up to one.</summary>
internal static class CostStep
{
    private const decimal Fen = 0.01m;

    /// <summary>The step in yuan; a fen where nothing costs anything, or where costs have parts of a fen.</summary>
    public static decimal Of(PlanModel model)
    {
        long common = 0;
        foreach (var price in model.Purchases.SelectMany(purchase => purchase.Pool < 0 ? [purchase.Price] : new[] { purchase.Price, purchase.MovePrice }))
        {
            var fen = price / Fen;
            if (fen != Math.Floor(fen) || fen > long.MaxValue / 2)
            {
                return 0;
            }

            common = (long)System.Numerics.BigInteger.GreatestCommonDivisor(common, (long)fen);
        }

        return common == 0 ? Fen : common * Fen;
    }

    /// <summary>The least multiple of the step that is not below the bound; a part in 10⁹ is left for the rounding of its sums. Never above the cost.</summary>
    public static decimal RoundUp(double bound, decimal step, decimal cost)
    {
        var proven = (decimal)Math.Max(0, bound - (1e-9 * Math.Abs(bound)));
        return Math.Min(cost, step > 0 ? Math.Ceiling(proven / step) * step : proven);
    }
}
