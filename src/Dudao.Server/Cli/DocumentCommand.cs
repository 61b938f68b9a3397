using System.CommandLine;
using System.Text;
using Dudao.Server.Features.Documents.Descriptions;

namespace Dudao.Server.Cli;

/// <summary><c>dudao document</c>: a document or sheet from a JSON description of its facts.</summary>
internal static class DocumentCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("KIND") { Description = "文种或表单：" + string.Join('、', PaperKind.All.Select(k => $"{k.Key}（{k.Name}）")) };
        var data = new Option<FileInfo?>("--data") { Description = "JSON 文件；表单不给它时是空白表" };
        var output = new Option<FileInfo?>("--out") { Description = "写到哪个 DOCX 文件" };
        var schema = new Option<bool>("--schema") { Description = "只打印这种文书的 JSON 可以写哪些内容（JSON Schema）" };
        var command = new Command(
            "document",
            "由一份 JSON 写出公文或表单（DOCX）\n例：dudao document notice --data 通知.json --out 通知.docx\n例：dudao document 听课记录 --out 空白听课记录.docx\n例：dudao document opinion --schema") { kind, data, output, schema };
        command.SetAction(parsed => Write(parsed.GetValue(kind)!, parsed.GetValue(data), parsed.GetValue(output), parsed.GetValue(schema)));
        return command;
    }

    private static int Write(string name, FileInfo? data, FileInfo? output, bool schema)
    {
        if (PaperKind.Find(name) is not { } kind)
        {
            return Fail(2, $"没有“{name}”这种文书。可以写：{string.Join('、', PaperKind.All.Select(k => k.Key))}");
        }

        if (schema)
        {
            Console.OutputEncoding = Encoding.UTF8;
            Console.WriteLine(Description.Schema(kind));
            return 0;
        }

        if (output is null || (data is null && !kind.IsSheet))
        {
            return Fail(2, output is null ? "请用 --out 写明 DOCX 文件" : $"{kind.Name}要用 --data 给出 JSON 文件；可以写哪些内容见 --schema");
        }

        try
        {
            object? facts = null;
            if (data is not null)
            {
                using var json = data.OpenRead();
                (facts, var refusal) = Description.Read(kind, json);
                if (refusal is not null)
                {
                    return Fail(refusal.Field == "键" ? 2 : 1, $"{data.Name}：{refusal}");
                }
            }

            using var docx = new MemoryStream();
            kind.Write(facts, docx);
            File.WriteAllBytes(output.FullName, docx.ToArray());
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(1, e is FileNotFoundException or DirectoryNotFoundException ? $"找不到文件或文件夹：{(data is { Exists: false } ? data.FullName : output.FullName)}" : $"读写文件失败：{e.Message}");
        }
    }

    private static int Fail(int code, string message)
    {
        Console.Error.WriteLine(message);
        return code;
    }
}
