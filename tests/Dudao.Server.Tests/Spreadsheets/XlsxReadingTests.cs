using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Tests.Spreadsheets;

public class XlsxReadingTests
{
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>
        <numFmt numFmtId="177" formatCode="0000000000"/><numFmt numFmtId="178" formatCode="#,##0.00_);[Red]\(#,##0.00\)"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="22"/><xf numFmtId="178"/><xf numFmtId="20"/></cellXfs></styleSheet>
        """;

    [Fact]
    public void Texts_SharedRichInlineAndFormulas_AreRead()
    {
        var strings = $"""
            <sst xmlns="{Workbooks.Main}"><si><t>云屏县</t></si><si><r><t>第二</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 中学</t></r><rPh sb="0" eb="1"><t>dier</t></rPh></si><si><t>一_x000D_二</t></si><si/></sst>
            """;
        var sheet = Workbooks.Sheet("""
            <row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="inlineStr"><is><t>内</t><r><t>联</t></r></is></c></row>
            <row r="5"><c r="A5" t="str"><f>A1&amp;""</f><v>算 出</v></c><c r="B5" t="b"><v>1</v></c><c r="C5" t="e"><v>#N/A</v></c><c r="D5" t="s"><v>2</v></c><c r="E5" t="s"><v>3</v></c></row>
            """);
        Assert.Equal(
            ["3: 云屏县||第二 中学|内联", "5: 算 出|TRUE|#N/A|一\r二"],
            Workbooks.Lines(Workbooks.Of(sheet, "", ("xl/sharedStrings.xml", strings))));
    }

    [Fact]
    public void Numbers_LoseTheirNoise_AndDaysAreDays()
    {
        var sheet = Workbooks.Sheet("""
            <row><c><v>0.30000000000000004</v></c><c><v>88.7</v></c><c><v>1E-2</v></c><c><v>2153000001</v></c><c><v>13800000000</v></c><c><v>-5</v></c><c><v>4.5302419900101123E+17</v></c></row>
            <row><c s="1"><v>42075</v></c><c s="2"><v>42075</v></c><c s="3"><v>53000001</v></c><c s="4"><v>42075.5</v></c><c s="4"><v>42075</v></c><c s="5"><v>1234.5</v></c><c s="6"><v>0.375</v></c><c s="1"><v>1</v></c><c s="1"><v>61</v></c><c t="d"><v>2015-03-12T00:00:00</v></c></row>
            """);
        Assert.Equal(
            ["1: 0.3|88.7|0.01|2153000001|13800000000|-5|4.53024199001011E+17",
             "2: 2015-03-12|2015-03-12|0053000001|2015-03-12 12:00:00|2015-03-12|1234.5|09:00:00|1900-01-01|1900-03-01|2015-03-12"],
            Workbooks.Lines(Workbooks.Of(sheet, "", ("xl/styles.xml", Styles))));
    }

    [Fact]
    public void Days_CountedFrom1904() => Assert.Equal(
        ["1: 2015-03-12"],
        Workbooks.Lines(Workbooks.Of(Workbooks.Sheet("<row><c s=\"1\"><v>40613</v></c></row>"), "<workbookPr date1904=\"1\"/>", ("xl/styles.xml", Styles))));

    [Fact]
    public void PrefixedNames_NoReferences_NoRelations_AreRead()
    {
        var sheet = $"<x:worksheet xmlns:x=\"{Workbooks.Main}\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>甲</x:t></x:is></x:c><x:c/><x:c><x:v>2</x:v></x:c></x:row><x:row/><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>";
        Assert.Equal(
            ["1: 甲||2", "3: 3"],
            Workbooks.Lines(Workbooks.Of(sheet, "", ("xl/_rels/workbook.xml.rels", "<Relationships/>"))));
    }

    [Fact]
    public void MergedRanges_AreKnownBeforeAndAfterTheRows()
    {
        var stream = Workbooks.Of(Workbooks.Sheet("<row><c><v>1</v></c></row>", "<mergeCells count=\"2\"><mergeCell ref=\"A1:T1\"/><mergeCell ref=\"$B$2:B3\"/></mergeCells>"));
        MergedRange[] expected = [new(1, 0, 1, 19), new(2, 1, 3, 1)];
        using (var file = SpreadsheetFile.Open(stream, "a.xlsx"))
        {
            Assert.Equal(expected, file.Sheets[0].MergedRanges);
        }

        using var again = SpreadsheetFile.Open(stream, "a.xlsx");
        Assert.Single(again.Sheets[0].Rows());
        Assert.Equal(expected, again.Sheets[0].MergedRanges);
    }

    [Fact]
    public void SharedTexts_BeyondMemory_AreReadFromAFile()
    {
        var random = new Random(7);
        var texts = Enumerable.Range(0, 60_000).Select(i => $"{i}号{new string('督', random.Next(0, 40))}").ToArray();
        var strings = $"<sst xmlns=\"{Workbooks.Main}\">{string.Concat(texts.Select(text => $"<si><t>{text}</t></si>"))}</sst>";
        var order = Enumerable.Range(0, texts.Length).OrderBy(_ => random.Next()).ToArray();
        var sheet = Workbooks.Sheet(string.Concat(order.Select(i => $"<row><c t=\"s\"><v>{i}</v></c></row>")));
        using var file = SpreadsheetFile.Open(Workbooks.Of(sheet, "", ("xl/sharedStrings.xml", strings)), "a.xlsx",
            new SpreadsheetLimits { TextsInMemory = 1 << 20 });
        Assert.Equal(order.Select(i => texts[i]), file.Sheets[0].Rows().Select(row => row[0]));
    }
}
