using Dudao.Core.Balance;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Balance;

public sealed class SpreadTests
{
    [Fact]
    public void By_hand_weighted_by_pupils()
    {
        // 100 pupils at 1, 300 at 3: mean 2.5, variance ¼·2.25 + ¾·0.25 = 0.75. Unweighted it would be 1 ÷ 2 = 0.5.
        var spread = Spread.Of([100, 300], [100, 900]);

        Assert.Equal(2.5, spread.Mean!.Value, 12);
        Assert.Equal(Math.Sqrt(0.75), spread.Deviation!.Value, 12);
        Assert.Equal(Math.Sqrt(0.75) / 2.5, spread.Cv!.Value, 12);
    }

    [Fact]
    public void Per_hundred_pupils_changes_mean_and_deviation_not_the_coefficient()
    {
        var (one, hundred) = (Spread.Of([100, 300], [5, 30]), Spread.Of([100, 300], [5, 30], 100));

        Assert.Equal(one.Mean!.Value * 100, hundred.Mean!.Value, 12);
        Assert.Equal(one.Cv, hundred.Cv);
    }

    [Fact]
    public void What_cannot_be_computed_is_empty_with_its_reason()
    {
        Assert.Null(Spread.Of([], []).Cv);
        Assert.NotNull(Spread.Of([], []).Reason);
        Assert.Null(Spread.Of([10, 20], [0, 0]).Cv);
        Assert.NotNull(Spread.Of([10, 20], [0, 0]).Reason);
    }

    [Property]
    public Property Scaling_all_resources_leaves_it() => Prop.ForAll(Schools(), schools =>
    {
        var (pupils, amounts) = schools;
        return Same(Spread.Of(pupils, amounts).Cv, Spread.Of(pupils, [.. amounts.Select(amount => amount * 7.3)]).Cv);
    });

    [Property]
    public Property Merging_two_schools_with_equal_ratios_leaves_it() => Prop.ForAll(Schools(), schools =>
    {
        var (pupils, amounts) = schools;
        double[] twinPupils = [.. pupils, pupils[0] * 2];
        double[] twinAmounts = [.. amounts, amounts[0] * 2];
        double[] mergedPupils = [pupils[0] * 3, .. pupils[1..]];
        double[] mergedAmounts = [amounts[0] * 3, .. amounts[1..]];
        return Same(Spread.Of(twinPupils, twinAmounts).Cv, Spread.Of(mergedPupils, mergedAmounts).Cv);
    });

    [Property]
    public Property Equal_ratios_give_0() => Prop.ForAll(Schools(), schools =>
        Math.Abs(Spread.Of(schools.Pupils, [.. schools.Pupils.Select(pupils => pupils * 0.37)]).Cv!.Value) < 1e-12);

    private static bool Same(double? one, double? other) => Math.Abs(one!.Value - other!.Value) < 1e-10;

    private static Arbitrary<(double[] Pupils, double[] Amounts)> Schools() => Gen.Choose(1, 2000).Zip(Gen.Choose(1, 5000))
        .NonEmptyListOf().Select(list => (list.Select(pair => (double)pair.Item1).ToArray(), list.Select(pair => (double)pair.Item2).ToArray())).ToArbitrary();
}
