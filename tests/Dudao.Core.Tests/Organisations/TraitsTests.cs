using Dudao.Core.Frameworks;
using Dudao.Core.Organisations;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Organisations;

public class TraitsTests
{
    /// <summary>The terms of the tables that ship, over schools of every sort.</summary>
    [Theory]
    [InlineData("九年一贯制学校", "小学", true)]
    [InlineData("九年一贯制学校", "初中", true)]
    [InlineData("完全中学", "小学", false)]
    [InlineData("完全中学", "义务教育", true)]
    [InlineData("高级中学", "义务教育", false)]
    [InlineData("教学点", "小学", true)]
    [InlineData("教学点", "教学点除外", false)]
    [InlineData("小学", "教学点除外", true)]
    [InlineData("小学", "寄宿", false)]
    [InlineData("小学", "有食堂", true)]
    [InlineData("小学", "中心学校", true)]
    [InlineData("幼儿园", "义务教育", false)]
    [InlineData("职业中学", "高中", false)]
    [InlineData("职业中学", "中职", true)]
    public void School_HasTheTraitsThatFrameworksAskFor(string type, string term, bool holds) =>
        Assert.Equal(holds, Applicability.Parse(term).Holds(Traits.Of(new SchoolFacts(SchoolType.Find(type)!, Canteen: true, IsCentral: true))));

    [Theory]
    [InlineData("柳溪镇", "乡镇", true)]
    [InlineData("大湾乡", "乡镇", true)]
    [InlineData("城关街道", "乡镇", false)]
    [InlineData("柳溪镇", "有初中", true)]
    public void Township_HasItsTraits(string name, string term, bool holds) =>
        Assert.Equal(holds, Applicability.Parse(term).Holds(Traits.Of(OrganisationKinds.TownshipKindOf(name), [SchoolType.Primary, SchoolType.NineYear])));

    [Fact]
    public void Township_WithPrimarySchoolsOnly_HasNoJunior() =>
        Assert.False(Applicability.Parse("有初中").Holds(Traits.Of(TownshipKind.Town, [SchoolType.Primary, SchoolType.TeachingPoint])));

    [Theory]
    [InlineData("2026-10-21", "2026-autumn", "2026—2027学年")]
    [InlineData("2027-01-15", "2026-autumn", "2026—2027学年")]
    [InlineData("2027-02-20", "2027-spring", "2026—2027学年")]
    [InlineData("2026-08-31", "2026-spring", "2025—2026学年")]
    public void Term_OfADay(string day, string term, string year)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((term, year), (Term.Of(date).ToString(), Term.Of(date).SchoolYear.ToString()));
        Assert.Equal(year, SchoolYear.Of(date).ToString());
    }

    [Property]
    public bool Term_IsReadAsItIsWritten_AndGrowsByOne(ushort year, bool autumn)
    {
        var term = new Term(1950 + year % 200, autumn ? Season.Autumn : Season.Spring);
        return Term.TryParse(term.ToString(), out var read, out _) && read == term && term.Next.Order == term.Order + 1;
    }

    [Theory]
    [InlineData("2026")]
    [InlineData("2026-summer")]
    [InlineData("26-autumn")]
    [InlineData("")]
    public void Term_ThatIsNone_IsRefusedInWords(string text)
    {
        Assert.False(Term.TryParse(text, out _, out var refusal));
        Assert.Contains("2026-autumn", refusal.Message, StringComparison.Ordinal);
    }
}
