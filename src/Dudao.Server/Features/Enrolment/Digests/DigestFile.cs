using System.Security.Cryptography;
using System.Text;
using Dudao.Core.Enrolment.Digests;
using Dudao.Core.Enrolment.Rolls;
using Dudao.Server.Features.Enrolment.Reading;
using Dudao.Server.Features.Enrolment.Writing;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Enrolment.Digests;

/// <summary>Files of keyed digests (HMAC-SHA-256), by which two counties compare lists without showing names. Who has the key can try names: it is for the two alone.</summary>
internal static class DigestFile
{
    private const int LeastKey = 16;

    /// <summary>Writes the digests of a list.</summary>
    /// <returns>How many rows.</returns>
    public static int Write(string path, string keyFile, string output, CancellationToken cancellation)
    {
        var key = ReadKey(keyFile);
        using var file = RollFile.Open(path, "名单");
        using var csv = new CsvOutput(output);
        csv.Row("row", "number", "name", "sound");
        var count = file.Each((_, records) =>
        {
            var texts = DigestTexts.Of(
                Text(RollColumn.IdNumber), Text(RollColumn.StudentNumber), Text(RollColumn.Name), Text(RollColumn.Birth), Text(RollColumn.Sex));
            csv.Cell(records.Line).Cell(Digest(key, texts.Number)).Cell(Digest(key, texts.Person)).Cell(Digest(key, texts.Sound)).End();

            string Text(RollColumn column) => Encoding.UTF8.GetString(file.Cell(records, column));
        }, cancellation);
        csv.Complete();
        return count;
    }

    /// <summary>Reads a file of digests.</summary>
    public static IReadOnlyList<DigestRow> Read(string path) =>
        [.. SmallTable.Read(path, "摘要文件", [["row"], ["number"], ["name"], ["sound"]], 4).Select(row => new DigestRow(
            int.TryParse(row.Cells[0], out var line) ? line : throw new SpreadsheetException($"{Path.GetFileName(path)} 第 {row.Line} 行的 row 不是行号。"),
            row.Cells[1], row.Cells[2], row.Cells[3]))];

    private static string Digest(byte[] key, string text) =>
        text.Length == 0 ? "" : Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private static byte[] ReadKey(string path)
    {
        if (!File.Exists(path))
        {
            throw new SpreadsheetException($"找不到密钥文件 {path}。两县要用同一个密钥文件，可由一方生成：head -c 32 /dev/urandom > 密钥，再当面交给另一方。");
        }

        var key = File.ReadAllBytes(path);
        return key.Length >= LeastKey ? key
            : throw new SpreadsheetException($"密钥文件 {path} 只有 {key.Length} 字节，太短，容易被猜出。至少 {LeastKey} 字节，建议 32 字节的随机数。");
    }
}
