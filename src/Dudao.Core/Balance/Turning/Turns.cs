using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Turning;

/// <summary>
/// What a verdict hangs on (敏感性): the smallest changes of single figures that turn it. Pupils are a figure too. A school that is left out
/// now stays out; a figure of pupils that is 0 stays 0, since the school would need teachers of a stage that it has not reported.
/// </summary>
public static class Turns
{
    /// <summary>How many changes that turn a stage's verdict are kept.</summary>
    public const int Most = 10;

    /// <summary>
    /// For each stage: for each indicator the smallest change that turns its own verdict (where the composite is judged: the change of the
    /// indicator's figures that turns the composite), then the ten smallest that turn the stage's. Sorted by size.
    /// O(schools × indicators²).
    /// </summary>
    public static IReadOnlyList<Turn> Find(CountyFigures county, BalanceStandard standard)
    {
        var turns = new List<Turn>();
        foreach (var figures in county.Stages)
        {
            var check = Checker.Check(figures, county.Table, standard);
            var stage = new MovableStage(figures, county.Table, standard);
            var all = stage.Places().ToList();
            for (var line = 0; line < standard.Indicators.Length; line++)
            {
                var verdict = standard.Judge == Judging.Each ? check.Indicators[line].Reached
                    : check.Composite is { } composite ? Verdict.Passes(composite, check.Threshold!.Value) : null;
                if (verdict is { } now)
                {
                    var touching = all.Where(figure => standard.Judge == Judging.Each ? figure.Touches(line) : figure.Touches(line) && !figure.IsPupils);
                    turns.AddRange(Smallest(county, figures, standard.Indicators[line].Code, touching, stage.OfLine(line), now).Take(1));
                }
            }

            if (check.Reached is { } reached)
            {
                turns.AddRange(Smallest(county, figures, Turn.WholeStage, all, stage.OfStage(), reached).Take(Most));
            }
        }

        return turns;
    }

    private static IEnumerable<Turn> Smallest(
        CountyFigures county, StageFigures figures, string code, IEnumerable<MovableFigure> movable, Func<MovableFigure, double, double> gap, bool now)
    {
        var found = new List<Turn>();
        foreach (var figure in movable)
        {
            var school = county.Table.Schools[figures.Rows[figure.Place]];
            foreach (var to in new[] { Nearest.Flip(figure, -1, gap, now), Nearest.Flip(figure, 1, gap, now) }.OfType<double>())
            {
                found.Add(new Turn(figures.Stage, code, school.Row, school.Name, figure.Column, figure.From, to, !now));
            }
        }

        return found.OrderBy(turn => turn.Size).ThenBy(turn => turn.Row).ThenBy(turn => turn.Column, StringComparer.Ordinal).DistinctBy(turn => (turn.Row, turn.Column));
    }
}
