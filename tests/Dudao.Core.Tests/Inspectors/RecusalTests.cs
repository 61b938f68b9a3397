using Dudao.Core.Inspectors;
using Dudao.Core.Procedure;

namespace Dudao.Core.Tests.Inspectors;

public class RecusalTests
{
    private static readonly Guid School = Guid.NewGuid();
    private static readonly Guid Head = Guid.NewGuid();
    private static readonly Guid Teacher = Guid.NewGuid();
    private static readonly Guid Pupil = Guid.NewGuid();
    private static readonly DateOnly Today = new(2026, 9, 14);
    private static readonly RecusalSubject Subject = new(School, Head, [Teacher], [Pupil]);

    [Fact]
    public void KinOfHead_AndEmployedThere_AreRefusedEverywhere_ByArticle10()
    {
        foreach (var profile in ShippedProfiles.All)
        {
            var kin = Recusal.Judge(Ties(kin: [new(Head, "李某", "妻子")]), profile, Today);
            Assert.True(kin is { IsRefused: true, Article: "教育督导条例第十条" });
            Assert.Contains("妻子李某是该单位负责人", kin.Text, StringComparison.Ordinal);
            Assert.True(Recusal.Judge(Ties([new(School, "教师", null)]), profile, Today)!.IsRefused);
        }
    }

    [Theory]
    [InlineData("national", false)]
    [InlineData("chongqing", true)]
    [InlineData("zhejiang", true)]
    [InlineData("shanghai", false)]
    public void WhoLeftTwoYearsAgo_IsRefusedWhereTheProfileForbids_ElseTheDirectorDecides(string code, bool refused)
    {
        var finding = Recusal.Judge(Ties([new(School, "副校长", new(2024, 8, 31))]), ShippedProfiles.All.First(p => p.Code == code), Today);
        Assert.Equal(refused, finding!.IsRefused);
        Assert.Contains(refused ? "应当回避" : "由主任裁定", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhoLeftLongerAgoThanTheYears_IsFree_AndTheOfficeMayAskForMoreYears()
    {
        var ties = Ties([new(School, "教师", new(2023, 9, 14))]);
        Assert.Null(Recusal.Judge(ties, ShippedProfiles.Demonstration, Today));
        Assert.NotNull(Recusal.Judge(Ties([new(School, "教师", new(2023, 9, 15))]), ShippedProfiles.Demonstration, Today));
        var five = ShippedProfiles.Demonstration.WithOwn(new ProfileValue(ValueId.YearsSinceLeaving, "") { Amount = 5, Unit = DayUnit.Years });
        Assert.NotNull(Recusal.Judge(ties, five, Today));
    }

    [Theory]
    [InlineData("national", false, false, false)]
    [InlineData("chongqing", true, false, false)]
    [InlineData("zhejiang", true, true, false)]
    [InlineData("shanghai", true, true, true)]
    [InlineData("shandong", true, true, true)]
    public void OtherTies_AreRefusedAsTheProfileSays(string code, bool employed, bool pupil, bool other)
    {
        var profile = ShippedProfiles.All.First(p => p.Code == code);
        Assert.Equal(employed, Recusal.Judge(Ties(kin: [new(Teacher, "王某", "儿子")]), profile, Today)!.IsRefused);
        Assert.Equal(pupil, Recusal.Judge(Ties(kin: [new(Pupil, "王小某", "女儿")]), profile, Today)!.IsRefused);
        Assert.Equal(other, Recusal.Judge(Ties(declared: ["与该校有基建纠纷"]), profile, Today)!.IsRefused);
    }

    [Fact]
    public void TiesToOthers_AreNone_AndARefusalOutweighsWarnings()
    {
        Assert.Empty(Ties([new(Guid.NewGuid(), "教师", null)], [new(Guid.NewGuid(), "赵某", "父亲")]));
        Assert.Null(Recusal.Judge([], ShippedProfiles.National, Today));
        Assert.True(Recusal.Judge(Ties([new(School, "教师", new(2025, 1, 1))], [new(Head, "李某", "丈夫")]), ShippedProfiles.National, Today)!.IsRefused);
    }

    private static IReadOnlyList<Tie> Ties(IReadOnlyList<WorkedAt>? work = null, IReadOnlyList<KinOf>? kin = null, IReadOnlyList<string>? declared = null) =>
        Recusal.TiesOf(new RecusalPerson("张某", work ?? [], kin ?? []) { Declared = declared ?? [] }, Subject, Today);
}
