using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using FsCheck.Xunit;
using static Dudao.Core.Tests.Frameworks.Samples;

namespace Dudao.Core.Tests.Frameworks;

public class GradeTests
{
    private static readonly GradeScale School = new()
    {
        Bands =
        [
            new() { Name = "优级甲等", AtLeast = 95, EachPartAtLeast = 85 }, new() { Name = "优级乙等", AtLeast = 90, EachPartAtLeast = 80 },
            new() { Name = "优级丙等", AtLeast = 85, EachPartAtLeast = 70 }, new() { Name = "合格", AtLeast = 60, EachPartAtLeast = 60 },
            new() { Name = "暂不定等级", AtLeast = 60, MonthsToMend = 2 }, new() { Name = "不合格" },
        ],
    };

    private static readonly GradeScale Township = new()
    {
        Bands =
        [
            new() { Name = "优秀", AtLeast = 90, EachPartAtLeast = 80, WithoutBonusAtLeast = 60 }, new() { Name = "良好", AtLeast = 80, EachPartAtLeast = 60, WithoutBonusAtLeast = 60 },
            new() { Name = "合格", AtLeast = 60, WithoutBonusAtLeast = 60 }, new() { Name = "不合格" },
        ],
    };

    private static Score Of(GradeScale scale, decimal first, decimal second, decimal bonus = 0, params string[] triggered)
    {
        var framework = Samples.Of(Parent("A1", 50, Leaf("C1", 50, new PointsRule { Step = 0.001m })), Parent("A2", 50, Leaf("C2", 50, new PointsRule { Step = 0.001m }))) with
        {
            Grades = scale,
            Bonus = [Parent("A3", 5, Leaf("D1", 5, new BonusRule { Max = 5 }))],
            Vetoes = [Parent("A4", 0, [.. scale.Bands.Select((b, i) => Veto($"V{i}", b.Name))])],
        };
        var inputs = triggered.ToDictionary(t => $"v{scale.IndexOf(t)}", _ => (LeafInput)new LeafInput.Triggered(true));
        inputs["c1"] = new LeafInput.Mark(first);
        inputs["c2"] = new LeafInput.Mark(second);
        inputs["d1"] = new LeafInput.Mark(bonus);
        return ScoringPlan.For(framework, SubjectTraits.None).Score(inputs);
    }

    [Theory]
    [InlineData(50, 45, "优级甲等")]
    [InlineData(50, 42.4, "优级乙等")]
    [InlineData(50, 40, "优级乙等")]
    [InlineData(50, 35, "优级丙等")]
    [InlineData(50, 30, "合格")]
    [InlineData(50, 29.9, "暂不定等级")]
    [InlineData(50, 10, "暂不定等级")]
    [InlineData(30, 29.99, "不合格")]
    public void 学校等级_看总分也看每个A级(decimal first, decimal second, string grade) => Assert.Equal(grade, Of(School, first, second).Grade!.Name);

    [Theory]
    [InlineData(44.995, 45, "优级乙等")]
    [InlineData(44.994, 45, "优级丙等")]
    public void 等级看四舍五入后的总分_纸面与等级一致(decimal first, decimal second, string grade)
    {
        var score = Of(School, first, second);
        Assert.Equal(grade, score.Grade!.Name);
        Assert.Equal(grade == "优级乙等" ? 90.00m : 89.99m, score.Mark);
    }

    [Fact]
    public void 得分率也先四舍五入再比较()
    {
        Assert.Equal((60.00m, "合格"), (Of(School, 50, 29.9975m).Lowest!.Percent, Of(School, 50, 29.9975m).Grade!.Name));
        Assert.Equal((59.99m, "暂不定等级"), (Of(School, 50, 29.997m).Lowest!.Percent, Of(School, 50, 29.997m).Grade!.Name));
    }

    [Theory]
    [InlineData("合格", "合格")]
    [InlineData("暂不定等级", "暂不定等级")]
    [InlineData("不合格", "不合格")]
    [InlineData("暂不定等级、合格", "暂不定等级")]
    [InlineData("合格、不合格、暂不定等级", "不合格")]
    public void 多项否决_按等级顺序取最低(string triggered, string grade)
    {
        var score = Of(School, 50, 50, 0, triggered.Split('、'));
        Assert.Equal(grade, score.Grade!.Name);
        Assert.Equal("优级甲等", score.GradeByMark!.Name);
        Assert.Equal(100m, score.Mark);
        Assert.Contains(score.ExplainGrade(), t => t.Why.Contains("一票否决已触发", StringComparison.Ordinal));
    }

    [Fact]
    public void 否决只封顶_不把低分抬高() => Assert.Equal("不合格", Of(School, 20, 20, 0, "合格").Grade!.Name);

    [Theory]
    [InlineData(30, 29, 5, "不合格")]
    [InlineData(30, 30, 0, "合格")]
    [InlineData(40, 37, 3, "良好")]
    [InlineData(45, 44, 1, "优秀")]
    [InlineData(49, 39.5, 5, "良好")]
    public void 乡镇_加分计入总分_不计加分不满60仍不合格(decimal first, decimal second, decimal bonus, string grade) =>
        Assert.Equal(grade, Of(Township, first, second, bonus).Grade!.Name);

    [Fact]
    public void 重新评估_等级可以封顶()
    {
        var framework = Samples.Of(Parent("A1", 100, Leaf("C1", 100))) with { Grades = School };
        var plan = ScoringPlan.For(framework, SubjectTraits.None);
        var score = plan.Score([new LeafInput.Mark(98)], new GradeCap("合格", "重新评估"));
        Assert.Equal("合格", score.Grade!.Name);
        Assert.Equal("重新评估，最高只能定为合格", score.ExplainGrade()[0].Why);
    }

    [Fact]
    public void 要求无否决的等级_任何否决都不得()
    {
        var scale = new GradeScale { Bands = [new() { Name = "先进", AtLeast = 90, NoVeto = true }, new() { Name = "合格", AtLeast = 60 }, new() { Name = "不合格" }] };
        Assert.Equal("合格", Of(scale, 50, 50, 0, "先进").Grade!.Name);
    }

    [Fact]
    public void 等级说明_逐等说差在哪里()
    {
        var why = Of(School, 50, 26.55m).ExplainGrade();
        Assert.Equal(["优级甲等", "优级乙等", "优级丙等", "合格", "暂不定等级"], why.Select(w => w.Band.Name));
        Assert.Equal("A2 指标A2得分率 53.1%，低于 60%", why[3].Why);
        Assert.Equal("总分 76.55 分，低于 95 分；A2 指标A2得分率 53.1%，低于 85%", why[0].Why);
        Assert.True(why[4].Reached);
    }

    [Property]
    public bool 更高的分_不会得更低的等级(ushort first, ushort second, byte more)
    {
        var (a, b) = (first % 50001 / 1000m, second % 50001 / 1000m);
        var higher = Math.Min(50, a + (more / 10m));
        return School.IndexOf(Of(School, higher, b).Grade!.Name) <= School.IndexOf(Of(School, a, b).Grade!.Name);
    }
}
