using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Tests.Spreadsheets;

/// <summary>What systems export under the name of .xls without its being one.</summary>
public class MarkupReadingTests
{
    private const string Page = """
        <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
        <style>td { mso-number-format:"\@"; } <table> </style><!--[if gte mso 9]><xml><x:Name>a > b</x:Name></xml><![endif]--></head><body>
        <TABLE border=1><tr><th colspan="3">学校  一览</th></tr>
        <tr><td rowspan=2>云屏镇</td><td>第二<br>中学</td><td style='a>b'>1 &lt; 2&nbsp;</td>
        <tr><td>石桥小学<td>"引号"</tr><tr></tr><tr><td>柳溪镇</td></tr></TABLE></body></html>
        """;

    private const string Xml = """
        <?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
        <Worksheet ss:Name="甲"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">标题</Data></Cell><Cell><Data ss:Type="Number">1.5</Data></Cell></Row>
        <Row ss:Index="4"><Cell ss:Index="2"><Data ss:Type="DateTime">2015-03-12T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>
        <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B>体</ss:Data></Cell></Row></Table></Worksheet>
        <Worksheet ss:Name="乙"><Table><Row><Cell><Data ss:Type="Number">2153000001</Data></Cell></Row></Table></Worksheet></Workbook>
        """;

    [Fact]
    public void AWebPage_InEitherEncoding_IsReadAsItsTable()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.GetEncoding("GB18030"), Encoding.Unicode })
        {
            Assert.Equal(
                ["1: 学校 一览", "2: 云屏镇|第二\n中学|1 < 2", "3: |石桥小学|\"引号\"", "5: 柳溪镇"],
                Workbooks.Lines([.. encoding.GetPreamble(), .. encoding.GetBytes(Page)], "名册.xls"));
        }
    }

    [Fact]
    public void AWebPage_KnowsItsMergedCells()
    {
        using var file = SpreadsheetFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(Page)), "名册.xls");
        Assert.Equal([new MergedRange(1, 0, 1, 2), new MergedRange(2, 0, 3, 0)], file.Sheets[0].MergedRanges);
    }

    [Fact]
    public void AnXmlSpreadsheet_IsRead()
    {
        using var file = SpreadsheetFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(Xml)), "名册.xls");
        Assert.Equal(["甲", "乙"], file.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(["1: 标题||1.5", "4: |2015-03-12|TRUE|粗体"], file.Sheets[0].Rows().Select(row => $"{row.Number}: {string.Join('|', row.Cells)}"));
        Assert.Equal(["2153000001"], file.Sheets[1].Rows().Select(row => row[0]));
        Assert.Equal([new MergedRange(1, 0, 1, 1)], file.Sheets[0].MergedRanges);
    }
}
