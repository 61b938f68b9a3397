using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;

namespace Dudao.Server.Tests.Spreadsheets;

public class ImportTests
{
    private enum Running
    {
        Public,
        Private,
    }

    private sealed record School(string Code, string Name, Running Running, DateOnly? Opened, int? Pupils, bool? Boarding, string? Phone, string? Head);

    private static readonly ImportColumn<string> Code = new("学校标识码", Cells.Digits(10)) { Required = true, Synonyms = ["学校代码", "标识码"], Example = "2153000001" };
    private static readonly ImportColumn<string> Name = new("学校名称", Cells.Text(50)) { Required = true, Synonyms = ["名称", "校名"], Meaning = "全称" };
    private static readonly ImportColumn<Running> Kind = new("办别", Cells.Choice([("公办", Running.Public), ("民办", Running.Private)], [("1", Running.Public)])) { Required = true };
    private static readonly ImportColumn<DateOnly?> Opened = new("开办日期", Cells.Day(last: new DateOnly(2026, 12, 31)).OrNone());
    private static readonly ImportColumn<int?> Pupils = new("学生数", Cells.Whole(0, 20_000).OrNone());
    private static readonly ImportColumn<bool?> Boarding = new("是否寄宿", Cells.YesNo.OrNone());
    private static readonly ImportColumn<string> Phone = new("联系人电话", Cells.Phone);
    private static readonly ImportColumn<string> Head = new("校长姓名", Cells.Name) { Synonyms = ["校长"] };

    private static readonly ImportDefinition<School> Schools = new("学校", [Code, Name, Kind, Opened, Pupils, Boarding, Phone, Head],
        row => new School(row.Of(Code), row.Of(Name), row.Of(Kind), row.Get(Opened), row.Get(Pupils), row.Get(Boarding), row.Get(Phone), row.Get(Head)))
    {
        Checks = [ImportChecks.Unique<School>(Code, school => school.Code)],
    };

    [Fact]
    public void AGoodFile_ColumnsInAnyOrderUnderOtherNames_BecomesValues()
    {
        var preview = Read("云屏县学校一览表\n\n校名,办别,学校代码（10位）,备注,学生数,开办日期,是否寄宿,联系人电话\n 第二中学 ,公办,２１５３００００01,甲,\"1,203\",1956年9月1日,是,0871-65100000\n\n石桥小学,1,2153000002,,,42075,,\n合计,,,,1203,,,\n");
        Assert.True(preview.IsGood, string.Join('\n', preview.Messages));
        Assert.Equal(
            [new(4, new School("2153000001", "第二中学", Running.Public, new DateOnly(1956, 9, 1), 1203, true, "0871-65100000", null)),
             new Imported<School>(6, new School("2153000002", "石桥小学", Running.Public, new DateOnly(2015, 3, 12), null, null, null, null))],
            preview.Rows);
        Assert.Equal(3, preview.HeadingRow);
        Assert.Equal(["备注"], preview.Ignored);
        Assert.Equal(["校长姓名"], preview.Missing);
        Assert.Equal("A 校名 学校名称", preview.Map.Select(mapping => $"{mapping.Letters} {mapping.Heading} {mapping.Column.Name}").First());
        Assert.Equal(7, Assert.Single(preview.Messages).Row);
        Assert.Equal("共 2 行，都可以导入；有 1 处需要留意。", preview.Summary);
    }

    [Fact]
    public void WrongCells_AreNamedByRowColumnValueAndExpectation_AndNothingIsGood()
    {
        var preview = Read("学校标识码,学校名称,办别,开办日期,学生数,校长姓名,联系人电话\n215300001,甲,公力,2015-13-01,12人,张3,12\n2.153E+09,,民办,2027-01-01,1.5,张三,\n2153000003,丙,公办,,#N/A,,\n2153000003,丁,公办,,,,\n");
        Assert.False(preview.IsGood);
        Assert.Equal(
            ["第 2 行“学校标识码”是“215300001”：有 9 位数字，应为 10 位数字。",
             "第 2 行“办别”是“公力”：不在可选内容里，是不是“公办”，应为公办、民办之一。",
             "第 2 行“开办日期”是“2015-13-01”：不是日期，或没有这一天，应为 2015-03-12、2015年3月12日 或 20150312 这样的日期，2026-12-31 止。",
             "第 2 行“学生数”是“12人”：不是数字，数字后面不要带单位，应为 0 到 20000 的整数。",
             "第 2 行“校长姓名”是“张3”：有数字或符号，应为姓名，不带数字、空格和符号。",
             "第 2 行“联系人电话”是“12”：不是电话号码，应为一个手机号码或带区号的固定电话，如 0871-65100000。",
             "第 3 行“学校标识码”是“2.153E+09”：号码已被 Excel 变成科学计数，后几位丢失，须把该列设为“文本”后重新填写，应为 10 位数字。",
             "第 3 行“学校名称”：没有填写，应为不超过 50 个字。",
             "第 3 行“开办日期”是“2027-01-01”：超出范围，应为 2015-03-12、2015年3月12日 或 20150312 这样的日期，2026-12-31 止。",
             "第 3 行“学生数”是“1.5”：不是整数，应为 0 到 20000 的整数。",
             "第 4 行“学生数”是“#N/A”：公式出错，应为 0 到 20000 的整数。"],
            preview.Messages.Select(message => message.ToString()));
        Assert.Equal("D2", preview.Messages[2].Place);
        Assert.Equal([2, 3, 4], preview.Bad.Select(row => row.Number));
        Assert.Equal([5], preview.Rows.Select(row => row.Row));
    }

