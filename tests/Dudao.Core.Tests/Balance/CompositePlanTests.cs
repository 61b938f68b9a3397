using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Planning;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Tests.Balance;

/// <summary>Plans where the mean of the coefficients is judged, in counties too large to go through every plan.</summary>
public sealed class CompositePlanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(7)]
    public void The_gap_of_a_large_county_is_at_most_one_percent(int seed)
    {
        var standard = StateStandards.Basic2012;
        var county = Counties.Read(SyntheticCounty.Of(500, seed, 1.5), standard);

        var (plan, _) = Planner.Plan(county, standard, new PlanRequest());

        Assert.True(plan!.After.Reached);
        Assert.InRange(plan.Gap, 0, 0.01);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(9)]
    public void Limits_on_what_can_be_bought_do_not_weaken_the_bound(int seed)
    {
        // Where a school may buy no more than a third of what it has, a coefficient cannot fall below a certain value, whatever it costs.
        var standard = StateStandards.Basic2012;
        var table = SyntheticCounty.Of(200, seed, 1.6);
        var random = new Random(seed);
        var prices = standard.Indicators.SelectMany(indicator => table.Schools.Where(_ => random.Next(3) == 0)
            .Select(school => new UnitPrice(indicator.Code, school.Name, indicator.UnitSize, indicator.UnitCost!.Value, random.Next(5, 60), 0))
            .Prepend(new UnitPrice(indicator.Code, "", indicator.UnitSize, indicator.UnitCost!.Value, null, 0)));

        var (plan, refusal) = Planner.Plan(Counties.Read(table, standard), standard, new PlanRequest([.. prices]));

        Assert.Null(refusal);
        Assert.True(plan!.After.Reached);
        Assert.InRange(plan.Gap, 0, 0.02);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void The_bound_is_below_every_plan_where_only_two_schools_may_buy(int seed)
    {
        const int schools = 14;
        const int most = 14;
        var random = new Random(seed);
        var standard = Counties.BooksAndTeachers(Judging.Composite);
        var table = Counties.Table([.. Enumerable.Range(0, schools).Select(school => (SchoolKind.Primary, new[]
        {
            ("pupils", (double)random.Next(20, 40)), ("books", school < 2 ? random.Next(1, 6) : (double)random.Next(15, 40)),
            ("teachers", school < 2 ? 1 : (double)random.Next(3, 8)),
        }))]);
        var now = Checker.Check(Counties.Read(table, standard), standard).Stages[0].Composite!.Value;
        standard = Counties.BooksAndTeachers(Judging.Composite, threshold: now * 0.85);
        var prices = new[] { ("books", 20m), ("teachers", 100m) }
            .SelectMany(resource => new[] { 0, 1 }.Select(school => new UnitPrice(resource.Item1, $"第{school + 1}学校", 1, resource.Item2, most, 0)));

        var (plan, _) = Planner.Plan(Counties.Read(table, standard), standard, new PlanRequest([.. prices]));

        var least = Least(table, standard, most);
        Assert.NotNull(plan);
        Assert.True(plan.Bound <= least, $"bound {plan.Bound}, least {least}");
        Assert.True(plan.Cost >= least, $"cost {plan.Cost}, least {least}");
    }

    private static decimal Least(SchoolTable table, BalanceStandard standard, int most)
    {
        var figures = Counties.Read(table, standard).Stages[0];
        var teachers = Coefficients(1, "teachers");
        var books = Coefficients(0, "books");
        var least = decimal.MaxValue;
        foreach (var (units, cv) in books)
        {
            foreach (var (others, other) in teachers)
            {
                if (Verdict.Passes((cv + other) / 2, standard.ThresholdPrimary))
                {
                    least = Math.Min(least, (units * 20m) + (others * 100m));
                }
            }
        }

        return least;

        List<(int Units, double Cv)> Coefficients(int line, string column)
        {
            Assert.Equal(column, standard.Indicators[line].Code);
            var found = new List<(int, double)>();
            for (var first = 0; first <= most; first++)
            {
                for (var second = 0; second <= most; second++)
                {
                    var amounts = (double[])figures.Amounts[line].Clone();
                    amounts[0] += first;
                    amounts[1] += second;
                    found.Add((first + second, Dudao.Core.Balance.Spread.Of(figures.Pupils, amounts).Cv!.Value));
                }
            }

            return found;
        }
    }
}
