using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>Takes from a plan that passes what it does not need, until one unit less anywhere would fail.</summary>
internal static class Trim
{
    /// <summary>Trims in place; the dearest units first.</summary>
    public static void Run(Trial trial)
    {
        var model = trial.Model;
        var byCost = model.Purchases.OrderByDescending(purchase => purchase.Price).ToArray();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var purchase in byCost)
            {
                changed |= Lower(trial, purchase);
            }

            trial.Recount();
        }
    }

    /// <summary>Of a pool only what is bought can be left out: what was given away must be somebody's.</summary>
    private static double Spare(Trial trial, int pool)
    {
        var (given, received) = Ledger.Pool(trial, pool);
        return received - given;
    }

    private static bool Lower(Trial trial, Purchase purchase)
    {
        var taken = 0.0;
        var spare = purchase.Pool < 0 ? double.PositiveInfinity : Spare(trial, purchase.Pool);
        for (var step = 1.0; taken + step <= spare && trial.Units[purchase.Index] - step >= 0 && Try(step); step *= 2)
        {
            taken += step;
        }

        for (var step = taken; step >= 1; step = Math.Floor(step / 2))
        {
            if (taken + step <= spare && trial.Units[purchase.Index] - step >= 0 && Try(step))
            {
                taken += step;
            }
        }

        return taken > 0;

        bool Try(double units)
        {
            trial.Change(purchase.Index, -units);
            if (trial.Holds(purchase.Index))
            {
                return true;
            }

            trial.Change(purchase.Index, units);
            return false;
        }
    }
}
