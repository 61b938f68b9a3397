using System.Text.Json;

namespace Dudao.Server.Tests.Cli;

public class BalanceCommandTests
{
    private const string Schools = "学校,学段,pupils,pupils_primary,pupils_junior,books\n甲,primary,100,,,100\n乙,primary,300,,,900\n丙,nine-year,,600,300,12000\n";

    [Fact]
    public async Task 差异系数_按学生加权()
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("balance", "cv", dudao.File("校.csv", "pupils,books\n100,100\n300,900\n"), "--pupils", "pupils", "--resource", "books", "--json");
        var group = ended.Json.GetProperty("groups")[0];
        Assert.Equal((0, "", 2), (ended.Code, group.GetProperty("group").GetString(), group.GetProperty("n").GetInt32()));
        Assert.Equal(Math.Sqrt(0.75) / 2.5, group.GetProperty("cv").GetDouble(), 12);
    }

    [Theory]
    [InlineData("100,100\n0,900\n", "第 3 行“pupils”")]
    [InlineData("100,多\n", "第 2 行“books”")]
    [InlineData("-5,100\n", "第 2 行“pupils”")]
    public async Task 坏行_说明行和列_可以跳过(string rows, string said)
    {
        using var dudao = new Dudao();
        string[] command = ["balance", "cv", dudao.File("校.csv", "pupils,books\n" + rows), "--pupils", "pupils", "--resource", "books", "--json"];
        var refused = await dudao.RunAsync(command);
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains(said, refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await dudao.RunAsync([.. command, "--skip-bad"])).Code);
    }

    [Fact]
    public async Task 没有这个标准或这一列_参数错误()
    {
        using var dudao = new Dudao();
        var file = dudao.File("校.csv", Schools);
        Assert.Equal(2, (await dudao.RunAsync("balance", "check", file, "--standard", "nothing")).Code);
        Assert.Equal(2, (await dudao.RunAsync("balance", "cv", file, "--pupils", "pupils", "--resource", "nothing")).Code);
        var lacking = await dudao.RunAsync("balance", "check", file, "--standard", "basic-2012", "--json");
        Assert.Equal((1, ""), (lacking.Code, lacking.Output));
        Assert.Contains("teachers", lacking.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 补一项资源_整数_达到目标()
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync(
            "balance", "plan", dudao.File("校.csv", "pupils,books\n100,100\n100,300\n"), "--pupils", "pupils", "--resource", "books", "--target", "0.2", "--whole", "--json");
        Assert.Equal((0, 100.0, 0.0), (ended.Code, ended.Json.GetProperty("total").GetDouble(), ended.Json.GetProperty("gap").GetDouble()));
        var addition = Assert.Single(ended.Json.GetProperty("additions").EnumerateArray());
        Assert.Equal((2, 100.0), (addition.GetProperty("row").GetInt32(), addition.GetProperty("units").GetDouble()));
        Assert.Equal(JsonValueKind.Number, ended.Json.GetProperty("after").ValueKind);
    }
}
