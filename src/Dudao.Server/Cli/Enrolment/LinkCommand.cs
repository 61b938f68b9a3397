using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Dudao.Core.Enrolment.Linkage;
using Dudao.Server.Features.Enrolment.Linking;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Features.Enrolment.Writing;

namespace Dudao.Server.Cli.Enrolment;

/// <summary><c>dudao link</c>: probabilistic linkage of two files, or doubles within one.</summary>
internal static class LinkCommand
{
    public static Command Create()
    {
        var first = new Argument<FileInfo>("A") { Description = "第一个文件（.xlsx、.xls 或 .csv）" };
        var second = new Argument<FileInfo?>("B") { Description = "第二个文件；不给时在第一个文件里找重复的人", Arity = ArgumentArity.ZeroOrOne };
        var id = new Option<string>("--id") { Description = "两个文件里作为编号的列；它不参与比较", Required = true };
        var fields = new Option<FileInfo?>("--fields") { Description = "字段文件（JSON）：怎样分组，比较哪些列；不给时按列名自动决定" };
        var threshold = new Option<double>("--threshold") { Description = "概率不低于它的才输出", DefaultValueFactory = _ => 0.5 };
        var explain = new Option<bool>("--explain") { Description = "多写一列 bits，说明每一列各加减了多少证据（比特）" };
        var output = new Option<FileInfo>("--out") { Description = "结果文件（CSV）", Required = true };
        var bom = new Option<bool>("--bom") { Description = "结果文件带 BOM，便于用 Excel 打开" };
        var json = new Option<bool>("--json") { Description = "在标准输出写一个 JSON：对数、学到的参数" };
        threshold.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var least) && least is not (> 0 and <= 1))
            {
                result.AddError("--threshold 要大于 0，不超过 1。");
            }
        });
        var command = new Command("link", """
            按概率把两份名单里的同一个人对起来（一对一），没有证件号也行；只给一个文件时找出其中重复的人

            示例：
              dudao link 花名册.csv 报到.csv --id 序号 --out 对应.csv
              dudao link 学籍.xlsx --id 学籍号 --out 疑似重复.csv --explain
              dudao link a.csv b.csv --id rec_id --fields fields.json --threshold 0.9 --out pairs.csv --json
            """) { first, second, id, fields, threshold, explain, output, bom, json };
        command.SetAction((parsed, cancellation) => CommandRun.RunAsync(
            progress => Task.Run(() => Run(
                new Request(
                    parsed.GetValue(first)!.FullName, parsed.GetValue(second)?.FullName, parsed.GetValue(id)!, parsed.GetValue(fields)?.FullName,
                    parsed.GetValue(threshold), parsed.GetValue(explain), parsed.GetValue(output)!.FullName, parsed.GetValue(bom), parsed.GetValue(json)),
                progress, cancellation), cancellation),
            cancellation));
        return command;
    }

    private static int Run(Request request, Action<string, double> progress, CancellationToken cancellation)
    {
        var fields = request.Fields is null ? null : FieldsFile.Read(request.Fields);
        progress("读取文件", 0);
        var lists = ListPair.Read(request.A, request.B, request.Id, fields, cancellation);
        var least = Math.Log(request.Threshold / Math.Max(1e-300, 1 - request.Threshold));
        var outcome = Linker.Link(lists.Data, new LinkSettings
        {
            Blocking = lists.Blocking,
            LinkWeight = least,
            LeastWeight = Math.Min(least, Math.Log(1e-3)),
            Progress = (what, share) => progress(what, 0.3 + (0.6 * share)),
        }, cancellation);
        progress("写结果", 0.95);
        var pairs = request.B is null ? WriteDoubles(request, lists, outcome, least) : WriteLinks(request, lists, outcome);
        if (request.Json)
        {
            CommandRun.WriteJson(json => Write(json, pairs, outcome));
        }
        else
        {
            Console.WriteLine($"比较了 {outcome.Compared} 对，找到 {pairs} 对，写入 {request.Out}。");
            if (outcome.SkippedBlocks > 0)
            {
                Console.WriteLine($"有 {outcome.SkippedBlocks} 组人数太多没有逐对比较（{outcome.SkippedPairs} 对），其中的人靠其他分组相遇。");
            }
        }

        return 0;
    }

    private static int WriteLinks(Request request, ListPair lists, LinkOutcome outcome)
    {
        using var output = new CsvOutput(request.Out, request.Bom);
        output.Row(request.Explain ? ["id_a", "id_b", "probability", "bits"] : ["id_a", "id_b", "probability"]);
        foreach (var link in outcome.Links)
        {
            output.Cell(lists.Id(true, link.A)).Cell(lists.Id(false, link.B)).Cell(link.Probability);
            _ = request.Explain ? output.Cell(Bits(outcome.Explain(link.A, link.B))) : output;
            output.End();
        }

        output.Complete();
        return outcome.Links.Count;
    }

    private static int WriteDoubles(Request request, ListPair lists, LinkOutcome outcome, double least)
    {
        var pairs = Linker.Doubles(lists.Data, outcome, least);
        using var output = new CsvOutput(request.Out, request.Bom);
        output.Row(request.Explain ? ["id_a", "id_b", "cluster", "probability", "bits"] : ["id_a", "id_b", "cluster", "probability"]);
        foreach (var pair in pairs)
        {
            output.Cell(lists.Id(true, pair.A)).Cell(lists.Id(true, pair.B)).Cell(pair.Cluster);
            _ = pair.Weight >= least ? output.Cell(new WeightedPair(pair.A, pair.B, pair.Weight!.Value).Probability) : output.Cell("");
            _ = request.Explain ? output.Cell(Bits(outcome.Explain(pair.A, pair.B))) : output;
            output.End();
        }

        output.Complete();
        return pairs.Count;
    }

    private static string Bits(IReadOnlyList<Evidence> evidence) => string.Join(';', evidence.Select(piece => string.Create(
        CultureInfo.InvariantCulture, $"{piece.Column}{(piece.Level.Length > 0 ? "=" : "")}{piece.Level}:{piece.Bits:+0.0;-0.0;0.0}")));

    private static void Write(Utf8JsonWriter json, int pairs, LinkOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteNumber("pairs", pairs);
        json.WriteNumber("compared", outcome.Compared);
        json.WriteNumber("blocked", outcome.Blocked);
        json.WriteNumber("skippedBlocks", outcome.SkippedBlocks);
        json.WriteNumber("skippedPairs", outcome.SkippedPairs);
        json.WriteStartArray("parameters");
        foreach (var column in outcome.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("column", column.Column);
            json.WriteStartArray("levels");
            foreach (var level in column.Levels)
            {
                json.WriteStartObject();
                json.WriteString("name", level.Name);
                json.WriteNumber("m", level.M);
                json.WriteNumber("u", level.U);
                json.WriteNumber("bits", level.Bits);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private sealed record Request(
        string A, string? B, string Id, string? Fields, double Threshold, bool Explain, string Out, bool Bom, bool Json);
}
