using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using FsCheck.Xunit;
using static Dudao.Core.Tests.Frameworks.Samples;

namespace Dudao.Core.Tests.Frameworks;

[Properties(Arbitrary = [typeof(FrameworkArbitraries)])]
public class ScoringTests
{
    [Property(MaxTest = 300)]
    public bool Mark_OfAnySubject_NeverExceedsFullPlusBonus(Case c)
    {
        var score = ScoringPlan.For(c.Framework, c.Traits).Score(c.Inputs);
        return score.Mark >= 0 && score.Exact - score.ExactBonus <= c.Framework.FullMark && score.ExactBonus <= c.Framework.BonusCap()
            && score.Parts.All(p => p.Percent is >= 0 and <= 100);
    }

    [Property(MaxTest = 300)]
    public bool Mark_OfFullMarksEverywhere_IsTheFullMark_WhateverApplies(Case c)
    {
        var plan = ScoringPlan.For(c.Framework, c.Traits);
        var full = c.Framework.Parts.SelectMany(p => p.Leaves()).ToDictionary(l => l.Id, l => (LeafInput)new LeafInput.Mark(l.Points));
        var score = plan.Score(full);
        return score.Parts.Count == 0 || (score.Exact == c.Framework.FullMark && score.Parts.All(p => p.Percent == 100));
    }

    [Property(MaxTest = 300)]
    public bool Mark_IsWhatTheRecursiveDefinitionGives(Case c)
    {
        var score = ScoringPlan.For(c.Framework, c.Traits).Score(c.Inputs);
        var root = new Indicator { Points = c.Framework.FullMark, Children = c.Framework.Parts };
        var ratio = Ratio(root, c);
        return (ratio ?? Fraction.Zero) * c.Framework.FullMark + score.ExactBonus == score.Exact;
    }

    [Property(MaxTest = 200)]
    public bool Derivation_ComesToTheSameMark_LineByLine(Case c)
    {
        var score = ScoringPlan.For(c.Framework, c.Traits).Score(c.Inputs);
        var derivation = score.Derive();
        var marked = derivation.Lines().Where(l => l.NodeId.StartsWith('c')).Where(l => l.Exact is not null).ToList();
        return (score.Parts.Count == 0 ? derivation.Exact is null : derivation.Exact == score.Exact && derivation.Rounded == score.Mark)
            && marked.All(l => l.Exact == c.Framework.Find(l.NodeId)!.Rule.Value(l.Points, c.Inputs[l.NodeId]))
            && marked.Count == score.Plan.Leaves.Count(l => l.Id.StartsWith('c'))
            && derivation.Lines().All(l => l.Formula.Length > 0);
    }

    [Property(MaxTest = 200)]
    public bool NotApplicable_ByDecision_ScoresLikeAFrameworkWithoutTheLeaf(Case c, byte which)
    {
        var plan = ScoringPlan.For(c.Framework, c.Traits);
        var scored = plan.Leaves.Where(l => l.Rule is not BonusRule).ToList();
        if (scored.Count < 2)
        {
            return true;
        }

        var leaf = scored[which % scored.Count];
        var decided = plan.Score(new Dictionary<string, LeafInput>(c.Inputs) { [leaf.Id] = new LeafInput.NotApplicable() });
        var without = c.Framework with { Parts = [.. c.Framework.Parts.Select(p => Without(p, leaf.Id))] };
        var removed = ScoringPlan.For(without, c.Traits).Score(c.Inputs);
        return decided.Exact == removed.Exact && decided.IsFinal && decided.Parts.Select(p => p.Percent).SequenceEqual(removed.Parts.Select(p => p.Percent));
    }

    [Property(MaxTest = 200)]
    public bool NotApplicable_ByTheOffice_ScoresAsIfItWereDecidedAtTheLeaf(Case c, byte which)
    {
        var plan = ScoringPlan.For(c.Framework, c.Traits);
        var leaf = plan.Leaves[which % plan.Leaves.Count];
        var granted = plan.Without(new Dictionary<string, string> { [leaf.Id] = "没有食堂" });
        var decided = plan.Score(new Dictionary<string, LeafInput>(c.Inputs) { [leaf.Id] = new LeafInput.NotApplicable() });
        var score = granted.Score(c.Inputs);
        return score.Exact == decided.Exact && score.IsFinal && granted.IndexOf(leaf.Id) < 0 && granted.Asked.SequenceEqual(plan.Leaves)
            && score.Parts.Select(p => p.Percent).SequenceEqual(decided.Parts.Select(p => p.Percent))
            && score.Derive().Lines().Single(l => l.NodeId == leaf.Id) is { Exact: null, Formula: "经审定不适用，不计分：没有食堂" };
    }

