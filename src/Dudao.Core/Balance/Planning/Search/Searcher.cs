using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>A plan that passes, with the prices that led to it.</summary>
internal sealed record Found(Trial Trial, LinePrices Prices, decimal Cost);

/// <summary>Searches the cheapest plan: minima chosen at the prices, prices fitted to the minima, in a few rounds; then whole numbers mended.</summary>
internal static class Searcher
{
    private const int Rounds = 8;
    public static Action<int,Trial,LinePrices,decimal>? Trace;

    /// <summary>The best plan found, or why there is none.</summary>
    public static (Found? Found, Refusal? Refusal) Search(PlanModel model)
    {
        var floors = new Floors(model);
        var prices = new LinePrices(model.Lines.Length);
        Found? best = null;
        double[]? units = null;
        for (var round = 0; round < Rounds; round++)
        {
            var refusal = new MinimaChoice(model, prices).Choose(floors);
            if (refusal is not null)
            {
                return (null, refusal);
            }

            floors.Refresh(units);
            units = Fit.Run(model, floors, prices);
            var trial = new Trial(model, units);
            if (!new Repair(trial).Run())
            {
                continue;
            }

            Trim.Run(trial);
            units = trial.Units;
            var cost = Cost(model, trial);
            Trace?.Invoke(round, trial, prices, cost);
            if (best is null || cost < best.Cost)
            {
                best = new Found(trial, prices.Copy(), cost);
            }
        }

        return best is null ? (null, new Refusal("做不到")) : (best, null);
    }

    public static decimal Cost(PlanModel model, Trial trial) =>
        model.Purchases.Sum(purchase => purchase.Price * (decimal)Math.Max(0, trial.Units[purchase.Index]));
}
