using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using FsCheck.Xunit;
using static Dudao.Core.Tests.Frameworks.Samples;

namespace Dudao.Core.Tests.Frameworks;

[Properties(Arbitrary = [typeof(FrameworkArbitraries)])]
public class StepTests
{
    private static readonly Framework Begun = Samples.Of(Parent("A1", 60, Leaf("C1", 40), Leaf("C2", 20)), Parent("A2", 40, Leaf("C3", 40)));

    [Property(MaxTest = 100)]
    public bool 移动_删除_改一项_撤销后一字不差(Case c)
    {
        var nodes = c.Framework.Nodes().ToList();
        return nodes.All(node => new FrameworkStep[]
        {
            new FrameworkStep.Take(node.Id), new FrameworkStep.Put(node with { Name = "改", Children = [] }), new FrameworkStep.Shift(node.Id, c.Framework.ParentOf(node.Id)?.Id, null, c.Framework.PartOf(node.Id)),
        }.All(step => Undone(c.Framework, step) == c.Framework));
    }

    [Fact]
    public void 别人改了另一项_撤销只退自己的那一项()
    {
        var (mine, undo) = new FrameworkStep.Put(Begun.Find("c1")! with { Name = "我改的", Children = [] }).Apply(Begun);
        var theirs = mine.Change("c1", n => n with { Points = 35, Leaf = n.Leaf! with { Evidence = "课表" } });

        Assert.Null(Assert.Single(undo).Against(theirs));
        var back = undo[0].Apply(theirs).Framework.Find("c1")!;

        Assert.Equal((Begun.Find("c1")!.Name, 35m, "课表"), (back.Name, back.Points, back.Leaf!.Evidence));
    }

    [Fact]
    public void 别人改了同一项_撤销被拒绝_说是哪一项()
    {
        var (mine, undo) = new FrameworkStep.Put(Begun.Find("c1")! with { Name = "我改的", Children = [] }).Apply(Begun);
        Assert.Contains("名称", undo[0].Against(mine.Change("c1", n => n with { Name = "别人改的" }))!.Message, StringComparison.Ordinal);
        Assert.NotNull(undo[0].Against(mine.Remove("c1")));
    }

    [Fact]
    public void 添加后别人填了内容_撤销添加不会删掉它()
    {
        var (mine, undo) = new FrameworkStep.Place(Leaf("C4", 5), "a1", "c2").Apply(Begun);
        Assert.Null(undo[0].Against(mine));
        Assert.NotNull(undo[0].Against(mine.Change("c4", n => n with { Points = 6 })));
    }

    [Fact]
    public void 移动后别人改了内容_撤销移动_内容留着_别人又移走的不动()
    {
        var (mine, undo) = new FrameworkStep.Shift("c2", "a2", "c3").Apply(Begun);
        var back = Assert.Single(undo).Apply(mine.Change("c2", n => n with { Points = 21 })).Framework;
        Assert.Equal(["c1", "c2"], back.Find("a1")!.Children.Select(n => n.Id));
        Assert.Equal(21, back.Find("c2")!.Points);
        Assert.NotNull(undo[0].Against(mine.MoveBelow("c2", "a1")));
        Assert.NotNull(undo[0].Against(mine.Remove("a1")));
    }

    [Theory]
    [InlineData("A 1\nB 0.8", "level", "A=1;B=0.8")]
    [InlineData("超期 ０．５\n缺手续：1分", "deduct", "each=超期:0.5|缺手续:1")]
    [InlineData("0.5", "deduct", "each=0.5")]
    [InlineData("消防 4\n监控3分", "checklist", "消防=4|监控=3")]
    [InlineData("98% 100%\n９０ 0％", "data", "figure=巩固率;unit=%;98:1|90:0")]
    public void 规则按行写_读作同样的规则_写回去再读不变(string lines, string kind, string notation)
    {
        var rule = RuleNotation.Parse(kind, kind == "data" ? "figure=巩固率;unit=%;1:1|0:0" : kind == "deduct" ? "each=9" : "").Rule!;
        var read = RuleLines.Read(rule, lines);
        Assert.Null(read.Refusal);
        Assert.Equal(notation, read.Rule!.Notation());
        Assert.Equal(read.Rule, RuleLines.Read(rule, RuleLines.Write(read.Rule)).Rule);
    }

    [Theory]
    [InlineData("level", "A")]
    [InlineData("deduct", "超期")]
    [InlineData("checklist", "4")]
    [InlineData("data", "98 全部")]
    public void 读不懂的一行_说出是哪一行_怎样写(string kind, string line)
    {
        var rule = RuleNotation.Parse(kind, kind == "deduct" ? "each=1" : kind == "data" ? "figure=x;1:1|0:0" : "").Rule!;
        var refusal = RuleLines.Read(rule, line).Refusal!;
        Assert.Contains(line, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("每行", refusal.Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 100)]
    public bool 每条规则写成行_读回来一样(Case c) => c.Framework.Leaves().Where(l => RuleLines.Lists(l.Rule)).All(l => Equals(RuleLines.Read(l.Rule, RuleLines.Write(l.Rule)).Rule, l.Rule));

    private static Framework Undone(Framework framework, FrameworkStep step)
    {
        var (now, undo) = step.Apply(framework);
        foreach (var back in undo)
        {
            Assert.Null(back.Against(now));
            now = back.Apply(now).Framework;
        }

        return now;
    }
}
