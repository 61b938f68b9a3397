using Dudao.Core.Balance.Planning.Model;

namespace Dudao.Core.Balance.Planning.Search;

/// <summary>One entry of a plan: units bought for a school, or moved to it from another.</summary>
/// <param name="To">The purchase that receives.</param>
/// <param name="From">The purchase that gives; −1 where the units are bought.</param>
/// <param name="Units">Whole units, above 0.</param>
/// <param name="Price">Yuan a unit.</param>
internal readonly record struct Entry(int To, int From, double Units, decimal Price);

/// <summary>
/// What a plan's net units cost: what the givers of a pool give is received by others of it, what is then still lacking is bought where it costs least.
/// </summary>
internal static class Ledger
{
    /// <summary>Persons of a pool given away, and received or bought.</summary>
    public static (double Given, double Received) Pool(Trial trial, int pool)
    {
        double given = 0, received = 0;
        foreach (var purchase in trial.Model.Purchases)
        {
            if (purchase.Pool == pool)
            {
                given += Math.Max(0, -trial.Units[purchase.Index]);
                received += Math.Max(0, trial.Units[purchase.Index]);
            }
        }

        return (given, received);
    }

    /// <summary>Every entry; null where the limits leave something that nobody gives and that cannot be bought.</summary>
    public static List<Entry>? Entries(Trial trial)
    {
        var model = trial.Model;
        var entries = new List<Entry>();
        foreach (var purchase in model.Purchases)
        {
            if (purchase.Pool < 0 && trial.Units[purchase.Index] > 0)
            {
                entries.Add(new Entry(purchase.Index, -1, trial.Units[purchase.Index], purchase.Price));
            }
        }

        for (var pool = 0; pool < model.Pools.Length; pool++)
        {
            if (!Share(trial, pool, entries))
            {
                return null;
            }
        }

        return entries;
    }

    public static decimal Cost(IEnumerable<Entry> entries) => entries.Sum(entry => (decimal)entry.Units * entry.Price);

    private static bool Share(Trial trial, int pool, List<Entry> entries)
    {
        var (given, received) = Pool(trial, pool);
        if (given > received)
        {
            return false;
        }

        var members = trial.Model.Purchases.Where(purchase => purchase.Pool == pool).ToList();
        var bought = received - given;
        var rest = members.ToDictionary(purchase => purchase.Index, purchase => Math.Max(0, trial.Units[purchase.Index]));
        foreach (var purchase in members.Where(purchase => trial.Units[purchase.Index] > 0).OrderBy(purchase => purchase.Price).ThenBy(purchase => purchase.Index))
        {
            var units = Math.Min(bought, Math.Min(rest[purchase.Index], purchase.Most));
            if (units > 0)
            {
                entries.Add(new Entry(purchase.Index, -1, units, purchase.Price));
                rest[purchase.Index] -= units;
                bought -= units;
            }
        }

        if (bought > 0)
        {
            return false;
        }

        var takers = new Queue<Purchase>(members.Where(purchase => rest[purchase.Index] > 0));
        foreach (var giver in members.Where(purchase => trial.Units[purchase.Index] < 0))
        {
            for (var left = -trial.Units[giver.Index]; left > 0;)
            {
                var taker = takers.Peek();
                var units = Math.Min(left, rest[taker.Index]);
                entries.Add(new Entry(taker.Index, giver.Index, units, giver.MovePrice));
                rest[taker.Index] -= units;
                left -= units;
                if (rest[taker.Index] <= 0)
                {
                    takers.Dequeue();
                }
            }
        }

        return true;
    }
}
