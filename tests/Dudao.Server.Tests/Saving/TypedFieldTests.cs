using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Tests.Saving;

public sealed class TypedFieldTests
{
    private static readonly DateTimeOffset At = new(2026, 10, 21, 7, 5, 0, TimeSpan.Zero);

    [Fact]
    public void 新的内容_去掉首尾空白_记下一版()
    {
        var put = new List<string>();
        var result = new TypedField("", 0).Take(new SaveChange("r-C1", "  制度\r\n上墙 ", 0), put.Add);

        Assert.Equal(["制度\n上墙"], put);
        Assert.Equal((SaveOutcome.Ok, 1, "制度\n上墙"), (result.Outcome, result.Version, result.Value));
    }

    [Fact]
    public void 同样的内容_不再写_也不是冲突()
    {
        var result = new TypedField("制度", 7, "何晓岚", At).Take(new SaveChange("r-C1", "制度", 2), _ => Assert.Fail("written again"));

        Assert.Equal((SaveOutcome.Ok, 7), (result.Outcome, result.Version));
    }

    [Fact]
    public void 没见过的那一版_是冲突_说明谁在什么时候改的()
    {
        var result = new TypedField("另一句", 3, "何晓岚", At).Take(new SaveChange("r-C1", "我的话", 2), _ => Assert.Fail("overwritten unseen"));

        Assert.Equal((SaveOutcome.Conflict, 3, "另一句"), (result.Outcome, result.Version, result.Value));
        Assert.Equal(new SaveOther("何晓岚", "15:05"), result.Other);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void 超过字数_不收_原来的留着(int letters, bool isTaken)
    {
        var put = new List<string>();
        var result = (new TypedField("原来的", 1) { Longest = 10, Advice = "更多的请作为附件上传" }).Take(new SaveChange("w-1", new string('字', letters), 1), put.Add);

        Assert.Equal(isTaken, put.Count == 1);
        Assert.Equal(isTaken ? null : "最多 10 字，更多的请作为附件上传。", result.Message);
        Assert.Equal(isTaken ? 2 : 1, result.Version);
    }

    [Fact]
    public void 读不懂的值_不收_说明原因()
    {
        var result = new TypedField("8", 4).Take(new SaveChange("m-C1", "八", 4), "", "“八”不是分数", () => Assert.Fail("taken"));

        Assert.Equal((SaveOutcome.Invalid, "8", "“八”不是分数"), (result.Outcome, result.Value, result.Message));
    }

    [Theory]
    [InlineData("m-C1", 'm', "C1")]
    [InlineData("m", 'm', "")]
    [InlineData("j-a1-2", 'j', "a1-2")]
    public void 栏目的编号_分出是哪一栏_是谁的(string id, char field, string of)
    {
        var change = new SaveChange(id, "", 0);
        Assert.Equal((field, of), (change.Field, change.Of));
    }
}
