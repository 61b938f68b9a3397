using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Frameworks;

namespace Dudao.Server.Tests.Frameworks;

public class OctoberMarksTests
{
    public static TheoryData<string, int> Schools => new() { { "云屏县第二中学", 71 }, { "柳溪镇初级中学", 71 }, { "石桥镇中心小学", 70 }, { "白石小学", 70 } };

    [Theory]
    [MemberData(nameof(Schools))]
    public void 十月四校_总分_最低A级_等级_条数都与演示年一致(string school, int leaves)
    {
        var marks = OctoberMarks.All.Single(m => m.School == school);
        var score = Score(marks);
        Assert.Equal((marks.Mark, marks.Grade), (score.Mark, score.Grade!.Name));
        Assert.Equal(marks.LowestPercent, decimal.Round(score.Lowest!.Percent, 1, MidpointRounding.AwayFromZero));
        Assert.True(score.IsFinal);
        Assert.Equal(leaves, score.Plan.Leaves.Count(l => l.Rule.Code != "veto"));
    }

    [Fact]
    public void 四校的分数就是说明里写的()
    {
        Assert.Equal([88.70m, 74.84m, 82.07m, 71.96m], OctoberMarks.All.Select(m => Score(m).Mark));
        Assert.Equal(["优级丙等", "合格", "合格", "暂不定等级"], OctoberMarks.All.Select(m => Score(m).Grade!.Name));
        Assert.Equal("安全健康与后勤", Score(OctoberMarks.白石小学).Lowest!.Part.Name);
    }

    [Fact]
    public void 白石小学重新评估_合格()
    {
        var score = Score(OctoberMarks.白石小学重新评估);
        Assert.Equal((75.34m, "合格"), (score.Mark, score.Grade!.Name));
        Assert.Equal(71.9m, decimal.Round(score.Parts.Single(p => p.Part.Number == "A5").Percent, 1, MidpointRounding.AwayFromZero));
        Assert.Equal(70.8m, decimal.Round(score.Lowest!.Percent, 1, MidpointRounding.AwayFromZero));
    }

    [Fact]
    public void 白石小学_申辩前后差的是C59一条()
    {
        var inputs = new Dictionary<string, LeafInput>(OctoberMarks.白石小学.Inputs(ShippedFrameworks.School)) { ["c59"] = new LeafInput.Mark(0.25m) };
        var agreed = Plan(OctoberMarks.白石小学).Score(inputs);
        Assert.True(agreed.Mark < 71.96m);
        Assert.Equal(0.75m, OctoberMarks.Parse(OctoberMarks.白石小学合议)["C59"].Points);
    }

    [Fact]
    public void 每一条都是按规则得得到的分()
    {
        foreach (var marks in OctoberMarks.All.Append(OctoberMarks.白石小学重新评估))
        {
            var losses = marks.ByLeaf();
            foreach (var (id, input) in marks.Inputs(ShippedFrameworks.School))
            {
                var leaf = ShippedFrameworks.School.Find(id)!;
                Assert.Null(leaf.Rule.Refuse(leaf.Points, input));
                var lost = losses.TryGetValue(leaf.Number, out var loss) && loss.Letter.Length == 0 ? loss.Points : 0;
                if (leaf.Rule.Code != "level")
                {
                    // A figure has so many digits: its mark is met to the four that a mark is kept with.
                    var value = leaf.Rule.Value(leaf.Points, input);
                    Assert.Equal(leaf.Points - lost, leaf.Rule.Code == "data" ? value?.Round(4) : value);
                }
            }

            Assert.All(losses.Keys, number => Assert.Contains(Plan(marks).Leaves, l => l.Number == number));
        }
    }

    [Fact]
    public void 推导一行一行都有依据()
    {
        var derivation = Score(OctoberMarks.第二中学).Derive();
        Assert.EndsWith(" = 88.70 分", derivation.Formula, StringComparison.Ordinal);
        Assert.Equal("B：满分 2 分 × 0.8 = 1.6 分", derivation.Lines().Single(l => l.NodeId == "c1").Formula);
        Assert.Equal("不适用（适用范围：小学）", derivation.Lines().Single(l => l.NodeId == "c11").Formula);
    }

    private static ScoringPlan Plan(OctoberMarks marks) => ScoringPlan.For(ShippedFrameworks.School, marks.Traits);

    private static Score Score(OctoberMarks marks) => Plan(marks).Score(marks.Inputs(ShippedFrameworks.School));
}
