using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Planning.Exact;
using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Proof;
using Dudao.Core.Balance.Planning.Search;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning;

/// <summary>The cheapest way to pass a standard that could be found, with a proven lower bound of the cost of any.</summary>
public static class Planner
{
    private const int SmallCounty = 12;

    /// <summary>A plan, or why there is none. Without transfers: teachers are added, not moved.</summary>
    public static (BalancePlan? Plan, Refusal? Refusal) Plan(CountyFigures county, BalanceStandard standard, PlanRequest request)
    {
        if (county.Stages.Length == 0)
        {
            return (null, new Refusal("没有学校计入，无法做方案。"));
        }

        var before = Checker.Check(county, standard);
        if (before.Reached == true)
        {
            return (new BalancePlan(0, 0, [], [], before, before, county.Table, [], [], 0, 1, true), null);
        }

        var (model, found, refusal) = request.Transfers ? Transfers.Search(standard, county, request) : Search(standard, county, request);
        if (model is null || found is null)
        {
            return (null, refusal);
        }

        var (proof, best, exact) = Prove(model, found);
        var step = CostStep.Of(model);
        var bound = exact ? best.Cost : CostStep.RoundUp(proof.Bound, step, best.Cost);
        return (new Telling(model, county, before, best, proof).Plan(bound, step, exact, request.Budget), null);
    }

    private static (PlanModel? Model, Found? Found, Refusal? Refusal) Search(BalanceStandard standard, CountyFigures county, PlanRequest request)
    {
        var (model, refusal) = ModelBuilder.Build(standard, county, request);
        if (model is null)
        {
            return (null, null, refusal);
        }

        var (found, hopeless) = Searcher.Search(model);
        return (model, found, hopeless);
    }

    /// <summary>In a small county every cheaper plan is gone through; else the better of the proofs that hold.</summary>
    private static (Proven Proof, Found Best, bool Exact) Prove(PlanModel model, Found found)
    {
        var cost = (double)found.Cost;
        if (model.Moves)
        {
            return (Transfers.Prove(model, found, prices => model.Composite
                ? Prover.ProveByRays(model, found.Trial, prices, cost) : Prover.Prove(model, found.Trial, prices, cost)), found, false);
        }

        var small = model.County.Rows.Length <= SmallCounty;
        var rays = model.Composite ? Prover.ProveByRays(model, found.Trial, found.Prices, cost) : null;
        if (rays is not null && !small)
        {
            return (rays, found, false);
        }

        var proof = Prover.Prove(model, found.Trial, found.Prices, cost);
        if (small)
        {
            var (best, exact) = Exhaust.Run(model, found, proof.Dual, proof.Boxes, proof.Bound, CostStep.Of(model));
            if (exact)
            {
                return (proof, best, true);
            }
        }

        return (rays?.Bound > proof.Bound ? rays : proof, found, false);
    }
}
