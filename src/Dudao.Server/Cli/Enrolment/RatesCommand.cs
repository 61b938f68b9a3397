using System.CommandLine;
using System.Globalization;
using System.Text;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Rates;
using Dudao.Core.Enrolment.Rolls;
using Dudao.Core.Enrolment.Texts;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Features.Enrolment.Reconciling;

namespace Dudao.Server.Cli.Enrolment;

/// <summary><c>dudao rates</c>: the rates with their numerators and denominators.</summary>
internal static class RatesCommand
{
    public static Command Create()
    {
        var start = new Option<FileInfo>("--start") { Description = "期初的学籍", Required = true };
        var end = new Option<FileInfo>("--end") { Description = "期末的学籍", Required = true };
        var movements = new Option<FileInfo>("--movements") { Description = "期间的异动表", Required = true };
        var by = new Option<string?>("--by") { Description = "按学籍的哪一列分组，如 学校名称、性别、民族、是否寄宿、是否留守" };
        var json = new Option<bool>("--json") { Description = "在标准输出写一个 JSON" };
        var command = new Command("rates", """
            计算辍学率、巩固率等，连同分子和分母；分母为零的不算作零

            示例：
              dudao rates --start 2025秋.csv --end 2026秋.csv --movements 异动.csv
              dudao rates --start 2025秋.csv --end 2026秋.csv --movements 异动.csv --by 学校名称 --json
              dudao rates --start 2023秋.csv --end 2026春.csv --movements 三年异动.csv（一届七年级到九年级：三年巩固率）
            """) { start, end, movements, by, json };
        command.SetAction((parsed, cancellation) => CommandRun.RunAsync(progress => Task.Run(() =>
        {
            progress("读取学籍", 0);
            using var first = RollFile.Open(parsed.GetValue(start)!.FullName, "期初学籍");
            using var last = RollFile.Open(parsed.GetValue(end)!.FullName, "期末学籍");
            var moved = MovementFile.Read(parsed.GetValue(movements)!.FullName, Console.Error.WriteLine);
            var column = parsed.GetValue(by);
            var (groupsOfFirst, groupsOfLast) = (Groups(first, column, cancellation), Groups(last, column, cancellation));
            var flows = YearFlows.Follow(
                PupilRowReading.ReadSome(first, cancellation), PupilRowReading.ReadSome(last, cancellation), moved, groupsOfFirst, groupsOfLast);
            var rates = Rates(flows).ToList();
            if (parsed.GetValue(json))
            {
                WriteJson(rates);
            }
            else
            {
                WriteWords(rates);
            }

            return 0;
        }, cancellation), cancellation));
        return command;
    }

    private static IEnumerable<(string Group, string Stage, Rate Rate)> Rates(YearFlows flows)
    {
        foreach (var ((group, stage), flow) in flows.Flows.OrderBy(pair => pair.Key.Group, StringComparer.Ordinal).ThenBy(pair => pair.Key.Stage))
        {
            var word = stage switch { Stage.Primary => "primary", Stage.Junior => "junior", _ => "all" };
            yield return (group, word, RateFormulas.DropoutByPupil(flow));
            yield return (group, word, RateFormulas.DropoutByFlow(flow));
        }

        yield return ("", "junior", flows.Retention(nineYears: false));
        yield return ("", "all", flows.Retention(nineYears: true));
        const string lists = "要用适龄人口名单";
        yield return ("", "all", RateFormulas.NetEnrolment(0, 0) with { Reason = lists });
        yield return ("", "all", RateFormulas.GrossEnrolment(0, 0) with { Reason = lists });
        yield return ("", "all", RateFormulas.DisabledEnrolment(0, 0) with { Reason = "要用残疾儿童名单" });
    }

    private static Func<int, string> Groups(RollFile file, string? column, CancellationToken cancellation)
    {
        if (column is null)
        {
            return _ => "";
        }

        var place = Array.IndexOf(file.Headings, column);
        place = place >= 0 ? place : RollColumns.Find(column) is { } known && file.Has(known) ? file.Places[(int)known] : -1;
        if (place < 0)
        {
            throw new ArgumentException($"{file.Name} 没有“{column}”这一列，不能按它分组。它的表头是：{string.Join('、', file.Headings.Where(cell => cell.Length > 0))}。");
        }

        var (pool, groups, buffer) = (new TextPool(), new List<int>(), new byte[CellText.Longest]);
        file.Each((_, records) => groups.Add(pool.Add(CellText.Form(records[place], buffer))), cancellation);
        var unsaid = pool.Add(Encoding.UTF8.GetBytes("（空）"));
        var names = Enumerable.Range(0, pool.Count).Select(pool.Text).ToArray();
        return row => names[groups[row] == 0 ? unsaid : groups[row]];
    }

    private static void WriteJson(List<(string Group, string Stage, Rate Rate)> rates) => CommandRun.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("rates");
        foreach (var (group, stage, rate) in rates)
        {
            json.WriteStartObject();
            json.WriteString("rate", rate.Code);
            json.WriteString("name", rate.Name);
            json.WriteString("group", group);
            json.WriteString("stage", stage);
            json.WriteNumber("numerator", rate.Numerator);
            json.WriteNumber("denominator", rate.Denominator);
            if (rate.Value is { } value)
            {
                json.WriteNumber("value", value);
            }
            else
            {
                json.WriteNull("value");
                json.WriteString("reason", rate.Reason.Length > 0 ? rate.Reason : "分母为零");
            }

            json.WriteStartObject("parts");
            foreach (var (part, count) in rate.Parts)
            {
                json.WriteNumber(part, count);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteWords(List<(string Group, string Stage, Rate Rate)> rates)
    {
        foreach (var (group, stage, rate) in rates)
        {
            var where = (group.Length > 0 ? $"{group} " : "") + stage switch { "primary" => "小学", "junior" => "初中", _ => "合计" };
            Console.WriteLine(rate.Value is { } value
                ? string.Create(CultureInfo.InvariantCulture, $"{where} {rate.Name}：{value * 100:0.000}%（{rate.Numerator} ÷ {rate.Denominator}）")
                : $"{where} {rate.Name}：不能计算（{(rate.Reason.Length > 0 ? rate.Reason : "分母为零")}）");
        }
    }
}
