namespace Dudao.Core.Frameworks.Agreement;

/// <summary>How far apart two marks are.</summary>
public enum AlphaMetric
{
    /// <summary>Equal or not.</summary>
    Nominal,

    /// <summary>By the number of marks that lie between.</summary>
    Ordinal,

    /// <summary>By the square of the difference.</summary>
    Interval,
}

/// <summary>
/// Krippendorff's α: 1 less observed over expected disagreement, 1 for full agreement, 0 for chance; missing marks are left out, an item with
/// one mark says nothing. K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
/// </summary>
/// <remarks>
/// With D = Σ_u Σ_{i≠j} δ²(v_ui, v_uj) / (m_u − 1) and E = Σ_{v,w} δ²(v, w) / (n − 1) over all n pairable marks, α = 1 − D/E. The ordinal
/// distance (Σ_{g=v..w} n_g − (n_v + n_w)/2) is the difference of the marks' mid-ranks, so both metrics with squares take time linear in the
/// number of marks: Σ_{v,w} (v − w)² = 2 (n Σv² − (Σv)²).
/// </remarks>
public sealed class KrippendorffAlpha
{
    private readonly int[][] units;
    private readonly double[] values;

    private KrippendorffAlpha(int[][] units, double[] values) => (this.units, this.values) = (units, values);

    /// <summary>Makes ready for computing: items with two marks or more, each mark as the place of its value.</summary>
    public static KrippendorffAlpha Of(Ratings ratings)
    {
        var items = Enumerable.Range(0, ratings.Items).Select(i => ratings[i].ToArray().OfType<double>().ToArray()).Where(m => m.Length >= 2).ToArray();
        double[] values = [.. items.SelectMany(m => m).Distinct().Order()];
        return new([.. items.Select(m => Array.ConvertAll(m, v => Array.BinarySearch(values, v)))], values);
    }

    /// <summary>α; null where nothing varies, or no item has two marks.</summary>
    public double? Value(AlphaMetric metric) => Value(metric, units, new double[values.Length], new double[values.Length]);

    /// <summary>
    /// The interval by bootstrap: items are drawn anew with replacement, as many as there are, and α computed each time; the percentiles 2.5 and
    /// 97.5 (linear between neighbours). Draws in which nothing varies have no α and are left out. The same seed gives the same interval.
    /// </summary>
    public (double Low, double High)? Interval(AlphaMetric metric, int resamples = 2000, ulong seed = 20261021)
    {
        if (Value(metric) is null)
        {
            return null;
        }

        var found = new List<double>(resamples);
        var drawn = new int[units.Length][];
        var (counts, places) = (new double[values.Length], new double[values.Length]);
        for (var draw = 0; draw < resamples; draw++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = units[(int)(((UInt128)Next(ref seed) * (ulong)units.Length) >> 64)];
            }

            if (Value(metric, drawn, counts, places) is { } alpha)
            {
                found.Add(alpha);
            }
        }

        found.Sort();
        return found.Count == 0 ? null : (Percentile(found, 0.025), Percentile(found, 0.975));
    }

    private double? Value(AlphaMetric metric, int[][] sample, double[] counts, double[] places)
    {
        Array.Clear(counts);
        var n = 0;
        foreach (var unit in sample)
        {
            n += unit.Length;
            foreach (var mark in unit)
            {
                counts[mark]++;
            }
        }

        if (n < 2)
        {
            return null;
        }

        return metric == AlphaMetric.Nominal ? Nominal(sample, counts, n) : Squared(sample, counts, Places(metric, counts, places), n);
    }

    private double[] Places(AlphaMetric metric, double[] counts, double[] places)
    {
        var below = 0.0;
        for (var v = 0; v < counts.Length; v++)
        {
            places[v] = metric == AlphaMetric.Interval ? values[v] : below + (counts[v] / 2);
            below += counts[v];
        }

        return places;
    }

    private static double? Nominal(int[][] sample, double[] counts, int n)
    {
        var expected = ((double)n * n) - counts.Sum(c => c * c);
        if (expected == 0)
        {
            return null;
        }

        var observed = 0.0;
        foreach (var unit in sample)
        {
            var differing = 0;
            for (var i = 0; i < unit.Length; i++)
            {
                for (var j = i + 1; j < unit.Length; j++)
                {
                    differing += unit[i] != unit[j] ? 2 : 0;
                }
            }

            observed += (double)differing / (unit.Length - 1);
        }

        return 1 - ((n - 1) * observed / expected);
    }

    private static double? Squared(int[][] sample, double[] counts, double[] places, int n)
    {
        // Deviations from the mean keep the difference of two large sums exact enough.
        var mean = 0.0;
        for (var v = 0; v < counts.Length; v++)
        {
            mean += counts[v] * places[v] / n;
        }

        var squares = 0.0;
        var varied = 0;
        for (var v = 0; v < counts.Length; v++)
        {
            squares += counts[v] * (places[v] - mean) * (places[v] - mean);
            varied += counts[v] > 0 ? 1 : 0;
        }

        if (varied < 2)
        {
            return null;
        }

        var observed = 0.0;
        foreach (var unit in sample)
        {
            var (sum, ofSquares) = (0.0, 0.0);
            foreach (var mark in unit)
            {
                var deviation = places[mark] - mean;
                sum += deviation;
                ofSquares += deviation * deviation;
            }

            observed += 2 * Math.Max(0, (unit.Length * ofSquares) - (sum * sum)) / (unit.Length - 1);
        }

        return 1 - ((n - 1) * observed / (2 * n * squares));
    }

    private static double Percentile(List<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 < sorted.Count ? sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    // SplitMix64: small, and the same on every machine and version.
    private static ulong Next(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
