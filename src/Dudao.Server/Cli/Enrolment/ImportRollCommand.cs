using System.CommandLine;
using Dudao.Server.Data;
using Dudao.Server.Features.Enrolment.Rolls;

namespace Dudao.Server.Cli.Enrolment;

/// <summary><c>dudao import roll</c>.</summary>
internal static class ImportRollCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "学籍文件（.xlsx、.xls 或 .csv）" };
        var term = new Option<string>("--term") { Description = "哪个学期的快照，如 2026-spring、2026-autumn", Required = true };
        var goodRows = new Option<FileInfo?>("--good-rows") { Description = "只收下好的行，坏行连同原因写到这个文件" };
        var rehearse = new Option<bool>("--dry-run") { Description = "只检查，不入库，也不需要数据库" };
        var json = new Option<bool>("--json") { Description = "在标准输出写一个 JSON：行数和检查结果" };
        term.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !Term.TryParse(result.Tokens[0].Value, out _, out var refusal))
            {
                result.AddError(refusal.ToString());
            }
        });
        var command = new Command("roll", """
            导入一个学期的学籍，逐行检查；有一行不能收就整个不收，除非用 --good-rows

            示例：
              dudao import roll 学籍.xlsx --term 2026-autumn --dry-run
              dudao import roll 学籍.csv --term 2026-autumn --data 数据
              dudao import roll 学籍.csv --term 2026-autumn --good-rows 坏行.csv --json
            """) { file, term, goodRows, rehearse, json, ServeCommand.DataOption, ServeCommand.DatabaseOption };
        command.SetAction((parsed, cancellation) => CommandRun.RunAsync(async progress =>
        {
            if (!Term.TryParse(parsed.GetValue(term), out var chosen, out var refusal))
            {
                throw new ArgumentException(refusal.ToString());
            }

            var request = new RollRequest(parsed.GetValue(file)!.FullName, chosen, parsed.GetValue(goodRows)?.FullName) { Progress = progress };
            var imported = await (parsed.GetValue(rehearse)
                ? Task.Run(() => RollService.RehearseAsync(request, cancellation), cancellation)
                : ImportAsync(ServeCommand.Place(parsed), request, cancellation));
            if (parsed.GetValue(json))
            {
                WriteJson(imported);
            }
            else
            {
                WriteWords(imported, parsed.GetValue(rehearse), request.BadRows);
            }

            return imported.Roll is not null || (parsed.GetValue(rehearse) && !imported.Found.IsRefusedWhole && (imported.Found.Refused == 0 || request.BadRows is not null)) ? 0 : 1;
        }, cancellation));
        return command;
    }

    private static Task<RollImported> ImportAsync(DataPlace place, RollRequest request, CancellationToken cancellation) =>
        OfficeServices.UseAsync(
            place, "dudao import roll", services => services.GetRequiredService<RollService>().ImportAsync(request, cancellation), cancellation);

    private static void WriteJson(RollImported imported) => CommandRun.WriteJson(json =>
    {
        json.WriteStartObject();
        if (imported.Roll is { } roll)
        {
            json.WriteString("roll", roll);
        }
        else
        {
            json.WriteNull("roll");
        }

        json.WriteString("term", imported.Term.ToString());
        json.WriteNumber("rows", imported.Found.Rows);
        json.WriteNumber("imported", imported.Imported);
        json.WriteNumber("refused", imported.Found.Refused);
        json.WriteStartArray("findings");
        foreach (var finding in imported.Found.Findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", finding.Severity);
            json.WriteNumber("count", finding.Count);
            json.WriteStartArray("rows");
            finding.Rows.ForEach(json.WriteNumberValue);
            json.WriteEndArray();
            json.WriteString("message", finding.Sentence);
            if (finding.Example is { } example)
            {
                json.WriteString("example", example);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteWords(RollImported imported, bool rehearsed, string? badRows)
    {
        var found = imported.Found;
        Console.WriteLine(imported.Roll is { } roll
            ? $"已导入{imported.Term.Words}学籍 {imported.Imported} 人（共 {found.Rows} 行），编号 {roll}。撤销：dudao import undo {roll}"
            : found.IsRefusedWhole ? "没有导入：这个文件整个不能收。"
            : rehearsed ? $"检查了 {found.Rows} 行，{found.Refused} 行不能收。没有入库。"
            : $"没有导入：{found.Rows} 行中有 {found.Refused} 行不能收。请改正后再导入，或用 --good-rows 只收好的行。");
        Console.WriteLine("列的对应：" + string.Join("，", found.Headings.Select(heading =>
            heading.Column.Length == 0 ? $"{heading.Heading}（不用）" : heading.Column == heading.Heading ? heading.Heading : $"{heading.Heading}→{heading.Column}")));
        foreach (var finding in found.Findings)
        {
            var lines = string.Join("、", finding.Rows.Take(10)) + (finding.Count > 10 ? "…" : "");
            Console.WriteLine($"{(finding.Severity == "error" ? "错误" : "提醒")}：{finding.Sentence}（{finding.Count} 行：第 {lines} 行{(finding.Example is { } example ? $"，如{example}" : "")}）");
        }

        if (badRows is not null && found.Refused > 0 && !found.IsRefusedWhole)
        {
            Console.WriteLine($"{found.Refused} 行坏行写入 {badRows}。");
        }
    }
}
