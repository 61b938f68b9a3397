using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Dudao.Core.Balance;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;
using Dudao.Server.Features.Balance;

namespace Dudao.Server.Cli.Balance;

/// <summary><c>dudao balance check</c>: a county's school table against a standard.</summary>
internal static class CheckCommand
{
    private const int MostFindings = 30;

    public static Command Create()
    {
        var (file, standard, json, book, chart) = (BalanceCommand.File(), BalanceCommand.Standard(), BalanceCommand.Json(), BalanceCommand.Out(), BalanceCommand.Chart());
        var last = new Option<FileInfo?>("--last") { Description = "去年的学校数据表，用来比较" };
        var group = new Option<string?>("--group") { Description = "按这一列分组（如 县），每组单独判定" };
        var command = new Command("check", """
            对照标准：每项的差异系数、每所学校的最低要求、不计入的学校、可疑的数据

            示例：
              dudao balance check 学校.xlsx --standard basic-2012
              dudao balance check 学校.xlsx --standard quality-2017 --last 去年.xlsx --out 结果.xlsx --chart 图.svg
              dudao balance check 全省.csv --standard quality-2017 --group 县 --json
            """) { file, standard, last, group, json, book, chart };
        command.SetAction((parsed, cancellation) => BalanceCommand.RunAsync(() =>
        {
            var by = parsed.GetValue(group);
            if (BalanceCommand.Read(parsed.GetValue(file)!, parsed.GetValue(standard), by) is not var (held, table, counties))
            {
                return 1;
            }

            SchoolTable? before = null;
            if (parsed.GetValue(last) is { } lastYear)
            {
                (before, var problems) = SchoolFile.Read(lastYear.FullName, held, by);
                if (before is null)
                {
                    BalanceCommand.Say([.. problems.Select(problem => $"{lastYear.Name}：{problem}")]);
                    return 1;
                }
            }

            var found = new (CountyCheck Check, IReadOnlyList<Finding> Findings)[counties.Count];
            Parallel.For(0, counties.Count, at => found[at] = (Checker.Check(counties[at], held), FigureChecks.Of(counties[at], held, before)));
            List<CountyCheck> checks = [.. found.Select(county => county.Check)];
            BalanceCommand.WriteBook(parsed.GetValue(book), target => BalanceWorkbook.Write(target, checks, held, table));
            BalanceCommand.WriteChart(parsed.GetValue(chart), checks, held, table);
            if (parsed.GetValue(json))
            {
                BalanceCommand.WriteJson(by is null ? One(held, found[0], table) : Grouped(held, found, table));
            }
            else
            {
                foreach (var county in found)
                {
                    Print(county.Check, county.Findings, held);
                }
            }

            return 0;
        }, cancellation));
        return command;
    }

    private static JsonObject One(BalanceStandard standard, (CountyCheck Check, IReadOnlyList<Finding> Findings) county, SchoolTable table)
    {
        var node = CheckJson.Of(county.Check, county.Findings, standard, table);
        node.Insert(0, "standard", standard.Name);
        return node;
    }

    private static JsonObject Grouped(BalanceStandard standard, (CountyCheck Check, IReadOnlyList<Finding> Findings)[] counties, SchoolTable table) => new()
    {
        ["standard"] = standard.Name,
        ["groups"] = new JsonArray([.. counties.Select(county =>
        {
            var node = CheckJson.Of(county.Check, county.Findings, standard, table);
            node.Insert(0, "group", county.Check.Group);
            return node;
        })]),
    };

    private static void Print(CountyCheck check, IReadOnlyList<Finding> findings, BalanceStandard standard)
    {
        Console.WriteLine($"{(check.Group.Length > 0 ? check.Group + "，" : "")}{standard.Title}（{standard.Name}）：{Verdict(check.Reached)}");
        foreach (var stage in check.Stages)
        {
            var composite = stage.Threshold is { } threshold && stage.Composite is { } mean
                ? string.Create(CultureInfo.InvariantCulture, $"，综合差异系数 {mean:0.0000}，标准 ≤ {threshold:0.00}") : "";
            Console.WriteLine($"\n{stage.Stage.Title()} {stage.Figures.Count} 所：{Verdict(stage.Reached)}{composite}");
            BalanceCommand.Print(
                ["指标", "单位", "平均", "差异系数", "标准 ≤", "结论"],
                stage.Indicators.Select((indicator, line) => new[]
                {
                    standard.Indicators[line].Name, standard.Indicators[line].RatioUnit, Text(indicator.Mean), Text(indicator.Cv),
                    indicator.Threshold is null ? "" : Text(indicator.Threshold), indicator.Reason ?? (indicator.Threshold is null ? "" : Verdict(indicator.Reached)),
                }),
                2, 3, 4);
            if (stage.SchoolsShort.Length > 0)
            {
                Console.WriteLine($"不到最低要求的学校 {stage.SchoolsShort.Length} 所：");
                BalanceCommand.Print(
                    ["行", "学校", "指标", "现有", "要求"],
                    stage.SchoolsShort.SelectMany(school => school.Missed, (school, missed) => new[]
                    {
                        $"{school.Row}", school.School, standard.Indicators.First(indicator => indicator.Code == missed.Code).Name, Text(missed.Value), Text(missed.Minimum),
                    }),
                    0, 3, 4);
            }
        }

        foreach (var left in check.LeftOut)
        {
            Console.WriteLine($"第 {left.Row} 行 {left.School}：{left.Reason}");
        }

        if (findings.Count > 0)
        {
            Console.WriteLine($"\n请核实 {findings.Count} 处：");
            foreach (var finding in findings.Take(MostFindings))
            {
                Console.WriteLine($"  {(finding.Row > 0 ? $"第 {finding.Row} 行 {finding.School} " : "")}{finding.Column}：{finding.Message}");
            }

            Console.WriteLine(findings.Count > MostFindings ? $"  还有 {findings.Count - MostFindings} 处，用 --json 看全部。" : "");
        }
    }

    private static string Verdict(bool? reached) => reached switch { true => "达到", false => "未达到", _ => "不能判定" };

    private static string Text(double? number) => number is { } value ? value.ToString("#,0.####", CultureInfo.InvariantCulture) : "算不出来";
}
