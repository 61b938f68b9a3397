using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using FsCheck.Xunit;

namespace Dudao.Core.Tests.Frameworks;

[Properties(Arbitrary = [typeof(FrameworkArbitraries)])]
public class RuleTests
{
    [Property(MaxTest = 500)]
    public bool Value_OfAnyAdmissibleInput_LiesBetweenZeroAndFull(Samples.Marked marked) =>
        marked.Leaf.Rule.Refuse(marked.Leaf.Points, marked.Input) is null && marked.Value >= 0 && marked.Value <= marked.Leaf.Points;

    [Property(MaxTest = 500)]
    public bool Value_ThatARuleGives_IsAdmissibleAsATypedMark(Samples.Marked marked)
    {
        if (marked.Leaf.Rule is DataRule)
        {
            return true;
        }

        return marked.Value.IsDecimal(out var value)
            && marked.Leaf.Rule.Admissible(marked.Leaf.Points).Contains(value)
            && marked.Leaf.Rule.Refuse(marked.Leaf.Points, new LeafInput.Mark(value)) is null;
    }

    [Property(MaxTest = 500)]
    public bool Admissible_IsAscendingWithinTheFullMark_AndHoldsIt(Indicator leaf)
    {
        var marks = leaf.Rule.Admissible(leaf.Points);
        return marks.Zip(marks.Skip(1)).All(p => p.First < p.Second) && marks[0] >= 0 && marks[^1] == leaf.Points;
    }

    [Property(MaxTest = 1000)]
    public bool Nearest_IsAdmissible_AndMovesNothingThatIs(Indicator leaf, uint thousandths)
    {
        var value = Fraction.Of(thousandths % 12_000, 1000);
        var nearest = leaf.Rule.Nearest(leaf.Points, value);
        var marks = leaf.Rule.Admissible(leaf.Points);
        return marks.Contains(nearest)
            && leaf.Rule.Nearest(leaf.Points, nearest) == nearest
            && marks.All(m => Fraction.Abs(value - nearest) < Fraction.Abs(value - m) || nearest == m || (Fraction.Abs(value - nearest) == Fraction.Abs(value - m) && nearest > m));
    }

    [Property(MaxTest = 500)]
    public bool Notation_OfARule_ReadsBackAsTheSameRule(Indicator leaf) =>
        RuleNotation.Parse(leaf.Rule.Code, leaf.Rule.Notation()) is ({ } rule, null) && rule == leaf.Rule;

    [Property(MaxTest = 300)]
    public bool Explanation_NamesTheMark(Samples.Marked marked) =>
        marked.Leaf.Rule.Explain(marked.Leaf.Points, marked.Input) is { Length: > 0 } said
        && (marked.Value == 0 || marked.Leaf.Rule is DeductRule || (said.Contains(marked.Value.ToString(), StringComparison.Ordinal) || said.Contains('约')));

