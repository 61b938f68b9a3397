using System.Text.Json;

namespace Dudao.Server.Tests.Cli;

public class AgreementCommandTests
{
    /// <summary>The example of Krippendorff (2011), with a heading and a column of items.</summary>
    private const string Published = "单元,甲,乙,丙,丁\n1,1,1,,1\n2,2,2,3,2\n3,3,3,3,3\n4,3,3,3,3\n5,2,2,2,2\n6,1,2,3,4\n7,4,4,4,4\n8,1,1,2,1\n9,2,2,2,2\n10,,5,5,5\n11,,,1,1\n12,,3,,\n";

    [Theory]
    [InlineData("序号,甲,乙,丙,丁\n")]
    [InlineData("item,a,b,c,d\n")]
    public async Task 发表的例子_JSON如约定(string heading)
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("agreement", dudao.File("分.csv", heading + Published[(Published.IndexOf('\n', StringComparison.Ordinal) + 1)..]), "--json");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Equal([12, 4, 8], new[] { "items", "raters", "complete" }.Select(n => ended.Json.GetProperty(n).GetInt32()));
        var alpha = ended.Json.GetProperty("alpha");
        Assert.Equal(0.743, alpha.GetProperty("nominal").GetDouble(), 0.0005);
        Assert.Equal(0.815, alpha.GetProperty("ordinal").GetDouble(), 0.0005);
        Assert.Equal(0.849, alpha.GetProperty("interval").GetDouble(), 0.0005);
        Assert.Equal(5.0 / 11, ended.Json.GetProperty("spread").GetDouble(), 12);
        var interval = ended.Json.GetProperty("alphaInterval").GetProperty("nominal");
        Assert.InRange(0.743, interval[0].GetDouble(), interval[1].GetDouble());
        Assert.All(new[] { "oneWay", "twoWayAgreement", "twoWayConsistency" }, n => Assert.InRange(ended.Json.GetProperty("icc").GetProperty(n).GetDouble(), 0.5, 1));
    }

    [Fact]
    public async Task 没有表头也没有项目列()
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("agreement", dudao.File("分.csv", "9,2,5,8\n6,1,3,2\n8,4,6,8\n7,1,2,6\n10,5,6,9\n6,2,4,7\n"), "--json");
        Assert.Equal((6, 4), (ended.Json.GetProperty("items").GetInt32(), ended.Json.GetProperty("raters").GetInt32()));
        Assert.Equal(0.17, ended.Json.GetProperty("icc").GetProperty("oneWay").GetDouble(), 0.005);
    }

    [Fact]
    public async Task 全都一样_算不出来_给空值和原因()
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("agreement", dudao.File("分.csv", "甲,乙\n3,3\n3,3\n"), "--json");
        Assert.Equal(0, ended.Code);
        Assert.Equal(JsonValueKind.Null, ended.Json.GetProperty("alpha").GetProperty("interval").ValueKind);
        Assert.Contains("算不出来", ended.Json.GetProperty("alpha").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, ended.Json.GetProperty("icc").GetProperty("oneWay").ValueKind);
        Assert.Equal(0, ended.Json.GetProperty("spread").GetDouble());
    }

    [Theory]
    [InlineData("甲,乙\n3,好\n", "第 2 行 B 列“好”不是数")]
    [InlineData("甲\n3\n", "至少要有两列分数")]
    [InlineData("甲,乙\n", "至少要有两列分数")]
    public async Task 读不了的表_说明哪里怎么改(string content, string said)
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("agreement", dudao.File("分.csv", content), "--json");
        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains(said, ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 给人看的输出_有各人的宽严()
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("agreement", dudao.File("分.csv", "项目,甲,乙\nC1,3,2\nC2,3,2\nC3,2,1\n"));
        Assert.Contains("  乙：-1.000", ended.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await dudao.RunAsync("agreement")).Code);
    }
}
