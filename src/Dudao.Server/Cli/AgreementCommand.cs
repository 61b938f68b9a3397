using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Dudao.Core.Frameworks.Agreement;
using Dudao.Server.Cli.Enrolment;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Cli;

/// <summary><c>dudao agreement</c>: how far several raters agree.</summary>
internal static class AgreementCommand
{
    private const string NothingVaries = "所有分数都相同，或没有一项有两个分数，算不出来";
    private const string TooFew = "至少要有两个评分人、两项每人都评了，而且分数不全相同，才能算";

    private static readonly (AlphaMetric Metric, string Key, string Title)[] Metrics =
    [
        (AlphaMetric.Nominal, "nominal", "名义（相同与否）"), (AlphaMetric.Ordinal, "ordinal", "等级（先后）"), (AlphaMetric.Interval, "interval", "定距（相差多少）"),
    ];

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "分数表（.xlsx、.xls 或 .csv）：一行一项，一列一个评分人，没有评的留空；可以有表头和一列项目名称" };
        var json = new Option<bool>("--json") { Description = "在标准输出写一个 JSON" };
        var command = new Command("agreement", """
            算几个评分人的一致程度：Krippendorff α（名义、等级、定距，带自助法 95% 区间）、组内相关系数 ICC、分差、各人的宽严

            示例：
              dudao agreement 评分.csv
              dudao agreement 评分.xlsx --json
            """) { file, json };
        command.SetAction(parsed => CommandOutput.Over(parsed.GetValue(file)!, sheets => Run(sheets, parsed.GetValue(json))));
        return command;
    }

    private static int Run(SpreadsheetFile file, bool json)
    {
        var sheets = file.Cells();
        if (sheets.Count == 0)
        {
            return CommandOutput.Fail("表里没有分数");
        }

        var (table, problems) = RatingTable.Read(sheets[0]);
        if (table is null)
        {
            return CommandOutput.Fail(string.Join(Environment.NewLine, problems.Take(100)));
        }

        var alpha = KrippendorffAlpha.Of(table.Ratings);
        var found = Metrics.Select(m => (m.Key, m.Title, Value: alpha.Value(m.Metric), Interval: alpha.Interval(m.Metric))).ToList();
        var icc = IntraclassCorrelation.Of(table.Ratings);
        if (json)
        {
            CommandRun.WriteJson(writer => Write(writer, table, found, icc));
        }
        else
        {
            Print(table, found, icc, Console.Out);
        }

        return 0;
    }

    private static void Write(Utf8JsonWriter json, RatingTable table, List<(string Key, string Title, double? Value, (double Low, double High)? Interval)> alphas, IntraclassCorrelation icc)
    {
        json.WriteStartObject();
        json.WriteNumber("items", table.Ratings.Items);
        json.WriteNumber("raters", table.Ratings.Raters);
        json.WriteNumber("complete", table.Ratings.Complete);
        Number(json, "spread", table.Ratings.Spread());
        json.WriteStartObject("alpha");
        foreach (var alpha in alphas)
        {
            Number(json, alpha.Key, alpha.Value);
        }

        Reason(json, alphas.Exists(a => a.Value is null), NothingVaries);
        json.WriteEndObject();
        json.WriteStartObject("alphaInterval");
        foreach (var alpha in alphas)
        {
            if (alpha.Interval is not var (low, high))
            {
                json.WriteNull(alpha.Key);
                continue;
            }

            json.WriteStartArray(alpha.Key);
            json.WriteNumberValue(low);
            json.WriteNumberValue(high);
            json.WriteEndArray();
        }

        Reason(json, alphas.Exists(a => a.Interval is null), NothingVaries);
        json.WriteEndObject();
        json.WriteStartObject("icc");
        Number(json, "oneWay", icc.OneWay);
        Number(json, "twoWayAgreement", icc.TwoWayAgreement);
        Number(json, "twoWayConsistency", icc.TwoWayConsistency);
        Reason(json, icc.OneWay is null || icc.TwoWayAgreement is null || icc.TwoWayConsistency is null, TooFew);
        json.WriteEndObject();
        Reason(json, table.Ratings.Spread() is null, "没有一项有两个分数，没有分差");
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Reason(Utf8JsonWriter json, bool when, string reason)
    {
        if (when)
        {
            json.WriteString("reason", reason);
        }
    }

    private static void Print(RatingTable table, List<(string Key, string Title, double? Value, (double Low, double High)? Interval)> alphas, IntraclassCorrelation icc, TextWriter output)
    {
        Line(output, $"{table.Ratings.Items} 项，{table.Ratings.Raters} 个评分人，{table.Ratings.Complete} 项每人都评了");
        Line(output, $"分差（各项最高减最低的平均）：{Said(table.Ratings.Spread())}");
        foreach (var (_, title, value, interval) in alphas)
        {
            Line(output, $"Krippendorff α，{title}：{Said(value)}{(interval is var (low, high) ? string.Create(CultureInfo.InvariantCulture, $"，95% 区间 {low:0.000} 至 {high:0.000}") : "")}");
        }

        Line(output, $"ICC(1) {Said(icc.OneWay)}，ICC(A,1) {Said(icc.TwoWayAgreement)}，ICC(C,1) {Said(icc.TwoWayConsistency)}");
        output.WriteLine("各人与其他人同项平均分的差（负数偏严）：");
        foreach (var (rater, severity) in table.Raters.Zip(table.Ratings.Severity()))
        {
            Line(output, $"  {rater}：{Said(severity)}");
        }
    }

    private static string Said(double? value) => value is { } number ? number.ToString("0.000", CultureInfo.InvariantCulture) : "算不出来";

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
