using Dudao.Core.Balance;
using Dudao.Core.Balance.Planning;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Balance;

public sealed class OneResourceTests
{
    [Fact]
    public void By_hand()
    {
        // Two schools of 100 pupils at 1 and 3: raising the first to L gives (3 − L) ÷ (3 + L) = 0.2 at L = 2, which is 100 units.
        var plan = OneResource.Plan([100, 100], [100, 300], 0.2, false, false);

        Assert.Equal(100, plan.Total, 6);
        Assert.Equal(0.2, plan.After, 9);
        Assert.Equal(0.5, plan.Before!.Value, 12);
    }

    [Fact]
    public void Moving_by_hand()
    {
        // Moving m from 300 to 100 gives (200 − 2m) ÷ 400 = 0.2 at m = 60.
        var plan = OneResource.Plan([100, 100], [100, 300], 0.2, false, true);

        Assert.Equal(60, plan.Total, 6);
        Assert.Equal(0, plan.Units.Sum(), 6);
    }

    [Property]
    public Property Whole_units_pass_one_less_fails_and_the_bound_is_below() => Prop.ForAll(Schools(), schools =>
    {
        var (pupils, amounts) = schools;
        var plan = OneResource.Plan(pupils, amounts, 0.3, true, false);
        return plan.Bound <= plan.Total && plan.After <= 0.3 + 1e-9 && plan.Units.All(unit => unit == Math.Floor(unit) && unit >= 0)
            && Enumerable.Range(0, pupils.Length).Where(school => plan.Units[school] >= 1).All(school =>
                !(Spread.Of(pupils, [.. amounts.Select((amount, at) => amount + plan.Units[at] - (at == school ? 1 : 0))]).Cv <= 0.3 + 1e-12));
    });

    [Property]
    public Property Moving_never_takes_more_than_adding() => Prop.ForAll(Schools(), schools =>
        OneResource.Plan(schools.Pupils, schools.Amounts, 0.3, false, true).Total <= (OneResource.Plan(schools.Pupils, schools.Amounts, 0.3, false, false).Total * (1 + 1e-6)) + 1e-6);

    private static Arbitrary<(double[] Pupils, double[] Amounts)> Schools() => Gen.Choose(1, 300).Zip(Gen.Choose(1, 600))
        .NonEmptyListOf().Select(list => (list.Select(pair => (double)pair.Item1).ToArray(), list.Select(pair => (double)pair.Item2).ToArray())).ToArbitrary();
}
