using System.Collections.Immutable;
using Dudao.Core.Balance.Planning;
using Dudao.Core.Balance.Schools;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Balance;

/// <summary>An office's list of costs: resource, school (empty for all), unit, cost, max, move_cost.</summary>
internal static class CostFile
{
    private static readonly string[] Headings = ["resource", "school", "unit", "cost", "max", "move_cost"];

    /// <summary>The costs, or every wrong cell.</summary>
    /// <exception cref="SpreadsheetException">The file cannot be read.</exception>
    public static (ImmutableArray<UnitPrice> Prices, ImmutableArray<TableProblem> Problems) Read(string path)
    {
        using var file = SpreadsheetFile.Open(path);
        var rows = file.Sheets[0].Rows().ToList();
        var columns = rows.Count == 0 ? [] : rows[0].Cells.Select(cell => cell.Trim()).ToList();
        var problems = ImmutableArray.CreateBuilder<TableProblem>();
        foreach (var unknown in columns.Where(column => column.Length > 0 && !Headings.Contains(column)))
        {
            throw new ArgumentException($"成本表没有“{unknown}”这一列，应是 {string.Join('、', Headings)}。");
        }

        foreach (var missing in new[] { "resource", "cost" }.Where(column => !columns.Contains(column)))
        {
            problems.Add(new TableProblem(0, missing, "成本表里没有这一列。"));
        }

        if (problems.Count > 0)
        {
            return ([], problems.ToImmutable());
        }

        var prices = ImmutableArray.CreateBuilder<UnitPrice>();
        foreach (var row in rows.Skip(1))
        {
            var max = Number(row, "max", 0, -1);
            if (max != Math.Floor(max) || max > int.MaxValue)
            {
                problems.Add(new TableProblem(row.Number, "max", "应是不小于 0 的整数，不限的留空。"));
                max = -1;
            }

            var unit = Number(row, "unit", double.Epsilon, 1);
            prices.Add(new UnitPrice(
                FigureColumn.NameOf(Text(row, "resource")), Text(row, "school"), unit, (decimal)Number(row, "cost", 0, null), max < 0 ? null : (int)max,
                (decimal)Number(row, "move_cost", 0, 0)));
        }

        return (prices.ToImmutable(), problems.ToImmutable());

        string Text(SheetRow row, string column) => columns.IndexOf(column) is var at and >= 0 ? row[at].Trim() : "";

        double Number(SheetRow row, string column, double least, double? usual)
        {
            var text = Text(row, column);
            if (text.Length == 0 && usual is { } instead)
            {
                return instead;
            }

            if (SchoolFile.Number(text) is { } number && number >= least && number < 1e15)
            {
                return number;
            }

            problems.Add(new TableProblem(row.Number, column, text.Length == 0 ? "没有填。" : $"“{text}”应是{(least > 0 ? "大于 0" : "不小于 0")}的数。"));
            return usual ?? 1;
        }
    }
}
