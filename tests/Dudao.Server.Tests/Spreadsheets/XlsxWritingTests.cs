using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Writing;
using FsCheck.Xunit;

namespace Dudao.Server.Tests.Spreadsheets;

public sealed class XlsxWritingTests : IDisposable
{
    private static readonly XlsxLayout Layout = new()
    {
        Title = "云屏县学校一览",
        Columns = [new("学校标识码") { Text = true }, new("名称", 30), new("办别") { Allowed = ["公办", "民办"] }, new("开办日期"), new("得分"), new("达标率"), new("备注")],
        Filter = true,
        FrozenColumns = 1,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("dudao-sheets-").FullName;

    [Fact]
    public void Validator_ReportsNothing()
    {
        using var document = SpreadsheetDocument.Open(Write(), false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath} {error.Description}"));
    }

    [Fact]
    public void OwnReader_ReadsBackWhatWasWritten()
    {
        using var file = SpreadsheetFile.Open(Write(), "a.xlsx");
        Assert.Equal(["学校一览", "说明", "可选值"], file.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(
            ["1: 云屏县学校一览", "2: 学校标识码|名称|办别|开办日期|得分|达标率|备注",
             "3: 2153000001|第二中学|公办|1956-09-01|88.7|0.955|=1+1", "4: 0053000002|一_x0007_\a<&>\r\n二|民办||-5|| 前后 ", "5: |合计|||2"],
            file.Sheets[0].Rows().Select(row => $"{row.Number}: {string.Join('|', row.Cells)}"));
        Assert.Equal([new MergedRange(1, 0, 1, 6)], file.Sheets[0].MergedRanges);
    }

    [Fact]
    public async Task LibreOffice_OpensIt_AndKeepsTextsTexts()
    {
        var path = Path.Combine(_folder, "学校一览.xlsx");
        await using (var file = File.Create(path))
        {
            await Write().CopyToAsync(file, TestContext.Current.CancellationToken);
        }

        var csv = await Office.Convert(path, "csv:Text - txt - csv (StarCalc):44,34,76,1");
        using var read = SpreadsheetFile.Open(csv);
        var rows = read.Sheets[0].Rows().Select(row => string.Join('|', row.Cells)).ToList();
        Assert.Equal("学校标识码|名称|办别|开办日期|得分|达标率|备注", rows[1]);
        Assert.Equal("2153000001|第二中学|公办|1956-09-01|88.70|95.5%|=1+1", rows[2]);
    }

    [Property]
    public bool AnyText_ComesBack(string? text, string? other)
    {
        var target = new MemoryStream();
        using (var writer = new XlsxWriter(target))
        {
            writer.Add("表", new XlsxLayout { Columns = [new("一"), new("二")] }).Row(text, other);
        }

        using var file = SpreadsheetFile.Open(target, "a.xlsx");
        var row = file.Sheets[0].Rows().ElementAtOrDefault(1) ?? new SheetRow(2, []);
        return row[0] == (text ?? "") && row[1] == (other ?? "");
    }

    [Fact]
    public void Names_AreMended()
    {
        var target = new MemoryStream();
        using (var writer = new XlsxWriter(target))
        {
            foreach (var name in new[] { "a/b", "ab", "", new string('长', 40), new string('长', 40), "可选值" })
            {
                writer.Add(name, new XlsxLayout { Columns = [] }).Row(1);
            }
        }

        using var file = SpreadsheetFile.Open(target, "a.xlsx");
        Assert.Equal(["ab", "ab(2)", "表", new string('长', 31), new string('长', 28) + "(2)", "可选值(2)"], file.Sheets.Select(sheet => sheet.Name));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static MemoryStream Write()
    {
        var target = new MemoryStream();
        using (var writer = new XlsxWriter(target))
        {
            var sheet = writer.Add("学校一览", Layout);
            sheet.Row("2153000001", "第二中学", "公办", new DateOnly(1956, 9, 1), XlsxCell.Number(88.7m, 2), XlsxCell.Percent(0.955), "=1+1");
            sheet.Row("0053000002", "一_x0007_\a<&>\r\n二", "民办", XlsxCell.Empty, -5, XlsxCell.Ratio(double.NaN), " 前后 ");
            sheet.Row(XlsxCell.Empty, XlsxCell.Text("合计") with { Style = XlsxStyle.Total }, XlsxCell.Empty with { Style = XlsxStyle.Total }, XlsxCell.Empty, 2);
            writer.Add("说明", new XlsxLayout { Columns = [new("列"), new("说明")], Landscape = false, Headings = false }).Across("按此填写");
        }

        target.Position = 0;
        return target;
    }
}
