using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// How many units of a purchase, parts of units allowed, a cheapest plan can need at most. In parts of units no school need rise above the highest
/// ratio that there is now (or the highest minimum): were the highest schools of a plan above it, all of them were raised, and lowering them together lowers the
/// cost and every coefficient. A school of two stages has the same standing in both, by the weights of the stages.
/// </summary>
internal static class Caps
{
    /// <summary>By purchase; infinite where persons move or an indicator is not one column.</summary>
    public static double[] Of(PlanModel model)
    {
        var caps = new double[model.Purchases.Length];
        Array.Fill(caps, double.PositiveInfinity);
        foreach (var group in model.Purchases.Where(purchase => purchase.Pool < 0).GroupBy(purchase => (purchase.Column, purchase.Stage)))
        {
            if (Level(model, group.Key.Column, group.Key.Stage) is not { } level)
            {
                continue;
            }

            foreach (var purchase in group)
            {
                caps[purchase.Index] = purchase.Effects.Select(effect => Units(model, effect, level)).DefaultIfEmpty(0).Max();
            }
        }

        return caps;
    }

    private static double Units(PlanModel model, Effect effect, double level)
    {
        var line = model.Lines[effect.Line];
        return Math.Max(0, ((level * Scale(model, line)) - line.Start[effect.Place]) / effect.Gain) * (1 + 1e-9);
    }

    /// <summary>The highest standing in a column's lines; null where a formula mixes it with others.</summary>
    private static double? Level(PlanModel model, string column, Stage? stage)
    {
        var level = 0.0;
        foreach (var line in model.Lines)
        {
            var indicator = model.Standard.Indicators[line.Indicator];
            if (stage is { } own && model.Stages[line.Stage].Stage != own)
            {
                continue;
            }

            var concerns = indicator.Amount.Columns.Contains(column)
                || (column == SubsetRule.Whole && indicator.Kind == ResourceKind.Staff && indicator.Amount.Columns.Any(SubsetRule.IsPart));
            if (!concerns)
            {
                continue;
            }

            if (indicator.Amount.SingleColumn is null)
            {
                return null;
            }

            level = Math.Max(level, Math.Max(line.Start.Max(), indicator.Minimum(model.Stages[line.Stage].Stage) ?? 0) / Scale(model, line));
        }

        return level;
    }

    private static double Scale(PlanModel model, Line line)
    {
        var indicator = model.Standard.Indicators[line.Indicator];
        return indicator.Per * (indicator.Kind == ResourceKind.Shared ? model.Standard.Weights[model.Stages[line.Stage].Stage] : 1);
    }
}
