using Dudao.Core.Organisations;

namespace Dudao.Core.Tests.Organisations;

public class SchoolTests
{
    [Theory]
    [InlineData("完小", "小学")]
    [InlineData("初中", "初级中学")]
    [InlineData(" 九年一贯制 学校", "九年一贯制学校")]
    [InlineData("特校", "特殊教育学校")]
    [InlineData("幼儿园", "幼儿园")]
    public void 学校类型_认得办公室的叫法(string written, string name) => Assert.Equal(name, SchoolType.Find(written)?.Name);

    [Fact]
    public void 学校类型_每个名字都找得到自己() => Assert.All(SchoolType.All, t => Assert.Same(t, SchoolType.Find(t.Name)));

    [Fact]
    public void 学校类型_不认得的不猜() => Assert.Null(SchoolType.Find("大学"));

    [Fact]
    public void 九年一贯制_有小学也有初中_没有高中()
    {
        Assert.True(SchoolType.NineYear.Runs(Stages.Primary));
        Assert.True(SchoolType.NineYear.Runs(Stages.Junior));
        Assert.False(SchoolType.NineYear.Runs(Stages.Senior));
    }

    [Theory]
    [InlineData("２１９９０００４０１", "2199000401")]
    [InlineData(" 2199 000401 ", "2199000401")]
    [InlineData("", "")]
    public void 标识码_全角和空格都读得出(string typed, string code)
    {
        Assert.Equal(code, SchoolCode.Read(typed, out var refusal));
        Assert.Null(refusal);
    }

    [Theory]
    [InlineData("219900040", "应是10位数字")]
    [InlineData("21990004O1", "应是10位数字")]
    [InlineData("2.199E+09", "科学计数")]
    public void 标识码_不对就说怎么办(string typed, string words)
    {
        Assert.Equal("", SchoolCode.Read(typed, out var refusal));
        Assert.Contains(words, refusal!.Message);
    }
}
