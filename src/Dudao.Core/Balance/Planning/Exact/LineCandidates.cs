using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Proof;

namespace Dudao.Core.Balance.Planning.Exact;

/// <summary>One way for a line: units of every place, and its value at the division of costs (cost share, charges, points).</summary>
internal sealed record Candidate(double[] Units, double Value);

/// <summary>
/// Every way for one line that a better plan could still use: its value may lie above the line's bound by no more than the whole gap. The boxes'
/// prices tell from a few places on whether a beginning can still lead there.
/// </summary>
internal sealed class LineCandidates
{
    private readonly LineShare _share;
    private readonly Line _line;
    private readonly double _point;
    private readonly double _limit;
    private readonly double _worst;
    private readonly Budget _budget;
    private readonly List<Candidate> _found = [];
    private readonly double[] _units;
    private Box _box = null!;
    private (double Units, double Over)[][] _ways = [];
    private double _room;

    private LineCandidates(LineShare share, double point, double limit, double worst, Budget budget)
    {
        (_share, _line, _point, _limit, _worst, _budget) = (share, share.Line, point, limit, worst, budget);
        _units = new double[_line.Count];
    }

    /// <summary>The candidates, cheapest first; null where there are more than the budget allows.</summary>
    public static List<Candidate>? Find(LineShare share, IReadOnlyList<Box> boxes, double point, double limit, double worst, Budget budget)
    {
        var search = new LineCandidates(share, point, limit, worst, budget);
        foreach (var box in boxes)
        {
            if (!search.Search(box))
            {
                return null;
            }
        }

        search._found.Sort((one, other) => one.Value.CompareTo(other.Value));
        return search._found;
    }

    private bool Search(Box box)
    {
        _box = box;
        _room = _worst - box.Bound;
        if (_room < 0)
        {
            return true;
        }

        _ways = new (double, double)[_line.Count][];
        for (var place = 0; place < _line.Count; place++)
        {
            if (PlaceWays.Of(_share, place, box, _room) is not { } ways)
            {
                return false;
            }

            _ways[place] = ways;
        }

        return Place(0, 0);
    }

    private bool Place(int place, double over)
    {
        if (place == _line.Count)
        {
            return Leaf();
        }

        foreach (var (units, more) in _ways[place])
        {
            if (over + more > _room)
            {
                break;
            }

            if (!_budget.Spend())
            {
                return false;
            }

            _units[place] = units;
            if (!Place(place + 1, over + more))
            {
                return false;
            }
        }

        return true;
    }

    private bool Leaf()
    {
        double value = 0, mean = 0, square = 0;
        for (var place = 0; place < _line.Count; place++)
        {
            var ratio = _line.Start[place] + (_line.Gain[place] * _units[place]);
            mean += _line.Weight[place] * ratio;
            square += _line.Weight[place] * ratio * ratio;
            value += _share.Cost[place] * _units[place];
            value += _units[place] < _share.Full[place] ? _share.Charge[place] : 0;
        }

        var coefficient = Math.Sqrt(Math.Max(0, (square / (mean * mean)) - 1));
        value += _point * coefficient;
        var inside = mean >= _box.MeanFrom * (1 - 1e-9) && mean <= _box.MeanTo * (1 + 1e-9)
            && (_point == 0 || (coefficient >= _box.From * (1 - 1e-9) && coefficient <= _box.To * (1 + 1e-9)));
        if (value > _worst || !inside || coefficient > _limit)
        {
            return true;
        }

        _found.Add(new Candidate([.. _units], value));
        return _found.Count <= Budget.MostCandidates;
    }
}

/// <summary>How much an exhaustive search may do before it gives up.</summary>
internal sealed class Budget(int steps)
{
    public const int MostCandidates = 30_000;

    private int _left = steps;

    public bool Spend() => --_left >= 0;
}
