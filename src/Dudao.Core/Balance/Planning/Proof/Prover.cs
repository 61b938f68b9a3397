using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>Proves how little any plan can cost: the lines' bounds together, less what the charges and the composite's points allow.</summary>
internal static class Prover
{
    private const int MostBoxes = 400;

    /// <summary>The bound of one division, and the boxes of every line that anyone can add up to it.</summary>
    public static (double Bound, List<Box>[] Boxes, Dual Dual) Prove(PlanModel model, Trial trial, LinePrices prices, double cost)
    {
        return Prove(model, trial, prices, cost, new Dual(model, trial, prices, cost));
    }

    public static (double Bound, List<Box>[] Boxes, Dual Dual) Prove(PlanModel model, Trial trial, LinePrices prices, double cost, Dual dual)
    {
        var boxes = new List<Box>[model.Lines.Length];
        Parallel.For(0, model.Lines.Length, line => boxes[line] = Line(model, trial, prices, dual, line, cost));
        var bound = boxes.Sum(line => line.Min(box => box.Bound)) - dual.Allowance;
        for (var stage = 0; model.Composite && stage < model.Stages.Length; stage++)
        {
            var lines = model.LinesOf(stage);
            bound -= prices.Point[stage] * lines.Length * lines[0].Limit;
        }

        return (bound, boxes, dual);
    }

    private static List<Box> Line(PlanModel model, Trial trial, LinePrices prices, Dual dual, int at, double cost)
    {
        var line = model.Lines[at];
        var share = dual.Shares[at];
        var point = model.Composite ? prices.Point[line.Stage] : 0;
        var plan = (trial.Mean(at), trial.Coefficient(at));
        var goal = point * plan.Item2;
        double least = 0;
        for (var place = 0; place < line.Count; place++)
        {
            var units = line.Purchase[place] >= 0 ? trial.Units[line.Purchase[place]] : 0;
            goal += (share.Cost[place] * units) + (units < line.Full[place] && double.IsFinite(share.Charge[place]) ? share.Charge[place] : 0);
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
        double rate = 0, all = 0;
        for (var place = 0; place < line.Count; place++)
        {
            var lift = line.Weight[place] * line.Gain[place];
            if (lift > 0)
            {
                var price = model.Purchases[line.Purchase[place]].Cost;
                rate = Math.Max(rate, price > 0 ? lift / price : double.PositiveInfinity);
                all += lift * (share.Most[place] - share.Rest[place]);
            }
        }

        return least + Math.Min(all, rate * cost);
    }

    /// <summary>From this coefficient on the points alone are dearer than our plan.</summary>
    private static double CoefficientMost(LineShare share, double point, double goal, double plan) =>
        Math.Max(plan * 1.01, (goal - share.Least(0, 0)) / point);
}
