using Dudao.Core.Balance;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Planning;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Tests.Balance;

/// <summary>Plans in which teachers move, and parts of plans that a budget allows.</summary>
public sealed class TransferPlanTests
{
    [Theory]
    [InlineData(3, null)]
    [InlineData(6, 40)]
    public void Moves_save_money_keep_every_head_count_and_leave_no_giver_short(int seed, int? most)
    {
        var standard = StateStandards.Quality2017;
        var table = SyntheticCounty.Of(60, seed, 1.5);
        var county = Counties.Read(table, standard);
        var prices = standard.Indicators.Select(indicator => new UnitPrice(indicator.Code, "", indicator.UnitSize, indicator.UnitCost!.Value, null, 500)).ToArray();

        var (still, _) = Planner.Plan(county, standard, new PlanRequest([.. prices]));
        var (plan, refusal) = Planner.Plan(county, standard, new PlanRequest([.. prices], true, most));

        Assert.Null(refusal);
        Assert.True(plan!.Cost < still!.Cost, $"{plan.Cost} with, {still.Cost} without");
        Assert.InRange(plan.Bound, 0, plan.Cost);
        Assert.True(Checker.Check(Counties.Read(plan.Table, standard), standard).Reached);
        Assert.Equal(plan.Cost, plan.Additions.Sum(addition => addition.Cost) + plan.Moves.Sum(move => move.Cost));
        Assert.NotEmpty(plan.Moves);
        Assert.InRange(plan.Moves.Sum(move => move.Units), 1, most ?? long.MaxValue);
        Assert.All(plan.Moves, move => Assert.StartsWith("teachers", move.Resource, StringComparison.Ordinal));
        foreach (var pool in plan.Moves.GroupBy(move => (move.Resource, move.Stage)))
        {
            var bought = plan.Additions.Where(addition => (addition.Resource, addition.Stage) == (pool.Key.Resource, pool.Key.Stage)).Sum(addition => addition.Amount);
            Assert.Equal(Persons(table, pool.Key.Resource, pool.Key.Stage) + bought, Persons(plan.Table, pool.Key.Resource, pool.Key.Stage), 6);
        }
    }

    [Fact]
    public void A_budget_lifts_as_many_schools_as_it_can_and_is_part_of_the_plan()
    {
        var standard = StateStandards.Quality2017;
        var county = Counties.Read(SyntheticCounty.Of(60, 3, 1.5), standard);
        var (whole, _) = Planner.Plan(county, standard, new PlanRequest());
        var budget = Math.Round(whole!.Cost / 5);

        var (plan, _) = Planner.Plan(county, standard, new PlanRequest(Budget: budget));

        Assert.InRange(plan!.Cost, 0, budget);
        Assert.Equal(whole.Cost, plan.WholeCost);
        Assert.True(Short(plan.After) < Short(plan.Before));
        foreach (var addition in plan.Additions)
        {
            var same = Assert.Single(whole.Additions, other => (other.Row, other.Resource, other.Stage) == (addition.Row, addition.Resource, addition.Stage));
            Assert.InRange(addition.Units, 1, same.Units);
        }

        var (less, _) = Planner.Plan(county, standard, new PlanRequest(Budget: Math.Round(budget / 2)));
        Assert.True(Short(plan.After) <= Short(less!.After));
    }

    [Fact]
    public void A_budget_that_is_enough_changes_nothing()
    {
        var standard = StateStandards.Quality2017;
        var county = Counties.Read(SyntheticCounty.Of(20, 3, 1.5), standard);
        var (whole, _) = Planner.Plan(county, standard, new PlanRequest());

        var (plan, _) = Planner.Plan(county, standard, new PlanRequest(Budget: whole!.Cost));

        Assert.Null(plan!.WholeCost);
        Assert.Equal(whole.Additions, plan.Additions);
    }

    [Theory]
    [InlineData("quality-2017", 5)]
    [InlineData("basic-2012", 4)]
    public void The_parts_of_a_purchase_add_up_to_its_price(string name, int seed)
    {
        var standard = StateStandards.Find(name)!;
        var (plan, _) = Planner.Plan(Counties.Read(SyntheticCounty.Of(60, seed, 1.5), standard), standard, new PlanRequest());

        var shared = standard.Indicators.Where(indicator => indicator.Kind == ResourceKind.Shared).ToDictionary(indicator => indicator.Code);
        var sums = plan!.Proofs.SelectMany(proof => proof.Places).Where(place => place.Resource is not null && shared.ContainsKey(place.Resource) && place.Gain > 0)
            .GroupBy(place => (place.Row, place.Resource)).ToList();
        Assert.Contains(sums, group => group.Count() > 1);
        Assert.All(sums, group => Assert.Equal((double)shared[group.Key.Resource!].UnitCost!.Value, group.Sum(place => place.Cost), 3));
    }

    private static int Short(CountyCheck check) => check.Stages.Sum(stage => stage.SchoolsShort.Length);

    private static double Persons(SchoolTable table, string column, Stage stage)
    {
        var own = stage == Stage.Primary ? new[] { SchoolKind.Primary, SchoolKind.TeachingPoint } : [SchoolKind.Junior];
        var single = table.Find(column)!.Values.Where((value, row) => own.Contains(table.Schools[row].Kind!.Value) && !double.IsNaN(value)).Sum();
        return single + (table.Find(FigureColumn.OfStage(column, stage))?.Values.Where(value => !double.IsNaN(value)).Sum() ?? 0);
    }
}
