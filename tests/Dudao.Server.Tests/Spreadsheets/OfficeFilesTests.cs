using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Tests.Spreadsheets;

/// <summary>Files that another program wrote come back as they went in.</summary>
public sealed class OfficeFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dudao-sheets-").FullName;

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    public async Task LibreOfficeFiles_AreReadAsTheyWereWritten(string kind)
    {
        // The columns: code as text, name, birth as day, share, sum as text.
        string[] rows =
        [
            "学校标识码,姓名,出生日期,比例,身份证件号",
            "2153000001,张三,2015-03-12,0.125,530102201503120011",
            "2153000002,\"李,四\"\"五\"\"\",1999-12-31,-1234.5,53010220150312002X",
            "0053000003,,2000-02-29,3,",
        ];
        var csv = Path.Combine(_folder, "名册.csv");
        await File.WriteAllTextAsync(csv, string.Join('\n', rows) + "\n", new UTF8Encoding(false), TestContext.Current.CancellationToken);
        var made = await Office.Convert(csv, kind, "CSV:44,34,76,1,1/2/2/2/3/5/4/1/5/2");
        using var file = SpreadsheetFile.Open(made);
        Assert.Equal(
            ["1: 学校标识码|姓名|出生日期|比例|身份证件号",
             "2: 2153000001|张三|2015-03-12|0.125|530102201503120011",
             "3: 2153000002|李,四\"五\"|1999-12-31|-1234.5|53010220150312002X",
             "4: 0053000003||2000-02-29|3"],
            file.Sheets[0].Rows().Select(row => $"{row.Number}: {string.Join('|', row.Cells)}"));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("xls")]
    public async Task EveryKindOfCell_ComesOutTheSame(string kind)
    {
        var source = Path.Combine(_folder, "kinds.fods");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Spreadsheets/Cases/kinds.fods"), source);
        using var file = SpreadsheetFile.Open(await Office.Convert(source, kind));
        Assert.Equal(["名册", "第二张"], file.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(
            ["1: 云屏县学校一览", "4: 2015-03-12|2015-03-12 08:30:00|08:30:00|0053000001|0.1|4.53024199001011E+17", "5: 3|甲乙|#DIV/0!|TRUE|一\n二|-12345.678"],
            file.Sheets[0].Rows().Select(row => $"{row.Number}: {string.Join('|', row.Cells)}"));
        Assert.Equal(["1: a|b", "2: |1"], file.Sheets[1].Rows().Select(row => $"{row.Number}: {string.Join('|', row.Cells)}"));
        Assert.Equal([new MergedRange(1, 0, 1, 3)], file.Sheets[0].MergedRanges);
        Assert.Equal([new MergedRange(1, 0, 2, 0)], file.Sheets[1].MergedRanges);
    }

    [Fact]
    public async Task AnXlsOfManyTexts_ReadsThemAcrossRecords()
    {
        var random = new Random(5);
        var rows = Enumerable.Range(0, 3000).Select(i => $"{i}号,{new string((char)('一' + random.Next(2000)), random.Next(60))},{(i % 3 == 0 ? "plain " + i : "文字" + i)}").ToList();
        var csv = Path.Combine(_folder, "多.csv");
        await File.WriteAllTextAsync(csv, string.Join('\n', rows) + "\n", new UTF8Encoding(false), TestContext.Current.CancellationToken);
        using var file = SpreadsheetFile.Open(await Office.Convert(csv, "xls", "CSV:44,34,76,1,1/2/2/2/3/2"));
        Assert.Equal(rows, file.Sheets[0].Rows().Select(row => $"{row[0]},{row[1]},{row[2]}"));
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
