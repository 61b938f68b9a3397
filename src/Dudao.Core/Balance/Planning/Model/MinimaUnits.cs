using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning.Model;

/// <summary>How many whole units each school needs to reach each minimum, and how many it could give away.</summary>
internal static class MinimaUnits
{
    public static void Fill(PlanModel model)
    {
        foreach (var line in model.Lines)
        {
            var indicator = model.Standard.Indicators[line.Indicator];
            var minimum = indicator.Minimum(model.Stages[line.Stage].Stage) ?? 0;
            for (var place = 0; place < line.Count; place++)
            {
                var purchase = line.Purchase[place] >= 0 ? model.Purchases[line.Purchase[place]] : null;
                line.Full[place] = Units(line, place, minimum, purchase);
                line.Rest[place] = Units(line, place, minimum * model.Standard.RestShare, purchase);
            }
        }
    }

    /// <summary>How many units a school can give away and stay at the minima that it reaches; none where it is below one.</summary>
    public static double Gives(BalanceStandard standard, CountyFigures county, Line[] lines, Effect[] effects, double has)
    {
        foreach (var (at, place, gain) in effects)
        {
            var minimum = standard.Indicators[lines[at].Indicator].Minimum(county.Stages[lines[at].Stage].Stage) ?? 0;
            var spare = Math.Min(has, Math.Floor((lines[at].Start[place] - minimum) / gain) + 1);
            while (spare > 0 && !Verdict.Reaches(lines[at].Start[place] - (gain * spare), minimum))
            {
                spare--;
            }

            has = Math.Max(0, spare);
        }

        return has;
    }

    /// <summary>The fewest units that reach a ratio; −gives where the school is above its minimum; infinite where no number reaches it.</summary>
    private static double Units(Line line, int place, double minimum, Purchase? purchase)
    {
        var (start, gain) = (line.Start[place], line.Gain[place]);
        if (Verdict.Reaches(start, minimum))
        {
            return -(purchase?.Gives ?? 0);
        }

        if (purchase is null)
        {
            return double.PositiveInfinity;
        }

        var units = Math.Max(1, Math.Ceiling((minimum - start) / gain));
        while (units > 1 && Verdict.Reaches(start + (gain * (units - 1)), minimum))
        {
            units--;
        }

        while (!Verdict.Reaches(start + (gain * units), minimum))
        {
            units++;
        }

        return units <= purchase.Ceiling ? units : double.PositiveInfinity;
    }
}
