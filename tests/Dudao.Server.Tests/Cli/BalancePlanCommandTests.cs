using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Dudao.Server.Tests.Cli;

/// <summary>The plan of a standard from the command line: costs, moves, budget, the table after it, and what it says of wrong files.</summary>
public class BalancePlanCommandTests
{
    private const string Head = "school,stage,pupils,pupils_primary,pupils_junior,floor_area,sports_area,equipment_value,network_classrooms,"
        + "teachers_above_standard_degree,teachers_above_standard_degree_primary,teachers_above_standard_degree_junior,"
        + "teachers_backbone,teachers_backbone_primary,teachers_backbone_junior,teachers_pe_art,teachers_pe_art_primary,teachers_pe_art_junior\n";

    private const string County = Head
        + "甲小,primary,400,,,1900,3200,900000,10,20,,,6,,,5,,\n"
        + "乙小,primary,300,,,1200,1500,300000,4,9,,,1,,,1,,\n"
        + "丙校,nine-year,,500,300,4500,7000,2000000,20,,24,18,,7,4,,6,3\n"
        + "丁中,junior,600,,,4000,6500,1600000,15,40,,,9,,,8,,\n";

    [Fact]
    public async Task 方案之后的表_对照标准达到()
    {
        using var dudao = new Dudao();
        var after = Path.Combine(Path.GetDirectoryName(dudao.File("校.csv", County))!, "后.csv");
        var plan = await dudao.RunAsync("balance", "plan", "校.csv", "--standard", "quality-2017", "--after", after, "--json");
        Assert.Equal((0, ""), (plan.Code, plan.Errors));
        var check = await dudao.RunAsync("balance", "check", after, "--standard", "quality-2017", "--json");
        Assert.True(check.Json.GetProperty("reached").GetBoolean());
        var json = plan.Json;
        Assert.InRange(json.GetProperty("gap").GetDouble(), 0, 1);
        Assert.Equal(json.GetProperty("cost").GetDecimal(), json.GetProperty("additions").EnumerateArray().Sum(addition => addition.GetProperty("cost").GetDecimal()));
        Assert.All(json.GetProperty("prices").EnumerateArray(), proof => Assert.NotEmpty(proof.GetProperty("schools").EnumerateArray()));
    }

    [Fact]
    public async Task 调剂和预算_都在结果里()
    {
        using var dudao = new Dudao();
        dudao.File("校.csv", County);
        var moved = await dudao.RunAsync("balance", "plan", "校.csv", "--standard", "quality-2017", "--transfers", "2", "--json");
        Assert.Equal((0, ""), (moved.Code, moved.Errors));
        Assert.InRange(moved.Json.GetProperty("moves").EnumerateArray().Sum(move => move.GetProperty("units").GetInt32()), 1, 2);
        var part = await dudao.RunAsync("balance", "plan", "校.csv", "--standard", "quality-2017", "--budget", "100000", "--json");
        Assert.InRange(part.Json.GetProperty("cost").GetDecimal(), 0, 100000);
        Assert.True(part.Json.GetProperty("wholeCost").GetDecimal() > 100000);
        Assert.Equal(2, (await dudao.RunAsync("balance", "plan", "校.csv", "--standard", "quality-2017", "--budget", "-1")).Code);
    }

    [Fact]
    public async Task 成本表里没有的不能买_说出指标()
    {
        using var dudao = new Dudao();
        dudao.File("校.csv", County);
        var refused = await dudao.RunAsync(
            "balance", "plan", "校.csv", "--standard", "quality-2017", "--costs", dudao.File("价.csv", "resource,cost\nfloor_area,2500\n"), "--json");
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.Contains("做不到", refused.Errors, StringComparison.Ordinal);
        var wrong = await dudao.RunAsync("balance", "plan", "校.csv", "--standard", "quality-2017", "--costs", dudao.File("错.csv", "resource,cost\nfloor_area,贵\n"));
        Assert.Equal(1, wrong.Code);
        Assert.Contains("第 2 行“cost”", wrong.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 国标编码和换了次序的列_一样读()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var dudao = new Dudao();
        dudao.File("校.csv", County);
        var lines = County.TrimEnd('\n').Split('\n').Select(line => string.Join(',', line.Split(',').Reverse()));
        dudao.File("反.csv", string.Join("\r\n", lines), Encoding.GetEncoding("GB18030"));
        var plain = await dudao.RunAsync("balance", "check", "校.csv", "--standard", "quality-2017", "--json");
        var turned = await dudao.RunAsync("balance", "check", "反.csv", "--standard", "quality-2017", "--json");
        Assert.Equal(plain.Output, turned.Output);
    }

    [Theory]
    [InlineData("甲小,primary,400", "甲小,primary,-4", "第 2 行")]
    [InlineData("乙小,primary,300,,,1200", "乙小,primary,300,,,很多", "第 3 行")]
    [InlineData("乙小,", ",", "第 3 行")]
    [InlineData("乙小,", "甲小,", "第 3 行")]
    public async Task 错的格_说明行(string good, string bad, string said)
    {
        using var dudao = new Dudao();
        dudao.File("校.csv", County.Replace(good, bad, StringComparison.Ordinal));
        foreach (var command in new[] { "check", "plan", "sensitivity" })
        {
            var refused = await dudao.RunAsync("balance", command, "校.csv", "--standard", "quality-2017", "--json");
            Assert.Equal((1, ""), (refused.Code, refused.Output));
            Assert.Contains(said, refused.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task 敏感性_改成那个数_结论就变()
    {
        using var dudao = new Dudao();
        dudao.File("校.csv", County);
        var turns = (await dudao.RunAsync("balance", "sensitivity", "校.csv", "--standard", "quality-2017", "--json")).Json;
        var turn = turns.EnumerateArray().First(turn => turn.GetProperty("code").GetString() != "stage");
        var cells = County.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        var column = Array.IndexOf(cells[0], turn.GetProperty("column").GetString());
        cells[turn.GetProperty("row").GetInt32() - 1][column] = turn.GetProperty("to").GetDouble().ToString("R", CultureInfo.InvariantCulture);
        var check = await dudao.RunAsync(
            "balance", "check", dudao.File("改.csv", string.Join('\n', cells.Select(row => string.Join(',', row))) + "\n"), "--standard", "quality-2017", "--json");
        var indicator = check.Json.GetProperty("stages").EnumerateArray().Single(stage => stage.GetProperty("stage").GetString() == turn.GetProperty("stage").GetString())
            .GetProperty("indicators").EnumerateArray().Single(indicator => indicator.GetProperty("code").GetString() == turn.GetProperty("code").GetString());
        Assert.Equal(turn.GetProperty("turns").GetString() == "reached", indicator.GetProperty("reached").GetBoolean());
        Assert.Equal(JsonValueKind.Number, indicator.GetProperty("cv").ValueKind);
    }
}
