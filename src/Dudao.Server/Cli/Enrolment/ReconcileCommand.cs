using System.CommandLine;
using Dudao.Core.Enrolment.Codes;
using Dudao.Core.Enrolment.Reconciliation;
using Dudao.Core.Enrolment.Rolls;
using Dudao.Server.Features.Enrolment.Linking;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Features.Enrolment.Reconciling;

namespace Dudao.Server.Cli.Enrolment;

/// <summary><c>dudao reconcile</c>: who should be in school and who is, without a database.</summary>
internal static class ReconcileCommand
{
    public static Command Create()
    {
        var expected = new Option<FileInfo>("--expected") { Description = "应到的花名册（学籍）", Required = true };
        var registered = new Option<FileInfo>("--registered") { Description = "各校报到名单", Required = true };
        var movements = new Option<FileInfo?>("--movements") { Description = "异动表：转学、借读、休学、复学、退学、出国、死亡" };
        var day = new Option<string?>("--day") { Description = "按哪一天核对（如 2026-03-01）；不给时是今天" };
        var decisions = new Option<FileInfo?>("--decisions") { Description = "人工核对结果（CSV）；读入后连同新的待核对一起写回" };
        var output = new Option<FileInfo?>("--out") { Description = "每名学生一行的结果（CSV）" };
        var bom = new Option<bool>("--bom") { Description = "结果文件带 BOM，便于用 Excel 打开" };
        var json = new Option<bool>("--json") { Description = "在标准输出写一个 JSON：各类人数" };
        day.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !Days.TryRead(result.Tokens[0].Value, out _))
            {
                result.AddError("--day 要是一个日期，如 2026-03-01。");
            }
        });
        var command = new Command("reconcile", """
            核对应到与报到：在校、在他校、休学、免于核对、待人工核对、未到校，每名学生只归一类

            示例：
              dudao reconcile --expected 学籍.xlsx --registered 报到.xlsx --movements 异动.csv --out 核对结果.csv
              dudao reconcile --expected 学籍.csv --registered 报到.csv --day 2026-03-01 --decisions 人工核对.csv --out 核对结果.csv --json
            """) { expected, registered, movements, day, decisions, output, bom, json };
        command.SetAction((parsed, cancellation) => CommandRun.RunAsync(
            progress => Task.Run(() => Run(
                new Request(
                    parsed.GetValue(expected)!.FullName, parsed.GetValue(registered)!.FullName, parsed.GetValue(movements)?.FullName,
                    Days.TryRead(parsed.GetValue(day), out var chosen) ? chosen : Today(), parsed.GetValue(decisions)?.FullName,
                    parsed.GetValue(output)?.FullName, parsed.GetValue(bom), parsed.GetValue(json)),
                progress, cancellation), cancellation),
            cancellation));
        return command;
    }

    private static DateOnly Today() =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime);

    private static int Run(Request request, Action<string, double> progress, CancellationToken cancellation)
    {
        progress("读取名单", 0);
        using var expected = RollFile.Open(request.Expected, "花名册");
        using var registered = RollFile.Open(request.Registered, "报到名单");
        registered.Require("报到名单", RollColumn.SchoolCode);
        registered.Require("报到名单", RollColumn.StudentNumber, RollColumn.IdNumber);
        var movements = request.Movements is null ? [] : MovementFile.Read(request.Movements, Console.Error.WriteLine);
        var decisions = request.Decisions is null ? [] : DecisionFile.Read(request.Decisions);
        PupilRow[] rowsE = [];
        PupilRow[] rowsR = [];
        ListPair.Both(() => rowsE = PupilRowReading.ReadSome(expected, cancellation), () => rowsR = PupilRowReading.Read(registered, cancellation));
        foreach (var sentence in (string?[])[expected.Misfits.Sentence(expected.Name), registered.Misfits.Sentence(registered.Name)])
        {
            if (sentence is not null)
            {
                Console.Error.WriteLine(sentence);
            }
        }

        var outcome = Reconciler.Run(
            rowsE, rowsR, movements, decisions,
            (wantedE, wantedR) => LinkTextReading.Read(expected, rowsE.Length, wantedE, registered, rowsR.Length, wantedR, cancellation),
            new ReconcileSettings(request.Day) { Progress = (what, share) => progress(what, 0.25 + (0.6 * share)) }, cancellation);
        progress("写结果", 0.9);
        if (request.Out is not null)
        {
            OutcomeFile.Write(request.Out, request.Bom, expected, registered, rowsE, rowsR, outcome, cancellation);
        }

        if (request.Decisions is not null)
        {
            DecisionFile.Write(request.Decisions, outcome, rowsE, rowsR, request.Bom);
        }

        if (request.Json)
        {
            WriteJson(outcome);
        }
        else
        {
            WriteWords(request, outcome);
        }

        return 0;
    }

    private static void WriteJson(ReconcileOutcome outcome) => CommandRun.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("expected", outcome.Expected.Length);
        json.WriteNumber("registered", outcome.Came);
        json.WriteStartObject("classes");
        foreach (var one in PupilWords.Expected)
        {
            json.WriteNumber(one.Word(), outcome.Count(one));
        }

        json.WriteEndObject();
        json.WriteStartObject("arrivals");
        foreach (var one in PupilWords.Arrivals)
        {
            json.WriteNumber(one.Word(), outcome.CountArrivals(one));
        }

        json.WriteEndObject();
        json.WriteStartObject("flags");
        foreach (var flag in PupilWords.Flags)
        {
            json.WriteNumber(PupilWords.Word(flag), outcome.Count(flag));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteWords(Request request, ReconcileOutcome outcome)
    {
        Console.WriteLine($"应到 {outcome.Expected.Length} 人，报到 {outcome.Came} 人（按 {request.Day.Text()} 核对）。");
        Console.WriteLine(string.Join("，", PupilWords.Expected.Select(one => $"{one.Chinese()} {outcome.Count(one)}")) + "。");
        Console.WriteLine("花名册外的报到：" + string.Join("，", PupilWords.Arrivals.Select(one => $"{one.Chinese()} {outcome.CountArrivals(one)}")) + "。");
        if (outcome.Count(PupilFlags.NumberSuspect) is var suspect and > 0)
        {
            Console.WriteLine($"号码可疑 {suspect} 人。");
        }

        if (request.Out is not null)
        {
            Console.WriteLine($"逐人结果写入 {request.Out}。");
        }

        if (request.Decisions is not null)
        {
            Console.WriteLine($"待核对 {outcome.Open.Count} 对，写入 {request.Decisions}：填 same（同一人）或 different（不是同一人）后再核对一次。");
        }
    }

    private sealed record Request(
        string Expected, string Registered, string? Movements, DateOnly Day, string? Decisions, string? Out, bool Bom, bool Json);
}
