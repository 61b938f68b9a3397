using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>Brings a plan that misses a little to pass: again and again the units that bring the coefficients down most for a yuan.</summary>
internal sealed class Repair(Trial trial)
{
    private readonly PlanModel _model = trial.Model;

    /// <summary>Whether the plan passes at the end; if not, no purchase brings a coefficient further down.</summary>
    public bool Run()
    {
        for (var subset = 0; subset < _model.Subsets.Length; subset++)
        {
            CoverPart(_model.Subsets[subset]);
        }

        var excess = trial.Excess();
        while (excess > 0)
        {
            var (best, step) = (-1, 0.0);
            var rate = 0.0;
            foreach (var purchase in _model.Purchases)
            {
                var by = Step(purchase, excess);
                if (by <= 0)
                {
                    continue;
                }

                var cost = Add(purchase, by, out var undo);
                var fall = excess - trial.Excess();
                undo();
                var worth = fall / Math.Max(cost, 1e-9);
                if (fall > 0 && worth > rate)
                {
                    (best, step, rate) = (purchase.Index, by, worth);
                }
            }

            if (best < 0)
            {
                return false;
            }

            Add(_model.Purchases[best], step, out _);
            trial.Recount();
            excess = trial.Excess();
        }

        return true;
    }

    /// <summary>One unit, or where units are very small about a thousandth of the mean.</summary>
    private double Step(Purchase purchase, double excess)
    {
        var step = double.PositiveInfinity;
        foreach (var effect in purchase.Effects)
        {
            step = Math.Min(step, Math.Floor(trial.Mean(effect.Line) * Math.Min(1e-3, excess) / effect.Gain));
        }

        if (purchase.Effects.Length == 0)
        {
            return 0;
        }

        return Math.Min(Math.Max(1, step), purchase.Ceiling - trial.Units[purchase.Index]);
    }

    /// <summary>Adds units, and to the whole what its part then needs; says what it costs.</summary>
    private double Add(Purchase purchase, double by, out Action undo)
    {
        trial.Change(purchase.Index, by);
        var cost = by * purchase.Cost;
        Action back = () => trial.Change(purchase.Index, -by);
        foreach (var at in trial.SubsetsOf(purchase.Index))
        {
            var subset = _model.Subsets[at];
            if (subset.Part == purchase.Index && subset.Whole >= 0 && trial.Over(subset) is > 0 and var over)
            {
                var whole = _model.Purchases[subset.Whole];
                var more = Math.Ceiling((over / whole.Size) - 1e-9);
                trial.Change(whole.Index, more);
                cost += more * whole.Cost;
                var first = back;
                back = () =>
                {
                    trial.Change(whole.Index, -more);
                    first();
                };
            }
        }

        undo = back;
        return cost;
    }

    private void CoverPart(Subset subset)
    {
        if (subset.Whole >= 0 && trial.Over(subset) is > 0 and var over)
        {
            trial.Change(subset.Whole, Math.Ceiling((over / _model.Purchases[subset.Whole].Size) - 1e-9));
        }
    }
}
