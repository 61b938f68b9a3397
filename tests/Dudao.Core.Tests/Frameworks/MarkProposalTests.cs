using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using FsCheck.Xunit;
using static Dudao.Core.Tests.Frameworks.Samples;

namespace Dudao.Core.Tests.Frameworks;

[Properties(Arbitrary = [typeof(FrameworkArbitraries)])]
public class MarkProposalTests
{
    private static readonly Indicator Points = Leaf("C1", 3, new PointsRule { Step = 0.5m });

    private static MarkProposal Of(Indicator leaf, params decimal[] marks) => MarkProposal.Of(leaf, [.. marks.Select(m => new LeafInput.Mark(m))])!;

    [Theory]
    [InlineData("2", 2)]
    [InlineData("1,3", 2)]
    [InlineData("2,2.5", 2.5)]
    [InlineData("1,2,3", 2)]
    [InlineData("3,1,2,2", 2)]
    [InlineData("3,2,1,2.5,2", 2)]
    [InlineData("0,0,3,3", 1.5)]
    public void 中位数_偶数个取中间两个的平均_不在档上的就近_两可时有利于被督导单位(string marks, decimal proposed) =>
        Assert.Equal(new LeafInput.Mark(proposed), Of(Points, [.. marks.Split(',').Select(decimal.Parse)]).Proposed);

    [Fact]
    public void 等次_中间落在两等次之间_取较近的()
    {
        var leaf = Leaf("C2", 5, LevelRule.Default);
        Assert.Equal(new LeafInput.Mark(3), MarkProposal.Of(leaf, [new LeafInput.Level("B"), new LeafInput.Level("D")])!.Proposed);
        Assert.Equal(new LeafInput.Mark(4), MarkProposal.Of(leaf, [new LeafInput.Level("A"), new LeafInput.Level("C")])!.Proposed);
        Assert.Equal(new LeafInput.Level("B"), MarkProposal.Of(leaf, [new LeafInput.Level("B"), new LeafInput.Level("B")])!.Proposed);
    }

    [Fact]
    public void 分差_是极差占满分的比例()
    {
        var proposal = Of(Points, 1, 3, 2, 2.5m, 2);
        Assert.Equal(Fraction.Of(2, 3), proposal.Spread);
        Assert.Equal(66.67m, proposal.SpreadPercent);
        Assert.Equal(5, proposal.Count);
        Assert.True(MarkReason.IsOutside(Points, proposal, new LeafInput.Mark(0.5m)));
        Assert.False(MarkReason.IsOutside(Points, proposal, new LeafInput.Mark(3)));
    }

    [Fact]
    public void 没有人评分_没有中位数() => Assert.Null(MarkProposal.Of(Points, [null, null]));

    [Fact]
    public void 跟岗督学的分_不进中位数()
    {
        var values = new LeafValues { Given = [new("甲", new LeafInput.Mark(3)), new("跟岗", new LeafInput.Mark(0), false)], Agreed = new LeafInput.Mark(2.5m) };
        Assert.Equal(new LeafInput.Mark(3), values.Propose(Points)!.Proposed);
        Assert.Equal(new LeafInput.Mark(2.5m), values.Settled);
        Assert.Equal(new LeafInput.Mark(2), (values with { Decided = new LeafInput.Mark(2) }).Settled);
    }

    [Theory]
    [InlineData(3, 2.5, false)]
    [InlineData(3, 2.1, false)]
    [InlineData(3, 2, true)]
    [InlineData(1, 3, true)]
    public void 与自评相差超过满分百分之三十_要写理由(decimal self, decimal mark, bool required) =>
        Assert.Equal(required, MarkReason.IsRequired(Points, new LeafInput.Mark(self), new LeafInput.Mark(mark)));

    [Fact]
    public void 评不适用_总要写理由_自评不适用而给分的也要()
    {
        var (left, two) = (new LeafInput.NotApplicable(), new LeafInput.Mark(2));
        Assert.True(MarkReason.IsRequired(Points, two, left));
        Assert.True(MarkReason.IsRequired(Points, null, left));
        Assert.True(MarkReason.IsRequired(Points, left, two));
        Assert.False(MarkReason.IsRequired(Points, null, two));
        Assert.False(MarkReason.IsRequired(Points, left, null));
    }

    [Fact]
    public void 定为不适用_没人评也要写理由_大家都评不适用而定了分的也要()
    {
        var (left, two) = (new LeafInput.NotApplicable(), new LeafInput.Mark(2));
        Assert.True(MarkReason.IsOutside(Points, Of(Points, 0, 3), left));
        Assert.True(MarkReason.IsOutside(Points, null, left));
        Assert.True(MarkReason.IsOutside(Points, MarkProposal.Of(Points, [left, left]), left));
        Assert.True(MarkReason.IsOutside(Points, MarkProposal.Of(Points, [left, left]), two));
        Assert.False(MarkReason.IsOutside(Points, MarkProposal.Of(Points, [left, two]), two));
        Assert.False(MarkReason.IsOutside(Points, null, two));
    }

    /// <summary>What counts: decided over all; nothing while sent back; a figure over what was agreed; each alone counts.</summary>
    [Property(MaxTest = 300)]
    public bool Settled_IsDecided_ElseOpenWhileSentBack_ElseTheFigure_ElseAgreed(byte? decided, byte? figure, byte? agreed, bool isSentBack)
    {
        static LeafInput? In(byte? value) => value is { } v ? new LeafInput.Mark(v) : null;
        var settled = new LeafValues { Decided = In(decided), Figure = In(figure), Agreed = In(agreed), IsSentBack = isSentBack }.Settled;
        return decided is not null ? settled == In(decided)
            : isSentBack ? settled is null
            : figure is not null ? settled == In(figure)
            : settled == In(agreed);
    }

    [Property(MaxTest = 300)]
    public bool Proposal_OfAnyMarks_IsAdmissible_InsideTheRange_AndDoesNotDependOnTheOrder(Marked marked, byte[] picks)
    {
        var marks = marked.Leaf.Rule.Admissible(marked.Leaf.Points);
        var given = picks.Select(p => (LeafInput?)new LeafInput.Mark(marks[p % marks.Count])).Append(marked.Input).ToArray();
        var proposal = MarkProposal.Of(marked.Leaf, given)!;
        var value = marked.Leaf.Rule.Value(marked.Leaf.Points, proposal.Proposed)!.Value;
        Array.Reverse(given);
        var again = MarkProposal.Of(marked.Leaf, given)!;
        return marked.Leaf.Rule.Refuse(marked.Leaf.Points, proposal.Proposed) is null
            && value >= marked.Leaf.Rule.Value(marked.Leaf.Points, proposal.Lowest)!.Value
            && value <= marked.Leaf.Rule.Value(marked.Leaf.Points, proposal.Highest)!.Value
            && value == marked.Leaf.Rule.Value(marked.Leaf.Points, again.Proposed) && proposal.Spread == again.Spread;
    }
}
