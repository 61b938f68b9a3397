using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using FsCheck.Xunit;
using static Dudao.Core.Tests.Frameworks.Samples;

namespace Dudao.Core.Tests.Frameworks;

[Properties(Arbitrary = [typeof(FrameworkArbitraries)])]
public class LeafReadingTests
{
    private static readonly Indicator Points = Leaf("C1", 3, new PointsRule { Step = 0.5m });
    private static readonly Indicator Levels = Leaf("C2", 3, LevelRule.Default);
    private static readonly Indicator Data = Leaf("C3", 2, new DataRule { Figure = "巩固率", Unit = "%", Knots = [new(98, 1), new(90, 0)] });
    private static readonly Indicator Pass = Leaf("C4", 2, PassFailRule.Default);

    [Theory]
    [InlineData("2.5", 2.5)]
    [InlineData("２．５", 2.5)]
    [InlineData("２。５", 2.5)]
    [InlineData(" 2.50 分 ", 2.5)]
    [InlineData(".5", 0.5)]
    [InlineData("3.", 3)]
    public void 分数_全角半角都认(string typed, decimal value) => Assert.Equal(new LeafInput.Mark(value), LeafReading.Of(Points, typed).Input);

    [Theory]
    [InlineData("4", "满分 3 分，不能给 4 分")]
    [InlineData("-1", "分数不能小于 0 分")]
    [InlineData("2.3", "应为 0.5 的倍数，最接近的是 2.5 分")]
    [InlineData("2.25", "应为 0.5 的倍数，最接近的是 2.5 分")]
    [InlineData("1,5", "“1,5”不是分数，请填数字，小数点用“.”")]
    [InlineData("1，5", "“1,5”不是分数，请填数字，小数点用“.”")]
    [InlineData("1e1", "“1e1”不是分数，请填数字，小数点用“.”")]
    [InlineData("两分", "“两分”不是分数，请填数字，小数点用“.”")]
    [InlineData("99999999999999999999999999999999", "“99999999999999999999999999999999”不是分数，请填数字，小数点用“.”")]
    public void 分数_填错了说明应该怎么填(string typed, string message) => Assert.Equal(message, LeafReading.Of(Points, typed).Refusal!.Message);

    [Theory]
    [InlineData("b", "B")]
    [InlineData("Ｂ", "B")]
    [InlineData("B等", "B")]
    [InlineData("A级", "A")]
    public void 等次_字母不分大小写全半角(string typed, string letter) => Assert.Equal(new LeafInput.Level(letter), LeafReading.Of(Levels, typed).Input);

    [Fact]
    public void 等次_也可以填等于某一等次的分数()
    {
        Assert.Equal(new LeafInput.Mark(2.4m), LeafReading.Of(Levels, "2.4").Input);
        Assert.Equal("B", LeafReading.Show(Levels, new LeafInput.Mark(2.4m)));
        Assert.Equal("可以给 A（3 分）、B（2.4 分）、C（1.8 分）、D（0.9 分），最接近的是 2.4 分", LeafReading.Of(Levels, "2.5").Refusal!.Message);
        Assert.Equal("“E”不是等次，请填 A、B、C、D 或分数", LeafReading.Of(Levels, "e".ToUpperInvariant()).Refusal!.Message);
    }

    [Theory]
    [InlineData("95.5", 95.5)]
    [InlineData("95.5%", 95.5)]
    [InlineData("９５．５％", 95.5)]
    [InlineData("-0.3", -0.3)]
    public void 数据_填的是数值(string typed, decimal figure) => Assert.Equal(LeafInput.Figures.Whole(figure), LeafReading.Of(Data, typed).Input);

    [Theory]
    [InlineData("达标", true)]
    [InlineData("√", true)]
    [InlineData("否", false)]
    [InlineData("×", false)]
    public void 达标_认常用的写法(string typed, bool passed) => Assert.Equal(new LeafInput.Passed(passed), LeafReading.Of(Pass, typed).Input);

    [Fact]
    public void 空白_既不是分数也不是错误() => Assert.Equal(default, LeafReading.Of(Points, "　 "));

    [Fact]
    public void 不适用_可以填() => Assert.Equal(new LeafInput.NotApplicable(), LeafReading.Of(Points, "不适用").Input);

    [Fact]
    public void 否决_不接受分数() => Assert.NotNull(LeafReading.Of(Veto("V1", "合格"), "0").Refusal);

    [Fact]
    public void 数字格式_不随机器的区域变()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(new LeafInput.Mark(2.5m), LeafReading.Of(Points, "2.5").Input);
            Assert.NotNull(LeafReading.Of(Points, "2,5").Refusal);
            Assert.Equal("2.5", LeafReading.Show(Points, new LeafInput.Mark(2.5m)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Property(MaxTest = 300)]
    public bool Show_OfAnyInput_ReadsBackAsTheSameValue(Marked marked)
    {
        if (marked.Input is LeafInput.Figures { Of.Count: > 1 })
        {
            return true;
        }

        var again = LeafReading.Of(marked.Leaf, LeafReading.Show(marked.Leaf, marked.Input));
        return again.Input is { } input && marked.Leaf.Rule.Value(marked.Leaf.Points, input) == marked.Value;
    }

    [Property(MaxTest = 500)]
    public bool Of_AnyTextAtAll_GivesAnAdmissibleInputOrARefusalOrNothing(Indicator leaf, string typed)
    {
        var read = LeafReading.Of(leaf, typed);
        return read.Input is null || (read.Refusal is null && leaf.Rule.Refuse(leaf.Points, read.Input) is null);
    }

    [Property(MaxTest = 300)]
    public bool Json_OfAnyInput_ReadsBackEqual(Marked marked) =>
        FrameworkJson.ReadInput(FrameworkJson.Write(marked.Input)) is { } again && again == marked.Input;

    [Fact]
    public void Json_OfAnInput_IsCompact()
    {
        Assert.Equal("""{"is":"level","letter":"B"}""", FrameworkJson.Write(new LeafInput.Level("B")));
        Assert.Equal("""{"is":"mark","value":2.5}""", FrameworkJson.Write(new LeafInput.Mark(2.50m)));
        Assert.Equal("""{"is":"findings","counts":[0,2]}""", FrameworkJson.Write(new LeafInput.Findings([0, 2])));
        Assert.Equal("""{"is":"figures","of":[{"value":95.5}]}""", FrameworkJson.Write(LeafInput.Figures.Whole(95.5m)));
        Assert.Equal("""{"is":"na"}""", FrameworkJson.Write(new LeafInput.NotApplicable()));
    }
}
