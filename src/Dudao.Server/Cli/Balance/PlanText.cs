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
        ["wholeCost"] = plan.WholeCost ?? plan.Cost,
        ["stages"] = new JsonArray([.. plan.Before.Stages.Zip(plan.After.Stages, (before, after) => new JsonObject
        {
            ["stage"] = before.Stage.Code(), ["before"] = Coefficients(before), ["after"] = Coefficients(after),
        })]),
        ["additions"] = new JsonArray([.. plan.Additions.Select(addition => new JsonObject
        {
            ["row"] = addition.Row, ["school"] = addition.School, ["resource"] = addition.Resource, ["stage"] = addition.Stage?.Code(),
            ["units"] = addition.Units, ["amount"] = addition.Amount, ["cost"] = addition.Cost,
        })]),
        ["moves"] = new JsonArray([.. plan.Moves.Select(move => new JsonObject
        {
            ["from"] = move.From, ["to"] = move.To, ["resource"] = move.Resource, ["stage"] = move.Stage.Code(), ["units"] = move.Units, ["cost"] = move.Cost,
            ["fromRow"] = move.FromRow, ["toRow"] = move.ToRow,
        })]),
        ["prices"] = new JsonArray([.. plan.Proofs.Select(proof => new JsonObject
        {
            ["stage"] = proof.Stage.Code(), ["code"] = proof.Code, ["bound"] = proof.Bound, ["point"] = proof.Point,
            ["boxes"] = new JsonArray([.. proof.Boxes.Select(box => new JsonObject
            {
                ["meanFrom"] = Finite(box.MeanFrom), ["meanTo"] = Finite(box.MeanTo), ["from"] = Finite(box.From), ["to"] = Finite(box.To),
                ["stiffness"] = box.Stiffness, ["target"] = box.Target, ["bound"] = box.Bound,
            })]),
            ["schools"] = new JsonArray([.. proof.Places.Select(place => new JsonObject
            {
                ["row"] = place.Row, ["resource"] = place.Resource, ["weight"] = place.Weight, ["start"] = place.Start, ["gain"] = place.Gain, ["cost"] = place.Cost,
                ["given"] = place.Given, ["least"] = Finite(place.Least), ["full"] = Finite(place.Full), ["most"] = Finite(place.Most), ["charge"] = Finite(place.Charge),
            })]),
        })]),
        ["links"] = new JsonArray([.. plan.Links.Select(link => new JsonObject
        {
            ["row"] = link.Row, ["stage"] = link.Stage.Code(), ["resource"] = link.Part, ["price"] = link.Price, ["room"] = link.Room,
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

        if (plan.Moves.Length > 0)
        {
            sheet = BalanceWorkbook.Sheet(book, "调剂", "从哪一行", "从哪所学校", "到哪一行", "到哪所学校", "调什么", "学段", "人数", "费用（元）");
            foreach (var move in plan.Moves)
            {
                sheet.Row(
                    move.FromRow, move.From, move.ToRow, move.To, FigureColumn.Title(move.Resource), move.Stage.Title(), XlsxCell.Number(move.Units, 0),
                    XlsxCell.Number(move.Cost, 2));
            }
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
        sheet.Row("", "本方案", XlsxCell.Number(plan.WholeCost ?? plan.Cost));
        sheet = BalanceWorkbook.Sheet(book, "证明明细", "学段", "指标", "行", "权重", "现有", "每单位提高", "分担单价（元）", "至少", "最低要求", "至多", "不到最低要求的记账（元）");
        foreach (var proof in plan.Proofs)
        {
            foreach (var place in proof.Places)
            {
                sheet.Row(
                    proof.Stage.Title(), standard.Indicators.First(indicator => indicator.Code == proof.Code).Name, place.Row, XlsxCell.Ratio(place.Weight),
                    XlsxCell.Ratio(place.Start), XlsxCell.Ratio(place.Gain), XlsxCell.Ratio(place.Cost), XlsxCell.Ratio(Finite(place.Least)), XlsxCell.Ratio(Finite(place.Full)),
                    XlsxCell.Ratio(Finite(place.Most)), XlsxCell.Ratio(Finite(place.Charge)));
            }
        }
    }

    public static void Print(BalancePlan plan, BalanceStandard standard)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{standard.Title}：达到标准共需 {plan.WholeCost ?? plan.Cost:#,0.##} 元；任何方案都不会少于 {plan.Bound:#,0.##} 元，最多还能省 {plan.Gap:0.00%}"));
        if (plan.WholeCost is not null)
        {
            var (before, after) = (plan.Before.Stages.Sum(stage => stage.SchoolsShort.Length), plan.After.Stages.Sum(stage => stage.SchoolsShort.Length));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"按预算先做其中 {plan.Cost:#,0.##} 元：不到最低要求的学校从 {before} 所减到 {after} 所；这些以后都不会白花。"));
        }

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
        if (plan.Moves.Length > 0)
        {
            Console.WriteLine($"调剂 {plan.Moves.Sum(move => move.Units)} 人：");
            PrintMoves(plan);
        }
    }

    private static void PrintMoves(BalancePlan plan) => BalanceCommand.Print(
        ["从", "到", "调什么", "学段", "人数", "费用（元）"],
        plan.Moves.Select(move => new[]
        {
            $"第 {move.FromRow} 行 {move.From}", $"第 {move.ToRow} 行 {move.To}", FigureColumn.Title(move.Resource), move.Stage.Title(), $"{move.Units}",
            move.Cost.ToString("#,0.##", CultureInfo.InvariantCulture),
        }),
        4, 5);

    private static JsonArray Coefficients(StageCheck stage) =>
        new([.. stage.Indicators.Select(indicator => new JsonObject { ["code"] = indicator.Code, ["cv"] = indicator.Cv })]);

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;

    private static string Text(double? number) => number is { } value ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "算不出来";
}
