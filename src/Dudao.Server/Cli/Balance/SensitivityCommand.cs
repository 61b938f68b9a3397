using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Dudao.Core.Balance;
using Dudao.Core.Balance.Checking;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;
using Dudao.Core.Balance.Turning;
using Dudao.Server.Features.Balance;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;

namespace Dudao.Server.Cli.Balance;

/// <summary><c>dudao balance sensitivity</c>: the smallest changes that turn a verdict.</summary>
internal static class SensitivityCommand
{
    public static Command Create()
    {
        var (file, standard, json, book, chart) = (BalanceCommand.File(), BalanceCommand.Standard(), BalanceCommand.Json(), BalanceCommand.Out(), BalanceCommand.Chart());
        var command = new Command("sensitivity", """
            什么会改变结论：一所学校的一个数变多少，某项或全学段的结论就会改变

            示例：
              dudao balance sensitivity 学校.xlsx --standard basic-2012
            """) { file, standard, json, book, chart };
        command.SetAction((parsed, cancellation) => BalanceCommand.RunAsync(() =>
        {
            if (BalanceCommand.Read(parsed.GetValue(file)!, parsed.GetValue(standard)) is not var (held, table, counties))
            {
                return 1;
            }

            var turns = Turns.Find(counties[0], held);
            BalanceCommand.WriteBook(parsed.GetValue(book), target => Write(target, turns, held));
            BalanceCommand.WriteChart(parsed.GetValue(chart), [Checker.Check(counties[0], held)], held, table);
            if (parsed.GetValue(json))
            {
                BalanceCommand.WriteJson(new JsonArray([.. turns.Select(Json)]));
            }
            else
            {
                BalanceCommand.Print(
                    ["学段", "改变的结论", "行", "学校", "哪个数", "上报", "若为", "变化", "结论变为"],
                    turns.Select(turn => new[]
                    {
                        turn.Stage.Title(), Name(held, turn), $"{turn.Row}", turn.School, FigureColumn.Title(turn.Column), Text(turn.From), Text(turn.To), Text(turn.Change), Verdict(turn),
                    }),
                    2, 5, 6, 7);
                Console.WriteLine(turns.Count == 0 ? "没有一个数单独变动会改变结论。" : "");
            }

            return 0;
        }, cancellation));
        return command;
    }

    private static JsonNode Json(Turn turn) => new JsonObject
    {
        ["stage"] = turn.Stage.Code(),
        ["code"] = turn.Code,
        ["row"] = turn.Row,
        ["school"] = turn.School,
        ["column"] = turn.Column,
        ["from"] = turn.From,
        ["to"] = turn.To,
        ["change"] = turn.Change,
        ["turns"] = turn.Reached ? "reached" : "missed",
    };

    private static void Write(XlsxWriter book, IReadOnlyList<Turn> turns, BalanceStandard standard)
    {
        var sheet = BalanceWorkbook.Sheet(book, "什么会改变结论", "学段", "指标", "行", "学校", "哪个数", "上报", "若为", "变化", "结论变为");
        foreach (var turn in turns)
        {
            sheet.Row(
                turn.Stage.Title(), Name(standard, turn), turn.Row, turn.School, FigureColumn.Title(turn.Column), XlsxCell.Ratio(turn.From), XlsxCell.Ratio(turn.To),
                XlsxCell.Ratio(turn.Change), Verdict(turn));
        }
    }

    private static string Name(BalanceStandard standard, Turn turn) =>
        turn.Code == Turn.WholeStage ? "全学段" : standard.Indicators.First(indicator => indicator.Code == turn.Code).Name;

    private static string Verdict(Turn turn) => turn.Reached ? "达到" : "未达到";

    private static string Text(double number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
