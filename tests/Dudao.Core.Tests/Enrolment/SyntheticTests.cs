using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Synthetic;

namespace Dudao.Core.Tests.Enrolment;

public class SyntheticTests
{
    [Fact]
    public void The_same_seed_gives_the_same_county()
    {
        var (one, other) = (new SyntheticSpring(new SyntheticCounty(12, 2000, 5)), new SyntheticSpring(new SyntheticCounty(12, 2000, 5)));
        Assert.Equal(one.Roll, other.Roll);
        Assert.Equal(one.Registrations, other.Registrations);
        Assert.Equal(one.Truth, other.Truth);
        Assert.NotEqual(one.Roll, new SyntheticSpring(new SyntheticCounty(12, 2000, 6)).Roll);
    }

    [Fact]
    public void Numbers_are_valid_given_once_and_nobodys()
    {
        var pupils = new SyntheticCounty(12, 20_000, 7).Pupils;
        var ids = pupils.Where(pupil => pupil.IdNumber.Length > 0).Select(pupil => IdNumber.From(pupil.IdNumber)).ToArray();
        Assert.DoesNotContain(null, ids);
        Assert.Equal(ids.Length, ids.Distinct().Count());
        // Regions abolished in 2001: no child born since has such a number.
        Assert.All(ids, id => Assert.True(Divisions.IsKnown(id!.Value.Region) && Divisions.Name(id.Value.Region) is null));
    }

    [Fact]
    public void Siblings_twins_and_telephones_are_as_frequent_as_promised()
    {
        var pupils = new SyntheticCounty(30, 30_000, 8).Pupils;
        var homes = pupils.GroupBy(pupil => pupil.Household).ToArray();
        Assert.InRange(homes.Where(home => home.Count() > 1).Sum(home => home.Count()) / 30_000.0, 0.33, 0.38);
        Assert.InRange(homes.Sum(home => home.GroupBy(pupil => pupil.Birth).Where(twins => twins.Count() > 1).Sum(twins => twins.Count())) / 30_000.0, 0.005, 0.02);
        Assert.InRange(pupils.Count(pupil => pupil.Household.Telephone.Length == 0) / 30_000.0, 0.10, 0.14);
    }
}
