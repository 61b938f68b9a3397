using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>
/// The units of one line's purchases at given floors. A purchase that serves other lines as well takes what is best for all, at their prices.
/// </summary>
internal sealed class LineFit : StiffnessFit
{
    private readonly Line _line;
    private readonly double[] _slope;
    private readonly double[] _bend;
    private readonly double[] _least;
    private readonly double[] _most;

    public LineFit(PlanModel model, int line, Floors floors, LinePrices prices)
    {
        _line = model.Lines[line];
        _slope = new double[_line.Count];
        _bend = new double[_line.Count];
        _least = new double[_line.Count];
        _most = new double[_line.Count];
        Units = new double[_line.Count];
        for (var place = 0; place < _line.Count; place++)
        {
            if (_line.Purchase[place] < 0)
            {
                continue;
            }

            var purchase = model.Purchases[_line.Purchase[place]];
            _slope[place] = -purchase.Cost / 2;
            (_least[place], _most[place]) = (floors.Least[purchase.Index], floors.Most[purchase.Index]);
            foreach (var (other, at, gain) in purchase.Effects)
            {
                if (other != line && prices.Stiffness[other] > 0)
                {
                    var weight = prices.Stiffness[other] * model.Lines[other].Weight[at] * gain;
                    _slope[place] += weight * (prices.Target[other] - model.Lines[other].Start[at]);
                    _bend[place] += weight * gain;
                }
            }
        }
    }

    public double[] Units { get; }

    public override double Scale()
    {
        Answer(0, 0);
        double cost = 0, gain = 0;
        for (var place = 0; place < _line.Count; place++)
        {
            if (_line.Gain[place] > 0)
            {
                cost += Math.Max(0, -_slope[place]);
                gain += _line.Weight[place] * _line.Gain[place] * Math.Max(Mean, 1e-12);
            }
        }

        return gain > 0 && cost > 0 ? cost / gain : 1;
    }

    protected override void Answer(double stiffness, double target)
    {
        double mean = 0, square = 0;
        var (weight, start, gain) = (_line.Weight, _line.Start, _line.Gain);
        for (var place = 0; place < Units.Length; place++)
        {
            var ratio = start[place];
            if (gain[place] > 0)
            {
                var pull = stiffness * weight[place] * gain[place];
                var bend = _bend[place] + (pull * gain[place]);
                var units = bend > 0 ? Math.Round((_slope[place] + (pull * (target - ratio))) / bend) : _least[place];
                units = Math.Min(Math.Max(units, _least[place]), _most[place]);
                Units[place] = units;
                ratio += gain[place] * units;
            }

            mean += weight[place] * ratio;
            square += weight[place] * ratio * ratio;
        }

        (Mean, Square) = (mean, square);
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
}
