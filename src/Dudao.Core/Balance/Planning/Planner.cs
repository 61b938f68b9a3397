using System.Collections.Immutable;
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

        var (model, refusal) = ModelBuilder.Build(standard, county, request);
        if (model is null)
        {
            return (null, refusal);
        }

        var before = Checker.Check(county, standard);
        if (before.Reached == true)
        {
            return (new BalancePlan(0, 0, [], before, before, county.Table, [], 0, 1, true), null);
        }

        var (found, hopeless) = Searcher.Search(model);
        if (found is null)
        {
            return (null, hopeless);
        }

        var step = Step(model);
        var proof = Prover.Prove(model, found.Trial, found.Prices, (double)found.Cost);
        if (county.Rows.Length <= SmallCounty)
        {
            var (whole, exact) = Exhaust.Run(model, found, proof.Dual, proof.Boxes, proof.Bound, step);
            if (exact)
            {
                return (Told(model, county, before, whole, whole.Cost, proof, step, true), null);
            }
        }

        if (model.Composite && Prover.ProveByRays(model, found.Trial, found.Prices, (double)found.Cost) is var rays && rays.Bound > proof.Bound)
        {
            proof = rays;
        }

        return (Told(model, county, before, found, Rounded(proof.Bound, step, found.Cost), proof, step, false), null);
    }

    private static decimal Rounded(double bound, decimal step, decimal cost)
    {
        // A part in 10⁹ is left for the rounding of the sums.
        var proven = (decimal)Math.Max(0, bound - (1e-9 * Math.Abs(bound)));
        return Math.Min(cost, Math.Ceiling(proven / step) * step);
    }

    private static BalancePlan Told(
        PlanModel model, CountyFigures county, CountyCheck before, Found found, decimal bound, Proven proof, decimal step, bool exact)
    {
        var table = county.Table;
        var additions = ImmutableArray.CreateBuilder<Addition>();
        foreach (var purchase in model.Purchases.Where(purchase => found.Trial.Units[purchase.Index] > 0).OrderBy(purchase => purchase.Row))
        {
            var school = table.Schools[purchase.Row];
            var units = (long)found.Trial.Units[purchase.Index];
            additions.Add(new Addition(school.Row, school.Name, purchase.Column, purchase.Stage, units, units * purchase.Size, units * purchase.Price));
        }

        var after = After(model, table, found.Trial);
        var (counties, problems) = CountyReading.Read(after, model.Standard);
        var check = counties.Where(other => other.Group == county.Group).Select(other => Checker.Check(other, model.Standard)).FirstOrDefault();
        if (check?.Reached != true)
        {
            throw new InvalidOperationException($"The plan does not pass its own check ({problems.Length} problems).");
        }

        var proofs = model.Lines.Select((line, at) => new LineProof(
            model.Stages[line.Stage].Stage, line.Code, proof.Boxes[at].Min(box => box.Bound),
            [.. proof.Boxes[at].Select(box => new ProvenBox(box.MeanFrom, box.MeanTo, box.From, box.To, box.Stiffness, box.Target, box.Bound))]));
        return new BalancePlan(found.Cost, bound, additions.ToImmutable(), before, check, after, [.. proofs], proof.Allowance, step, exact);
    }

    private static SchoolTable After(PlanModel model, SchoolTable table, Trial trial)
    {
        var values = table.Columns.ToDictionary(column => column.Name, column => (double[])column.Values.Clone());
        foreach (var purchase in model.Purchases.Where(purchase => trial.Units[purchase.Index] != 0))
        {
            var kind = table.Schools[purchase.Row].Kind!.Value;
            var column = RawFigure.Column(
                table, purchase.Row, kind, purchase.Stage ?? Stage.Primary, purchase.Column, purchase.Stage is null ? ResourceKind.Shared : ResourceKind.Staff)!;
            values[column.Name][purchase.Row] = purchase.Figure + (trial.Units[purchase.Index] * purchase.Size);
        }

        return table with { Columns = [.. table.Columns.Select(column => column with { Values = values[column.Name] })] };
    }

    /// <summary>The greatest common divisor of all prices, in fen.</summary>
    private static decimal Step(PlanModel model)
    {
        long common = 0;
        foreach (var price in model.Purchases.Select(purchase => purchase.Price * 100))
        {
            if (price != Math.Floor(price) || price > long.MaxValue / 2)
            {
                return 0.01m;
            }

            common = (long)System.Numerics.BigInteger.GreatestCommonDivisor(common, (long)price);
        }

        return common == 0 ? 0.01m : common / 100m;
    }
}
