namespace Dudao.Core.Frameworks.Rules;

/// <summary>The sums that can be made of some amounts; distinct sums only, so their number stays small for amounts on a grid.</summary>
internal static class Sums
{
    /// <summary>Sums of any subset, each amount at most once.</summary>
    public static IReadOnlyCollection<decimal> Subsets(IEnumerable<decimal> amounts)
    {
        var sums = new SortedSet<decimal> { 0 };
        foreach (var amount in amounts)
        {
            foreach (var sum in sums.ToList())
            {
                if (sums.Count >= Steps.Most)
                {
                    return sums;
                }

                sums.Add(sum + amount);
            }
        }

        return sums;
    }

    /// <summary>Sums of any number of each amount, up to a limit.</summary>
    public static IReadOnlyCollection<decimal> Repeated(IEnumerable<decimal> amounts, decimal limit)
    {
        var usable = amounts.Where(a => a > 0).Distinct().ToList();
        var sums = new SortedSet<decimal> { 0 };
        var open = new Queue<decimal>(sums);
        while (open.TryDequeue(out var sum))
        {
            foreach (var next in usable.Select(a => sum + a).Where(n => n <= limit))
            {
                if (sums.Count < Steps.Most && sums.Add(next))
                {
                    open.Enqueue(next);
                }
            }
        }

        return sums;
    }
}
