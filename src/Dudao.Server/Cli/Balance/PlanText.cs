using System.Globalization;
using System.Text.Json.Nodes;
using Dudao.Core.Balance;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Planning;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;
using Dudao.Server.Features.Balance;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;

namespace Dudao.Server.Cli.Balance;

/// <summary>A plan as JSON, as a workbook and in words.</summary>
internal static class PlanText
{
    public static JsonObject Json(BalancePlan plan, BalanceStandard standard) => new()
    {
        ["standard"] = standard.Name,
        ["cost"] = plan.Cost,
        ["bound"] = plan.Bound,
        ["gap"] = plan.Gap,
        ["stages"] = new JsonArray([.. plan.Before.Stages.Zip(plan.After.Stages, (before, after) => new JsonObject
        {
            ["stage"] = before.Stage.Code(), ["before"] = Coefficients(before), ["after"] = Coefficients(after),
        })]),
        ["additions"] = new JsonArray([.. plan.Additions.Select(addition => new JsonObject
        {
            ["row"] = addition.Row, ["school"] = addition.School, ["resource"] = addition.Resource, ["stage"] = addition.Stage?.Code(),
            ["units"] = addition.Units, ["amount"] = addition.Amount, ["cost"] = addition.Cost,
        })]),
        ["moves"] = new JsonArray(),
        ["prices"] = new JsonArray([.. plan.Proofs.Select(proof => new JsonObject
        {
            ["stage"] = proof.Stage.Code(), ["code"] = proof.Code, ["bound"] = proof.Bound,
            ["boxes"] = new JsonArray([.. proof.Boxes.Select(box => new JsonObject
            {
                ["meanFrom"] = Finite(box.MeanFrom), ["meanTo"] = Finite(box.MeanTo), ["from"] = Finite(box.From), ["to"] = Finite(box.To),
                ["stiffness"] = box.Stiffness, ["target"] = box.Target, ["bound"] = box.Bound,
            })]),
        })]),
        ["allowance"] = plan.Allowance,
        ["step"] = plan.Step,
        ["exact"] = plan.Exact,
    };

    public static void Write(XlsxWriter book, BalancePlan plan, BalanceStandard standard)
    {
        var sheet = BalanceWorkbook.Sheet(book, "方案", "行", "学校", "补什么", "学段", "单位数", "数量", "费用（元）");
        foreach (var addition in plan.Additions)
        {
            sheet.Row(
                addition.Row, addition.School, FigureColumn.Title(addition.Resource), addition.Stage?.Title(), XlsxCell.Number(addition.Units, 0),
                XlsxCell.Ratio(addition.Amount), XlsxCell.Number(addition.Cost, 2));
        }

        sheet = BalanceWorkbook.Sheet(book, "前后对照", "学段", "指标", "补齐前", "补齐后", "标准");
        foreach (var (before, after) in plan.Before.Stages.Zip(plan.After.Stages))
        {
            for (var line = 0; line < before.Indicators.Length; line++)
            {
                sheet.Row(
                    before.Stage.Title(), standard.Indicators[line].Name, XlsxCell.Ratio(before.Indicators[line].Cv), XlsxCell.Ratio(after.Indicators[line].Cv),
                    XlsxCell.Ratio(standard.Threshold(before.Stage)));
            }
        }

        sheet = BalanceWorkbook.Sheet(book, "证明", "学段", "指标", "下界（元）");
        foreach (var proof in plan.Proofs)
        {
            sheet.Row(proof.Stage.Title(), standard.Indicators.First(indicator => indicator.Code == proof.Code).Name, XlsxCell.Ratio(proof.Bound));
        }

        sheet.Row("", "减去可以不到的最低要求", XlsxCell.Ratio(-plan.Allowance));
        sheet.Row("", "下界", XlsxCell.Number(plan.Bound));
        sheet.Row("", "本方案", XlsxCell.Number(plan.Cost));
    }

    public static void Print(BalancePlan plan, BalanceStandard standard)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{standard.Title}：共 {plan.Cost:#,0.##} 元；任何方案都不会少于 {plan.Bound:#,0.##} 元，最多还能省 {plan.Gap:0.00%}"));
        foreach (var (before, after) in plan.Before.Stages.Zip(plan.After.Stages))
        {
            Console.WriteLine($"\n{before.Stage.Title()}，标准 ≤ {standard.Threshold(before.Stage).ToString("0.00", CultureInfo.InvariantCulture)}{(standard.Judge == Judging.Composite ? $"（综合 {Text(before.Composite)} → {Text(after.Composite)}）" : "")}");
            BalanceCommand.Print(
                ["指标", "补齐前", "补齐后"],
                before.Indicators.Select((indicator, line) => new[] { standard.Indicators[line].Name, Text(indicator.Cv), Text(after.Indicators[line].Cv) }),
                1, 2);
        }

        BalanceCommand.Print(
            ["行", "学校", "补什么", "学段", "数量", "费用（元）"],
            plan.Additions.Select(addition => new[]
            {
                $"{addition.Row}", addition.School, FigureColumn.Title(addition.Resource), addition.Stage?.Title() ?? "", addition.Amount.ToString("#,0.##", CultureInfo.InvariantCulture),
                addition.Cost.ToString("#,0.##", CultureInfo.InvariantCulture),
            }),
            0, 4, 5);
    }

    private static JsonArray Coefficients(StageCheck stage) =>
        new([.. stage.Indicators.Select(indicator => new JsonObject { ["code"] = indicator.Code, ["cv"] = indicator.Cv })]);

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;

    private static string Text(double? number) => number is { } value ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "算不出来";
}
