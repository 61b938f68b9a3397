namespace Dudao.Core.Frameworks.Agreement;

/// <summary>
/// Intraclass correlations of single marks over the items that every rater has marked. P. E. Shrout, J. L. Fleiss, Intraclass Correlations: Uses
/// in Assessing Rater Reliability (1979); names after K. O. McGraw, S. P. Wong (1996).
/// </summary>
/// <param name="OneWay">ICC(1): raters differ from item to item.</param>
/// <param name="TwoWayAgreement">ICC(A,1): the same raters, their severity counts as disagreement.</param>
/// <param name="TwoWayConsistency">ICC(C,1): the same raters, their severity is taken out.</param>
public sealed record IntraclassCorrelation(double? OneWay, double? TwoWayAgreement, double? TwoWayConsistency)
{
    /// <summary>Computes them; each is null where it cannot be: fewer than two complete items or two raters, or nothing varies.</summary>
    public static IntraclassCorrelation Of(Ratings ratings)
    {
        var rows = Enumerable.Range(0, ratings.Items).Select(i => ratings[i].ToArray()).Where(r => Array.TrueForAll(r, v => v is not null))
            .Select(r => Array.ConvertAll(r, v => v!.Value)).ToList();
        var (n, k) = (rows.Count, ratings.Raters);
        if (n < 2 || k < 2)
        {
            return new(null, null, null);
        }

        var grand = rows.Average(r => r.Average());
        var items = k * rows.Sum(r => Square(r.Average() - grand));
        var raters = n * Enumerable.Range(0, k).Sum(j => Square(rows.Average(r => r[j]) - grand));
        var total = rows.Sum(r => r.Sum(v => Square(v - grand)));
        var betweenItems = items / (n - 1);
        var within = Math.Max(0, total - items) / (n * (k - 1));
        var betweenRaters = raters / (k - 1);
        var error = Math.Max(0, total - items - raters) / ((n - 1) * (k - 1));
        return new(
            Ratio(betweenItems - within, betweenItems + ((k - 1) * within)),
            Ratio(betweenItems - error, betweenItems + ((k - 1) * error) + (k * (betweenRaters - error) / n)),
            Ratio(betweenItems - error, betweenItems + ((k - 1) * error)));
    }

    private static double? Ratio(double numerator, double denominator) => Math.Abs(denominator) < 1e-300 ? null : numerator / denominator;

    private static double Square(double value) => value * value;
}
