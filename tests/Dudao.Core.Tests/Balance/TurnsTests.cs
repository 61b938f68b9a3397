using Dudao.Core.Balance;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;
using Dudao.Core.Balance.Turning;

namespace Dudao.Core.Tests.Balance;

public sealed class TurnsTests
{
    [Fact]
    public void By_hand()
    {
        // 100 pupils each, books 300 and 500: coefficient 0.25. At most 0.25 passes, so one book less in the first school turns it.
        var standard = Counties.BooksAndTeachers(threshold: 0.25);
        var county = Counties.Read(
            Counties.Table((SchoolKind.Primary, [("pupils", 100), ("books", 300), ("teachers", 5)]), (SchoolKind.Primary, [("pupils", 100), ("books", 500), ("teachers", 5)])), standard);

        var turn = Turns.Find(county, standard).Single(turn => turn.Code == "books");

        Assert.Equal((3, "books", 500.0, 501.0, false), (turn.Row, turn.Column, turn.From, turn.To, turn.Reached));
    }

    [Theory]
    [InlineData("basic-2012", 1, 1.0)]
    [InlineData("basic-2012", 2, 1.25)]
    [InlineData("quality-2017", 3, 0.2)]
    [InlineData("quality-2017", 4, 1.0)]
    public void Perturbed_by_the_amount_it_turns_and_by_one_step_less_it_does_not(string name, int seed, double spread)
    {
        var standard = StateStandards.Find(name)!;
        var table = SyntheticCounty.Of(40, seed, spread);
        var turns = Turns.Find(Counties.Read(table, standard), standard);

        Assert.NotEmpty(turns);
        foreach (var turn in turns)
        {
            var step = turn.Column.EndsWith("area", StringComparison.Ordinal) ? 0.1 : 1;
            Assert.Equal(turn.Reached, Reached(turn, turn.To));
            Assert.Equal(!turn.Reached, Reached(turn, turn.To - (Math.Sign(turn.Change) * step)) ?? !turn.Reached);
        }

        bool? Reached(Turn turn, double value)
        {
            var row = Array.FindIndex(table.Schools, school => school.Row == turn.Row);
            var stage = Checker.Check(Counties.Read(table.With(row, turn.Column, Math.Round(value, 6)), standard), standard).Stages.Single(stage => stage.Stage == turn.Stage);
            return turn.Code == Turn.WholeStage ? stage.Reached
                : standard.Judge == Judging.Composite ? Verdict.Passes(stage.Composite!.Value, stage.Threshold!.Value)
                : stage.Indicators.Single(indicator => indicator.Code == turn.Code).Reached;
        }
    }

    [Fact]
    public void In_a_small_county_no_smaller_change_of_any_figure_turns_the_stage()
    {
        var standard = Counties.BooksAndTeachers(threshold: 0.3, minimum: 2);
        var table = Counties.Table(
            (SchoolKind.Primary, [("pupils", 60), ("books", 130), ("teachers", 5)]), (SchoolKind.Primary, [("pupils", 80), ("books", 170), ("teachers", 7)]),
            (SchoolKind.NineYear, [("pupils_primary", 40), ("pupils_junior", 30), ("books", 190), ("teachers_primary", 4), ("teachers_junior", 4)]));
        var county = Counties.Read(table, standard);
        var now = Checker.Check(county, standard).Stages[0].Reached!.Value;
        var least = Turns.Find(county, standard).Where(turn => turn.Code == Turn.WholeStage && turn.Stage == Stage.Primary).Min(turn => turn.Size);

        for (var row = 0; row < table.Count; row++)
        {
            foreach (var column in table.Columns.Where(column => column.Values[row] > 0 && column.Name != "teachers_junior"))
            {
                for (var change = 1; change < (least * column.Values[row]) - 1e-9; change++)
                {
                    Assert.True(now == After(row, column.Name, column.Values[row] + change), $"第 {row + 2} 行 {column.Name} +{change}，最小 {least}");
                    Assert.True(change >= column.Values[row] || now == After(row, column.Name, column.Values[row] - change), $"第 {row + 2} 行 {column.Name} -{change}，最小 {least}");
                }
            }
        }

        bool After(int row, string column, double value) => Checker.Check(Counties.Read(table.With(row, column, value), standard), standard).Stages[0].Reached!.Value;
    }
}
