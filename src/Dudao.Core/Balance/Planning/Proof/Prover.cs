using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>What is proven, and by what.</summary>
/// <param name="Bound">Yuan.</param>
/// <param name="Boxes">By line.</param>
/// <param name="Dual">The division of costs and charges.</param>
/// <param name="Allowance">What was taken off the sum of the lines' bounds.</param>
/// <param name="Points">By stage: the worth of a point of coefficient; 0 where each indicator is judged.</param>
internal sealed record Proven(double Bound, List<Box>[] Boxes, Dual Dual, double Allowance, double[] Points);

/// <summary>Proves how little any plan can cost: the lines' bounds together, less what the charges and the composite's points allow.</summary>
internal static class Prover
{
    private const int MostBoxes = 400;

    /// <summary>The bound with boxes of means and coefficients, which hold whole units exactly.</summary>
    public static Proven Prove(PlanModel model, Trial trial, LinePrices prices, double cost)
    {
        var dual = new Dual(model, trial, prices, cost);
        return Of(model, prices, dual, line => Line(model, trial, prices, dual, line, cost));
    }

    /// <summary>
    /// The bound in parts of units where the mean of the coefficients is judged: boxes of coefficients alone. In large counties the whole units
    /// matter little, and the other bound is not near.
    /// </summary>
    public static Proven ProveByRays(PlanModel model, Trial trial, LinePrices prices, double cost)
    {
        var at = CompositePrices.At(model, trial, prices);
        var dual = new Dual(model, trial, at, cost, Caps.Of(model));
        return Of(model, at, dual, line =>
        {
            var share = dual.Shares[line];
            var point = at.Point[share.Line.Stage];
            return RayBound.Prove(share, Units(trial, share.Line), point, trial.Coefficient(line), Value(trial, share, point * trial.Coefficient(line)), cost * 5e-4 / model.Lines.Length, MostBoxes);
        });
    }

    private static Proven Of(PlanModel model, LinePrices prices, Dual dual, Func<int, List<Box>> prove)
    {
        var boxes = new List<Box>[model.Lines.Length];
        Parallel.For(0, model.Lines.Length, line => boxes[line] = prove(line));
        var allowance = dual.Allowance;
        for (var stage = 0; model.Composite && stage < model.Stages.Length; stage++)
        {
            var lines = model.LinesOf(stage);
            allowance += prices.Point[stage] * lines.Length * lines[0].Limit;
        }

        return new Proven(boxes.Sum(line => line.Min(box => box.Bound)) - allowance, boxes, dual, allowance, [.. prices.Point]);
    }

    private static double[] Units(Trial trial, Line line) => [.. line.Purchase.Select(purchase => purchase >= 0 ? trial.Units[purchase] : 0)];

    /// <summary>The line's cost, charges and points in the plan: no bound can be above it.</summary>
    private static double Value(Trial trial, LineShare share, double points)
    {
        var value = points;
        foreach (var (units, place) in Units(trial, share.Line).Select((units, place) => (units, place)))
        {
            value += (share.Cost[place] * units) - (units < 0 ? share.Kink[place] * units : 0) + (units < share.Line.Full[place] && double.IsFinite(share.Charge[place]) ? share.Charge[place] : 0);
        }

        return value;
    }

    private static List<Box> Line(PlanModel model, Trial trial, LinePrices prices, Dual dual, int at, double cost)
    {
        var line = model.Lines[at];
        var share = dual.Shares[at];
        var point = model.Composite ? prices.Point[line.Stage] : 0;
        var plan = (trial.Mean(at), trial.Coefficient(at));
        var goal = Value(trial, share, point * plan.Item2);
        var least = 0.0;
        for (var place = 0; place < line.Count; place++)
        {
            least += line.Weight[place] * (line.Start[place] + (line.Gain[place] * share.Rest[place]));
        }

        if (prices.Stiffness[at] == 0)
        {
            return [new BoxBound(share, point).Prove(least, double.PositiveInfinity, model.Composite ? 0 : line.Limit, model.Composite ? double.PositiveInfinity : line.Limit, 0, goal)];
        }

        var most = MeanMost(model, line, share, least, cost);
        var coefficients = model.Composite ? (0, CoefficientMost(share, point, goal, plan.Item2)) : (line.Limit, line.Limit);
        return LineBound.Prove(
            share, point, (least, most), coefficients, goal, cost * 1e-4 / model.Lines.Length, prices.Stiffness[at], plan, MostBoxes);
    }

    /// <summary>No plan of at most this cost lifts the mean higher: the whole cost spent where a yuan lifts it most.</summary>
    private static double MeanMost(PlanModel model, Line line, LineShare share, double least, double cost)
    {
        double rate = 0, all = 0, kept = 0, moved = 0;
        for (var place = 0; place < line.Count; place++)
        {
            var lift = line.Weight[place] * line.Gain[place];
            if (lift > 0)
            {
                var price = model.Purchases[line.Purchase[place]].Cost;
                rate = Math.Max(rate, price > 0 ? lift / price : double.PositiveInfinity);
                all += lift * (share.Most[place] - share.Rest[place]);
                kept += lift * Math.Max(0, -share.Rest[place]);
                moved = model.Purchases[line.Purchase[place]].Pool < 0 ? moved : Math.Max(moved, lift);
            }
        }

        // What nobody gives away stays; and each person who moves lifts the mean of the ratios where a person lifts it most.
        var gives = moved > 0 ? Math.Min(model.MostMoved, line.Purchase.Where(purchase => purchase >= 0).Sum(purchase => model.Purchases[purchase].Gives)) : 0;
        return least + Math.Min(all, kept + (moved * gives) + (rate * cost));
    }

    /// <summary>From this coefficient on the points alone are dearer than our plan.</summary>
    private static double CoefficientMost(LineShare share, double point, double goal, double plan) =>
        Math.Max(plan * 1.01, (goal - share.Least(0, 0)) / point);
}
