using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// Finds the prices at which the units that are worth their cost just bring every coefficient down: line after line, in turn, every school always
/// free to choose anew. These prices all but solve the plan without its whole numbers, and carry its bound.
/// </summary>
internal sealed class Fit(PlanModel model, County county)
{
    private readonly LinePrices _prices = county.Prices;
    private int _sweeps;

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
        var curves = new List<CurvePoint>[lines.Length];
        Parallel.For(0, lines.Length, at => curves[at] = Curve.Of(fits[at], _prices.Stiffness[lines[at]], _sweeps / model.Stages.Length));
        var (point, chosen) = Curve.Choose(curves, model.Lines[lines[0]].Limit * lines.Length);
        _sweeps++;
        _prices.Point[stage] = point;
        for (var at = 0; at < lines.Length; at++)
        {
            fits[at].AtStiffness(chosen[at].Stiffness);
            Keep(lines[at], fits[at]);
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
