using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Proof;

/// <summary>
/// Betters the division of costs in the schools where lines hang together: a purchase that serves two stages, teachers of a kind who must be
/// teachers. The sum of the lines' least values is concave in the division; it is climbed by subgradients: where one line would take more units of a
/// purchase than the other, its part of the cost rises.
/// </summary>
internal sealed class RowAscent
{
    private const int Steps = 160;

    private readonly PlanModel _model;
    private readonly Dual _dual;
    private readonly LinePrices _prices;
    private readonly (int Line, int Place)[] _copies;
    private readonly Purchase[] _shared;
    private readonly int[] _subsets;
    private readonly (int Stage, int Place)[] _places;
    private readonly double[] _scales;
    private readonly double[] _units;
    private readonly bool[] _below;
    private readonly double _goal;

    private RowAscent(PlanModel model, Dual dual, LinePrices prices, (int Line, int Place)[] copies, Purchase[] shared, int[] subsets, (int, int)[] places, double goal)
    {
        _goal = goal;
        (_model, _dual, _prices, _copies, _shared, _subsets, _places) = (model, dual, prices, copies, shared, subsets, places);
        _units = new double[copies.Length];
        _below = new bool[copies.Length];
        _scales = [.. shared.Select(Scale)];
    }

    public static void Run(PlanModel model, Dual dual, LinePrices prices, double[] units)
    {
        var shared = model.Purchases.Where(purchase => purchase.Effects.Length > 1).ToLookup(purchase => purchase.Row);
        var subsets = model.Subsets.Select((subset, at) => (subset, at)).Where(pair => pair.subset is { Part: >= 0, Whole: >= 0 })
            .ToLookup(pair => model.Purchases[pair.subset.Part].Row, pair => pair.at);
        var places = model.Stages.SelectMany((stage, at) => stage.Rows.Select((row, place) => (Row: row, Stage: at, Place: place))).ToLookup(place => place.Row);
        var rows = shared.Select(group => group.Key).Union(subsets.Select(group => group.Key)).ToArray();
        Parallel.ForEach(rows, row =>
        {
            var at = places[row].Select(place => (place.Stage, place.Place)).ToArray();
            var copies = at.SelectMany(place => Enumerable.Range(place.Stage * model.Standard.Indicators.Length, model.Standard.Indicators.Length)
                .Select(line => (line, place.Place))).ToArray();
            new RowAscent(model, dual, prices, copies, [.. shared[row]], [.. subsets[row]], at, Goal(model, prices, units, copies)).Climb();
        });
    }

    /// <summary>What the school's own choice comes to at the prices: no division can prove more.</summary>
    private static double Goal(PlanModel model, LinePrices prices, double[] units, (int Line, int Place)[] copies)
    {
        var sum = 0.0;
        foreach (var (line, place) in copies)
        {
            var here = model.Lines[line];
            var bought = here.Purchase[place] >= 0 ? units[here.Purchase[place]] : 0;
            var off = here.Start[place] + (here.Gain[place] * bought) - prices.Target[line];
            sum += prices.Stiffness[line] * here.Weight[place] * off * off;
        }

        foreach (var purchase in copies.Select(copy => model.Lines[copy.Line].Purchase[copy.Place]).Where(purchase => purchase >= 0).Distinct())
        {
            var bought = model.Purchases[purchase];
            sum += (bought.Pool < 0 ? bought.Cost : units[purchase] > 0 ? Math.Min(bought.Cost, prices.Pool[bought.Pool]) : prices.Pool[bought.Pool] - bought.MoveCost - prices.Moved)
                * units[purchase];
        }

        return sum;
    }

    private double Scale(Purchase purchase)
    {
        var most = 1.0;
        foreach (var (line, place, _) in purchase.Effects)
        {
            var share = _dual.Shares[line];
            var full = double.IsFinite(share.Full[place]) ? share.Full[place] : share.Rest[place];
            most = Math.Max(most, full);
        }

        return most;
    }

    private void Climb()
    {
        var best = Value();
        var kept = Keep();
        var (factor, idle) = (1.0, 0);
        for (var step = 0; step < Steps && _goal - best > 1e-9 * Math.Abs(_goal); step++)
        {
            // Polyak's step: as far as the goal would lie if the slope held.
            var value = Value();
            if (value > best)
            {
                idle = value > best + (1e-3 * (_goal - best)) ? 0 : idle + 1;
                (best, kept) = (value, Keep());
            }
            else
            {
                idle++;
            }

            if (idle > 12)
            {
                (factor, idle) = (factor / 2, 0);
                Restore(kept);
                Value();
                value = best;
            }

            if (!Move(factor * (_goal - value)))
            {
                break;
            }
        }

        Restore(kept);
    }

    /// <summary>The row's least value at the reference prices, less what its charges and links allow.</summary>
    private double Value()
    {
        var sum = 0.0;
        for (var at = 0; at < _copies.Length; at++)
        {
            var (line, place) = _copies[at];
            sum += _dual.Shares[line].Place(place, _prices.Stiffness[line], _prices.Target[line], out _units[at], out _below[at]);
        }

        foreach (var (stage, place) in _places)
        {
            sum -= double.IsFinite(_dual.Charges[stage][place]) ? _model.MayMiss[stage] * _dual.Charges[stage][place] : 0;
        }

        foreach (var subset in _subsets)
        {
            sum -= _dual.Links[subset] * (_model.Subsets[subset].WholeFigure - _model.Subsets[subset].PartFigure);
        }

        return sum;
    }

