using Dudao.Core.Frameworks.Agreement;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Frameworks.Agreement;

public class AgreementTests
{
    /// <summary>The example C of K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): 4 observers, 12 units, missing data.</summary>
    private static readonly Ratings Krippendorff2011 = Ratings.Of(
    [
        [1, 1, null, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2],
        [null, 5, 5, 5], [null, null, 1, 1], [null, 3, null, null],
    ]);

    /// <summary>Table 2 of P. E. Shrout, J. L. Fleiss, Intraclass Correlations (1979): 6 targets, 4 judges.</summary>
    private static readonly Ratings ShroutFleiss1979 = Ratings.Of([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]);

    [Theory]
    [InlineData(AlphaMetric.Nominal, 0.743)]
    [InlineData(AlphaMetric.Ordinal, 0.815)]
    [InlineData(AlphaMetric.Interval, 0.849)]
    public void Alpha_OfKrippendorffsExample_IsAsPublished(AlphaMetric metric, double published) =>
        Assert.Equal(published, KrippendorffAlpha.Of(Krippendorff2011).Value(metric)!.Value, 0.0005);

    [Fact]
    public void Icc_OfShroutAndFleissExample_IsAsPublished()
    {
        var icc = IntraclassCorrelation.Of(ShroutFleiss1979);
        Assert.Equal(0.17, icc.OneWay!.Value, 0.005);
        Assert.Equal(0.29, icc.TwoWayAgreement!.Value, 0.005);
        Assert.Equal(0.71, icc.TwoWayConsistency!.Value, 0.005);
    }

    [Fact]
    public void Interval_ByBootstrap_HoldsAlpha_AndIsRepeatable()
    {
        foreach (var metric in Enum.GetValues<AlphaMetric>())
        {
            var alpha = KrippendorffAlpha.Of(Krippendorff2011);
            var (low, high) = alpha.Interval(metric)!.Value;
            Assert.InRange(alpha.Value(metric)!.Value, low, high);
            Assert.True(low < high && high <= 1);
            Assert.Equal((low, high), KrippendorffAlpha.Of(Krippendorff2011).Interval(metric));
        }
    }

    [Fact]
    public void Spread_IsTheMeanOfTheRowsRanges()
    {
        Assert.Equal((7 + 5 + 4 + 6 + 5 + 5) / 6.0, ShroutFleiss1979.Spread()!.Value, 12);
        Assert.Equal(1.5, Ratings.Of([[1, 3], [2, null], [4, 5]]).Spread());
        Assert.Null(Ratings.Of([[1, null], [null, 2]]).Spread());
    }

    [Fact]
    public void Severity_IsTheMeanDifferenceToTheOthers()
    {
        var severity = Ratings.Of([[3, 2, 1], [3, 2, null]]).Severity();
        Assert.Equal([1.25, -0.5, -1.5], severity.Select(s => s!.Value));
        Assert.Null(Ratings.Of([[1, null], [2, null]]).Severity()[0]);
    }

    [Fact]
    public void Complete_CountsRowsWithoutAGap()
    {
        Assert.Equal((12, 4, 8), (Krippendorff2011.Items, Krippendorff2011.Raters, Krippendorff2011.Complete));
    }

    [Fact]
    public void WhatCannotBeComputed_IsNull()
    {
        var same = Ratings.Of([[3, 3], [3, 3]]);
        Assert.All(Enum.GetValues<AlphaMetric>(), m => Assert.Null(KrippendorffAlpha.Of(same).Value(m)));
        Assert.Null(KrippendorffAlpha.Of(same).Interval(AlphaMetric.Interval));
        Assert.Null(IntraclassCorrelation.Of(same).OneWay);
        Assert.Null(IntraclassCorrelation.Of(Ratings.Of([[1, 2]])).TwoWayAgreement);
        Assert.Null(KrippendorffAlpha.Of(Ratings.Of([])).Value(AlphaMetric.Nominal));
        Assert.Throws<ArgumentException>(() => Ratings.Of([[double.NaN]]));
    }

    [Property]
    public bool Alpha_OfFullAgreement_IsOne(byte[] marks)
    {
        var ratings = Ratings.Of(marks.Select(m => (IReadOnlyList<double?>)[m, m, m]));
        var alpha = KrippendorffAlpha.Of(ratings);
        return Enum.GetValues<AlphaMetric>().All(m => marks.Distinct().Count() < 2 ? alpha.Value(m) is null : Math.Abs(alpha.Value(m)!.Value - 1) < 1e-12);
    }

    [Property]
    public bool Alpha_IsWhatTheCoincidenceMatrixGives(byte[][] marks)
    {
        var items = marks.Select(r => (IReadOnlyList<double?>)[.. r.Take(5).Select(m => m % 7 == 6 ? null : (double?)(m % 7))]).ToList();
        var alpha = KrippendorffAlpha.Of(Ratings.Of(items));
        return Enum.GetValues<AlphaMetric>().All(metric => (ByMatrix(items, metric), alpha.Value(metric)) switch
        {
            (null, null) => true,
            ({ } expected, { } actual) => Math.Abs(expected - actual) < 1e-9,
            _ => false,
        });
    }

    // The definition as the paper writes it: coincidences o_vw, then 1 - (n - 1) Σ o δ² / Σ n_v n_w δ².
    private static double? ByMatrix(List<IReadOnlyList<double?>> items, AlphaMetric metric)
    {
        var coincidences = new double[6, 6];
        foreach (var unit in items.Select(i => i.OfType<double>().Select(v => (int)v).ToList()).Where(u => u.Count >= 2))
        {
            for (var i = 0; i < unit.Count; i++)
            {
                for (var j = 0; j < unit.Count; j++)
                {
                    coincidences[unit[i], unit[j]] += i == j ? 0 : 1.0 / (unit.Count - 1);
                }
            }
        }

        var counts = Enumerable.Range(0, 6).Select(v => Enumerable.Range(0, 6).Sum(w => coincidences[v, w])).ToArray();
        var (n, observed, expected) = (counts.Sum(), 0.0, 0.0);
        for (var v = 0; v < 6; v++)
        {
            for (var w = 0; w < 6; w++)
            {
                var delta = metric switch
                {
                    AlphaMetric.Nominal => v == w ? 0 : 1,
                    AlphaMetric.Interval => v - w,
                    _ => counts[Math.Min(v, w)..(Math.Max(v, w) + 1)].Sum() - ((counts[v] + counts[w]) / 2),
                };
                observed += coincidences[v, w] * delta * delta;
                expected += counts[v] * counts[w] * delta * delta;
            }
        }

        return expected < 1e-9 ? null : 1 - ((n - 1) * observed / expected);
    }
}
