using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Planning.Search;

namespace Dudao.Core.Balance.Planning;

/// <summary>
/// The part of a plan that a budget allows, so that nothing is wasted later: first as many schools as can be lifted to their minima, the cheapest first; then as many
/// indicators as can be brought to their thresholds; then whatever brings the coefficients down most for a yuan.
/// </summary>
internal sealed class BudgetPart
{
    private const double AsGood = 0.97;

    private readonly PlanModel _model;
    private readonly Trial _trial;
    private readonly Entry[] _entries;
    private readonly double[] _left;
    private readonly int[][] _of;
    private readonly double[] _whole;
    private decimal _money;

    public BudgetPart(PlanModel model, IReadOnlyList<Entry> entries, decimal budget)
    {
        (_model, _money) = (model, budget);
        _trial = new Trial(model, new double[model.Purchases.Length]);
        _entries = [.. entries];
        _left = [.. entries.Select(entry => entry.Units)];
        _of = [.. model.Purchases.Select(purchase => Enumerable.Range(0, _entries.Length).Where(at => _entries[at].To == purchase.Index).OrderBy(at => _entries[at].Price).ToArray())];
        _whole = new double[model.Purchases.Length];
        foreach (var entry in entries)
        {
            _whole[entry.To] += entry.Units;
        }
    }

    public (Trial Trial, List<Entry> Entries) Choose()
    {
        Schools();
        while (!_model.Composite && Indicator())
        {
        }

        while (Unit(purchase => true))
        {
        }

        List<Entry> taken = [.. _entries.Select((entry, at) => entry with { Units = entry.Units - _left[at] }).Where(entry => entry.Units > 0)];
        return (_trial, taken);
    }

    private void Schools()
    {
        var rows = _model.Purchases.GroupBy(purchase => purchase.Row)
            .Select(group => (Needs: Needs([.. group]), Bought: group.ToArray()))
            .Where(row => row.Needs.Count > 0)
            .Select(row => (row.Needs, Cost: row.Needs.Sum(need => Price(need.Purchase, need.Units))))
            .OrderBy(row => row.Cost);
        foreach (var (needs, cost) in rows)
        {
            if (cost > _money)
            {
                return;
            }

            foreach (var (purchase, units) in needs)
            {
                Take(purchase, units);
            }
        }
    }

    /// <summary>
    /// What a school needs to reach its minima, no more than the plan gives it: the dearest of those that it may leave are left.
    /// </summary>
    private List<(int Purchase, double Units)> Needs(Purchase[] bought)
    {
        var may = _model.MayMiss.ToArray();
        foreach (var effect in Places(bought))
        {
            var line = _model.Lines[effect.Line];
            may[line.Stage] -= line.HasMinimum && After(line, effect.Place) < line.Full[effect.Place] ? 1 : 0;
        }

        var needs = new Dictionary<int, double>();
        foreach (var purchase in bought.OrderByDescending(purchase => Saved(purchase)))
        {
            var dues = purchase.Effects.Where(effect => _whole[purchase.Index] >= Full(effect) && Full(effect) > 0).ToList();
            var leaves = dues.Count > 0 && Saved(purchase) > 0 && dues.TrueForAll(effect => may[_model.Lines[effect.Line].Stage] > 0);
            if (leaves)
            {
                foreach (var effect in dues)
                {
                    may[_model.Lines[effect.Line].Stage]--;
                }
            }

            var least = leaves || dues.Count == 0 ? Rest(purchase) : dues.Max(Full);
            if (least > 0)
            {
                needs[purchase.Index] = Math.Min(least, _whole[purchase.Index]);
            }
        }

        foreach (var subset in _model.Subsets.Where(subset => subset is { Part: >= 0, Whole: >= 0 } && needs.ContainsKey(subset.Part)))
        {
            var (part, whole) = (_model.Purchases[subset.Part], _model.Purchases[subset.Whole]);
            var over = subset.PartFigure + (part.Size * needs[part.Index]) - subset.WholeFigure;
            var needed = Math.Min(Math.Ceiling((over / whole.Size) - 1e-9), _whole[whole.Index]);
            if (needed > needs.GetValueOrDefault(whole.Index))
            {
                needs[whole.Index] = needed;
            }
        }

        return [.. needs.Select(need => (need.Key, need.Value))];

        double Full(Effect effect) => _model.Lines[effect.Line].Full[effect.Place];

        double Rest(Purchase purchase) => purchase.Effects.Select(effect => _model.Lines[effect.Line].Rest[effect.Place]).Where(double.IsFinite).DefaultIfEmpty(0).Max();

        double Saved(Purchase purchase) => purchase.Effects.Length == 0 ? 0
            : purchase.Cost * (Math.Min(purchase.Effects.Max(Full), _whole[purchase.Index]) - Math.Max(0, Rest(purchase)));
    }

    private static IEnumerable<Effect> Places(Purchase[] bought) => bought.SelectMany(purchase => purchase.Effects);

    private double After(Line line, int place) => line.Purchase[place] >= 0 ? _whole[line.Purchase[place]] : 0;