    [Fact]
    public void Doubles_AreFoundBetweenRows()
    {
        var preview = Read("学校标识码,学校名称,办别\n2153000001,甲,公办\n2153000001,乙,公办\n");
        Assert.Equal("第 3 行“学校标识码”是“2153000001”：与第 2 行重复，应为每行不同的内容。", Assert.Single(preview.Messages).ToString());
        Assert.Equal("A3", preview.Messages[0].Place);
        Assert.Equal([2], preview.Rows.Select(row => row.Row));
    }

    [Fact]
    public void MergedHeadings_OfTwoRows_AreRead()
    {
        var rows = """
            <row r="1"><c r="A1" t="str"><v>学校情况统计表</v></c></row>
            <row r="2"><c r="A2" t="str"><v>学校标识码</v></c><c r="B2" t="str"><v>学校名称</v></c><c r="C2" t="str"><v>办别</v></c><c r="D2" t="str"><v>校长信息</v></c><c r="F2" t="str"><v>联系人</v></c></row>
            <row r="3"><c r="D3" t="str"><v>姓名</v></c><c r="E3" t="str"><v>电话</v></c><c r="F3" t="str"><v>姓名</v></c><c r="G3" t="str"><v>电话</v></c></row>
            <row r="4"><c r="A4"><v>2153000001</v></c><c r="B4" t="str"><v>甲</v></c><c r="C4" t="str"><v>公办</v></c><c r="D4" t="str"><v>张三</v></c><c r="E4" t="str"><v>13900000000</v></c><c r="F4" t="str"><v>李四</v></c><c r="G4" t="str"><v>13800000000</v></c></row>
            """;
        const string merges = "<mergeCells><mergeCell ref=\"A1:G1\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"C2:C3\"/><mergeCell ref=\"D2:E2\"/><mergeCell ref=\"F2:G2\"/></mergeCells>";
        var preview = Importer.Read(Schools, Workbooks.Of(Workbooks.Sheet(rows, merges)), "学校.xlsx");
        Assert.Equal(new School("2153000001", "甲", Running.Public, null, null, null, "13800000000", "张三"), Assert.Single(preview.Rows).Value);
        Assert.Equal(["电话", "姓名"], preview.Ignored);
    }

    [Fact]
    public void MissingColumns_NoHeadings_NoRows_WrongFiles_AreSaid()
    {
        Assert.Equal("缺少“学校名称”列，应为这一列，也可写作 名称、校名。", Read("学校标识码,办别\n2153000001,公办\n").Messages[0].ToString());
        Assert.StartsWith("没有找到表头。表头应有这些列：学校标识码、学校名称、办别。", Read("甲,乙\n1,2\n").Summary, StringComparison.Ordinal);
        Assert.StartsWith("表头下面没有内容", Read("学校标识码,学校名称,办别\n").Messages[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("文件是空的", Importer.Read(Schools, new MemoryStream(), "a.xlsx").Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void APersonMaySay_WhatAHeadingIs()
    {
        var stream = new MemoryStream("编号,学校名称,办别\n2153000001,甲,公办\n"u8.ToArray());
        var preview = Importer.Read(Schools, stream, "a.csv", new Dictionary<string, string> { ["编号"] = "学校标识码" });
        Assert.Equal("2153000001", Assert.Single(preview.Rows).Value.Code);
    }

    [Fact]
    public void TheTemplate_IsValid_HoldsListsAndGuide_AndImportsWhenFilled()
    {
        var target = new MemoryStream();
        ImportTemplate.Write(Schools, target, [["2153000001", "甲", "公办", "1956-09-01", "12", "否", "13800000000", "张三"]]);
        using (var document = SpreadsheetDocument.Open(target, false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
        }

        using (var file = SpreadsheetFile.Open(target, "模板.xlsx"))
        {
            Assert.Equal(["学校", "填写说明", "可选值"], file.Sheets.Select(sheet => sheet.Name));
            Assert.Contains(file.Sheets[1].Rows(), row => row[0] == "学校标识码" && row[2] == "10 位数字" && row[3] == "2153000001");
            Assert.Equal(["办别|是否寄宿", "公办|是", "民办|否"], file.Sheets[2].Rows().Select(row => string.Join('|', row.Cells)));
        }

        var preview = Importer.Read(Schools, target, "模板.xlsx");
        Assert.Equal(new School("2153000001", "甲", Running.Public, new DateOnly(1956, 9, 1), 12, false, "13800000000", "张三"), Assert.Single(preview.Rows).Value);
        Assert.Empty(preview.Messages);
    }

    [Fact]
    public void TheReport_CanBeMendedAndUploadedAgain()
    {
        var preview = Read("校名,学校标识码,办别\n甲,2153000001,公办\n乙,215,公办\n丙,2153000003,公\n");
        var target = new MemoryStream();
        ImportReport.Write(preview, target);
        using var file = SpreadsheetFile.Open(target, "a.xlsx");
        Assert.Equal(["B3|3|学校标识码|215|有 3 位数字|10 位数字|错误", "C4|4|办别|公|不在可选内容里|公办、民办之一|错误"],
            file.Sheets[0].Rows().Skip(1).Select(row => string.Join('|', row.Cells)));
        Assert.Equal(["校名|学校标识码|办别|原行号|原因", "乙|215|公办|3|学校标识码有 3 位数字", "丙|2153000003|公|4|办别不在可选内容里"],
            file.Sheets[1].Rows().Select(row => string.Join('|', row.Cells)));
        Assert.Equal(2, Importer.Read(Schools, target, "a.xlsx").Errors);
    }

    private static ImportPreview<School> Read(string csv) => Importer.Read(Schools, new MemoryStream(Encoding.UTF8.GetBytes(csv)), "学校.csv");
}
