using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Digests;
using Dudao.Core.Enrolment.Rates;
using Dudao.Core.Enrolment.Reconciliation;

namespace Dudao.Core.Tests.Enrolment;

public class RatesTests
{
    private static readonly Child[] Ten = [.. Enumerable.Range(0, 10).Select(i => new Child(
        $"学生{i}", Student: "G" + IdNumber.Of(532126, new DateOnly(2015, 3, 12), i), School: 1, Grade: 5))];

    [Fact]
    public void Dropout_counts_who_left_without_arriving_anywhere()
    {
        // 0 suspended and still on the roll, 1 withdrawn, 2 transferred and arrived outside, 3 transferred nowhere, 4 died, 5 gone without a word.
        Movement[] movements =
        [
            Moved(0, MovementKind.Suspension), Moved(1, MovementKind.Withdrawal), Moved(2, MovementKind.Transfer, 99, "20251001"),
            Moved(3, MovementKind.Transfer, 99), Moved(4, MovementKind.Death),
        ];
        var flows = Follow([.. Ten], [Ten[0], .. Ten.Skip(6)], movements);
        var rate = RateFormulas.DropoutByPupil(flows[("", Stage.None)]);
        Assert.Equal((4, 10, 0.4), (rate.Numerator, rate.Denominator, rate.Value));
        var byFlow = RateFormulas.DropoutByFlow(flows[("", Stage.Primary)]);
        Assert.Equal((6, 10), (byFlow.Numerator, byFlow.Denominator));
    }

    [Fact]
    public void Flow_may_be_negative()
    {
        var flows = Follow([.. Ten.Take(4)], [.. Ten], [Moved(4, MovementKind.Transfer, 1)]);
        Assert.Equal(-1.5, RateFormulas.DropoutByFlow(flows[("", Stage.None)]).Value);
        Assert.Equal(0, RateFormulas.DropoutByPupil(flows[("", Stage.None)]).Value);
    }

    [Fact]
    public void A_denominator_of_zero_makes_no_rate()
    {
        Assert.Null(RateFormulas.NetEnrolment(0, 0).Value);
        Assert.Equal(RateStanding.None, RateFormulas.NetEnrolment(0, 0).Against(0.01));
    }

    [Theory]
    [InlineData(2, RateStanding.Within)]
    [InlineData(3, RateStanding.Watch)]
    [InlineData(6, RateStanding.Watch)]
    [InlineData(7, RateStanding.Over)]
    public void Half_of_a_line_is_to_be_watched(long missing, RateStanding standing) =>
        Assert.Equal(standing, RateFormulas.NotPresent(missing, 1000).Against(0.006));

    [Fact]
    public void Retention_of_a_cohort_over_three_years()
    {
        Child[] seventh = [.. Ten.Select(child => child with { Grade = 7 })];
        Child[] ninth = [.. Ten.Skip(3).Select(child => child with { Grade = 9 }), new Child("新来", "20130101", Student: "G" + IdNumber.Of(532126, new DateOnly(2013, 1, 1), 1), Grade: 9)];
        var came = new Movement(Lists.Key(ninth[^1].Student), MovementKind.Transfer, 99, 1, new DateOnly(2024, 3, 1), null);
        var flows = Flows(seventh, ninth, [Moved(0, MovementKind.Transfer, 99, "20251001"), Moved(1, MovementKind.Death), came]);
        var rate = flows.Retention(nineYears: false);
        Assert.Equal((8, 9), (rate.Numerator, rate.Denominator)); // 10 + 1 − 1 − 1
        Assert.Null(flows.Retention(nineYears: true).Value);
    }

    [Fact]
    public void Groups_add_up_to_the_whole()
    {
        var flows = YearFlows.Follow(
            [.. Ten.Select(Lists.Row)], [.. Ten.Skip(4).Select(Lists.Row)], [], row => row % 2 == 0 ? "甲" : "乙", row => row % 2 == 0 ? "甲" : "乙").Flows;
        Assert.Equal(4, flows[("", Stage.None)].Unexplained);
        Assert.Equal(4, flows[("甲", Stage.None)].Unexplained + flows[("乙", Stage.None)].Unexplained);
    }

    [Fact]
    public void Digest_texts_say_the_same_of_one_child_in_two_spellings()
    {
        var id = IdNumber.Of(532126, new DateOnly(2015, 3, 12), 1).ToString();
        var one = DigestTexts.Of(id, "", " 张 伟", "2015-03-12", "男");
        var other = DigestTexts.Of("", "G" + id, "张伟", "20150312", "1");
        Assert.Equal(one, other);
        Assert.Equal(one.Sound, DigestTexts.Of("", "", "章炜", "2015/3/12", "").Sound);
        Assert.Equal("", DigestTexts.Of("", "", "", "2015/3/12", "男").Person);
    }

    [Fact]
    public void Digests_match_one_to_one_and_numbers_that_differ_part()
    {
        DigestRow[] a = [new(2, "n1", "p1", "s1"), new(3, "", "p2", "s2"), new(4, "", "p9", "s3"), new(5, "n5", "p5", "s5")];
        DigestRow[] b = [new(7, "n1", "px", "sx"), new(8, "", "p2", "s9"), new(9, "", "p8", "s3"), new(10, "n6", "p5", "s5")];
        Assert.Equal([new DigestPair(2, 7, "number"), new(3, 8, "name"), new(4, 9, "sound")], DigestComparison.Compare(a, b));
    }

    private static IReadOnlyDictionary<(string Group, Stage Stage), YearFlow> Follow(Child[] start, Child[] end, Movement[] movements) => Flows(start, end, movements).Flows;

    private static YearFlows Flows(Child[] start, Child[] end, Movement[] movements) =>
        YearFlows.Follow([.. start.Select(Lists.Row)], [.. end.Select(Lists.Row)], movements, _ => "", _ => "");

    private static Movement Moved(int child, MovementKind kind, long to = -1, string? end = null) => new(
        Lists.Key(Ten[child].Student), kind, 1, to, new DateOnly(2025, 9, 20), Days.TryRead(end, out var until) ? until : null);
}
