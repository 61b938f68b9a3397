using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Text;

namespace Dudao.Server.Tests.Spreadsheets;

public class TextReadingTests
{
    private const string Table = "学校标识码,姓名,备注\r\n2153000001,张三,\"一,二\n三 \"\"四\"\"\"\r\n\r\n2153000002,李四,\r\n";

    private static readonly string[] Expected = ["1: 学校标识码|姓名|备注", "2: 2153000001|张三|一,二\n三 \"四\"", "5: 2153000002|李四"];

    [Fact]
    public void EveryEncoding_IsDetected()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var encoding in new[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.GetEncoding("GB18030") })
        {
            Assert.Equal(Expected, Workbooks.Lines([.. encoding.GetPreamble(), .. encoding.GetBytes(Table)]));
        }
    }

    [Fact]
    public void ChineseFarDownAFile_StillDecidesTheEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = string.Concat(Enumerable.Repeat("1,2,3\n", 30_000)) + "张三,李四,督导\n";
        Assert.Equal("30001: 张三|李四|督导", Workbooks.Lines(Encoding.GetEncoding("GB18030").GetBytes(text))[^1]);
        Assert.Equal("30001: 张三|李四|督导", Workbooks.Lines(Encoding.UTF8.GetBytes(text))[^1]);
    }

    [Theory]
    [InlineData("标题\na;b;c\n1;2,5;3\n", "2: a|b|c")]
    [InlineData("a\tb\n1,2\t3\n", "1: a|b")]
    [InlineData("sep=|\na|b;c\n", "2: a|b;c")]
    [InlineData("只有一列\n1\n", "1: 只有一列")]
    public void Separators_AreDetected(string text, string line) => Assert.Contains(line, Workbooks.Lines(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("a\"b,\"c\"d,\"e\"\"f\"\n", "1: a\"b|cd|e\"f")]
    [InlineData("a,\"b\nc", "1: a|b\nc")]
    [InlineData("\"\",\"x\"\r", "1: |x")]
    [InlineData("a,b\rc,d\r", "2: c|d")]
    [InlineData("\"a\"\"\",\"\"\"b\"\r\n\"c\",d", "1: a\"|\"b")]
    public void Quotes_AndLineEnds_AreTakenAsExcelDoes(string text, string line) => Assert.Contains(line, Workbooks.Lines(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Chunks_OfAnySize_GiveTheSameRecords()
    {
        var random = new Random(11);
        string[] cells = ["", "张三", "\"引,号\"", "\"行\n内\"", "\"双\"\"引\"", "x\"y", "12345678901234567890"];
        string[] ends = ["\n", "\r\n", "\r\n\r\n"];
        var text = new StringBuilder();
        for (var row = 0; row < 3000; row++)
        {
            text.AppendJoin(',', Enumerable.Range(0, random.Next(1, 9)).Select(_ => cells[random.Next(cells.Length)])).Append(ends[random.Next(ends.Length)]);
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var whole = Records(bytes, 1 << 20);
        Assert.Equal(whole, Records(bytes, 16));
        Assert.Equal(whole, Records(bytes, 333));
        Assert.Equal(whole, Records(bytes, 4096));
    }

    private static List<string> Records(byte[] bytes, int size)
    {
        var found = new List<string>();
        var stream = new MemoryStream(bytes);
        using var chunks = new CsvChunks(stream, CsvFormat.Detect(stream) with { Separator = ',' }, size: size);
        var records = new CsvRecords((byte)',');
        while (chunks.Next() is { } chunk)
        {
            records.Take(chunk);
            while (records.Read())
            {
                found.Add(records.Line + ":" + string.Join('|', Enumerable.Range(0, records.Count).Select(i => Encoding.UTF8.GetString(records[i]))));
            }

            chunk.Return();
        }

        return found;
    }

    [Fact]
    public void AQuoteThatIsNeverClosed_IsNamedByLine()
    {
        var bytes = Encoding.UTF8.GetBytes("a,b\n1,\"2\n" + string.Concat(Enumerable.Repeat("1,2,3\n", 1_000_000)));
        var refused = Assert.Throws<SpreadsheetException>(() => Workbooks.Lines(bytes));
        Assert.Contains("第 2 行", refused.Message, StringComparison.Ordinal);
    }
}