    [Property]
    public bool Deduct_EachFurtherFinding_NeverRaisesTheMark(byte findings, byte more)
    {
        var rule = DeductRule.Of(0.25m);
        return rule.Value(2, new LeafInput.Findings([findings + more])) <= rule.Value(2, new LeafInput.Findings([findings]));
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 1.25)]
    [InlineData(8, 0)]
    [InlineData(9, 0)]
    public void Deduct_QuarterAFinding_NotBelowZero(int findings, decimal expected) =>
        Assert.Equal(expected, DeductRule.Of(0.25m).Value(2, new LeafInput.Findings([findings])));

    [Fact]
    public void Deduct_ByKind_AddsWhatEachCosts()
    {
        var rule = (DeductRule)RuleNotation.Parse("deduct", "each=缺手续:1|超期:0.5").Rule!;
        Assert.Equal(1.5m, rule.Value(4, new LeafInput.Findings([2, 1])));
        Assert.Equal("满分 4 分 − 缺手续 2 处 × 1 分 − 超期 1 处 × 0.5 分 = 1.5 分", rule.Explain(4, new LeafInput.Findings([2, 1])));
        Assert.Equal([0, 0.5m, 1, 1.5m, 2, 2.5m, 3, 3.5m, 4], rule.Admissible(4));
    }

    [Theory]
    [InlineData("98:1|90:0", 99, "1")]
    [InlineData("98:1|90:0", 94, "0.5")]
    [InlineData("98:1|90:0", 90, "0")]
    [InlineData("98:1|90:0", 1, "0")]
    [InlineData("0:1|0.6:0", 0, "1")]
    [InlineData("0:1|0.6:0", 0.2, "2/3")]
    [InlineData("0:1|0.6:0", 7, "0")]
    [InlineData("0:1|0.6:0", -1, "1")]
    [InlineData("100:1|80:0.5|60:0", 90, "0.75")]
    [InlineData("100:1|80:0.5|60:0", 70, "0.25")]
    [InlineData("100:1|80:1/3|80:0", 80, "1/3")]
    [InlineData("100:1|80:1/3|80:0", 79.99, "0")]
    [InlineData("100:1|80:1/3|80:0", 90, "2/3")]
    [InlineData("60:0|80:0|80:0.5|100:1", 90, "0.75")]
    public void Data_IsLinearBetweenKnots_AndFlatOutside(string knots, decimal figure, string share)
    {
        var rule = (DataRule)RuleNotation.Parse("data", "figure=率;unit=%;" + knots).Rule!;
        Assert.Equal(share, rule.ShareAt(figure).ToString());
    }

    [Property]
    public bool Data_FigureAt_FindsTheFigureOfAnyShare(byte share)
    {
        var rule = new DataRule { Figure = "率", Knots = [new(100, 1), new(80, 0.5m), new(60, 0)] };
        return rule.FigureAt(Fraction.Of(share, 255)) is { } figure && rule.ShareAt(figure) == Fraction.Of(share, 255);
    }

    [Fact]
    public void Data_OfSeveralStages_TheLowerMarkCounts_UnlessWeighted()
    {
        var figures = new LeafInput.Figures([new() { Stage = FigureStage.Primary, Value = 100, Pupils = 600 }, new() { Stage = FigureStage.Junior, Value = 94, Pupils = 300 }]);
        var lower = (DataRule)RuleNotation.Parse("data", "figure=巩固率;unit=%;98:1|90:0").Rule!;
        Assert.Equal(1m, lower.Value(2, figures));
        Assert.Contains("取得分低的初中", lower.Explain(2, figures), StringComparison.Ordinal);
        var weighted = (DataRule)RuleNotation.Parse("data", "figure=巩固率;unit=%;100:1|90:0;stages=weighted").Rule!;
        Assert.Equal(Fraction.Of(8, 5), weighted.Value(2, figures));
        Assert.Contains("按学生数加权 98%", weighted.Explain(2, figures), StringComparison.Ordinal);
        Assert.NotNull(weighted.Refuse(2, new LeafInput.Figures([figures.Of[0] with { Pupils = null }, figures.Of[1]])));
    }

    [Theory]
    [InlineData("full", "2", false)]
    [InlineData("zero", "0", false)]
    [InlineData("na", null, true)]
    [InlineData("ask", null, false)]
    public void Data_Missing_MeansWhatTheLeafSays(string missing, string? value, bool leftOut)
    {
        var rule = RuleNotation.Parse("data", $"figure=率;unit=%;98:1|90:0;missing={missing}").Rule!;
        var input = LeafInput.Figures.Whole(null);
        Assert.Equal(value, rule.Value(2, input)?.ToString());
        Assert.Equal(leftOut, rule.LeavesOut(input));
    }

    [Fact]
    public void Data_OneStageMissing_IsNeverTakenForZero()
    {
        ValueList<StageFigure> of = [new() { Stage = FigureStage.Primary, Value = 98 }, new() { Stage = FigureStage.Junior }];
        var input = new LeafInput.Figures(of);
        Assert.Null(RuleNotation.Parse("data", "figure=率;98:1|90:0").Rule!.Value(2, input));
        Assert.Equal(2m, RuleNotation.Parse("data", "figure=率;98:1|90:0;missing=na").Rule!.Value(2, input));
        Assert.Equal(2m, RuleNotation.Parse("data", "figure=率;98:1|90:0;missing=full").Rule!.Value(2, input));
        Assert.Equal(0m, RuleNotation.Parse("data", "figure=率;98:1|90:0;missing=zero").Rule!.Value(2, input));
    }

    [Fact]
    public void PassFail_IsFullOrNothing()
    {
        Assert.Equal(3m, PassFailRule.Default.Value(3, new LeafInput.Passed(true)));
        Assert.Equal(0m, PassFailRule.Default.Value(3, new LeafInput.Passed(false)));
        Assert.Equal("可以给 3、0 分，最接近的是 3 分", PassFailRule.Default.Refuse(3, new LeafInput.Mark(1.5m))!.Message);
    }

    [Fact]
    public void Level_IsCoefficientTimesFull()
    {
        Assert.Equal(2.4m, LevelRule.Default.Value(3, new LeafInput.Level("b")));
        Assert.Equal("B：满分 3 分 × 0.8 = 2.4 分", LevelRule.Default.Explain(3, new LeafInput.Level("B")));
        Assert.Equal("没有“E”这一等次，请填 A、B、C、D", LevelRule.Default.Refuse(3, new LeafInput.Level("E"))!.Message);
        Assert.Equal([0.9m, 1.8m, 2.4m, 3m], LevelRule.Default.Admissible(3));
    }

    [Fact]
    public void Checklist_IsTheSumOfTheItemsMet()
    {
        var rule = RuleNotation.Parse("checklist", "视力监测=0.4|采光照明达标=0.3|眼保健操与座位调整=0.3").Rule!;
        Assert.Equal(0.7m, rule.Value(1, new LeafInput.Items([0, 2])));
        Assert.Equal("视力监测 0.4 + 眼保健操与座位调整 0.3 = 0.7 分；未达到：采光照明达标", rule.Explain(1, new LeafInput.Items([0, 2])));
        Assert.Equal([0, 0.3m, 0.4m, 0.6m, 0.7m, 1m], rule.Admissible(1));
        Assert.Empty(rule.Problems(1));
        Assert.Equal("清单各项合计 1 分，应为满分 1.5 分", Assert.Single(rule.Problems(1.5m)));
    }

    [Fact]
    public void Veto_IsNeverMarked_OnlyTriggered()
    {
        var rule = new VetoRule { Cap = "合格" };
        Assert.NotNull(rule.Refuse(0, new LeafInput.Mark(0)));
        Assert.Null(rule.Refuse(0, new LeafInput.Triggered(true)));
        Assert.Equal("已触发，等级最高为合格", rule.Explain(0, new LeafInput.Triggered(true)));
    }

    [Theory]
    [InlineData("points", "step=0.5")]
    [InlineData("level", "A=1;B=0.8;C=0.6;D=0")]
    [InlineData("deduct", "each=问题未改进:0.5|组织统考抽测:1")]
    [InlineData("checklist", "村(社区)儿童主任=0.5|督导员=0.5")]
    [InlineData("checklist", "只有一项=1")]
    [InlineData("data", "figure=率;unit=%;98:1|90:0;from=team;missing=zero;stages=weighted;upload=核验表")]
    [InlineData("data", "figure=率;unit=%;100:1|80:1/3|80:0")]
    [InlineData("passFail", "")]
    [InlineData("passFail", "upload=照片")]
    [InlineData("veto", "cap=暂不定等级")]
    [InlineData("bonus", "max=2")]
    [InlineData("bonus", "max=2;step=0.1")]
    public void Notation_IsReadAndWrittenAlike(string kind, string parameters) =>
        Assert.Equal(parameters, RuleNotation.Parse(kind, parameters).Rule!.Notation());

    [Fact]
    public void Notation_InFullWidth_IsReadToo() =>
        Assert.Equal("A=1;B=0.8", RuleNotation.Parse("等次", "Ａ＝１；Ｂ＝０．８").Rule!.Notation());

    [Theory]
    [InlineData("marks", "", "评分规则“marks”不认识")]
    [InlineData("points", "steps=1", "不认识“steps”")]
    [InlineData("deduct", "", "缺少分数")]
    [InlineData("deduct", "each=半分", "“半分”不是数")]
    [InlineData("data", "figure=率;98-1", "应写成 数值:得分率")]
    [InlineData("data", "figure=率;98:1|90:0;missing=never", "missing 应为")]
    [InlineData("checklist", "项目", "应写成 名称=分数")]
    public void Notation_ThatIsWrong_SaysWhatIsExpected(string kind, string parameters, string said) =>
        Assert.Contains(said, RuleNotation.Parse(kind, parameters).Refusal!.Message, StringComparison.Ordinal);
}
