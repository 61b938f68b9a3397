using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>A plan that passes, with the prices that led to it.</summary>
internal sealed record Found(Trial Trial, LinePrices Prices, decimal Cost);

/// <summary>Searches the cheapest plan: minima chosen at the prices, prices fitted to the minima, in a few rounds; then whole numbers mended.</summary>
internal static class Searcher
{
    private const int Rounds = 4;
    public static Action<int,Trial,LinePrices,decimal>? Trace;

    /// <summary>The best plan found, or why there is none.</summary>
    public static (Found? Found, Refusal? Refusal) Search(PlanModel model)
    {
        var prices = new LinePrices(model.Lines.Length, model.Pools.Length);
        var county = new County(model, prices);
        var fit = new Fit(model, county);
        Found? best = null;
        for (var round = 0; round < Rounds; round++)
        {
            for (var sweep = 0; sweep < (round == 0 ? 4 : 1); sweep++) { fit.Sweep(); }
            var (units, hopeless) = county.Choose();
            if (units is null)
            {
                return (null, new Refusal(string.Join(" ", hopeless!.Unreachable())));
            }
            var trial = new Trial(model, units);
            if (!new Repair(trial).Run())
            {
                continue;
            }

            Trim.Run(trial);
            county.Room(trial.Units);
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
