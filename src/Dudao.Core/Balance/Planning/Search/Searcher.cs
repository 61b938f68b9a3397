using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>A plan that passes, with the prices that led to it.</summary>
internal sealed record Found(Trial Trial, LinePrices Prices, decimal Cost);

/// <summary>Searches the cheapest plan: prices fitted in turns with every school choosing at them, then whole numbers mended and trimmed.</summary>
internal sealed class Searcher
{
    private const int FirstSweeps = 4;
    private const int Rounds = 3;
    private const int Stronger = 10;

    private readonly PlanModel _model;
    private readonly LinePrices _prices;
    private readonly County _county;
    private readonly Fit _fit;
    private Found? _best;

    private Searcher(PlanModel model)
    {
        _model = model;
        _prices = new LinePrices(model.Lines.Length, model.Pools.Length);
        _county = new County(model, _prices);
        _fit = new Fit(model, _county);
    }

    /// <summary>The best plan found, or why there is none.</summary>
    public static (Found? Found, Refusal? Refusal) Search(PlanModel model)
    {
        var search = new Searcher(model);
        if (search._county.Choose().Hopeless is { } row)
        {
            return (null, Hopeless.Minima(model, row));
        }

        for (var sweep = 1; sweep < FirstSweeps; sweep++)
        {
            search._fit.Sweep();
        }

        for (var round = 0; round < Rounds; round++)
        {
            search._fit.Sweep();
            search.Try(search._prices);
        }

        return search._best is null ? search.Press() : (search._best, null);
    }

    public static decimal Cost(PlanModel model, Trial trial) =>
        model.Purchases.Sum(purchase => purchase.Price * (decimal)Math.Max(0, trial.Units[purchase.Index]));

    /// <summary>The schools' choice at the prices, mended and trimmed; kept where it is cheaper than the best.</summary>
    private Trial Try(LinePrices prices)
    {
        var trial = new Trial(_model, _county.Choose().Units!);
        if (new Repair(trial).Run())
        {
            Trim.Run(trial);
            _county.Room(trial.Units);
            var cost = Cost(_model, trial);
            if (_best is null || cost < _best.Cost)
            {
                _best = new Found(trial, prices.Copy(), cost);
            }
        }

        return trial;
    }

    /// <summary>
    /// Where single units do not lead to a plan, all lines are pressed together harder and harder; the prices kept are those of the fit.
    /// </summary>
    private (Found? Found, Refusal? Refusal) Press()
    {
        var kept = _prices.Copy();
        Trial? last = null;
        for (var step = 0; step < Stronger && _best is null; step++)
        {
            for (var line = 0; line < _model.Lines.Length; line++)
            {
                var fit = new LineFit(_model, _county, line);
                fit.AtStiffness(fit.Scale() * Math.Pow(8, step));
                (_prices.Stiffness[line], _prices.Target[line]) = (fit.Stiffness, fit.Target);
                _county.Refresh(line);
            }

            last = Try(kept);
        }

        return _best is null ? (null, Hopeless.Coefficients(_model, last!)) : (_best, null);
    }
}
