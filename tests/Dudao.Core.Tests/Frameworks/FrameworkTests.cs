using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using FsCheck.Xunit;
using static Dudao.Core.Tests.Frameworks.Samples;

namespace Dudao.Core.Tests.Frameworks;

[Properties(Arbitrary = [typeof(FrameworkArbitraries)])]
public class FrameworkTests
{
    private static readonly Framework Sound = Of(
        Parent("A1", 60, Parent("B1", 40, Leaf("C1", 20), Leaf("C2", 20)), Parent("B2", 20, Leaf("C3", 20))),
        Parent("A2", 40, Parent("B3", 40, Leaf("C4", 40)))) with
    {
        Bonus = [Parent("A3", 5, Leaf("C5", 5, new BonusRule { Max = 5 }))],
        Vetoes = [Parent("A4", 0, Veto("C6", "合格"))],
    };

    [Property(MaxTest = 100)]
    public bool Json_OfAnyFramework_ReadsBackEqual_WithTheSameDigest(Case c)
    {
        var again = FrameworkJson.Read(FrameworkJson.Write(c.Framework));
        return again == c.Framework && again.Digest() == c.Framework.Digest();
    }

    [Fact]
    public void Digest_DependsOnEveryValue_NotOnTrailingZeros()
    {
        var leaf = Sound.Find("c1")!;
        Assert.Equal(Sound.Digest(), Sound.Change("c1", n => n with { Points = 20.00m }).Digest());
        Assert.NotEqual(Sound.Digest(), Sound.Change("c1", n => n with { Points = 20.01m }).Digest());
        Assert.NotEqual(Sound.Digest(), Sound.Change("c1", n => n with { Leaf = leaf.Leaf! with { Evidence = "台账" } }).Digest());
        Assert.NotEqual(Sound.Digest(), (Sound with { Grades = new() { Bands = [new() { Name = "合格" }] } }).Digest());
        Assert.NotEqual(Sound.Digest(), (Sound with { FullMark = 0 }).Digest());
        Assert.Equal(0, FrameworkJson.Read(FrameworkJson.Write(Sound with { FullMark = 0 })).FullMark);
        Assert.Matches("^[0-9a-f]{64}$", Sound.Digest());
    }

    [Fact]
    public void Check_OfASoundFramework_FindsNothing() => Assert.Empty(Sound.Check());

    [Fact]
    public void Check_PointsThatDoNotAddUp_ShowsWhereAndBothWaysToMend()
    {
        var broken = Sound.Change("c2", n => n with { Points = 19.5m });
        var problem = Assert.Single(broken.Check());
        Assert.Equal(("b1", "B1 应为 40 分，下级合计 39.5 分，差 0.5 分", Severity.Error), (problem.NodeId, problem.Message, problem.Severity));
        Assert.Equal(["把 B1 改成 39.5 分", "把 C1 改成 20.5 分", "把 C2 改成 20 分"], problem.Mends.Select(m => m.Text));
        Assert.All(problem.Mends.Skip(1), m => Assert.Empty(broken.Change(m.NodeId, n => n with { Points = m.Points }).Check()));
        Assert.Equal([100m, 100m, 99.5m], broken.SumLevels().Select(s => s.Sum));
        Assert.Equal(["b1"], broken.SumLevels()[2].Where);
        Assert.All(Sound.SumLevels(), s => Assert.True(s.IsEven));
    }

    [Fact]
    public void Check_ALevelsThatDoNotMakeTheTotal_ShowsTheDifference()
    {
        var problem = Assert.Single((Sound with { FullMark = 101 }).Check());
        Assert.Equal("各 A 级合计 100 分，总分应为 101 分，差 1 分", problem.Message);
        Assert.Equal("把总分改成 100 分", problem.Mends[0].Text);
    }

    [Theory]
    [InlineData("会议每少一次扣1分", "会议")]
    [InlineData("有记录得1分，有照片得1分", "记录、照片")]
    [InlineData("查看台账", "台账")]
    public void Check_StandardThatCountsTraces_IsWarnedOf(string standard, string words)
    {
        var problem = Assert.Single(Sound.Change("c1", n => n with { Leaf = n.Leaf! with { Standard = standard } }).Check());
        Assert.Equal((Severity.Warning, ProblemKind.Traces), (problem.Severity, problem.Kind));
        Assert.Equal($"C1 的评分标准提到{words}，不得以留痕作为评价依据，请改看实际效果（教师厅〔2025〕2号）", problem.Message);
    }