    /// <summary>Brings the indicator to its threshold for which that costs least, if the money is enough; false where none can be.</summary>
    private bool Indicator()
    {
        var (best, cost) = (-1, decimal.MaxValue);
        for (var line = 0; line < _model.Lines.Length; line++)
        {
            if (Passes(line))
            {
                continue;
            }

            var kept = Keep();
            var before = _money;
            while (!Passes(line) && Unit(purchase => purchase.Effects.Any(effect => effect.Line == line), line))
            {
            }

            if (Passes(line) && before - _money < cost)
            {
                (best, cost) = (line, before - _money);
            }

            Restore(kept);
        }

        while (best >= 0 && !Passes(best) && Unit(purchase => purchase.Effects.Any(effect => effect.Line == best), best))
        {
        }

        return best >= 0;
    }

    private bool Passes(int line) => _trial.Coefficient(line) <= _model.Lines[line].Limit;

    /// <summary>Takes the units that bring one line, or all that are judged, down most for a yuan; false where nothing affordable does.</summary>
    private bool Unit(Func<Purchase, bool> concerns, int line = -1)
    {
        var found = new List<(int Purchase, double Units, double Rate)>();
        foreach (var purchase in _model.Purchases.Where(purchase => _whole[purchase.Index] > Math.Max(0, _trial.Units[purchase.Index]) && concerns(purchase)))
        {
            var by = Step(purchase);
            var price = by > 0 ? Price(purchase.Index, by) : 0;
            if (by <= 0 || price > _money)
            {
                continue;
            }

            var fall = purchase.Effects.Sum(effect => line >= 0 && effect.Line != line ? 0 : Fall(effect, purchase, by));
            if (fall > 0)
            {
                found.Add((purchase.Index, by, fall / Math.Max((double)price, 1e-9)));
            }
        }

        // Those that are all but as good as the best come along, as far as the money goes.
        found.Sort((one, other) => other.Rate.CompareTo(one.Rate));
        foreach (var (purchase, units, _) in found.TakeWhile(unit => unit.Rate >= AsGood * found[0].Rate))
        {
            if (Price(purchase, units) <= _money && (line < 0 || !Passes(line)))
            {
                Take(purchase, units);
            }
        }

        return found.Count > 0;
    }

    private double Fall(Effect effect, Purchase purchase, double by)
    {
        var line = _model.Lines[effect.Line];
        var (now, after) = (_trial.Coefficient(effect.Line), _trial.CoefficientAfter(effect, _trial.Units[purchase.Index], by));
        return _model.Composite ? now - after : (Math.Max(0, Math.Min(now, 1e6) - line.Limit) - Math.Max(0, Math.Min(after, 1e6) - line.Limit)) / line.Limit;
    }

    /// <summary>One unit, or where units are very small about a thousandth of the mean; no more than the plan has left and the money buys.</summary>
    private double Step(Purchase purchase)
    {
        var step = purchase.Effects.Length == 0 ? 0 : purchase.Effects.Min(effect => Math.Floor(_trial.Mean(effect.Line) * 1e-3 / effect.Gain));
        var room = _whole[purchase.Index] - Math.Max(0, _trial.Units[purchase.Index]);
        var affordable = purchase.Price > 0 ? Math.Floor(_money / purchase.Price) : decimal.MaxValue;
        return Math.Min(Math.Min(Math.Max(1, step), room), Math.Max(1, (double)Math.Min(affordable, 1_000_000_000_000m)));
    }

    /// <summary>What so many more units cost, with the teachers that teachers of a kind need.</summary>
    private decimal Price(int purchase, double units)
    {
        var (price, wanted) = (0m, units);
        foreach (var at in _of[purchase])
        {
            var some = Math.Min(units, _left[at]);
            price += (decimal)some * _entries[at].Price;
            units -= some;
        }

        return price + Wholes(purchase, wanted).Sum(whole => Price(whole.Purchase, whole.Units));
    }

    private IEnumerable<(int Purchase, double Units)> Wholes(int purchase, double units)
    {
        foreach (var subset in _trial.SubsetsOf(purchase).ToArray().Select(at => _model.Subsets[at]).Where(subset => subset.Part == purchase && subset.Whole >= 0))
        {
            var (part, whole) = (_model.Purchases[subset.Part], _model.Purchases[subset.Whole]);
            var over = subset.PartFigure + (part.Size * (_trial.Units[part.Index] + units)) - subset.WholeFigure - (whole.Size * _trial.Units[whole.Index]);
            var needed = Math.Min(Math.Ceiling((over / whole.Size) - 1e-9), _whole[whole.Index] - Math.Max(0, _trial.Units[whole.Index]));
            if (needed > 0)
            {
                yield return (whole.Index, needed);
            }
        }
    }

    private void Take(int purchase, double units)
    {
        foreach (var (whole, needed) in Wholes(purchase, units).ToList())
        {
            Take(whole, needed);
        }

        foreach (var at in _of[purchase])
        {
            var some = Math.Min(units, _left[at]);
            if (some > 0)
            {
                _trial.Change(purchase, some);
                if (_entries[at].From >= 0)
                {
                    _trial.Change(_entries[at].From, -some);
                }

                _left[at] -= some;
                _money -= (decimal)some * _entries[at].Price;
                units -= some;
            }
        }
    }

    private (double[] Left, double[] Units, decimal Money) Keep() => ([.. _left], [.. _trial.Units], _money);

    private void Restore((double[] Left, double[] Units, decimal Money) kept)
    {
        kept.Left.CopyTo(_left, 0);
        kept.Units.CopyTo(_trial.Units, 0);
        _money = kept.Money;
        _trial.Recount();
    }
}
