using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// Chooses for each school which indicators stay below their minimum (the seventh of seven): those whose minimum would cost most beyond what
/// the coefficients ask for anyway, at the prices of the lines.
/// </summary>
internal sealed class MinimaChoice(PlanModel model, LinePrices prices)
{
    private const int Sweeps = 3;

    /// <summary>Chooses for every school; a refusal names the school that cannot reach its minima by any purchase.</summary>
    public Refusal? Choose(Floors floors)
    {
        for (var stage = 0; stage < model.Stages.Length; stage++)
        {
            for (var place = 0; place < model.Stages[stage].Count; place++)
            {
                var refusal = Force(stage, place, floors);
                if (refusal is not null)
                {
                    return refusal;
                }
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            for (var stage = 0; stage < model.Stages.Length; stage++)
            {
                for (var place = 0; model.MayMiss[stage] > 0 && place < model.Stages[stage].Count; place++)
                {
                    Choose(stage, place, floors);
                }
            }
        }

        floors.Refresh();
        return null;
    }

    private Refusal? Force(int stage, int place, Floors floors)
    {
        var missing = new List<Line>();
        foreach (var line in model.LinesOf(stage))
        {
            var relaxed = floors.Relaxed[Array.IndexOf(model.Lines, line)];
            relaxed[place] = double.IsPositiveInfinity(line.Full[place]);
            if (relaxed[place])
            {
                missing.Add(line);
            }
        }

        var hopeless = missing.Find(line => double.IsPositiveInfinity(line.Rest[place]))
            ?? (missing.Count > model.MayMiss[stage] ? missing[0] : null);
        if (hopeless is null)
        {
            return null;
        }

        var school = model.School(model.Stages[stage].Rows[place]);
        var what = missing.Count == 1 ? "" : $"（达不到的有：{string.Join("、", missing.Select(line => Name(line)))}）";
        return new Refusal(
            $"做不到：{school}的{model.Stages[stage].Stage.Title()}“{Name(hopeless)}”按给定的成本和上限达不到学校最低要求{what}。请放宽上限，或补上这项资源的成本。",
            Field: hopeless.Code);
    }

    private string Name(Line line) => model.Standard.Indicators[line.Indicator].Name;

    private void Choose(int stage, int place, Floors floors)
    {
        var first = stage * model.Standard.Indicators.Length;
        var may = model.MayMiss[stage];
        var savings = new List<(int Line, double Saved)>();
        for (var at = first; at < first + model.Standard.Indicators.Length; at++)
        {
            var line = model.Lines[at];
            if (double.IsPositiveInfinity(line.Full[place]))
            {
                may--;
                continue;
            }

            floors.Relaxed[at][place] = false;
            if (line.Purchase[place] >= 0 && line.Full[place] > Math.Max(0, line.Rest[place]))
            {
                savings.Add((at, Saved(at, place, floors)));
            }
        }

        foreach (var (line, _) in savings.Where(saving => saving.Saved > 0).OrderByDescending(saving => saving.Saved).Take(Math.Max(0, may)))
        {
            floors.Relaxed[line][place] = true;
        }
    }

    private double Saved(int line, int place, Floors floors)
    {
        var purchase = model.Purchases[model.Lines[line].Purchase[place]];
        double whole = 0, rest = 0;
        foreach (var (at, where, _) in purchase.Effects)
        {
            var here = model.Lines[at];
            var least = floors.Relaxed[at][where] ? here.Rest[where] : here.Full[where];
            whole = Math.Max(whole, at == line ? here.Full[where] : least);
            rest = Math.Max(rest, at == line ? here.Rest[where] : least);
        }

        return Value(purchase, whole) - Value(purchase, rest);
    }

    /// <summary>The least of cost and penalties with at least so many units.</summary>
    private double Value(Purchase purchase, double least)
    {
        double pull = -purchase.Cost / 2, bend = 0;
        foreach (var (line, place, gain) in purchase.Effects)
        {
            var weight = prices.Stiffness[line] * model.Lines[line].Weight[place] * gain;
            pull += weight * (prices.Target[line] - model.Lines[line].Start[place]);
            bend += weight * gain;
        }

        var units = bend > 0 ? Math.Max(least, Math.Min(Math.Round(pull / bend), purchase.Ceiling)) : least;
        return (bend * units * units) - (2 * pull * units);
    }
}
