using System.Text;
using Dudao.Core.Enrolment.Codes;
using Dudao.Server.Tests.Spreadsheets;

namespace Dudao.Server.Tests.Enrolment;

/// <summary>The commands of enrolment as a person runs them.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Headings = "学校标识码,学籍号,姓名,性别,出生日期,身份证件号,监护人,监护人电话,户籍地";
    private static readonly string[] Ids = [.. Enumerable.Range(0, 10).Select(i => IdNumber.Of(532126, new DateOnly(2015, 3, 12), i).ToString())];
    private readonly Cli.Dudao _dudao = new();

    public void Dispose() => _dudao.Dispose();

    [Fact]
    public async Task A_county_is_written_and_reconciled_with_and_without_numbers()
    {
        await _dudao.RunAsync("demo", "--schools", "12", "--students", "2000", "--seed", "3", "--out", "county");
        var truth = (await File.ReadAllLinesAsync(Path("county/truth.csv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')).ToArray();
        var ended = await _dudao.RunAsync(
            "reconcile", "--expected", "county/roll-autumn.csv", "--registered", "county/registration-spring.csv", "--movements", "county/movements.csv",
            "--day", "2026-03-01", "--decisions", "decisions.csv", "--out", "out.csv", "--json");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        var classes = ended.Json.GetProperty("classes");
        Assert.Equal(truth.Length, ended.Json.GetProperty("expected").GetInt32());
        Assert.Equal(truth.Length, classes.EnumerateObject().Sum(one => one.Value.GetInt32()));
        Assert.Equal(truth.Count(row => row[1] == "missing"), classes.GetProperty("missing").GetInt32());
        var found = (await File.ReadAllLinesAsync(Path("out.csv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal("row,list,student_number,id_number,name,school_code,class,flags,matched_row,probability,reason", (await File.ReadAllLinesAsync(Path("out.csv"), TestContext.Current.CancellationToken))[0]);
        var wrong = found.Where(row => row[1] == "expected").Zip(truth).Count(pair => pair.First[6] != pair.Second[1]);
        Assert.True(wrong <= 4, $"{wrong} rows are in another class than the truth");
        // Only its day at the end of the world makes a difference: the same again.
        var again = await _dudao.RunAsync(
            "reconcile", "--expected", "county/roll-autumn.csv", "--registered", "county/registration-spring.csv", "--movements", "county/movements.csv",
            "--day", "2026-03-01", "--decisions", "decisions.csv", "--json");
        Assert.Equal(ended.Output, again.Output);
    }

    [Fact]
    public async Task Files_as_offices_have_them_are_read()
    {
        // GB18030, a title row, a heading over two columns, a synonym, days in several forms, full-width digits, blanks.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _dudao.File("expected.csv", $"""
            清源县2025年秋季学籍,,,,,,
            ,,,,,监护人,
            学校代码,学生姓名,出生年月日,身份证号,性别,姓名,电话
            9953000001,张三 ,2015年3月12日,{Ids[0]},1,张大,１２５００００００００
            9953000001,李四,2015/3/12,{Ids[1].ToLowerInvariant()},女,李大,
            """, Encoding.GetEncoding("GB18030"));
        _dudao.File("registered.csv", $"{Headings}\n9953000001,,张三,男,20150312,{Ids[0]},,,\n9953000001,G{Ids[1]},李四,,,,,,\n");
        var ended = await _dudao.RunAsync("reconcile", "--expected", "expected.csv", "--registered", "registered.csv", "--day", "2026-03-01", "--json");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        Assert.Equal(2, ended.Json.GetProperty("classes").GetProperty("present").GetInt32());
    }

    [Fact]
    public async Task What_clerks_put_around_a_list_is_no_child()
    {
        // Groups over twice the same heading, days with a time behind, a sum, who filled in the form; a row that lacks a separator is told.
        _dudao.File("expected.csv", $"""
            学校信息,,学生信息,,,,监护人,
            标识码,名称,姓名,性别,出生日期,身份证件号,姓名,电话
            9953000001,一小,张三,男,2015/3/12 0:00:00,,张大,12500000001
            9953000001,一小,李四,女,2014-01-05 00:00,,李大,12500000002
            合计,,2人,,,,,
            填表人：王老师,,,,,审核：,,
            """);
        _dudao.File("registered.csv", $"{Headings}\n9953000001,,张三,男,20150312,,张大,12500000001,\n9953000001,,李四,女,20140105,,李大,12500000002,\n");
        var ended = await _dudao.RunAsync("reconcile", "--expected", "expected.csv", "--registered", "registered.csv", "--day", "2026-03-01", "--json");
        Assert.Equal(0, ended.Code);
        Assert.Equal((2, 2), (ended.Json.GetProperty("expected").GetInt32(), ended.Json.GetProperty("classes").GetProperty("present").GetInt32()));
        Assert.Equal("", ended.Errors);
        var read = await _dudao.RunAsync("import", "roll", "expected.csv", "--term", "2025-autumn", "--dry-run", "--json");
        Assert.Equal((0, 2), (read.Code, read.Json.GetProperty("rows").GetInt32()));
        var findings = read.Json.GetProperty("findings").EnumerateArray().ToDictionary(one => one.GetProperty("rule").GetString()!, one => one.GetProperty("rows"));
        Assert.Equal([5, 6], findings["note-row"].EnumerateArray().Select(row => row.GetInt32()));
        Assert.DoesNotContain("birth", findings.Keys);

        _dudao.File("shifted.csv", $"{Headings}\n9953000001,G{Ids[0]},张,三,男,20150312,,,,石桥村\n9953000001,G{Ids[1]},李四,女,20150312,,,,\n");
        var shifted = await _dudao.RunAsync("reconcile", "--expected", "shifted.csv", "--registered", "registered.csv", "--movements", Wrong(), "--day", "2026-03-01");
        Assert.Contains("shifted.csv 有 1 行的格数与表头不同（第 2 行）", shifted.Errors, StringComparison.Ordinal);
        Assert.Contains("异动表第 2 行的类型“搬家”读不懂", shifted.Errors, StringComparison.Ordinal);
        Assert.Contains("异动表第 2 行的日期“昨天”读不懂", shifted.Errors, StringComparison.Ordinal);

        string Wrong() => _dudao.File("movements.csv", $"学籍号,类型,日期\nG{Ids[0]},搬家,昨天\n");
    }

    [Fact]
    public async Task The_list_is_found_behind_a_cover_and_a_second_list_is_refused()
    {
        string[] headings = ["学校标识码", "姓名", "出生日期", "身份证件号"];
        string[] child = ["9953000001", "张三", "2015-03-12", Ids[0]];
        _dudao.File("cover.xlsx", Workbooks.OfSheets(Sheet([["填表说明"], ["一、由学校填写"]]), Sheet([["清源县学籍"], headings, child])).ToArray());
        var covered = await _dudao.RunAsync("import", "roll", "cover.xlsx", "--term", "2025-autumn", "--dry-run", "--json");
        Assert.Equal((0, 1), (covered.Code, covered.Json.GetProperty("rows").GetInt32()));
        _dudao.File("grades.xlsx", Workbooks.OfSheets(Sheet([headings, child]), Sheet([headings, child])).ToArray());
        var several = await _dudao.RunAsync("import", "roll", "grades.xlsx", "--term", "2025-autumn", "--dry-run");
        Assert.Equal(1, several.Code);
        Assert.Contains("2 张工作表都是名单", several.Errors, StringComparison.Ordinal);

        static string Sheet(string[][] rows) => Workbooks.Sheet(string.Concat(rows.Index().Select(row => $"<row r=\"{row.Index + 1}\">"
            + string.Concat(row.Item.Index().Select(cell => $"<c r=\"{(char)('A' + cell.Index)}{row.Index + 1}\" t=\"inlineStr\"><is><t>{cell.Item}</t></is></c>")) + "</row>")));
    }

    [Fact]
    public async Task Decisions_of_a_person_are_kept_and_used()
    {
        _dudao.File("expected.csv", $"{Headings}\n9953000001,G{Ids[0]},张三,男,20150312,,,,\n");
        _dudao.File("registered.csv", $"{Headings}\n9953000001,G{Ids[0]},李小红,男,20130805,,,,\n");
        string[] arguments = ["reconcile", "--expected", "expected.csv", "--registered", "registered.csv", "--day", "2026-03-01", "--decisions", "decisions.csv", "--json"];
        var open = await _dudao.RunAsync(arguments);
        Assert.Equal(1, open.Json.GetProperty("classes").GetProperty("review").GetInt32());
        var written = await File.ReadAllTextAsync(Path("decisions.csv"), TestContext.Current.CancellationToken);
        _dudao.File("decisions.csv", written.Replace(",,2,2,", ",same,2,2,", StringComparison.Ordinal));
        Assert.Equal(1, (await _dudao.RunAsync(arguments)).Json.GetProperty("classes").GetProperty("present").GetInt32());
        Assert.Equal(1, (await _dudao.RunAsync(arguments)).Json.GetProperty("classes").GetProperty("present").GetInt32());
    }

    [Fact]
    public async Task Links_explain_themselves_and_learn_parameters()
    {
        await _dudao.RunAsync("demo", "--schools", "12", "--students", "1500", "--seed", "4", "--out", "county");
        _dudao.File("fields.json", """
            {"blocking":[["姓名:pinyin","出生日期:swapped"],["监护人电话"],["户籍地","监护人"]],"compare":[{"column":"姓名","how":"name"},{"column":"出生日期","how":"date"},
            {"column":"监护人","how":"name"},{"column":"监护人电话","how":"id"},{"column":"户籍地","how":"text"}]}
            """);
        var ended = await _dudao.RunAsync(
            "link", "county/roll-autumn.csv", "county/registration-spring.csv", "--id", "学籍号", "--fields", "fields.json", "--explain", "--out", "pairs.csv", "--json");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        var pairs = (await File.ReadAllLinesAsync(Path("pairs.csv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.Equal(ended.Json.GetProperty("pairs").GetInt32(), pairs.Length);
        Assert.True(pairs.Count(pair => pair[0] == pair[1]) > 1350);
        Assert.Contains(pairs, pair => pair[3].Contains("姓名=exact:+", StringComparison.Ordinal));
        Assert.Equal(5, ended.Json.GetProperty("parameters").GetArrayLength());
        var doubles = await _dudao.RunAsync("link", "county/roll-autumn.csv", "--id", "学籍号", "--out", "doubles.csv");
        Assert.Equal(0, doubles.Code);
        Assert.StartsWith("id_a,id_b,cluster,probability", await File.ReadAllTextAsync(Path("doubles.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rates_have_numerators_and_denominators()
    {
        _dudao.File("start.csv", $"{Headings},年级\n" + string.Join('\n', Ids.Take(4).Select((id, i) => $"9953000001,G{id},学生{i},男,,,,,,五年级")));
        _dudao.File("end.csv", $"{Headings},年级\n" + string.Join('\n', Ids.Take(3).Select((id, i) => $"9953000001,G{id},学生{i},男,,,,,,六年级")));
        _dudao.File("movements.csv", $"学籍号,类型,日期\nG{Ids[3]},退学,2025-11-01\n");
        var ended = await _dudao.RunAsync("rates", "--start", "start.csv", "--end", "end.csv", "--movements", "movements.csv", "--by", "学校标识码", "--json");
        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        var rate = ended.Json.GetProperty("rates").EnumerateArray().First(one => one.GetProperty("rate").GetString() == "dropout");
        Assert.Equal((1, 4, 0.25), (rate.GetProperty("numerator").GetInt32(), rate.GetProperty("denominator").GetInt32(), rate.GetProperty("value").GetDouble()));
        Assert.Contains(ended.Json.GetProperty("rates").EnumerateArray(), one => one.GetProperty("value").ValueKind == System.Text.Json.JsonValueKind.Null && one.GetProperty("reason").GetString()!.Length > 0);
        Assert.Equal(2, (await _dudao.RunAsync("rates", "--start", "start.csv", "--end", "end.csv", "--movements", "movements.csv", "--by", "没有的列")).Code);
    }

    [Fact]
    public async Task Two_counties_compare_without_names()
    {
        _dudao.File("key", [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
        _dudao.File("a.csv", $"{Headings}\n1,,张三,男,20150312,{Ids[0]},,,\n1,,王伟,男,20140101,,,,\n");
        _dudao.File("b.csv", $"{Headings}\n2,G{Ids[0]},张山,男,20150312,,,,\n2,,王炜,,2014年1月1日,,,,\n");
        foreach (var list in (string[])["a", "b"])
        {
            Assert.Equal(0, (await _dudao.RunAsync("digest", $"{list}.csv", "--key-file", "key", "--out", $"{list}.digest")).Code);
        }

        Assert.DoesNotContain("张三", await File.ReadAllTextAsync(Path("a.digest"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var ended = await _dudao.RunAsync("digest", "compare", "a.digest", "b.digest", "--json");
        Assert.Equal((1, 0, 1), (ended.Json.GetProperty("number").GetInt32(), ended.Json.GetProperty("name").GetInt32(), ended.Json.GetProperty("sound").GetInt32()));
        _dudao.File("short", "abc");
        Assert.Contains("太短", (await _dudao.RunAsync("digest", "a.csv", "--key-file", "short", "--out", "x")).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reconcile --expected none.csv --registered r.csv", 1, "找不到文件")]
    [InlineData("reconcile --expected empty.csv --registered r.csv", 1, "空的")]
    [InlineData("reconcile --expected picture.csv --registered r.csv", 1, "图片")]
    [InlineData("reconcile --expected movements.csv --registered r.csv", 1, "异动表")]
    [InlineData("reconcile --expected r.csv --registered r.csv --day 三月", 2, "--day")]
    [InlineData("reconcile --expected r.csv --registered r.csv --wrong", 2, "--wrong")]
    [InlineData("link r.csv --id 没有 --out x.csv", 2, "没有“没有”这一列")]
    [InlineData("link r.csv --id 姓名 --fields bad.json --out x.csv", 2, "不是 JSON")]
    [InlineData("link r.csv --id 姓名 --fields key.json --out x.csv", 2, "不认识“fields”")]
    [InlineData("import roll r.csv --term 2026", 2, "学期")]
    [InlineData("demo --schools 0 --students 10 --seed 1 --out x", 2, "--schools")]
    [InlineData("demo --schools 5 --students 10 --seed 1 --corrupted viel --out x", 2, "应是一个数")]
    [InlineData("link r.csv r.csv --id 姓名 --threshold abc --out x.csv", 2, "--threshold 的值“abc”读不懂")]
    [InlineData("link r.csv --id 姓名 --fields number.json --out x.csv", 2, "不是 5")]
    [InlineData("link r.csv --id 姓名 --fields pass.json --out x.csv", 2, "不是 1")]
    [InlineData("link r.csv --id 姓名 --fields twice.json --out x.csv", 2, "写了两次")]
    [InlineData("reconcile --expected r.csv", 2, "缺少选项 --registered")]
    [InlineData("reconcile --expected r.csv --registered r.csv --out none/x.csv", 1, "文件夹不存在")]
    [InlineData("reconcile --expected head.csv --registered r.csv", 1, "只有表头")]
    [InlineData("reconcile --expected quote.csv --registered r.csv", 1, "从第 3 行起")]
    [InlineData("rates --start r.csv --end head.csv --movements movements.csv", 1, "只有表头")]
    [InlineData("import undo 123", 2, "应是一个编号")]
    [InlineData("import roll r.csv --term 2025-autumn --data d --database Host=127.0.0.1;Port=1;Timeout=2", 1, "数据库用不了")]
    [InlineData("import roll name.csv --term 2025-autumn --dry-run --good-rows x.csv", 1, "整个不能收")]
    public async Task Bad_input_ends_with_a_sentence(string arguments, int code, string sentence)
    {
        _dudao.File("empty.csv", "");
        _dudao.File("picture.csv", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        _dudao.File("movements.csv", "学籍号,类型,日期\nG1,转学,2025-11-01\n");
        _dudao.File("r.csv", $"{Headings}\n9953000001,G{Ids[0]},张三,男,20150312,,,,\n");
        _dudao.File("bad.json", "{");
        _dudao.File("key.json", """{"fields":[]}""");
        _dudao.File("number.json", """{"compare":[{"column":5}]}""");
        _dudao.File("pass.json", """{"blocking":[[1]],"compare":[{"column":"姓名"}]}""");
        _dudao.File("twice.json", """{"compare":[{"column":"姓名"},{"column":"姓名"}]}""");
        _dudao.File("head.csv", $"{Headings}\n");
        _dudao.File("name.csv", "学校标识码,姓名\n9953000001,张三\n");
        _dudao.File("quote.csv", $"{Headings}\n9953000001,G{Ids[0]},张三,男,20150312,,,,\n9953000001,G{Ids[1]},\"李四,女,20150312,,,,\n9953000001,G{Ids[2]},王五,女,20150312,,,,\n");
        var ended = await _dudao.RunAsync(arguments.Split(' '));
        Assert.Equal(code, ended.Code);
        Assert.Contains(sentence, ended.Errors + ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Path("x.csv")));
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("link")]
    [InlineData("reconcile")]
    [InlineData("rates")]
    [InlineData("digest")]
    [InlineData("import roll")]
    [InlineData("import undo")]
    public async Task Help_is_Chinese_with_examples(string command)
    {
        var ended = await _dudao.RunAsync([.. command.Split(' '), "--help"]);
        Assert.Equal(0, ended.Code);
        Assert.Contains($"dudao {command}", ended.Output, StringComparison.Ordinal);
        Assert.Contains("示例", ended.Output, StringComparison.Ordinal);
    }

    private string Path(string name) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(_dudao.File("here", ""))!, name);
}