    [Property(MaxTest = 200)]
    public bool Open_LeavesAreNamed_AndTheRangeHoldsTheMark(Case c, byte which)
    {
        var plan = ScoringPlan.For(c.Framework, c.Traits);
        var standings = plan.Leaves.Select((l, i) => i % 3 == which % 3
            ? new LeafStanding(null, MarkProposal.Of(l, [c.Inputs[l.Id], new LeafInput.Mark(l.Points), new LeafInput.Mark(0)]))
            : new LeafStanding(c.Inputs[l.Id], null)).ToArray();
        var range = plan.Range(standings);
        return range.Least.Exact <= range.Proposed.Exact && range.Proposed.Exact <= range.Most.Exact && range.Proposed.IsFinal;
    }

    /// <summary>Whatever the open leaves are settled with inside their ranges, a bonus among them, the mark lies in the range that was shown.</summary>
    [Property(MaxTest = 300)]
    public bool Range_HoldsEveryMarkThatMayStillCome_BonusIncluded(Case c, byte[] picks, byte which)
    {
        var plan = ScoringPlan.For(c.Framework, c.Traits);
        var standings = plan.Leaves.Select((l, i) => (i % 3) switch
        {
            0 when i % 2 == which % 2 => new LeafStanding(null, null),
            1 => new LeafStanding(null, MarkProposal.Of(l, [c.Inputs[l.Id], Admissible(l, picks, i)])),
            _ => new LeafStanding(c.Inputs[l.Id], null),
        }).ToArray();
        var range = plan.Range(standings);
        var settled = plan.Leaves.Select((l, i) => standings[i] switch
        {
            { Settled: { } input } => input,
            { Proposal: { } marks } => picks.Length % 2 == 0 ? marks.Lowest : marks.Highest,
            _ => Admissible(l, picks, i + 7),
        }).ToArray();
        var later = plan.Score(settled);
        return range.Least.Exact <= later.Exact && later.Exact <= range.Most.Exact
            && (range.GradeIsOpen || later.Grade == range.Least.Grade);
    }

    [Property(MaxTest = 200)]
    public bool Range_SettledAtEachProposal_IsTheProposedMark(Case c, byte[] picks)
    {
        var plan = ScoringPlan.For(c.Framework, c.Traits);
        var standings = plan.Leaves.Select((l, i) => new LeafStanding(null, MarkProposal.Of(l, [c.Inputs[l.Id], Admissible(l, picks, i)]))).ToArray();
        return plan.Range(standings).Proposed.Exact == plan.Score([.. standings.Select(s => s.Proposal?.Proposed)]).Exact;
    }

    [Fact]
    public void 没评的加分_最高算到加满_等级不能先定()
    {
        var framework = Of(Parent("A1", 100, Leaf("C1", 100))) with
        {
            Bonus = [Parent("A2", 5, Leaf("C2", 5, new BonusRule { Max = 5 }))],
            Grades = new() { Bands = [new() { Name = "优秀", AtLeast = 90 }, new() { Name = "合格" }] },
        };
        var range = ScoringPlan.For(framework, SubjectTraits.None).Range([new(new LeafInput.Mark(87), null), new(null, null)]);
        Assert.Equal((87m, 87m, 92m), (range.Proposed.Mark, range.Least.Mark, range.Most.Mark));
        Assert.True(range.GradeIsOpen);
    }

    [Fact]
    public void 寄宿不适用_分值按比例分给同级()
    {
        var framework = Of(Parent("A1", 10,
            Parent("B1", 6, Leaf("C1", 2), Leaf("C2", 4)),
            Parent("B2", 4, Leaf("C3", 4, applies: "寄宿"))));
        var score = ScoringPlan.For(framework, SubjectTraits.Primary).Score(new Dictionary<string, LeafInput> { ["c1"] = new LeafInput.Mark(1), ["c2"] = new LeafInput.Mark(4) });
        Assert.Equal(Fraction.Of(50, 6), score.Exact);
        Assert.Equal(8.33m, score.Mark);
        Assert.True(score.IsFinal);
        var line = score.Derive().Lines().Single(l => l.NodeId == "a1");
        Assert.Equal("（B1 5）÷ 计入部分 6 分 × 本级 10 分 = 约 8.3333 分", line.Formula);
        Assert.Equal("下级均不适用，分值按比例分给同级指标", score.Derive().Lines().Single(l => l.NodeId == "b2").Formula);
    }

