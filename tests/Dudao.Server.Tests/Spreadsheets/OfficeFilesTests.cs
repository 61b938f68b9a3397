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

    public void Dispose() => Directory.Delete(_folder, true);
}
