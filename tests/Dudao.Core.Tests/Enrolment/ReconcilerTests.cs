using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Reconciliation;
using Dudao.Core.Enrolment.Synthetic;

namespace Dudao.Core.Tests.Enrolment;

public class ReconcilerTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 20).Select(i => IdNumber.Of(532126, new DateOnly(2015, 3, 12), i * 2).ToString())];

    [Fact]
    public void A_child_at_its_school_is_present_whatever_papers_say()
    {
        var child = new Child("张三", Student: "G" + Ids[0]);
        var outcome = Lists.Reconcile([child], [child], [Moved(child, MovementKind.Withdrawal, "20260105")]);
        Assert.Equal(PupilClass.Present, outcome.Expected[0].Class);
        Assert.Contains("退学", outcome.Expected[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void No_expected_school_means_any_school()
    {
        var child = new Child("张三", Student: "G" + Ids[0], School: -1, Grade: 7);
        Assert.Equal(PupilClass.Present, Lists.Reconcile([child], [child with { School = 9 }]).Expected[0].Class);
        var gone = Lists.Reconcile([child], [new Child("李四", Student: "G" + Ids[1])]).Expected[0];
        Assert.Equal((PupilClass.Missing, PupilFlags.Vanished67), (gone.Class, gone.Flags));
    }

    [Fact]
    public void Elsewhere_with_and_without_a_movement_to_that_school()
    {
        var child = new Child("张三", Student: "G" + Ids[0]);
        var there = child with { School = 2 };
        Assert.Equal(PupilClass.ElsewhereWithMovement, Class(child, there, Moved(child, MovementKind.Transfer, "20260105", to: 2)));
        Assert.Equal(PupilClass.ElsewhereWithMovement, Class(child, there, Moved(child, MovementKind.Guest, "20260105", to: 2)));
        Assert.Equal(PupilClass.ElsewhereWithoutMovement, Class(child, there, Moved(child, MovementKind.Transfer, "20260105", to: 3)));
        Assert.Equal(PupilClass.ElsewhereWithoutMovement, Class(child, there));
    }

    [Fact]
    public void Papers_decide_for_who_is_not_there()
    {
        var child = new Child("张三", Student: "G" + Ids[0]);
        var other = new Child("李四", "20140101", Student: "G" + Ids[1]);
        Assert.Equal(PupilClass.Exempt, Class(child, other, Moved(child, MovementKind.Emigration, "20260105")));
        Assert.Equal(PupilClass.Exempt, Class(child with { HomeTaught = true }, other));
        Assert.Equal(PupilClass.Suspended, Class(child, other, Moved(child, MovementKind.Suspension, "20260105")));
        Assert.Equal(PupilClass.Suspended, Class(child, other, Moved(child, MovementKind.Suspension, "20260105", end: "20260301")));
        Assert.Equal(PupilClass.Missing, Class(child, other, Moved(child, MovementKind.Suspension, "20260105", end: "20260228")));
        Assert.Equal(PupilClass.Missing, Class(child, other, Moved(child, MovementKind.Suspension, "20250905"), Moved(child, MovementKind.Resumption, "20260105")));
        Assert.Equal(PupilClass.ElsewhereWithMovement, Class(child, other, Moved(child, MovementKind.Transfer, "20260130", to: 77)));
        Assert.Equal(PupilClass.Missing, Class(child, other, Moved(child, MovementKind.Transfer, "20260129", to: 77)));
        Assert.Equal(PupilClass.Missing, Class(child, other, Moved(child, MovementKind.Transfer, "20260220", to: 1)));
        Assert.Equal(PupilClass.Missing, Class(child, other, Moved(child, MovementKind.Emigration, "20260302")));
        Assert.Equal(PupilClass.Missing, Class(child, other, Moved(child, MovementKind.Withdrawal, "20260105")));
    }

    [Fact]
    public void Of_two_rows_with_one_number_the_one_whose_school_holds_the_registration_is_kept()
    {
        var child = new Child("张三", Student: "G" + Ids[0]);
        Child[] expected = [child with { School = 2 }, child];
        foreach (var school in (long[])[1, 2])
        {
            var outcome = Lists.Reconcile(expected, [child with { School = school }]);
            Assert.Equal(PupilClass.SecondEntry, outcome.Expected[school == 2 ? 1 : 0].Class);
            Assert.Equal(PupilClass.Present, outcome.Expected[school == 2 ? 0 : 1].Class);
        }
    }

    [Fact]
    public void Final_numbers_hold_the_identity_number_temporary_ones_do_not()
    {
        Assert.Equal(PupilClass.Present, Class(new Child("张三", Student: "G" + Ids[0]), new Child("张山", Id: Ids[0])));
        var temporary = Lists.Reconcile([new Child("张三", "20150312", Student: "L" + Ids[0])], [new Child("李四", "20140505", Id: Ids[0])]);
        Assert.Equal(PupilClass.Missing, temporary.Expected[0].Class);
    }

    [Fact]
    public void Equal_numbers_with_name_and_birth_both_different_go_to_a_person()
    {
        var outcome = Lists.Reconcile([new Child("张三", "20150312", Student: "G" + Ids[0])], [new Child("李小红", "20130821", Student: "G" + Ids[0])]);
        Assert.Equal((PupilClass.Review, 0), (outcome.Expected[0].Class, outcome.Expected[0].Match));
        Assert.Single(outcome.Open);
        Assert.Equal(PupilClass.Unexplained, outcome.Registered[0].Class);
    }

    [Fact]
    public void What_a_school_says_of_who_did_not_come_is_quoted_not_believed()
    {
        var child = new Child("张三", Student: "G" + Ids[0]);
        var outcome = Lists.Reconcile([child], [child with { Came = false }]);
        Assert.Equal((PupilClass.Missing, 0), (outcome.Expected[0].Class, outcome.Expected[0].QuotedRow));
        Assert.Equal(0, outcome.Came);
    }

    [Fact]
    public void Arrivals_are_new_unexplained_or_double()
    {
        var child = new Child("张三", Student: "G" + Ids[0]);
        var first = new Child("李四", "20190505", Student: "G" + Ids[1], Grade: 1);
        var moved = new Child("王五", "20130707", Student: "G" + Ids[2], School: 2);
        var strange = new Child("赵六", "20121111", Student: "G" + Ids[3]);
        var outcome = Lists.Reconcile([child], [child, child with { School = 2 }, first, moved, strange], [Moved(moved, MovementKind.Transfer, "20260105", to: 2)]);
        Assert.Equal(
            [PupilClass.Present, PupilClass.SecondArrival, PupilClass.New, PupilClass.New, PupilClass.Unexplained], outcome.Registered.Select(row => row.Class));
    }

    [Fact]
    public void Decisions_hold()
    {
        var child = new Child("张三", "20150312", Student: "G" + Ids[0]);
        var other = new Child("李小红", "20130821", Student: "G" + Ids[0]);
        var open = Lists.Reconcile([child], [other]).Open[0].Digests;
        Assert.Equal(PupilClass.Present, Lists.Reconcile([child], [other], decisions: [open with { Same = true }]).Expected[0].Class);
        var apart = Lists.Reconcile([child], [other], decisions: [open with { Same = false }]);
        Assert.Equal(PupilClass.Missing, apart.Expected[0].Class);
        Assert.Equal([open with { Same = false }], apart.Decided);
        Assert.Empty(apart.Open);
    }

    [Theory]
    [InlineData("张三", "20150312", "李四", "20150312", PupilClass.Missing)]
    [InlineData("张三", "20150312", "李四", "20140101", PupilClass.Missing)]
    [InlineData("张三", "", "李四", "", PupilClass.Missing)]
    [InlineData("张三", "20150312", "张山", "20150312", PupilClass.Review)]
    public void Two_rows_alone_are_weighed_by_what_strangers_look_like(string name, string birth, string other, string otherBirth, PupilClass expected)
    {
        var outcome = Lists.Reconcile([new Child(name, birth)], [new Child(other, otherBirth)]);
        Assert.Equal(expected, outcome.Expected[0].Class);
    }

    [Fact]
    public void Strangers_in_a_class_of_a_few_are_missing_not_in_review()
    {
        string[] names = ["张伟", "王芳", "李秀英", "刘洋", "陈静", "杨帆", "赵敏", "黄磊"];
        Child[] expected = [.. names.Select((name, i) => new Child(name, $"2015{i + 1:D2}1{i}", Village: "石桥村"))];
        string[] others = ["周涛", "吴迪", "徐丽", "孙浩"];
        Child[] registered = [.. others.Select((name, i) => new Child(name, $"2015{i + 1:D2}1{i}", Village: "石桥村"))];
        var outcome = Lists.Reconcile(expected, registered);
        Assert.All(outcome.Expected, one => Assert.Equal(PupilClass.Missing, one.Class));
    }

    [Fact]
    public void Who_has_another_birth_date_altogether_goes_to_a_person_however_much_agrees()
    {
        // His sister of the same name is new in the seventh grade; he himself is gone.
        Child[] class5 = [.. Enumerable.Range(0, 200).Select(i => new Child(
            $"{"赵钱孙李周吴郑王"[i % 8]}{"伟芳娜敏静丽强磊军洋"[i % 10]}{"明华平"[i % 3]}", $"20{15 - (i % 5):D2}{(i % 12) + 1:D2}{(i % 28) + 1:D2}", Guardian: $"家长{i}",
            Telephone: $"1250000{i:D4}", Village: $"石桥村{i % 9}组", Sex: i % 2 == 0 ? "男" : "女"))];
        var gone = new Child("钟荣", "20161230", Guardian: "钟涵", Telephone: "12008940198", Village: "南塘村6组", Sex: "女");
        var sister = gone with { Birth = "20130718", Grade = 7, School = 2, Sex = "男" };
        var outcome = Lists.Reconcile([.. class5, gone], [.. class5, sister]);
        Assert.Contains(outcome.Expected[^1].Class, (PupilClass[])[PupilClass.Review, PupilClass.Missing]);
        Assert.All(outcome.Expected[..^1], one => Assert.Equal(PupilClass.Present, one.Class));
    }

    [Theory]
    [InlineData(21, true)]
    [InlineData(22, false)]
    public void A_county_no_planted_child_is_lost_and_no_present_one_called_missing(int seed, bool numbers)
    {
        var (spring, outcome) = Play(seed, numbers);
        foreach (var (row, truth) in spring.Truth.Index())
        {
            var found = outcome.Expected[row].Class;
            Assert.False(truth.Class == "missing" && found is not (PupilClass.Missing or PupilClass.Review), $"row {row} was lost as {found}");
            Assert.False(truth.Class is "present" && found == PupilClass.Missing, $"row {row} is there and was called missing");
        }

        Assert.True(outcome.Count(PupilClass.Review) <= 0.005 * spring.Roll.Count, $"{outcome.Count(PupilClass.Review)} in review");
    }

    [Fact]
    public void Classes_part_the_expected_rows_and_registered_ones_are_held_once()
    {
        var (spring, outcome) = Play(23, false);
        Assert.Equal(spring.Roll.Count, PupilWords.Expected.Sum(outcome.Count));
        var held = outcome.Expected.Where(row => row.Class != PupilClass.Review && row.Match >= 0).Select(row => row.Match).ToArray();
        Assert.Equal(held.Length, held.Distinct().Count());
        Assert.Equal(outcome.Came, held.Length + PupilWords.Arrivals.Sum(outcome.CountArrivals));
        Assert.Equal(held.Order(), outcome.Registered.Index().Where(row => row.Item.Class == PupilClass.Present).Select(row => row.Index));
    }

    [Fact]
    public void Rows_in_another_order_come_into_the_same_classes_and_decisions_bring_the_same_again()
    {
        var spring = new SyntheticSpring(new SyntheticCounty(12, 2500, 24));
        Child[] expected = [.. spring.Roll.Select(pupil => LinkerTests.Of(pupil, numbers: true))];
        Child[] registered = [.. spring.Registrations.Select(row => LinkerTests.Of(row.Pupil, numbers: true) with { School = row.School, Came = row.Came })];
        var once = Lists.Reconcile(expected, registered);
        var (order, orderR) = (Shuffled(expected.Length, 3), Shuffled(registered.Length, 4));
        var again = Lists.Reconcile([.. order.Select(i => expected[i])], [.. orderR.Select(i => registered[i])], decisions: [.. once.Decided, .. once.Open.Select(pair => pair.Digests)]);
        Assert.Equal(order.Select(i => once.Expected[i].Class), again.Expected.Select(row => row.Class));
        Assert.Equal(orderR.Select(i => once.Registered[i].Class), again.Registered.Select(row => row.Class));
        Assert.Equal(once.Open.Select(pair => pair.Digests), again.Open.Select(pair => pair.Digests));
    }

    private static (SyntheticSpring Spring, ReconcileOutcome Outcome) Play(int seed, bool numbers)
    {
        var spring = new SyntheticSpring(new SyntheticCounty(20, 5000, seed));
        var registered = spring.Registrations.Select(row => LinkerTests.Of(row.Pupil, numbers) with { School = row.School, Came = row.Came }).ToArray();
        return (spring, Lists.Reconcile([.. spring.Roll.Select(pupil => LinkerTests.Of(pupil, numbers))], registered));
    }

    private static int[] Shuffled(int count, int seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new SeededRandom(seed).Shuffle(order);
        return order;
    }

    private static PupilClass Class(Child expected, Child registered, params Movement[] movements) =>
        Lists.Reconcile([expected], [registered], movements).Expected[0].Class;

    private static Movement Moved(Child child, MovementKind kind, string day, long to = -1, string? end = null) => new(
        Lists.Key(child.Student), kind, 1, to, Days.TryRead(day, out var from) ? from : null, Days.TryRead(end, out var until) ? until : null);
}