    /// <summary>One step along the subgradient; false where it is zero, which is the top.</summary>
    private bool Move(double rise)
    {
        var slopes = new List<double>();
        var norm = 0.0;
        for (var at = 0; at < _shared.Length; at++)
        {
            // Of two copies the one with more units bears more; with more copies each is held against their mean.
            var mean = _shared[at].Effects.Average(effect => Units(effect.Line, effect.Place));
            foreach (var effect in _shared[at].Effects)
            {
                Add((Units(effect.Line, effect.Place) - mean) / _scales[at]);
            }
        }

        foreach (var (stage, place) in _places)
        {
            var missed = 0;
            for (var at = 0; at < _copies.Length; at++)
            {
                missed += _below[at] && _copies[at].Place == place && _model.Lines[_copies[at].Line].Stage == stage ? 1 : 0;
            }

            var charge = _dual.Charges[stage][place];
            var slope = double.IsFinite(charge) ? missed - _model.MayMiss[stage] : 0;
            Add(slope < 0 && charge <= 0 ? 0 : slope);
        }

        foreach (var subset in _subsets)
        {
            var slope = Over(_model.Subsets[subset]);
            Add(slope < 0 && _dual.Links[subset] <= 0 ? 0 : slope);
        }

        if (norm == 0)
        {
            return false;
        }

        Apply(slopes, rise / norm);
        return true;

        void Add(double slope)
        {
            slopes.Add(slope);
            norm += slope * slope;
        }
    }

    private void Apply(List<double> slopes, double step)
    {
        var next = 0;
        for (var at = 0; at < _shared.Length; at++)
        {
            foreach (var effect in _shared[at].Effects)
            {
                _dual.Shares[effect.Line].Cost[effect.Place] += step * slopes[next++] / _scales[at];
            }

            NotBelowNothing(_shared[at]);
        }

        foreach (var (stage, place) in _places)
        {
            var by = step * slopes[next++];
            if (by != 0)
            {
                _dual.Charges[stage][place] = Math.Max(0, _dual.Charges[stage][place] + by);
                _dual.Set(stage, place);
            }
        }

        foreach (var subset in _subsets)
        {
            Link(subset, Math.Max(0, _dual.Links[subset] + (step * slopes[next++])));
        }
    }

    /// <summary>A line without a price takes any number of units that cost it less than nothing: what it lacks the others bear.</summary>
    private void NotBelowNothing(Purchase purchase)
    {
        var priced = purchase.Effects.Count(effect => _prices.Stiffness[effect.Line] > 0);
        if (priced == 0 || priced == purchase.Effects.Length)
        {
            return;
        }

        foreach (var effect in purchase.Effects.Where(effect => _prices.Stiffness[effect.Line] == 0))
        {
            var lacks = -_dual.Shares[effect.Line].Cost[effect.Place];
            if (lacks > 0)
            {
                _dual.Shares[effect.Line].Cost[effect.Place] = 0;
                foreach (var other in purchase.Effects.Where(other => _prices.Stiffness[other.Line] > 0))
                {
                    _dual.Shares[other.Line].Cost[other.Place] -= lacks / priced;
                }
            }
        }
    }

    private void Link(int at, double price)
    {
        var subset = _model.Subsets[at];
        var bearer = _model.Purchases[subset.Whole];
        if (bearer.Effects.Length == 0)
        {
            // A whole that no indicator asks for pays for its parts with its own cost, and with no more than that.
            var others = _subsets.Where(other => other != at && _model.Subsets[other].Whole == subset.Whole).Sum(other => _dual.Links[other]);
            price = Math.Min(price, Math.Max(0, (bearer.Cost / bearer.Size) - others));
        }

        var by = price - _dual.Links[at];
        _dual.Links[at] = price;
        Bear(_model.Purchases[subset.Part], by * _model.Purchases[subset.Part].Size);
        Bear(_model.Purchases[subset.Whole], -by * _model.Purchases[subset.Whole].Size);

        void Bear(Purchase purchase, double cost)
        {
            foreach (var effect in purchase.Effects)
            {
                _dual.Shares[effect.Line].Cost[effect.Place] += cost / purchase.Effects.Length;
            }
        }
    }

    private double Over(Subset subset)
    {
        var (part, whole) = (_model.Purchases[subset.Part], _model.Purchases[subset.Whole]);
        return subset.PartFigure + (part.Size * Bought(part)) - subset.WholeFigure - (whole.Size * Bought(whole));

        double Bought(Purchase purchase) => purchase.Effects.Length == 0 ? 0 : purchase.Effects.Average(effect => Units(effect.Line, effect.Place));
    }

    private double Units(int line, int place)
    {
        for (var at = 0; at < _copies.Length; at++)
        {
            if (_copies[at] == (line, place))
            {
                return _units[at];
            }
        }

        return 0;
    }

    private double[] Keep() =>
    [
        .. _copies.Select(copy => _dual.Shares[copy.Line].Cost[copy.Place]), .. _places.Select(place => _dual.Charges[place.Stage][place.Place]),
        .. _subsets.Select(subset => _dual.Links[subset]),
    ];

    private void Restore(double[] kept)
    {
        var next = 0;
        foreach (var (line, place) in _copies)
        {
            _dual.Shares[line].Cost[place] = kept[next++];
        }

        foreach (var (stage, place) in _places)
        {
            _dual.Charges[stage][place] = kept[next++];
            _dual.Set(stage, place);
        }

        foreach (var subset in _subsets)
        {
            _dual.Links[subset] = kept[next++];
        }
    }
}
