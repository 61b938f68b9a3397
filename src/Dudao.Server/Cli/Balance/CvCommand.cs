using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Dudao.Core.Balance;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;

namespace Dudao.Server.Cli.Balance;

/// <summary><c>dudao balance cv</c>: coefficients of variation of one resource.</summary>
internal static class CvCommand
{
    public static Command Create()
    {
        var file = BalanceCommand.File();
        var pupils = new Option<string>("--pupils") { Description = "学生数的列", Required = true };
        var resource = new Option<string>("--resource") { Description = "资源的列", Required = true };
        var per = new Option<double>("--per") { Description = "按多少名学生算，如 100", DefaultValueFactory = _ => 1 };
        var group = new Option<string?>("--group") { Description = "按这一列分组" };
        var skip = new Option<bool>("--skip-bad") { Description = "跳过没有学生或不是数的行" };
        var (json, book) = (BalanceCommand.Json(), BalanceCommand.Out());
        var command = new Command("cv", """
            算一项资源的差异系数：平均数和标准差都按学生数加权

            示例：
              dudao balance cv 学校.csv --pupils pupils --resource books
              dudao balance cv 学校.xlsx --pupils 学生数 --resource 计算机台数 --per 100 --group 县 --json
            """) { file, pupils, resource, per, group, skip, json, book };
        command.SetAction((parsed, cancellation) => BalanceCommand.RunAsync(() =>
        {
            if (!(parsed.GetValue(per) is var by and > 0) || !double.IsFinite(by))
            {
                throw new ArgumentException("--per 应是大于 0 的数。");
            }

            var table = ResourceTable.Read(parsed.GetValue(file)!.FullName, parsed.GetValue(pupils)!, parsed.GetValue(resource)!, parsed.GetValue(group));
            BalanceCommand.Say([.. table.Problems.Select(problem => problem.ToString())]);
            if (table.Problems.Count > 0 && !parsed.GetValue(skip))
            {
                return 1;
            }

            var spreads = table.Groups().Select(found => (found.Group, Spread: Spread.Of(found.Pupils, found.Amounts, by))).ToList();
            BalanceCommand.WriteBook(parsed.GetValue(book), target => Write(target, spreads));
            if (parsed.GetValue(json))
            {
                BalanceCommand.WriteJson(new JsonObject { ["groups"] = new JsonArray([.. spreads.Select(found => Json(found.Group, found.Spread))]) });
            }
            else
            {
                BalanceCommand.Print(
                    ["组", "学校", "学生", "平均", "标准差", "差异系数", "说明"],
                    spreads.Select(found => new[] { found.Group, $"{found.Spread.Schools}", Text(found.Spread.Pupils), Text(found.Spread.Mean), Text(found.Spread.Deviation), Text(found.Spread.Cv), found.Spread.Reason ?? "" }),
                    1, 2, 3, 4, 5);
            }

            return 0;
        }, cancellation));
        return command;
    }

    private static JsonObject Json(string group, Spread spread)
    {
        var node = new JsonObject
        {
            ["group"] = group,
            ["n"] = spread.Schools,
            ["pupils"] = spread.Pupils,
            ["mean"] = spread.Mean,
            ["deviation"] = spread.Deviation,
            ["cv"] = spread.Cv,
        };
        if (spread.Reason is { } reason)
        {
            node["reason"] = reason;
        }

        return node;
    }

    private static void Write(XlsxWriter book, List<(string Group, Spread Spread)> spreads)
    {
        var sheet = Features.Balance.BalanceWorkbook.Sheet(book, "差异系数", "组", "学校数", "学生数", "平均", "标准差", "差异系数", "原因");
        foreach (var (group, spread) in spreads)
        {
            sheet.Row(group, spread.Schools, XlsxCell.Ratio(spread.Pupils), XlsxCell.Ratio(spread.Mean), XlsxCell.Ratio(spread.Deviation), XlsxCell.Ratio(spread.Cv), spread.Reason);
        }
    }

    private static string Text(double? number) => number is { } value ? value.ToString("#,0.####", CultureInfo.InvariantCulture) : "算不出来";
}
