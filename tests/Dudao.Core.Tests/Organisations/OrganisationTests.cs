using Dudao.Core.Frameworks;
using Dudao.Core.Organisations;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Organisations;

public class OrganisationTests
{
    [Theory]
    [InlineData("2199000412")]
    [InlineData(" 2199 000412")]
    [InlineData("２１９９０００４１２")]
    public void SchoolCode_IsReadAsPeopleTypeIt(string text)
    {
        Assert.True(SchoolCode.TryParse(text, out var code, out var refusal), refusal?.Message);
        Assert.Equal("2199000412", code.Digits);
    }

    [Theory]
    [InlineData("219900041", "应当为10位数字")]
    [InlineData("21990004123", "应当为10位数字")]
    [InlineData("219900041X", "应当为10位数字")]
    [InlineData("", "应当为10位数字")]
    [InlineData(null, "应当为10位数字")]
    [InlineData("2.199E+09", "科学计数")]
    public void SchoolCode_ThatIsNone_IsRefusedInWords(string? text, string words)
    {
        Assert.False(SchoolCode.TryParse(text, out _, out var refusal));
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SchoolType_ReadsItsNamesAndSynonyms()
    {
        Assert.All(Enum.GetValues<SchoolType>(), t => Assert.Equal(t, SchoolTypes.Find(t.Name())));
        Assert.Equal(SchoolType.NineYear, SchoolTypes.Find("九年一贯制"));
        Assert.Equal(SchoolType.Junior, SchoolTypes.Find(" 初中 "));
        Assert.Null(SchoolTypes.Find("大学"));
    }

    /// <summary>The terms of the tables that ship, over schools of every sort.</summary>
    [Theory]
    [InlineData(SchoolType.NineYear, "小学", true)]
    [InlineData(SchoolType.NineYear, "初中", true)]
    [InlineData(SchoolType.CompleteSecondary, "小学", false)]
    [InlineData(SchoolType.CompleteSecondary, "义务教育", true)]
    [InlineData(SchoolType.Senior, "义务教育", false)]
    [InlineData(SchoolType.TeachingPoint, "小学", true)]
    [InlineData(SchoolType.TeachingPoint, "教学点除外", false)]
    [InlineData(SchoolType.Primary, "教学点除外", true)]
    [InlineData(SchoolType.Primary, "寄宿", false)]
    [InlineData(SchoolType.Primary, "有食堂", true)]
    [InlineData(SchoolType.Primary, "中心学校", true)]
    [InlineData(SchoolType.Kindergarten, "义务教育", false)]
    public void School_HasTheTraitsThatFrameworksAskFor(SchoolType type, string term, bool holds) =>
        Assert.Equal(holds, Applicability.Parse(term).Holds(Traits.Of(new SchoolFacts(type, Canteen: true, IsCentral: true))));

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
