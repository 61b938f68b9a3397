using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Reconciliation;

namespace Dudao.Core.Tests.Enrolment;

public class ExpectationTests
{
    private static readonly DateOnly September = new(2026, 9, 1);
    private static readonly string[] Ids = [.. Enumerable.Range(0, 8).Select(i => IdNumber.Of(532126, new DateOnly(2015, 3, 12), i * 2).ToString())];

    [Fact]
    public void Into_autumn_grades_rise_the_ninth_leaves_and_after_the_sixth_any_school_counts()
    {
        Child[] roll = [new("张三", Student: "G" + Ids[0], Grade: 5), new("李四", Student: "G" + Ids[1], Grade: 6), new("王五", Student: "G" + Ids[2], Grade: 9), new("赵六", Student: "G" + Ids[3], Grade: 0)];
        var rows = roll.Select(Lists.Row).ToArray();
        Assert.Equal(
            [((byte)6, 1L), (7, -1), (0, 1)],
            Expectation.Of(rows, intoAutumn: true, [], September, []).Select(row => (row.Grade, row.School)));
        Assert.Equal(rows, Expectation.Of(rows, intoAutumn: false, [], new DateOnly(2026, 3, 1), []));
    }

    [Fact]
    public void Movements_up_to_the_day_change_the_school_keep_the_grade_or_end_it()
    {
        Child[] roll = [.. Enumerable.Range(0, 6).Select(i => new Child($"学生{i}", Student: "G" + Ids[i], Grade: i == 3 ? 9 : 4, School: i == 5 ? 2 : 1))];
        Movement[] movements =
        [
            Moved(roll[0], MovementKind.Transfer, "20260110", 2), Moved(roll[1], MovementKind.Transfer, "20260110", 77), Moved(roll[2], MovementKind.Graduation, "20260701"),
            Moved(roll[3], MovementKind.Repetition, "20260701"), Moved(roll[4], MovementKind.Transfer, "20260902", 2),
        ];
        var expected = Expectation.Of([.. roll.Select(Lists.Row)], intoAutumn: true, movements, September, []);
        Assert.Equal([((byte)5, 2L), (5, 1), (9, 1), (5, 1), (5, 2)], expected.Select(row => (row.Grade, row.School)));
    }

    [Fact]
    public void Entrants_are_of_age_and_not_yet_on_the_roll()
    {
        var id = IdNumber.Of(532126, new DateOnly(2020, 3, 12), 1).ToString();
        Child[] entrants = [new("新一", "20200831", School: -1), new("新二", "20200901"), new("新三", "20190901"), new("新四", "20200312", Id: id), new("新五", "")];
        var roll = new Child("新四", "20200312", Id: id, Student: "G" + id, Grade: 1);
        var expected = Expectation.Of([Lists.Row(roll, 0)], intoAutumn: true, [], September, [.. entrants.Select(Lists.Row)]);
        Assert.Equal([2, 20200831, 20190901], expected.Select(row => row.Birth == 20200312 ? row.Grade : row.Birth));
        Assert.All(expected.Skip(1), row => Assert.Equal((1, -1L), (row.Grade, row.School)));
        Assert.Single(Expectation.Of([Lists.Row(roll, 0)], intoAutumn: false, [], September, [.. entrants.Select(Lists.Row)]));
    }

    [Fact]
    public void A_ghost_is_on_two_rolls_and_in_no_registration_of_both_terms()
    {
        Child[] roll = [.. Enumerable.Range(0, 5).Select(i => new Child($"{"赵钱孙李周"[i]}{"伟芳娜敏静"[i]}", $"2015{i + 1:D2}12", Student: "G" + Ids[i]))];
        var suspended = Moved(roll[4], MovementKind.Suspension, "20250901");
        var before = Lists.Reconcile(roll, [roll[0], roll[2]], [suspended]);
        var now = Lists.Reconcile(roll, [roll[0], roll[1]], [suspended]);
        var marked = Ghosts.Mark([.. roll.Select(Lists.Row)], now, [.. roll.Select(Lists.Row)], before);
        Assert.Equal([false, false, false, true, false], marked.Expected.Select(row => row.Flags.HasFlag(PupilFlags.Ghost)));
        Assert.Equal(now.Expected.Select(row => row.Class), marked.Expected.Select(row => row.Class));
        Assert.Equal(1, marked.Count(PupilFlags.Ghost));
        // A child that was not on the roll before is none, however long it is missing.
        var newcomer = Ghosts.Mark([.. roll.Select(Lists.Row)], now, [.. roll.Take(2).Select(Lists.Row)], Lists.Reconcile([.. roll.Take(2)], [roll[0]]));
        Assert.Equal(0, newcomer.Count(PupilFlags.Ghost));
    }

    private static Movement Moved(Child child, MovementKind kind, string day, long to = -1) =>
        new(Lists.Key(child.Student), kind, 1, to, Days.TryRead(day, out var from) ? from : null, null);
}
