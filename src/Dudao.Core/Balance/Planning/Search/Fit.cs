using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// Finds the prices at which the units that are worth their cost just bring every coefficient down: line after line, in turn, every school always
/// free to choose anew. These prices all but solve the plan without its whole numbers, and carry its bound.
/// </summary>
internal sealed class Fit(PlanModel model, County county)
{
    private const int Steps = 26;
    private const int MostRises = 40;

    private readonly LinePrices _prices = county.Prices;

    /// <summary>One turn over all lines.</summary>
    public void Sweep()
    {
        for (var stage = 0; stage < model.Stages.Length; stage++)
        {
            if (model.Composite)
            {
                Composite(stage);
            }
            else
            {
                Each(stage);
            }
        }
    }

    private void Each(int stage)
    {
        foreach (var line in LinesOf(stage))
        {
            var fit = new LineFit(model, county, line);
            var limit = model.Lines[line].Limit;
            fit.Fit(_prices.Stiffness[line], () => fit.Coefficient <= limit);
            Keep(line, fit);
        }
    }

    private void Composite(int stage)
    {
        var lines = LinesOf(stage).ToArray();
        var fits = lines.Select(line => new LineFit(model, county, line)).ToArray();
        var stiffness = lines.Select(line => _prices.Stiffness[line]).ToArray();
        var limit = model.Lines[lines[0]].Limit * lines.Length;
        var point = 0.0;
        if (!Passes(0))
        {
            var high = _prices.Point[stage] > 0 ? _prices.Point[stage] : fits.Sum(fit => fit.Scale() * fit.Mean * fit.Mean);
            var low = 0.0;
            for (var step = 0; step < MostRises && !Passes(high); step++)
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

            // Where no price brings the mean of the coefficients down far enough, the lines keep none: whole numbers may still do it.
            point = Passes(high) ? high : 0;
            if (point == 0)
            {
                Passes(0);
            }
        }

        _prices.Point[stage] = point;
        for (var at = 0; at < lines.Length; at++)
        {
            Keep(lines[at], fits[at]);
        }

        bool Passes(double price)
        {
            var sum = 0.0;
            for (var at = 0; at < fits.Length; at++)
            {
                var fit = fits[at];
                if (price == 0)
                {
                    fit.AtStiffness(0);
                }
                else
                {
                    stiffness[at] = fit.Fit(stiffness[at], () => fit.Point >= price);
                }

                sum += fit.Coefficient;
            }

            return sum <= limit;
        }
    }

    private void Keep(int line, LineFit fit)
    {
        _prices.Stiffness[line] = fit.Stiffness;
        _prices.Target[line] = fit.Target;
        county.Refresh(line);
    }

    private IEnumerable<int> LinesOf(int stage) =>
        Enumerable.Range(stage * model.Standard.Indicators.Length, model.Standard.Indicators.Length);
}
