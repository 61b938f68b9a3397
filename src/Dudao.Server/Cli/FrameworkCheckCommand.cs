using System.CommandLine;
using System.Text.Json;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Tables;
using Dudao.Server.Cli.Enrolment;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Cli;

/// <summary><c>dudao framework check</c>: reads an indicator table as offices write them and says what it understood and what is wrong.</summary>
internal static class FrameworkCheckCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "指标体系表（.xlsx、.xls 或 .csv）" };
        var json = new Option<bool>("--json") { Description = "在标准输出写一个 JSON：每张表的树和问题" };
        var check = new Command("check", """
            读一份指标体系表，说明读懂了什么、哪一行有什么问题；有错误（不能照原样发布）时退出码为 1，只有提示时为 0

            示例：
              dudao framework check 学校督导评估指标体系.xlsx
              dudao framework check 乡镇.csv --json
            """) { file, json };
        check.SetAction(parsed => CommandOutput.Over(parsed.GetValue(file)!, sheets => Run(sheets, parsed.GetValue(json))));
        return new Command("framework", "指标体系") { check };
    }

    private static int Run(SpreadsheetFile file, bool json)
    {
        var sheets = FrameworkTable.Read(file.Cells());
        if (json)
        {
            CommandRun.WriteJson(writer => Write(writer, sheets));
        }
        else
        {
            foreach (var sheet in sheets)
            {
                FrameworkCheckText.Print(sheet, Console.Out);
            }
        }

        return sheets.Any(s => s.Problems.Any(p => p.Severity == Severity.Error)) ? 1 : 0;
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ImportedSheet> sheets)
    {
        json.WriteStartObject();
        json.WriteStartArray("sheets");
        foreach (var sheet in sheets)
        {
            var draft = sheet.Draft ?? new Framework();
            json.WriteStartObject();
            json.WriteString("name", sheet.Name);
            json.WriteNumber("levels", draft.Levels());
            json.WriteNumber("leaves", draft.Parts.Sum(p => p.Leaves().Count()));
            json.WriteNumber("points", (double)draft.Parts.Sum(p => p.LeafPoints()));
            json.WriteNumber("bonus", draft.Bonus.Sum(p => p.Leaves().Count()));
            json.WriteNumber("vetoes", draft.Vetoes.Sum(p => p.Leaves().Count()));
            json.WriteStartArray("tree");
            foreach (var root in draft.Roots)
            {
                Write(json, root, sheet);
            }

            json.WriteEndArray();
            json.WriteStartArray("problems");
            foreach (var problem in sheet.Problems)
            {
                json.WriteStartObject();
                json.WriteNumber("row", problem.Row);
                json.WriteString("column", problem.Column);
                json.WriteString("severity", problem.Severity == Severity.Error ? "error" : "warning");
                json.WriteString("message", problem.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Indicator node, ImportedSheet sheet)
    {
        json.WriteStartObject();
        json.WriteString("name", node.Name);
        json.WriteNumber("points", (double)node.Points);
        if (node.IsLeaf)
        {
            json.WriteNumber("row", sheet.Rows[node.Id]);
            json.WriteString("rule", node.Rule.Code);
        }
        else
        {
            json.WriteStartArray("children");
            foreach (var child in node.Children)
            {
                Write(json, child, sheet);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