    [Fact]
    public void Check_TracesInEvidence_AreNotWarnedOf() =>
        Assert.Empty(Sound.Change("c1", n => n with { Leaf = n.Leaf! with { Evidence = "会议记录、照片" } }).Check());

    [Theory]
    [InlineData("c6", "没有写否决的依据")]
    public void Check_VetoWithoutBasis_IsAnError(string id, string said) =>
        Assert.Contains(Sound.Change(id, n => n with { Leaf = n.Leaf! with { Basis = "" } }).Check(), p => p.Severity == Severity.Error && p.Message.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void Check_EveryOtherMistake_IsNamed()
    {
        Assert.Contains("等级中没有这一等", Message(Sound.Change("c6", n => n with { Leaf = n.Leaf! with { Rule = new VetoRule { Cap = "优级丙等" } } })), StringComparison.Ordinal);
        Assert.Contains("规则应为加分", Message(Sound.Change("c5", n => n with { Leaf = n.Leaf! with { Rule = PassFailRule.Default } })), StringComparison.Ordinal);
        Assert.Contains("应放到一票否决部分", Message(Sound.Change("c1", n => n with { Leaf = n.Leaf! with { Rule = new VetoRule { Cap = "合格" } } })), StringComparison.Ordinal);
        Assert.Contains("适用范围“牧区”不认识", Message(Sound.Change("c1", n => n with { Leaf = n.Leaf! with { Applicability = Applicability.Parse("小学、牧区") } })), StringComparison.Ordinal);
        Assert.Contains("下面没有指标", Message(Sound.Change("b3", n => n with { Children = [] })), StringComparison.Ordinal);
        Assert.Contains("没有分值", Message(Sound.Change("c4", n => n with { Points = 0 })), StringComparison.Ordinal);
        Assert.Contains("没有名称", Message(Sound.Change("c4", n => n with { Name = " " })), StringComparison.Ordinal);
        Assert.Contains("不是分档 0.3 分的整数倍", Message(Sound.Change("c1", n => n with { Leaf = n.Leaf! with { Rule = new PointsRule { Step = 0.3m } } })), StringComparison.Ordinal);
        Assert.Contains("内部编号重复", Message(Sound.Change("c4", n => n with { Id = "c3" })), StringComparison.Ordinal);
        Assert.Contains("没有计分的指标", Message(Sound with { Parts = [] }), StringComparison.Ordinal);
        Assert.Contains("应为 2 至 4 级", Message(Of(Leaf("A1", 100))), StringComparison.Ordinal);
        Assert.Contains("最低的等级不应有条件", Message(Sound with { Grades = new() { Bands = [new() { Name = "合格", AtLeast = 60 }] } }), StringComparison.Ordinal);
        Assert.Contains("等级应从高到低排列", Message(Sound with { Grades = new() { Bands = [new() { Name = "合格", AtLeast = 60 }, new() { Name = "优秀", AtLeast = 90 }, new() { Name = "不合格" }] } }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", SubjectTraits.None, true)]
    [InlineData("全部", SubjectTraits.TeachingPoint, true)]
    [InlineData("小学", SubjectTraits.Primary | SubjectTraits.Junior, true)]
    [InlineData("小学", SubjectTraits.Junior, false)]
    [InlineData("义务教育", SubjectTraits.Junior, true)]
    [InlineData("义务教育", SubjectTraits.Senior, false)]
    [InlineData("教学点除外", SubjectTraits.Primary, true)]
    [InlineData("教学点除外", SubjectTraits.Primary | SubjectTraits.TeachingPoint, false)]
    [InlineData("小学、寄宿", SubjectTraits.Primary | SubjectTraits.Boarding, true)]
    [InlineData("小学、寄宿", SubjectTraits.Primary, false)]
    [InlineData("乡镇", SubjectTraits.SubDistrict, false)]
    [InlineData("乡镇、有初中", SubjectTraits.Township | SubjectTraits.HasJunior, true)]
    [InlineData("牧区", SubjectTraits.Primary, false)]
    public void 适用范围_各项须同时具备(string text, SubjectTraits traits, bool holds) => Assert.Equal(holds, Applicability.Parse(text).Holds(traits));

    private static string Message(Framework framework) => string.Join('\n', framework.Check().Where(p => p.Severity == Severity.Error).Select(p => p.Message));
}
