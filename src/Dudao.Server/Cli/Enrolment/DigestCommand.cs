using System.CommandLine;
using Dudao.Core.Enrolment.Digests;
using Dudao.Server.Features.Enrolment.Digests;
using Dudao.Server.Features.Enrolment.Writing;

namespace Dudao.Server.Cli.Enrolment;

/// <summary><c>dudao digest</c>: keyed digests of a list, and their comparison.</summary>
internal static class DigestCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "名单（.xlsx、.xls 或 .csv）" };
        var key = new Option<FileInfo>("--key-file") { Description = "两县共用的密钥文件（至少16字节）", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "摘要文件（CSV），可以交给对方", Required = true };
        var command = new Command("digest", """
            把名单变成带密钥的摘要：两个县不出示姓名也能比对名单

            示例：
              dudao digest 花名册.csv --key-file 密钥 --out 甲县摘要.csv
              dudao digest compare 甲县摘要.csv 乙县摘要.csv
            """) { file, key, output, Compare() };
        command.SetAction((parsed, cancellation) => CommandRun.RunAsync(progress => Task.Run(() =>
        {
            progress("计算摘要", 0.2);
            var rows = DigestFile.Write(parsed.GetValue(file)!.FullName, parsed.GetValue(key)!.FullName, parsed.GetValue(output)!.FullName, cancellation);
            Console.WriteLine($"{rows} 行的摘要写入 {parsed.GetValue(output)!.FullName}。");
            return 0;
        }, cancellation), cancellation));
        return command;
    }

    private static Command Compare()
    {
        var first = new Argument<FileInfo>("A") { Description = "本县的摘要文件" };
        var second = new Argument<FileInfo>("B") { Description = "对方的摘要文件" };
        var output = new Option<FileInfo?>("--out") { Description = "对上的行号（CSV）" };
        var json = new Option<bool>("--json") { Description = "在标准输出写一个 JSON" };
        var command = new Command("compare", "比对两份摘要文件，列出对上的行号") { first, second, output, json };
        command.SetAction((parsed, cancellation) => CommandRun.RunAsync(_ => Task.Run(() =>
        {
            var (a, b) = (DigestFile.Read(parsed.GetValue(first)!.FullName), DigestFile.Read(parsed.GetValue(second)!.FullName));
            var pairs = DigestComparison.Compare(a, b);
            if (parsed.GetValue(output) is { } path)
            {
                Write(path.FullName, pairs);
            }

            if (parsed.GetValue(json))
            {
                WriteJson(a.Count, b.Count, pairs);
            }
            else
            {
                Console.WriteLine($"甲 {a.Count} 行，乙 {b.Count} 行，对上 {pairs.Count} 行："
                    + $"证件号相同 {pairs.Count(pair => pair.By == "number")}，姓名、生日、性别相同 {pairs.Count(pair => pair.By == "name")}，"
                    + $"读音和生日相同 {pairs.Count(pair => pair.By == "sound")}。");
                foreach (var pair in parsed.GetValue(output) is null ? pairs : [])
                {
                    Console.WriteLine($"  甲第 {pair.A} 行 = 乙第 {pair.B} 行（{Word(pair.By)}）");
                }
            }

            return 0;
        }, cancellation), cancellation));
        return command;
    }

    private static string Word(string by) => by switch { "number" => "证件号", "name" => "姓名、生日、性别", _ => "读音和生日" };

    private static void Write(string path, IReadOnlyList<DigestPair> pairs)
    {
        using var csv = new CsvOutput(path);
        csv.Row("row_a", "row_b", "by");
        foreach (var pair in pairs)
        {
            csv.Cell(pair.A).Cell(pair.B).Cell(pair.By).End();
        }

        csv.Complete();
    }

    private static void WriteJson(int a, int b, IReadOnlyList<DigestPair> pairs) => CommandRun.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("a", a);
        json.WriteNumber("b", b);
        foreach (var by in (string[])["number", "name", "sound"])
        {
            json.WriteNumber(by, pairs.Count(pair => pair.By == by));
        }

        json.WriteStartArray("pairs");
        foreach (var pair in pairs)
        {
            json.WriteStartObject();
            json.WriteNumber("a", pair.A);
            json.WriteNumber("b", pair.B);
            json.WriteString("by", pair.By);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
