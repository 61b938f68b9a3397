using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// One decision of one school: how many units of a purchase, and with it which of its minima are left. A mask has a bit for every effect whose
/// minimum could be left. Where nothing can be bought, only the minima remain to be decided.
/// </summary>
internal sealed class RowItem
{
    public RowItem(PlanModel model, Purchase? purchase, Effect[] effects)
    {
        Purchase = purchase;
        Effects = effects;
        var bits = new List<int>();
        for (var at = 0; at < effects.Length; at++)
        {
            var line = model.Lines[effects[at].Line];
            if (line.HasMinimum && line.Full[effects[at].Place] > line.Rest[effects[at].Place])
            {
                bits.Add(at);
            }
            else if (line.HasMinimum && double.IsPositiveInfinity(line.Rest[effects[at].Place]))
            {
                bits.Add(at);
            }
        }

        Bits = [.. bits];
        Least = new double[1 << Bits.Length];
        Values = new double[1 << Bits.Length];
        Units = new double[1 << Bits.Length];
        for (var mask = 0; mask < Least.Length; mask++)
        {
            var least = -(purchase?.Gives ?? 0);
            for (var at = 0; at < effects.Length; at++)
            {
                var line = model.Lines[effects[at].Line];
                var bit = Array.IndexOf(Bits, at);
                var left = bit >= 0 && (mask & (1 << bit)) != 0;
                least = Math.Max(least, left ? line.Rest[effects[at].Place] : line.Full[effects[at].Place]);
            }

            Least[mask] = least;
        }
    }

    /// <summary>Null where nothing can be bought.</summary>
    public Purchase? Purchase { get; }

    public Effect[] Effects { get; }

    /// <summary>The effects, by index, whose minimum could be left.</summary>
    public int[] Bits { get; }

    /// <summary>By mask: the fewest units; infinite where the mask cannot be.</summary>
    public double[] Least { get; }

    /// <summary>By mask: the least of cost and penalties.</summary>
    public double[] Values { get; }

    /// <summary>By mask: the units that give it.</summary>
    public double[] Units { get; }

    /// <summary>How many minima of a stage a mask leaves.</summary>
    public int Left(PlanModel model, int mask, int stage)
    {
        var left = 0;
        for (var bit = 0; bit < Bits.Length; bit++)
        {
            left += (mask & (1 << bit)) != 0 && model.Lines[Effects[Bits[bit]].Line].Stage == stage ? 1 : 0;
        }

        return left;
    }

    /// <summary>Takes values and units of every mask at the prices.</summary>
    public void Refresh(PlanModel model, LinePrices prices, double most)
    {
        if (Purchase is null)
        {
            for (var mask = 0; mask < Values.Length; mask++)
            {
                Values[mask] = double.IsPositiveInfinity(Least[mask]) ? double.PositiveInfinity : 0;
            }

            return;
        }

        double pull = 0, bend = 0;
        foreach (var (line, place, gain) in Effects)
        {
            var weight = prices.Stiffness[line] * model.Lines[line].Weight[place] * gain;
            pull += weight * (prices.Target[line] - model.Lines[line].Start[place]);
            bend += weight * gain;
        }

        var tariff = Tariff.Of(Purchase, prices);
        for (var mask = 0; mask < Values.Length; mask++)
        {
            Values[mask] = double.IsPositiveInfinity(Least[mask])
                ? double.PositiveInfinity
                : tariff.Cheapest(pull, bend, Least[mask], Math.Max(most, Least[mask]), out Units[mask]);
        }
    }
}
