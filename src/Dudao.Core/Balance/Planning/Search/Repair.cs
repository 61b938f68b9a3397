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

        var excess = new double[_model.Stages.Length];
        while (Measure(excess) > 0)
        {
            var (best, step) = (-1, 0.0);
            var rate = 0.0;
            foreach (var purchase in _model.Purchases)
            {
                var by = Step(purchase, excess.Sum());
                if (by <= 0 || trial.Fall(purchase, by, excess) is not (> 0 and var fall))
                {
                    continue;
                }

                var worth = fall / Math.Max((by * purchase.Cost) + Wholes(purchase, by), 1e-9);
                if (worth > rate)
                {
                    (best, step, rate) = (purchase.Index, by, worth);
                }
            }

            if (best < 0)
            {
                return false;
            }

            Add(_model.Purchases[best], step);
            trial.Recount();
        }

        return true;
    }

    private double Measure(double[] excess)
    {
        for (var stage = 0; stage < excess.Length; stage++)
        {
            excess[stage] = trial.Excess(stage);
        }

        return excess.Sum();
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

    /// <summary>What the wholes cost that more of a part would need.</summary>
    private double Wholes(Purchase purchase, double by)
    {
        var cost = 0.0;
        foreach (var at in trial.SubsetsOf(purchase.Index))
        {
            cost += Needed(_model.Subsets[at], purchase, by) * (_model.Subsets[at].Whole >= 0 ? _model.Purchases[_model.Subsets[at].Whole].Cost : 0);
        }

        return cost;
    }

    private double Needed(Subset subset, Purchase purchase, double by)
    {
        if (subset.Part != purchase.Index || subset.Whole < 0)
        {
            return 0;
        }

        var whole = _model.Purchases[subset.Whole];
        var over = subset.PartFigure + (purchase.Size * (trial.Units[purchase.Index] + by)) - subset.WholeFigure - (whole.Size * trial.Units[whole.Index]);
        return Math.Max(0, Math.Ceiling((over / whole.Size) - 1e-9));
    }

    /// <summary>Adds units, and to the whole what its part then needs.</summary>
    private void Add(Purchase purchase, double by)
    {
        foreach (var at in trial.SubsetsOf(purchase.Index))
        {
            if (Needed(_model.Subsets[at], purchase, by) is > 0 and var more)
            {
                trial.Change(_model.Subsets[at].Whole, more);
            }
        }

        trial.Change(purchase.Index, by);
    }

    private void CoverPart(Subset subset)
    {
        if (subset.Whole >= 0 && trial.Over(subset) is > 0 and var over)
        {
            trial.Change(subset.Whole, Math.Ceiling((over / _model.Purchases[subset.Whole].Size) - 1e-9));
        }
    }
}
