namespace Dudao.Core.Frameworks.Agreement;

/// <summary>Marks of several raters for several items; a mark may be missing. For the office's own analysis, never at the table.</summary>
public sealed class Ratings
{
    private readonly double?[][] rows;

    private Ratings(double?[][] rows, int raters) => (this.rows, Raters) = (rows, raters);

    /// <summary>The number of items.</summary>
    public int Items => rows.Length;

    /// <summary>The number of raters.</summary>
    public int Raters { get; }

    /// <summary>The marks of one item, one for each rater.</summary>
    public ReadOnlySpan<double?> this[int item] => rows[item];

    /// <summary>The number of items that every rater has marked.</summary>
    public int Complete => rows.Count(r => Array.TrueForAll(r, v => v is not null));

    /// <summary>Makes ratings of rows; a shorter row lacks its last marks.</summary>
    /// <exception cref="ArgumentException">A mark is not finite.</exception>
    public static Ratings Of(IEnumerable<IReadOnlyList<double?>> items)
    {
        var given = items.ToList();
        var raters = given.Select(r => r.Count).DefaultIfEmpty().Max();
        if (given.Exists(r => r.Any(v => v is { } mark && !double.IsFinite(mark))))
        {
            throw new ArgumentException("a mark must be finite", nameof(items));
        }

        return new([.. given.Select(r => Enumerable.Range(0, raters).Select(i => i < r.Count ? r[i] : null).ToArray())], raters);
    }

    /// <summary>The mean of the items' ranges (highest less lowest mark), over items with two marks or more; null when there are none.</summary>
    public double? Spread()
    {
        var ranges = rows.Select(r => r.OfType<double>().ToList()).Where(r => r.Count >= 2).Select(r => r.Max() - r.Min()).ToList();
        return ranges.Count == 0 ? null : ranges.Average();
    }

    /// <summary>
    /// How severe each rater is: the mean of his mark less the mean of the others' for the same item, over the items that both have marked;
    /// negative is severe. Null for a rater who shares no item.
    /// </summary>
    public IReadOnlyList<double?> Severity() => [.. Enumerable.Range(0, Raters).Select(SeverityOf)];

    private double? SeverityOf(int rater)
    {
        var differences = new List<double>();
        foreach (var row in rows)
        {
            var others = row.Where((v, i) => i != rater && v is not null).Select(v => v!.Value).ToList();
            if (row[rater] is { } own && others.Count > 0)
            {
                differences.Add(own - others.Average());
            }
        }

        return differences.Count == 0 ? null : differences.Average();
    }
}
