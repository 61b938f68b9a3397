using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// Finds prices at which the units that are worth their cost bring every coefficient down, for given floors: near the best plan, since the
/// prices solve the plan without its whole numbers. Lines that share a purchase (a school's two stages) are fitted in turn.
/// </summary>
internal static class Fit
{
    private const int Steps = 26;
    private const int Sweeps = 4;

    /// <summary>Fits the prices to the floors and returns the units; they may still miss a little, or exceed, by whole numbers.</summary>
    public static double[] Run(PlanModel model, Floors floors, LinePrices prices)
    {
        var units = floors.Least.ToArray();
        var sweeps = model.Purchases.Any(purchase => purchase.Effects.Length > 1) ? Sweeps : 1;
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            for (var stage = 0; stage < model.Stages.Length; stage++)
            {
                if (model.Composite)
                {
                    Composite(model, stage, floors, prices, units);
                }
                else
                {
                    Each(model, stage, floors, prices, units);
                }
            }
        }

        return units;
    }

    private static void Each(PlanModel model, int stage, Floors floors, LinePrices prices, double[] units)
    {
        foreach (var line in LinesOf(model, stage))
        {
            var fit = new LineFit(model, line, floors, prices);
            var limit = model.Lines[line].Limit;
            Keep(line, fit, fit.Fit(prices.Stiffness[line], () => fit.Coefficient <= limit), model, prices, units);
        }
    }

    private static void Composite(PlanModel model, int stage, Floors floors, LinePrices prices, double[] units)
    {
        var lines = LinesOf(model, stage).ToArray();
        var fits = lines.Select(line => new LineFit(model, line, floors, prices)).ToArray();
        var stiffness = lines.Select(line => prices.Stiffness[line]).ToArray();
        var limit = model.Lines[lines[0]].Limit * lines.Length;
        var point = 0.0;
        if (!Passes(0))
        {
            var high = prices.Point[stage] > 0 ? prices.Point[stage] : Guess();
            var low = 0.0;
            while (!Passes(high) && high < double.MaxValue / 16)
            {
                low = high;
                high *= 4;
            }

            low = low > 0 ? low : high / 1024;
            for (var step = 0; step < Steps && high / low > 1 + 1e-6; step++)
            {
                var middle = Math.Sqrt(low * high);
                if (Passes(middle))
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }

            point = high;
            Passes(point);
        }

        prices.Point[stage] = point;
        for (var at = 0; at < lines.Length; at++)
        {
            Keep(lines[at], fits[at], stiffness[at], model, prices, units);
        }

        bool Passes(double price)
        {
            var sum = 0.0;
            for (var at = 0; at < fits.Length; at++)
            {
                var fit = fits[at];
                stiffness[at] = price == 0 ? 0 : fit.Fit(stiffness[at], () => fit.Point >= price);
                fit.AtStiffness(stiffness[at]);
                sum += fit.Coefficient;
            }

            return sum <= limit;
        }

        double Guess() => fits.Sum(fit => fit.Scale() * fit.Mean * fit.Mean);
    }

    private static void Keep(int line, LineFit fit, double stiffness, PlanModel model, LinePrices prices, double[] units)
    {
        fit.AtStiffness(stiffness);
        prices.Stiffness[line] = stiffness;
        prices.Target[line] = fit.Target;
        var places = model.Lines[line];
        for (var place = 0; place < places.Count; place++)
        {
            if (places.Purchase[place] >= 0)
            {
                units[places.Purchase[place]] = fit.Units[place];
            }
        }
    }

    private static IEnumerable<int> LinesOf(PlanModel model, int stage) =>
        Enumerable.Range(stage * model.Standard.Indicators.Length, model.Standard.Indicators.Length);
}
