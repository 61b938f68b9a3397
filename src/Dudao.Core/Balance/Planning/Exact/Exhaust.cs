using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Proof;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning.Exact;

/// <summary>
/// Goes through every plan that the bound leaves possible, where these are few: in small counties it ends with the cheapest plan there is. The
/// prices do most of the work: a line's ways are only those within the gap of its own bound.
/// </summary>
internal sealed class Exhaust
{
    private const int Steps = 3_000_000;

    private readonly PlanModel _model;
    private readonly Dual _dual;
    private readonly List<Box>[] _boxes;
    private readonly LinePrices _prices;
    private readonly decimal _step;
    private readonly Budget _budget = new(Steps);
    private readonly List<Candidate>[] _candidates;
    private readonly double[] _bounds;
    private readonly double[] _units;
    private readonly bool[] _set;
    private readonly int[][] _left;
    private readonly double[] _points;
    private readonly double _bound;
    private int[] _order = [];
    private Found _best;

    private Exhaust(PlanModel model, Found best, Dual dual, List<Box>[] boxes, double bound, decimal step)
    {
        (_model, _best, _dual, _boxes, _prices, _bound, _step) = (model, best, dual, boxes, best.Prices, bound, step);
        _candidates = new List<Candidate>[model.Lines.Length];
        _bounds = [.. boxes.Select(line => line.Min(box => box.Bound))];
        _units = new double[model.Purchases.Length];
        _set = new bool[model.Purchases.Length];
        _left = [.. model.Stages.Select(stage => new int[stage.Count])];
        _points = new double[model.Stages.Length];
    }

    /// <summary>The cheapest plan where the search came to its end, else the best seen; and whether it came to its end.</summary>
    public static (Found Best, bool Complete) Run(PlanModel model, Found best, Dual dual, List<Box>[] boxes, double bound, decimal step)
    {
        var search = new Exhaust(model, best, dual, boxes, bound, step);
        if (search.Room < 0)
        {
            return (best, true);
        }

        for (var line = 0; line < model.Lines.Length; line++)
        {
            var point = model.Composite ? best.Prices.Point[model.Lines[line].Stage] : 0;
            var found = LineCandidates.Find(dual.Shares[line], boxes[line], point, model.Composite ? double.PositiveInfinity : model.Lines[line].Limit, search._bounds[line] + search.Room, search._budget);
            if (found is null)
            {
                return (best, false);
            }

            search._candidates[line] = found;
        }

        search._order = [.. Enumerable.Range(0, model.Lines.Length).OrderBy(line => search._candidates[line].Count)];
        var complete = search.Join(0, 0);
        return (search._best, complete);
    }

    /// <summary>By how much a plan that is at least one step cheaper than the best may exceed the bound.</summary>
    private double Room => (double)(_best.Cost - _step) - _bound + (1e-9 * (double)_best.Cost);

    private bool Join(int at, double over)
    {
        if (at == _order.Length)
        {
            Leaf();
            return true;
        }

        var line = _order[at];
        var here = _model.Lines[line];
        foreach (var candidate in _candidates[line])
        {
            var more = over + Math.Max(0, candidate.Value - _bounds[line]);
            if (more > Room)
            {
                break;
            }

            if (!_budget.Spend())
            {
                return false;
            }

            var placed = Enter(here, candidate, out var point);
            var ended = placed == here.Count && (!_model.Composite || _points[here.Stage] <= here.Limit * _model.Standard.Indicators.Length)
                ? Join(at + 1, more)
                : true;
            Leave(here, candidate, placed, point);
            if (!ended)
            {
                return false;
            }
        }

        return true;
    }

    private readonly Stack<int> _taken = new();

    /// <summary>Takes a candidate as far as it agrees with what is chosen already; says how many places were taken.</summary>
    private int Enter(Line line, Candidate candidate, out double point)
    {
        double mean = 0, square = 0;
        var place = 0;
        for (; place < line.Count; place++)
        {
            var purchase = line.Purchase[place];
            var units = candidate.Units[place];
            if (purchase >= 0)
            {
                if (_set[purchase] && _units[purchase] != units)
                {
                    break;
                }

                _taken.Push(_set[purchase] ? -1 : purchase);
                (_set[purchase], _units[purchase]) = (true, units);
            }

            _left[line.Stage][place] += Below(line, place, units);
            var ratio = line.Start[place] + (line.Gain[place] * units);
            mean += line.Weight[place] * ratio;
            square += line.Weight[place] * ratio * ratio;
            if (_left[line.Stage][place] > _model.MayMiss[line.Stage])
            {
                place++;
                point = 0;
                return -place;
            }
        }

        point = place == line.Count ? Math.Sqrt(Math.Max(0, (square / (mean * mean)) - 1)) : 0;
        _points[line.Stage] += point;
        return place;
    }

    private void Leave(Line line, Candidate candidate, int placed, double point)
    {
        _points[line.Stage] -= point;
        for (var place = Math.Abs(placed) - 1; place >= 0; place--)
        {
            _left[line.Stage][place] -= Below(line, place, candidate.Units[place]);
            if (line.Purchase[place] >= 0 && _taken.Pop() is >= 0 and var purchase)
            {
                _set[purchase] = false;
            }
        }
    }

    private static int Below(Line line, int place, double units) => units < line.Full[place] ? 1 : 0;

    private void Leaf()
    {
        var units = new double[_units.Length];
        for (var purchase = 0; purchase < units.Length; purchase++)
        {
            units[purchase] = _set[purchase] ? _units[purchase] : 0;
        }

        var trial = new Trial(_model, units);
        foreach (var subset in _model.Subsets)
        {
            if (trial.Over(subset) is > 0 and var over)
            {
                // A whole that no indicator asks for is bought as its parts need it; one that has a line of its own was chosen there.
                if (subset.Whole < 0 || _model.Purchases[subset.Whole].Effects.Length > 0)
                {
                    return;
                }

                trial.Change(subset.Whole, Math.Ceiling((over / _model.Purchases[subset.Whole].Size) - 1e-9));
            }
        }

        if (trial.Short > 0 || trial.Excess() > 0 || _model.Purchases.Any(purchase => trial.Units[purchase.Index] > purchase.Ceiling))
        {
            return;
        }

        var cost = Searcher.Cost(_model, trial);
        if (cost < _best.Cost)
        {
            _best = new Found(trial, _prices, cost);
        }
    }
}
