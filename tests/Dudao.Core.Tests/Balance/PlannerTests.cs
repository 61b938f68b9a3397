using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Planning;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Tests.Balance;

public sealed class PlannerTests
{
    [Theory]
    [InlineData("quality-2017", 20, 1)]
    [InlineData("quality-2017", 60, 2)]
    [InlineData("quality-2017", 60, 3)]
    [InlineData("basic-2012", 60, 4)]
    public void The_plan_passes_when_checked_and_one_unit_less_fails(string name, int schools, int seed)
    {
        var standard = StateStandards.Find(name)!;
        var county = Counties.Read(SyntheticCounty.Of(schools, seed, 1.5), standard);

        var (plan, refusal) = Planner.Plan(county, standard, new PlanRequest());

        Assert.Null(refusal);
        Assert.True(Checker.Check(Counties.Read(plan!.Table, standard), standard).Reached);
        Assert.Equal(plan.Cost, plan.Additions.Sum(addition => addition.Cost));
        Assert.InRange(plan.Bound, 0, plan.Cost);
        foreach (var addition in plan.Additions)
        {
            Assert.NotEqual(true, Checker.Check(Counties.Read(OneLess(plan, standard, addition), standard), standard).Reached);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Going_through_every_plan_of_a_small_county_finds_none_cheaper(int seed)
    {
        var random = new Random(seed);
        var standard = Counties.BooksAndTeachers(threshold: 0.2, minimum: 1);
        var table = Counties.Table([.. Enumerable.Range(0, 3).Select(_ => (SchoolKind.Primary, new[]
        {
            ("pupils", (double)random.Next(4, 12)), ("books", (double)random.Next(1, 9)), ("teachers", (double)random.Next(2, 6)),
        }))]);
        var (plan, refusal) = Planner.Plan(Counties.Read(table, standard), standard, new PlanRequest());

        Assert.Null(refusal);
        var least = EveryPlan(table, standard, 12, plan!.Cost);
        Assert.True(plan.Bound <= least, $"bound {plan.Bound}, least {least}");
        Assert.Equal(least, plan.Cost);
    }

    [Fact]
    public void The_sum_of_the_parts_less_the_allowance_is_the_bound()
    {
        var standard = StateStandards.Quality2017;
        var (plan, _) = Planner.Plan(Counties.Read(SyntheticCounty.Of(60, 5, 1.5), standard), standard, new PlanRequest());

        var sum = (decimal)(plan!.Proofs.Sum(proof => proof.Bound) - plan.Allowance);
        Assert.InRange(plan.Bound - sum, -plan.Step, plan.Step);
    }

    [Fact]
    public void Where_nothing_can_be_bought_the_indicator_is_named()
    {
        var standard = Counties.BooksAndTeachers(threshold: 0.2);
        var table = Counties.Table((SchoolKind.Primary, [("pupils", 100), ("books", 100), ("teachers", 5)]), (SchoolKind.Primary, [("pupils", 100), ("books", 900), ("teachers", 5)]));

        var (plan, refusal) = Planner.Plan(Counties.Read(table, standard), standard, new PlanRequest([new UnitPrice("teachers", "", 1, 1, null, 0)]));

        Assert.Null(plan);
        Assert.Equal("books", refusal!.Field);
    }

    [Fact]
    public void A_county_that_passes_buys_nothing()
    {
        var standard = Counties.BooksAndTeachers();
        var table = Counties.Table((SchoolKind.Primary, [("pupils", 100), ("books", 800), ("teachers", 5)]), (SchoolKind.Primary, [("pupils", 100), ("books", 900), ("teachers", 5)]));

        var (plan, _) = Planner.Plan(Counties.Read(table, standard), standard, new PlanRequest());

        Assert.Equal((0m, 0m, 0.0), (plan!.Cost, plan.Bound, plan.Gap));
    }

    private static SchoolTable OneLess(BalancePlan plan, BalanceStandard standard, Addition addition)
    {
        var row = Array.FindIndex(plan.Table.Schools, school => school.Row == addition.Row);
        var column = addition.Stage is { } stage && plan.Table.Schools[row].Kind!.Value.HasSeveralStages() ? FigureColumn.OfStage(addition.Resource, stage) : addition.Resource;
        var unit = standard.Indicators.Single(indicator => indicator.Code == addition.Resource).UnitSize;
        return plan.Table.With(row, column, plan.Table.Find(column)!.Values[row] - unit);
    }

    private static decimal EveryPlan(SchoolTable table, BalanceStandard standard, int most, decimal known)
    {
        // The two indicators share nothing but the verdict, so each is gone through apart.
        return Least("books", 20) + Least("teachers", 80000);

        decimal Least(string code, decimal price)
        {
            var least = decimal.MaxValue;
            for (var first = 0; first <= most; first++)
            {
                for (var second = 0; second <= most; second++)
                {
                    for (var third = 0; third <= most && (first + second + third) * price <= known; third++)
                    {
                        var cost = (first + second + third) * price;
                        if (cost >= least)
                        {
                            break;
                        }

                        var values = table.Find(code)!.Values;
                        var check = Checker.Check(
                            Counties.Read(table.With(0, code, values[0] + first).With(1, code, values[1] + second).With(2, code, values[2] + third), standard), standard).Stages[0];
                        var kept = check.SchoolsShort.Length == 0 || code != "books";
                        least = kept && check.Indicators.Single(indicator => indicator.Code == code).Reached == true ? cost : least;
                    }
                }
            }

            return least;
        }
    }
}
