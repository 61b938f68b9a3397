using System.Text;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Tests.Spreadsheets;

namespace Dudao.Server.Tests.Cli;

public class FrameworkCheckCommandTests
{
    private const string Heading = "A级指标,A级分值,B级指标,分值,评分标准\n";

    [Fact]
    public async Task 随程序的表_JSON如约定_退出码0()
    {
        using var dudao = new Dudao();
        using var reader = new StreamReader(ShippedFrameworks.OpenTable("township"));
        var ended = await dudao.RunAsync("framework", "check", dudao.File("乡镇.csv", await reader.ReadToEndAsync(TestContext.Current.CancellationToken)), "--json");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        var sheet = Assert.Single(ended.Json.GetProperty("sheets").EnumerateArray());
        Assert.Equal("乡镇", sheet.GetProperty("name").GetString());
        Assert.Equal([3, 52, 100, 3, 4], new[] { "levels", "leaves", "points", "bonus", "vetoes" }.Select(n => sheet.GetProperty(n).GetInt32()));
        Assert.Equal(0, sheet.GetProperty("problems").GetArrayLength());
        var roots = sheet.GetProperty("tree").EnumerateArray().ToList();
        Assert.Equal(["领导职能", "保障职能", "统筹协调职能", "特色工作", "一票否决"], roots.Select(r => r.GetProperty("name").GetString()));
        var leaf = roots[0].GetProperty("children")[0].GetProperty("children")[0];
        Assert.Equal("党政班子成员、教育干事和村（社区）干部熟悉教育法律法规规定的乡镇职责和本人任务", leaf.GetProperty("name").GetString());
        Assert.Equal((2, 2, "data"), (leaf.GetProperty("row").GetInt32(), leaf.GetProperty("points").GetInt32(), leaf.GetProperty("rule").GetString()));
        Assert.False(leaf.TryGetProperty("children", out _));
    }

    [Theory]
    [InlineData("A1 领导,60,B1 学法,60,每缺一项扣1分\nA2 保障,40,B2 经费,39.5,每缺一项扣0.5分\n", 1, 3, "B", "error", "A2 应为 40 分，下级合计 39.5 分，差 0.5 分")]
    [InlineData("A1 领导,60,B1 学法,60,每缺一项扣1分\nA2 保障,40,B2 经费,40,会议每缺一次扣1分\n", 0, 3, "E", "warning", "会议")]
    [InlineData("A1 领导,100,B1 学法,100,学法到位\n", 0, 2, "E", "warning", "没有读出规则")]
    [InlineData("A1 领导,100,\"B1 学法\nB2 执法\",\"60\n40\",每缺一项扣1分\n", 1, 2, "C", "error", "一行只能写一条指标")]
    public async Task 问题在哪一行哪一列_错误退出码1_提示退出码0(string rows, int code, int row, string column, string severity, string said)
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("framework", "check", dudao.File("表.csv", Heading + rows), "--json");
        Assert.Equal(code, ended.Code);
        Assert.Contains(ended.Json.GetProperty("sheets")[0].GetProperty("problems").EnumerateArray(), p =>
            p.GetProperty("row").GetInt32() == row && p.GetProperty("column").GetString() == column && p.GetProperty("severity").GetString() == severity
            && p.GetProperty("message").GetString()!.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task GB18030和Excel的表_读得一样()
    {
        using var dudao = new Dudao();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var csv = dudao.File("表.csv", Heading + "A1 领导,100,B1 学法,100,每缺一项扣1分\n", Encoding.GetEncoding("GB18030"));
        static string Row(int number, string[] cells) =>
            $"<row r=\"{number}\">{string.Concat(cells.Select((c, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"inlineStr\"><is><t>{c}</t></is></c>"))}</row>";
        using var workbook = Workbooks.Of(Workbooks.Sheet(Row(1, ["A级指标", "A级分值", "B级指标", "分值", "评分标准"]) + Row(2, ["A1 领导", "100", "B1 学法", "100", "每缺一项扣1分"])));
        var xlsx = dudao.File("表.xlsx", workbook.ToArray());
        var (first, second) = (await dudao.RunAsync("framework", "check", csv, "--json"), await dudao.RunAsync("framework", "check", xlsx, "--json"));
        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Equal(first.Json.GetProperty("sheets")[0].GetProperty("tree").GetRawText(), second.Json.GetProperty("sheets")[0].GetProperty("tree").GetRawText());
        Assert.Equal("deduct", first.Json.GetProperty("sheets")[0].GetProperty("tree")[0].GetProperty("children")[0].GetProperty("rule").GetString());
    }

    [Fact]
    public async Task 给人看的输出_有树有问题()
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("framework", "check", dudao.File("表.csv", Heading + "A1 领导,100,B1 学法,99,每缺一项扣1分\n"));
        Assert.Equal(1, ended.Code);
        Assert.Contains("B1 学法  99 分，扣分：每处扣 1 分（第 2 行）", ended.Output, StringComparison.Ordinal);
        Assert.Contains("错误　第 2 行 B 列：A1 应为 100 分，下级合计 99 分，差 1 分（第 2 行 99）", ended.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "framework", "check")]
    [InlineData(2, "framework", "check", "表.csv", "--verbose")]
    [InlineData(2, "framework")]
    [InlineData(1, "framework", "check", "没有这个文件.csv")]
    public async Task 参数错了退出码2_文件读不了退出码1_都有中文说明(int code, params string[] arguments)
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync(arguments);
        Assert.Equal(code, ended.Code);
        Assert.Matches("\\p{IsCJKUnifiedIdeographs}", ended.Errors);
    }

    [Fact]
    public async Task 损坏的文件_说明怎么办_JSON时标准输出为空()
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("framework", "check", dudao.File("坏.xlsx", "PK\u0003\u0004不是压缩包"), "--json");
        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains("另存为", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task 帮助是中文_有示例()
    {
        using var dudao = new Dudao();
        var ended = await dudao.RunAsync("framework", "check", "--help");
        Assert.Equal(0, ended.Code);
        Assert.Contains("示例", ended.Output, StringComparison.Ordinal);
        Assert.Contains("dudao framework check 乡镇.csv --json", ended.Output, StringComparison.Ordinal);
    }
}
