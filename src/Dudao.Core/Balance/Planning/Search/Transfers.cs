using System.Collections.Immutable;
using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Proof;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// A plan in which teachers may move: the plan of additions alone, and in it moves in place of purchases. Where the limits leave no plan of additions, they are
/// left aside at first: what is then too much must come from other schools.
/// </summary>
internal static class Transfers
{
    private static readonly double[] Parts = [0.9, 1.1, 0.7, 1.4, 0.4, 2];

    public static (PlanModel? Model, Found? Found, Refusal? Refusal) Search(BalanceStandard standard, CountyFigures county, PlanRequest request)
    {
        var (model, refusal) = ModelBuilder.Build(standard, county, request);
        if (model is null)
        {
            return (null, null, refusal);
        }

        foreach (var still in new[] { request with { Transfers = false }, request with { Transfers = false, Prices = Unlimited(standard, request.Prices) } })
        {
            var (found, hopeless) = Searcher.Search(ModelBuilder.Build(standard, county, still).Model!);
            refusal ??= hopeless;
            if (found is not null)
            {
                var trial = new Trial(model, found.Trial.Units);
                var mover = new Mover(trial, found.Prices);
                mover.Run();
                if (Ledger.Entries(trial) is { } entries)
                {
                    return (model, new Found(trial, mover.Prices(), Ledger.Cost(entries)), null);
                }
            }
        }

        return (model, null, refusal ?? new Refusal("做不到：按给定的上限，能调剂的教师不够。请放宽上限或调剂人数。"));
    }

    /// <summary>The best proof over what a person who moves is worth, about what it is at the plan.</summary>
    public static Proven Prove(PlanModel model, Found found, Func<LinePrices, Proven> prove)
    {
        var best = prove(found.Prices);
        var prices = found.Prices;
        var bought = model.Pools.Select((_, pool) => Ledger.Pool(found.Trial, pool)).Select(pool => pool.Received > pool.Given).ToList();
        Try(prices.With([.. model.Pools.Select((_, pool) => model.Purchases.Where(purchase => purchase.Pool == pool).Max(purchase => purchase.Cost))], prices.Moved, prices.Point));
        if (prices.Moved > 0)
        {
            foreach (var part in Parts)
            {
                Try(found.Prices.With(prices.Pool, found.Prices.Moved * part, prices.Point));
            }
        }

        if (bought.Contains(false))
        {
            foreach (var part in Parts)
            {
                Try(prices.With([.. found.Prices.Pool.Select((price, pool) => bought[pool] ? price : price * part)], prices.Moved, prices.Point));
            }
        }

        for (var stage = 0; model.Composite && stage < model.Stages.Length; stage++)
        {
            foreach (var part in Parts)
            {
                Try(prices.With(prices.Pool, prices.Moved, [.. found.Prices.Point.Select((price, at) => at == stage ? price * part : prices.Point[at])]));
            }
        }

        return best;

        void Try(LinePrices tried)
        {
            var proof = prove(tried);
            if (proof.Bound > best.Bound)
            {
                (best, prices) = (proof, tried);
            }
        }
    }

    private static ImmutableArray<UnitPrice>? Unlimited(BalanceStandard standard, ImmutableArray<UnitPrice>? prices)
    {
        var staff = standard.Columns().Where(column => column.Kind == ResourceKind.Staff).Select(column => column.Column).Append(SubsetRule.Whole).ToList();
        return prices is { } given
            ? [.. given.Select(price => staff.Exists(column => price.Resource.StartsWith(column, StringComparison.Ordinal)) ? price with { Max = null } : price)]
            : null;
    }
}
