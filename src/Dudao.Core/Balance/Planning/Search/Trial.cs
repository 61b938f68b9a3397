using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// A plan being tried: units of every purchase, and what follows from them. Changing one purchase costs a few operations, whatever the county's size.
/// </summary>
internal sealed class Trial
{
    private readonly double[] _mean;
    private readonly double[] _square;
    private readonly int[][] _missed;
    private readonly int[][] _below;
    private readonly int[][] _parts;

    public Trial(PlanModel model, double[] units)
    {
        Model = model;
        Units = new double[model.Purchases.Length];
        _mean = new double[model.Lines.Length];
        _square = new double[model.Lines.Length];
        _missed = [.. model.Stages.Select(stage => new int[stage.Count])];
        _below = [.. model.Stages.Select(stage => new int[stage.Count])];
        _parts = new int[model.Purchases.Length][];
        for (var at = 0; at < model.Purchases.Length; at++)
        {
            _parts[at] = [];
        }

        foreach (var (subset, at) in model.Subsets.Select((subset, at) => (subset, at)))
        {
            foreach (var side in new[] { subset.Part, subset.Whole }.Where(side => side >= 0))
            {
                _parts[side] = [.. _parts[side], at];
            }
        }

        units.CopyTo(Units, 0);
        Recount();
    }

    public PlanModel Model { get; }

    /// <summary>Net units of every purchase; below 0 where persons are given away.</summary>
    public double[] Units { get; }

    /// <summary>How many schools break the rule of the minima.</summary>
    public int Short { get; private set; }

    public double Mean(int line) => _mean[line];

    public double Square(int line) => _square[line];

    /// <summary>The line's coefficient; infinite where nobody has anything, so that anything is better.</summary>
    public double Coefficient(int line) => Coefficient(_mean[line], _square[line]);

    public double Ratio(Effect effect, double units) => Model.Lines[effect.Line].Start[effect.Place] + (effect.Gain * units);

    /// <summary>The coefficient of a line after one more change of one of its places.</summary>
    public double CoefficientAfter(Effect effect, double units, double by)
    {
        var line = Model.Lines[effect.Line];
        var (old, now) = (Ratio(effect, units), Ratio(effect, units + by));
        return Coefficient(
            _mean[effect.Line] + (line.Weight[effect.Place] * (now - old)),
            _square[effect.Line] + (line.Weight[effect.Place] * ((now * now) - (old * old))));
    }

    /// <summary>Everything anew from the units, so that rounding does not gather.</summary>
    public void Recount()
    {
        Short = 0;
        for (var at = 0; at < Model.Lines.Length; at++)
        {
            var line = Model.Lines[at];
            double mean = 0, square = 0;
            for (var place = 0; place < line.Count; place++)
            {
                var units = line.Purchase[place] >= 0 ? Units[line.Purchase[place]] : 0;
                var ratio = line.Start[place] + (line.Gain[place] * units);
                mean += line.Weight[place] * ratio;
                square += line.Weight[place] * ratio * ratio;
            }

            (_mean[at], _square[at]) = (mean, square);
        }

        for (var stage = 0; stage < Model.Stages.Length; stage++)
        {
            for (var place = 0; place < Model.Stages[stage].Count; place++)
            {
                int missed = 0, below = 0;
                foreach (var line in Model.LinesOf(stage))
                {
                    var units = line.Purchase[place] >= 0 ? Units[line.Purchase[place]] : 0;
                    missed += units < line.Full[place] ? 1 : 0;
                    below += units < line.Rest[place] ? 1 : 0;
                }

                (_missed[stage][place], _below[stage][place]) = (missed, below);
                Short += IsShort(stage, place) ? 1 : 0;
            }
        }
    }

    /// <summary>Adds units to a purchase (or takes them away).</summary>
    public void Change(int purchase, double by)
    {
        var before = Units[purchase];
        Units[purchase] = before + by;
        foreach (var effect in Model.Purchases[purchase].Effects)
        {
            var line = Model.Lines[effect.Line];
            var (old, now) = (Ratio(effect, before), Ratio(effect, before + by));
            _mean[effect.Line] += line.Weight[effect.Place] * (now - old);
            _square[effect.Line] += line.Weight[effect.Place] * ((now * now) - (old * old));
            if (!line.HasMinimum)
            {
                continue;
            }

            Short -= IsShort(line.Stage, effect.Place) ? 1 : 0;
            _missed[line.Stage][effect.Place] += Crossed(before, before + by, line.Full[effect.Place]);
            _below[line.Stage][effect.Place] += Crossed(before, before + by, line.Rest[effect.Place]);
            Short += IsShort(line.Stage, effect.Place) ? 1 : 0;
        }
    }