    [Fact]
    public void 折算用分数_不会超过满分()
    {
        var framework = Of(Parent("A1", 100, Leaf("C1", 7), Leaf("C2", 13, applies: "初中"), Leaf("C3", 80)));
        var score = ScoringPlan.For(framework, SubjectTraits.Primary).Score(new Dictionary<string, LeafInput> { ["c1"] = new LeafInput.Mark(7), ["c3"] = new LeafInput.Mark(80) });
        Assert.Equal(100, score.Exact);
        Assert.Equal(100m, score.Parts[0].Percent);
    }

    [Fact]
    public void AnALevelThatDoesNotApply_IsNotTestedAndItsPointsAreShared()
    {
        var framework = Of(Parent("A1", 86, Leaf("C1", 86)), Parent("A2", 14, Leaf("C2", 14, applies: "教学点除外"))) with
        {
            Grades = new() { Bands = [new() { Name = "先进", AtLeast = 90, EachPartAtLeast = 80 }, new() { Name = "不合格" }] },
        };
        var score = ScoringPlan.For(framework, SubjectTraits.TeachingPoint | SubjectTraits.Primary).Score(new Dictionary<string, LeafInput> { ["c1"] = new LeafInput.Mark(81.5m) });
        Assert.Equal(Fraction.Of(8150, 86), score.Exact);
        Assert.Equal("先进", score.Grade!.Name);
        Assert.Equal(94.77m, Assert.Single(score.Parts).Mark);
    }

    [Fact]
    public void Bonus_AddsUpToItsCap_AndMissingMeansNone()
    {
        var framework = Of(Parent("A1", 100, Leaf("C1", 100))) with
        {
            Bonus = [Parent("A2", 5, Parent("B2", 5, Leaf("C2", 4, new BonusRule { Max = 4 }), Leaf("C3", 3, new BonusRule { Max = 3 })))],
        };
        var plan = ScoringPlan.For(framework, SubjectTraits.None);
        var inputs = new Dictionary<string, LeafInput> { ["c1"] = new LeafInput.Mark(80), ["c2"] = new LeafInput.Mark(4), ["c3"] = new LeafInput.Mark(3) };
        Assert.Equal(85m, plan.Score(inputs).Mark);
        Assert.Equal(80m, plan.Score(inputs).WithoutBonus);
        inputs.Remove("c2");
        inputs.Remove("c3");
        Assert.Equal(80m, plan.Score(inputs).Mark);
        Assert.True(plan.Score(inputs).IsFinal);
        Assert.Equal(80m, plan.Score(inputs).Parts[0].Percent);
    }

    [Fact]
    public void Open_WithoutAnyMark_RangesFromNothingToFull()
    {
        var plan = ScoringPlan.For(Of(Parent("A1", 10, Leaf("C1", 4), Leaf("C2", 6, LevelRule.Default))), SubjectTraits.None);
        var range = plan.Range([new(new LeafInput.Mark(3), null), new(null, null)]);
        Assert.Equal(["c2"], range.Proposed.Open.Select(l => l.Id));
        Assert.Equal((4.8m, 9m), (range.Least.Mark, range.Most.Mark));
    }

    [Fact]
    public void Score_WithNothingMarked_HasNoGrade()
    {
        var score = ScoringPlan.For(Of(Parent("A1", 10, Leaf("C1", 10))), SubjectTraits.None).Score(new Dictionary<string, LeafInput>());
        Assert.Null(score.Grade);
        Assert.Equal("还没有评分", score.Derive().Formula);
    }

    [Fact]
    public void Score_OfTheWrongNumberOfInputs_IsAMistakeOfTheCaller() =>
        Assert.Throws<ArgumentException>(() => ScoringPlan.For(Of(Parent("A1", 10, Leaf("C1", 10))), SubjectTraits.None).Score(new LeafInput?[3]));

    private static Fraction? Ratio(Indicator node, Case c)
    {
        if (node.IsLeaf)
        {
            return node.Leaf!.Applicability.Holds(c.Traits) ? node.Rule.Value(node.Points, c.Inputs[node.Id])!.Value / node.Points : null;
        }

        var below = node.Children.Select(n => (n.Points, Ratio: Ratio(n, c))).Where(n => n.Ratio is not null).ToList();
        return below.Count == 0 ? null : below.Aggregate(Fraction.Zero, (s, n) => s + (n.Points * n.Ratio!.Value)) / below.Sum(n => n.Points);
    }

    private static LeafInput.Mark Admissible(Indicator leaf, byte[] picks, int at)
    {
        var marks = leaf.Rule.Admissible(leaf.Points);
        return new LeafInput.Mark(marks[picks.Length == 0 ? at % marks.Count : picks[at % picks.Length] % marks.Count]);
    }

    private static Indicator Without(Indicator node, string id) => node with { Children = [.. node.Children.Where(n => n.Id != id).Select(n => Without(n, id))] };
}
