using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Dudao.Server.Tests.Cli;

/// <summary>School tables as offices send them, and what comes back as a workbook and a drawing.</summary>
public class BalanceTableTests
{
    private const string Plain = "学校,学校类型,学生数,小学学生数,初中学生数,教辅用房面积,运动场馆面积,教学仪器设备值,计算机台数,图书册数,专任教师数,小学专任教师数,初中专任教师数,"
        + "高于规定学历教师数,小学高于规定学历教师数,初中高于规定学历教师数,中级及以上职称教师数,小学中级及以上职称教师数,初中中级及以上职称教师数\n"
        + "甲小,小学,400,,,1900,3200,900000,40,9000,24,,,20,,,9,,\n乙小,小学,300,,,1200,1500,300000,12,4000,20,,,9,,,4,,\n丙校,九年一贯制,,500,300,4500,7000,2000000,90,16000,,30,24,,24,18,,12,9\n丁中,初中,600,,,4000,6500,1600000,70,15000,48,,,40,,,20,,\n";

    private static readonly string Titled =
        "云屏县2026年学校办学条件统计表,,,,\n填报单位：云屏县教育局,,,,\n"
        + "学校,学校类型,学生数,,,教辅用房面积,运动场馆面积,教学仪器设备值,计算机台数,图书册数,专任教师数,,,高于规定学历教师数,,,中级及以上职称教师数,,\n"
        + ",,全校,小学,初中,,,,,,全校,小学,初中,全校,小学,初中,全校,小学,初中\n"
        + string.Join('\n', Plain.Split('\n')[1..^1]).Replace("1900", "１９００", StringComparison.Ordinal).Replace("900000", "\"900,000\"", StringComparison.Ordinal)
        + "\n , ,,,\n合 计,,1800,,,11600,18200,4800000,212,44000,,,,,,,,,\n";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public async Task 标题_合并表头_全角数字_空行_合计行_照样读(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var dudao = new Dudao();
        var (plain, titled) = (dudao.File("平.csv", Plain), dudao.File("题.csv", Titled, Encoding.GetEncoding(encoding)));

        var one = await dudao.RunAsync("balance", "check", plain, "--standard", "basic-2012", "--json");
        var other = await dudao.RunAsync("balance", "check", titled, "--standard", "basic-2012", "--json");

        Assert.Equal((0, ""), (one.Code, one.Errors));
        Assert.Equal((0, ""), (other.Code, other.Errors));
        Assert.Equal(one.Json.GetProperty("stages").GetRawText(), other.Json.GetProperty("stages").GetRawText());
        Assert.Equal("合 计", Assert.Single(other.Json.GetProperty("leftOut").EnumerateArray()).GetProperty("school").GetString());
    }

    [Fact]
    public async Task 网页另存的xls_照样读()
    {
        using var dudao = new Dudao();
        var rows = Plain.TrimEnd('\n').Split('\n').Select(line => "<tr>" + string.Concat(line.Split(',').Select(cell => $"<td>{cell}</td>")) + "</tr>");
        var page = dudao.File("校.xls", $"<html><head><meta charset=\"utf-8\"></head><body><table><tr><td>云屏县学校数据</td></tr>{string.Concat(rows)}</table></body></html>");

        var one = await dudao.RunAsync("balance", "check", dudao.File("平.csv", Plain), "--standard", "basic-2012", "--json");
        var other = await dudao.RunAsync("balance", "check", page, "--standard", "basic-2012", "--json");

        Assert.Equal((0, ""), (other.Code, other.Errors));
        Assert.Equal(one.Json.GetProperty("stages").GetRawText(), other.Json.GetProperty("stages").GetRawText());
    }

    [Fact]
    public async Task 标题下面的坏格_说文件里的行()
    {
        using var dudao = new Dudao();
        var refused = await dudao.RunAsync(
            "balance", "check", dudao.File("题.csv", "云屏县学校数据,,\n" + Plain.Replace("乙小,小学,300", "乙小,小学,-3", StringComparison.Ordinal)), "--standard", "basic-2012");
        Assert.Equal(1, refused.Code);
        Assert.Contains("第 4 行“学生数”", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("check")]
    [InlineData("plan")]
    [InlineData("sensitivity")]
    public async Task 结果写成工作簿和图(string command)
    {
        using var dudao = new Dudao();
        var folder = Path.GetDirectoryName(dudao.File("校.csv", Plain.Replace("9000,24", "900000,24", StringComparison.Ordinal)))!;
        var ended = await dudao.RunAsync("balance", command, "校.csv", "--standard", "basic-2012", "--out", "果.xlsx", "--chart", "图.svg");

        Assert.Equal((0, ""), (ended.Code, ended.Errors));
        using (var package = SpreadsheetDocument.Open(Path.Combine(folder, "果.xlsx"), false))
        {
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package, TestContext.Current.CancellationToken).Select(error => error.Description));
        }

        using var book = SpreadsheetFile.Open(Path.Combine(folder, "果.xlsx"));
        Assert.All(book.Sheets, sheet => Assert.NotEmpty(sheet.Rows()));
        Assert.Contains(book.Sheets.SelectMany(sheet => sheet.Rows()).SelectMany(row => row.Cells), cell => cell is "生均图书册数" or "结论变为");
        var drawing = System.Xml.Linq.XDocument.Load(Path.Combine(folder, "图.svg"));
        Assert.Equal(5 * 8, drawing.Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.Contains(drawing.Descendants(), element => element.Value.StartsWith("平均 ", StringComparison.Ordinal));
    }
}
