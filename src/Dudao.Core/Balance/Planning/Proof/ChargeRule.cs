using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// What a school is charged for each indicator that it leaves below the minimum, so that the number it leaves is the number it may: between
/// the last saving that is worth it and the next.
/// </summary>
internal static class ChargeRule
{
    public static double Of(PlanModel model, LineShare[] shares, LinePrices prices, int stage, int place)
    {
        var may = model.MayMiss[stage];
        if (may == 0)
        {
            return double.PositiveInfinity;
        }

        var first = stage * model.Standard.Indicators.Length;
        var savings = new List<double>();
        for (var line = first; line < first + model.Standard.Indicators.Length; line++)
        {
            if (model.Lines[line].HasMinimum)
            {
                savings.Add(Saved(shares[line], place, prices.Stiffness[line], prices.Target[line]));
            }
        }

        savings.Sort((one, other) => other.CompareTo(one));
        return savings.Count <= may ? 0
            : double.IsFinite(savings[may - 1]) ? (savings[may - 1] + savings[may]) / 2
            : savings[may];
    }

    /// <summary>What staying below the minimum saves in this line; infinite where the minimum cannot be reached.</summary>
    public static double Saved(LineShare share, int place, double stiffness, double target)
    {
        var full = share.Full[place];
        if (full > share.Most[place] || (share.Line.Gain[place] <= 0 && full > 0))
        {
            return double.PositiveInfinity;
        }

        if (full <= share.Rest[place])
        {
            return 0;
        }

        share.Charge[place] = 0;
        var below = share.Place(place, stiffness, target, out _, out _);
        share.Charge[place] = double.PositiveInfinity;
        return share.Place(place, stiffness, target, out _, out _) - below;
    }
}
