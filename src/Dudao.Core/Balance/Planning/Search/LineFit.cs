using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// A line's answer when only its own prices change: every school takes anew its units of the purchase that acts on the line, jointly with the
/// purchase's other effects and with the choice of the minima that it leaves.
/// </summary>
internal sealed class LineFit : StiffnessFit
{
    private readonly PlanModel _model;
    private readonly Line _line;
    private readonly RowItem[] _items;
    private readonly double[] _pull;
    private readonly double[] _bend;
    private readonly double[] _most;
    private readonly double[][] _completions;
    private readonly Tariff[] _tariffs;

    public LineFit(PlanModel model, County county, int line)
    {
        _model = model;
        _line = model.Lines[line];
        _items = new RowItem[_line.Count];
        _pull = new double[_line.Count];
        _bend = new double[_line.Count];
        _most = new double[_line.Count];
        _completions = new double[_line.Count][];
        _tariffs = new Tariff[_line.Count];
        Units = new double[_line.Count];
        for (var place = 0; place < _line.Count; place++)
        {
            var (row, at) = county.At(line, place);
            var item = _items[place] = row.Items[at];
            _completions[place] = new double[item.Values.Length];
            if (item.Values.Length > 1)
            {
                row.Completions(at, _completions[place]);
            }

            if (item.Purchase is not { } purchase)
            {
                continue;
            }

            _tariffs[place] = Tariff.Of(purchase, county.Prices);
            _most[place] = county.Most(purchase);
            foreach (var (other, where, gain) in purchase.Effects)
            {
                if (other != line && county.Prices.Stiffness[other] > 0)
                {
                    var weight = county.Prices.Stiffness[other] * model.Lines[other].Weight[where] * gain;
                    _pull[place] += weight * (county.Prices.Target[other] - model.Lines[other].Start[where]);
                    _bend[place] += weight * gain;
                }
            }
        }
    }

    public double[] Units { get; }

    /// <summary>What the last answer costs by the other prices alone, against no units at all: without the line's own penalty.</summary>
    public double Spent { get; private set; }

    public override double Scale()
    {
        double cost = 0, gain = 0;
        for (var place = 0; place < _line.Count; place++)
        {
            if (_line.Gain[place] > 0)
            {
                cost += _model.Purchases[_line.Purchase[place]].Cost;
                gain += _line.Weight[place] * _line.Gain[place] * Math.Max(Mean, 1e-12);
            }
        }

        return gain > 0 && cost > 0 ? cost / gain : 1;
    }

    protected override void Answer(double stiffness, double target)
    {
        double mean = 0, square = 0, spent = 0;
        var (weight, start, gain) = (_line.Weight, _line.Start, _line.Gain);
        for (var place = 0; place < Units.Length; place++)
        {
            var ratio = start[place];
            if (gain[place] > 0)
            {
                var force = stiffness * weight[place] * gain[place];
                var units = Cheapest(place, _pull[place] + (force * (target - ratio)), _bend[place] + (force * gain[place]), out var value);
                Units[place] = units;
                spent += value - (force * units * ((gain[place] * units) - (2 * (target - ratio))));
                ratio += gain[place] * units;
            }

            mean += weight[place] * ratio;
            square += weight[place] * ratio * ratio;
        }

        (Mean, Square, Spent) = (mean, square, spent);
    }

    protected override (double Low, double High) Ends()
    {
        double low = double.MaxValue, high = 0;
        for (var place = 0; place < Units.Length; place++)
        {
            var ratio = _line.Start[place] + (_line.Gain[place] * Units[place]);
            low = Math.Min(low, ratio);
            high = Math.Max(high, ratio);
        }

        return (low, high);
    }

    private double Cheapest(int place, double pull, double bend, out double best)
    {
        var (least, completions) = (_items[place].Least, _completions[place]);
        best = double.PositiveInfinity;
        var kept = 0.0;
        for (var mask = 0; mask < least.Length; mask++)
        {
            if (!double.IsFinite(least[mask]) || !double.IsFinite(completions[mask]))
            {
                continue;
            }

            var value = completions[mask] + _tariffs[place].Cheapest(pull, bend, least[mask], Math.Max(_most[place], least[mask]), out var units);
            if (value < best)
            {
                (best, kept) = (value, units);
            }
        }

        return kept;
    }
}