    /// <summary>How far the coefficients that these changes touch lie above what passes; 0 or less where all pass.</summary>
    public double Excess(int stage)
    {
        var count = Model.Standard.Indicators.Length;
        var first = stage * count;
        double worst = 0, sum = 0;
        for (var line = first; line < first + count; line++)
        {
            var coefficient = Coefficient(line);
            sum += coefficient;
            worst += Math.Max(0, coefficient - Model.Lines[line].Limit);
        }

        return Model.Composite ? Math.Max(0, sum - (count * Model.Lines[first].Limit)) : worst;
    }

    public double Excess()
    {
        var excess = 0.0;
        for (var stage = 0; stage < Model.Stages.Length; stage++)
        {
            excess += Excess(stage);
        }

        return excess;
    }

    /// <summary>By how much more units of one purchase would bring the excess down; a few operations.</summary>
    public double Fall(Purchase purchase, double by, ReadOnlySpan<double> stageExcess)
    {
        var fall = 0.0;
        foreach (var effect in purchase.Effects)
        {
            var line = Model.Lines[effect.Line];
            var excess = Model.Composite ? stageExcess[line.Stage] : Coefficient(effect.Line) - line.Limit;
            if (excess <= 0 && Model.Composite)
            {
                continue;
            }

            var (old, now) = (Ratio(effect, Units[purchase.Index]), Ratio(effect, Units[purchase.Index] + by));
            var mean = _mean[effect.Line] + (line.Weight[effect.Place] * (now - old));
            var square = _square[effect.Line] + (line.Weight[effect.Place] * ((now * now) - (old * old)));
            var after = Coefficient(mean, square);
            fall += Model.Composite
                ? Math.Min(excess, Math.Min(1e6, Coefficient(effect.Line)) - Math.Min(1e6, after))
                : Math.Min(1e6, Math.Max(0, excess)) - Math.Min(1e6, Math.Max(0, after - line.Limit));
        }

        return fall;
    }

    /// <summary>Whether everything holds that one purchase touches: coefficients, minima, parts and wholes, its own limits.</summary>
    public bool Holds(int purchase)
    {
        var item = Model.Purchases[purchase];
        if (Short > 0 || Units[purchase] > item.Ceiling || Units[purchase] < -item.Gives)
        {
            return false;
        }

        foreach (var effect in item.Effects)
        {
            var passes = Model.Composite
                ? Excess(Model.Lines[effect.Line].Stage) <= 0
                : Coefficient(effect.Line) <= Model.Lines[effect.Line].Limit;
            if (!passes)
            {
                return false;
            }
        }

        foreach (var subset in _parts[purchase])
        {
            if (Over(Model.Subsets[subset]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>By how much a part exceeds its whole.</summary>
    public double Over(Subset subset)
    {
        var part = subset.PartFigure + (subset.Part >= 0 ? Model.Purchases[subset.Part].Size * Units[subset.Part] : 0);
        var whole = subset.WholeFigure + (subset.Whole >= 0 ? Model.Purchases[subset.Whole].Size * Units[subset.Whole] : 0);
        var over = part - whole;
        return over > 1e-9 * whole ? over : 0;
    }

    /// <summary>The subsets that a purchase is a side of.</summary>
    public ReadOnlySpan<int> SubsetsOf(int purchase) => _parts[purchase];

    private static double Coefficient(double mean, double square) =>
        mean > 0 ? Math.Sqrt(Math.Max(0, (square / (mean * mean)) - 1)) : double.PositiveInfinity;

    private bool IsShort(int stage, int place) => _missed[stage][place] > Model.MayMiss[stage] || _below[stage][place] > 0;

    private static int Crossed(double before, double now, double least) => (now < least ? 1 : 0) - (before < least ? 1 : 0);
}
