using System.Globalization;
using System.Text.Json.Nodes;
using Dudao.Core.Balance.Planning;
using Dudao.Server.Features.Balance;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;

namespace Dudao.Server.Cli.Balance;

/// <summary>The plan for one resource: how much each school receives (or gives).</summary>
internal static class ResourcePlan
{
    public static int Run(FileInfo file, string? pupils, string resource, double? target, bool whole, bool transfers, bool json, FileInfo? book)
    {
        if (pupils is null || !(target is { } limit and > 0 && double.IsFinite(limit)))
        {
            throw new ArgumentException("只补一项资源时要同时给 --pupils（学生数的列）和 --target（大于 0 的差异系数）。");
        }

        var table = ResourceTable.Read(file.FullName, pupils, resource, null);
        if (table.Problems.Count > 0)
        {
            BalanceCommand.Say([.. table.Problems.Select(problem => problem.ToString())]);
            return 1;
        }

        if (table.Rows.Count == 0)
        {
            return CommandOutput.Fail("表里没有一所学校。");
        }

        var plan = OneResource.Plan([.. table.Rows.Select(row => row.Pupils)], [.. table.Rows.Select(row => row.Amount)], limit, whole, transfers);
        var units = table.Rows.Select((row, at) => (row.Row, Units: plan.Units[at])).Where(row => row.Units != 0).ToList();
        BalanceCommand.WriteBook(book, target =>
        {
            var sheet = BalanceWorkbook.Sheet(target, "方案", "行", "数量");
            foreach (var (row, count) in units)
            {
                sheet.Row(row, XlsxCell.Ratio(count));
            }
        });
        if (json)
        {
            var node = new JsonObject
            {
                ["before"] = plan.Before,
                ["after"] = plan.After,
                ["total"] = plan.Total,
                ["gap"] = plan.Gap,
                ["additions"] = new JsonArray([.. units.Where(row => row.Units > 0).Select(Json)]),
            };
            if (transfers)
            {
                node["givers"] = new JsonArray([.. units.Where(row => row.Units < 0).Select(row => Json((row.Row, -row.Units)))]);
            }

            BalanceCommand.WriteJson(node);
        }
        else
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"差异系数 {plan.Before:0.0000} → {plan.After:0.0000}，共 {plan.Total:#,0.##}，与下界相差 {plan.Gap:0.00%}"));
            BalanceCommand.Print(["行", "数量"], units.Select(row => new[] { $"{row.Row}", row.Units.ToString("#,0.##", CultureInfo.InvariantCulture) }), 0, 1);
        }

        return 0;
    }

    private static JsonNode Json((int Row, double Units) unit) => new JsonObject { ["row"] = unit.Row, ["units"] = unit.Units };
}
