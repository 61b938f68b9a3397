using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Comparison;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using FsCheck.Xunit;
using static Dudao.Core.Tests.Frameworks.Samples;

namespace Dudao.Core.Tests.Frameworks;

[Properties(Arbitrary = [typeof(FrameworkArbitraries)])]
public class ComparisonTests
{
    private static readonly Framework Old = Of(
        Parent("A1", 60, Parent("B1", 40, Leaf("C1", 20), Leaf("C2", 10), Leaf("C3", 10)), Parent("B2", 20, Leaf("C4", 20))),
        Parent("A2", 40, Parent("B3", 40, Leaf("C5", 40))));

    private static string Say(FrameworkDifference difference) =>
        string.Join('\n', [.. difference.Whole.Select(w => "总 " + w), .. difference.Changes.Select(c => $"{c.NodeId} {c.Kind} {c.Summary}")]);

    [Fact]
    public void 改一条_只显示这一条和它的合计()
    {
        var now = Old.Change("c1", n => n with { Points = 19.5m }).Change("c2", n => n with { Leaf = n.Leaf! with { Rule = LevelRule.Default } })
            .Change("c3", n => n with { Leaf = n.Leaf! with { Standard = "换了一种说法，而且长得不适合并排写出来，所以只说改了" } });
        Assert.Equal("c1 Changed 满分 20 → 19.5\nc2 Changed 规则 分值 → 等次\nc3 Changed 改了评分标准", Say(FrameworkDifference.Between(Old, now)));
    }

    [Fact]
    public void 新增_删除_移动_顺序都认得出()
    {
        var now = Old.Remove("c2").AddAfter("c4", Leaf("C9", 10)).MoveBelow("c3", "b3").Move("b1", 1);
        Assert.Equal("b1 Moved 顺序调整\nc9 Added 新增\nc3 Moved B1 → B3\nc2 Removed 删除".Split('\n').Order(), Say(FrameworkDifference.Between(Old, now)).Split('\n').Order());
        Assert.Equal("B1 → B3", FrameworkDifference.Between(Old, now).Of("c3")!.Summary);
        Assert.Null(FrameworkDifference.Between(Old, now).Of("c1"));
    }

    [Fact]
    public void 总分和等级变了也显示()
    {
        var now = Old with { FullMark = 110, Grades = new() { Bands = [new() { Name = "合格", AtLeast = 60 }, new() { Name = "不合格" }] } };
        Assert.Equal("总 总分 100 → 110\n总 改了等级", Say(FrameworkDifference.Between(Old, now)));
    }

    [Property(MaxTest = 100)]
    public bool 与自己比_没有差别(Case c) => FrameworkDifference.Between(c.Framework, c.Framework).IsEmpty;

    [Property(MaxTest = 100)]
    public bool 从表里重新读入的新版_沿用旧版的编号(Case c)
    {
        var renamed = c.Framework with { Parts = [.. c.Framework.Parts.Select(Renamed)], Bonus = [.. c.Framework.Bonus.Select(Renamed)] };
        return renamed.WithIdsOf(c.Framework).Digest() == c.Framework.Digest();

        static Indicator Renamed(Indicator n) => n with { Id = "x" + n.Id, Children = [.. n.Children.Select(Renamed)] };
    }

    [Fact]
    public void 沿用编号_新条目不占用旧条目的编号()
    {
        var now = Of(Parent("A1", 100, Parent("B1", 100, Leaf("C1", 60) with { Name = "新的一条" }, Leaf("C2", 40) with { Name = "要点C1" })));
        var ids = now.WithIdsOf(Old).Leaves().Select(l => l.Id).ToList();
        Assert.Equal("c1", ids[1]);
        Assert.Equal("c1-2", ids[0]);
    }

    [Fact]
    public void 试算_空白算满分_填错的说明原因()
    {
        var trial = FrameworkTrial.Of(Old, SubjectTraits.None, new Dictionary<string, string> { ["c1"] = "10", ["c2"] = "8.3" });
        Assert.Equal(90m, trial.Score.Mark);
        Assert.Equal("应为 0.5 的倍数，最接近的是 8.5 分", Assert.Single(trial.Refusals).Value.Message);
        Assert.Equal(50m, FrameworkTrial.Of(Old, SubjectTraits.None, new Dictionary<string, string> { ["c1"] = "10" }, blankIsFull: false).Score.Mark);
    }

    [Fact]
    public void 编辑_加减移动后编号照旧_重新编号按顺序()
    {
        var edited = Old.AddAfter("c1", Leaf("新", 5)).AddBelow("b3", Leaf("另", 5)).Move("b2", -1);
        Assert.Equal(["a1", "b2", "c4", "b1", "c1", "新", "c2", "c3", "a2", "b3", "c5", "另"], edited.Nodes().Select(n => n.Id));
        Assert.Equal(["A1", "B1", "C1", "B2", "C2", "C3", "C4", "C5", "A2", "B3", "C6", "C7"], edited.Renumber().Nodes().Select(n => n.Number));
        Assert.Same(Old, Old.AddAfter("c1", Leaf("C1", 5)));
        Assert.Equal(Old, Old.MoveBelow("a1", "b1"));
        Assert.Equal(Old, Old.Remove("没有"));
        Assert.Equal(["a1", "b1", "c1", "c2", "c3", "b2", "c4"], Old.Move("a2", 5).Remove("a2").Nodes().Select(n => n.Id));
    }
}
