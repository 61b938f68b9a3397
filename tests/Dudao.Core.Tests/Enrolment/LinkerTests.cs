using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Linkage;
using Dudao.Core.Enrolment.Synthetic;

namespace Dudao.Core.Tests.Enrolment;

public class LinkerTests
{
    private static readonly SyntheticSpring Spring = new(new SyntheticCounty(12, 3000, 11));
    private static readonly Child[] Roll = [.. Spring.Roll.Select(pupil => Of(pupil))];
    private static readonly Child[] Registered = [.. Spring.Registrations.Where(row => row.Came).Select(row => Of(row.Pupil))];

    [Fact]
    public void Without_numbers_nearly_all_children_are_found_and_hardly_any_other()
    {
        var outcome = Link(Roll, Registered);
        var truth = Spring.Registrations.Where(row => row.Came).Select(row => row.Pupil.Household).ToArray();
        var right = outcome.Links.Count(link => ReferenceEquals(Spring.Roll[link.A].Household, truth[link.B]));
        Assert.True(right >= 0.999 * outcome.Links.Count, $"{right} of {outcome.Links.Count}");
        Assert.True(outcome.Links.Count >= 0.95 * Roll.Length, $"{outcome.Links.Count} of {Roll.Length}");
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        var (shuffledA, orderA) = Shuffled(Roll, 1);
        var (shuffledB, orderB) = Shuffled(Registered, 2);
        var straight = Link(Roll, Registered).Links.Select(link => (Lists.Digest(Roll[link.A]), Lists.Digest(Registered[link.B]), link.Weight)).Order();
        var mixed = Link(shuffledA, shuffledB).Links.Select(link => (Lists.Digest(Roll[orderA[link.A]]), Lists.Digest(Registered[orderB[link.B]]), link.Weight)).Order();
        Assert.Equal(straight, mixed);
    }

    [Fact]
    public void Changing_the_lists_about_changes_the_direction_only()
    {
        var forth = Link(Roll, Registered).Links.Select(link => (Lists.Digest(Roll[link.A]), Lists.Digest(Registered[link.B]))).Order();
        var back = Link(Registered, Roll).Links.Select(link => (Lists.Digest(Roll[link.B]), Lists.Digest(Registered[link.A]))).Order();
        Assert.Equal(forth, back);
    }

    [Fact]
    public void Links_are_one_to_one()
    {
        var links = Link(Roll, Registered).Links;
        Assert.Equal(links.Count, links.DistinctBy(link => link.A).Count());
        Assert.Equal(links.Count, links.DistinctBy(link => link.B).Count());
    }

    [Fact]
    public void The_bits_of_a_link_add_up_to_its_odds()
    {
        var data = Lists.Data(Roll, Registered);
        var outcome = Linker.Link(data, new LinkSettings(), CancellationToken.None);
        // The rows that are left are weighed by other odds; the best ones never are.
        Assert.All(outcome.Links.Take(50), link => Assert.Equal(link.Weight / Math.Log(2), outcome.Explain(link.A, link.B).Sum(piece => piece.Bits), 3));
    }

    [Fact]
    public void Doubles_within_one_list_come_into_clusters()
    {
        Child[] both = [.. Roll.Take(1500), .. Roll.Take(100).Select(child => child with { Name = child.Name[..^1] + "鑫" })];
        var data = Lists.Data(both, null);
        var outcome = Linker.Link(data, new LinkSettings(), CancellationToken.None);
        var pairs = Linker.Doubles(data, outcome, 0);
        var found = pairs.Count(pair => pair.B - 1500 == pair.A);
        Assert.True(found >= 90, $"{found} of 100 found");
        Assert.All(pairs, pair => Assert.True(pair.A < pair.B));
        Assert.Equal(Enumerable.Range(1, pairs.Max(pair => pair.Cluster)), pairs.Select(pair => pair.Cluster).Distinct().Order());
    }

    [Fact]
    public void Two_empty_columns_or_lists_do_no_harm()
    {
        Assert.Empty(Link([], Registered).Links);
        Assert.Empty(Link([new Child("", "")], [new Child("", "")]).Links);
    }

    private static LinkOutcome Link(Child[] a, Child[] b) => Linker.Link(Lists.Data(a, b), new LinkSettings(), CancellationToken.None);

    private static (Child[] Rows, int[] Order) Shuffled(Child[] rows, int seed)
    {
        var order = Enumerable.Range(0, rows.Length).ToArray();
        new SeededRandom(seed).Shuffle(order);
        return ([.. order.Select(i => rows[i])], order);
    }

    internal static Child Of(SyntheticPupil pupil, bool numbers = false) => new(
        pupil.Name.Trim(), pupil.Birth.Number().ToString(System.Globalization.CultureInfo.InvariantCulture), numbers ? pupil.IdNumber : "",
        numbers ? pupil.StudentNumber : "", pupil.School, pupil.Grade, pupil.Guardian ?? pupil.Household.Guardian, pupil.Telephone ?? pupil.Household.Telephone,
        pupil.Village ?? pupil.Household.Village, pupil.Sex.Word());
}
