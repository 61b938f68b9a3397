using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using static Dudao.Core.Tests.Frameworks.Samples;

namespace Dudao.Core.Tests.Frameworks;

public class LeafNotationTests
{
    private static readonly Indicator List = Leaf("C1", 10, new ChecklistRule { Items = [new("消防", 4), new("监控", 3), new("门卫", 3)] });
    private static readonly Indicator Deduct = Leaf("C2", 10, new DeductRule { Kinds = [new("缺手续", 1), new("超期", 0.5m)] });
    private static readonly Indicator Data = Leaf("C3", 2, new DataRule { Figure = "巩固率", Unit = "%", Knots = [new(98, 1), new(90, 0)], Stages = SeveralStages.Weighted });

    public static TheoryData<string, string> Sentences => new()
    {
        { "C1", "达到第1、3项" },
        { "C1", LeafNotation.NoneMet },
        { "C2", "发现2、0处" },
        { "C3", "小学98.5（620人），初中97.25（310人）" },
        { "C3", "小学98.5（620人），初中缺" },
    };

    [Theory, MemberData(nameof(Sentences))]
    public void 读写不失真(string leaf, string sentence)
    {
        var indicator = Named(leaf);

        var reading = LeafReading.Of(indicator, sentence);

        Assert.Null(reading.Refusal);
        Assert.Equal(sentence, LeafNotation.Write(indicator, reading.Input));
    }

    [Fact]
    public void 全角数字也认_次序不同也认() => Assert.Equal(new LeafInput.Items([0, 2]), LeafReading.Of(List, " 达到第３、1项 ").Input);

    [Theory]
    [InlineData("C1", "达到第4项", "这一条只有 3 项")]
    [InlineData("C1", "达到第0项", "这一条只有 3 项")]
    [InlineData("C1", "达到第1、1项", "同一项勾了两次")]
    [InlineData("C2", "发现1、0、2处", "这一条只有 2 种扣分项")]
    [InlineData("C2", "发现99999处", "发现的处数应为 0 至 9999 的整数")]
    [InlineData("C3", "小学98，小学97", "同一学段填了两次")]
    [InlineData("C3", "小学98，初中97", "按学生数加权，请填各学段的学生数")]
    public void 不合规则的说明为什么(string leaf, string sentence, string message) => Assert.Equal(message, LeafReading.Of(Named(leaf), sentence).Refusal!.Message);

    [Fact]
    public void 一个数能写下的照旧()
    {
        Assert.Equal("7", LeafNotation.Write(List, new LeafInput.Mark(7)));
        Assert.Equal("98.5", LeafNotation.Write(Data, LeafInput.Figures.Whole(98.5m)));
        Assert.Equal("", LeafNotation.Write(Deduct, null));
    }

    private static Indicator Named(string id) => id switch { "C1" => List, "C2" => Deduct, _ => Data };
}
