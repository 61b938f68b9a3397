using System.Globalization;
using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets;
using Dudao.Server.Infrastructure.Spreadsheets.Importing;

namespace Dudao.Server.Tests.Spreadsheets;

/// <summary>
/// Thousands of spoilt files through the reader: each is read or refused with a sentence, in 5 s and within bounds. DUDAO_FUZZ_SEED begins elsewhere,
/// DUDAO_FUZZ_FILES says how many. A file that fails goes to the temporary folder; mended, it is kept in Cases.
/// </summary>
public class FuzzTests
{
    private const long MostAllocated = 300L << 20;
    private static readonly ImportDefinition<string> Definition = new("名册",
        [new ImportColumn<string>("学校标识码", Cells.Digits(10)) { Required = true }, new ImportColumn<string>("姓名", Cells.Name), new ImportColumn<DateOnly>("出生日期", Cells.Day())],
        row => row.Number.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public async Task FiveThousandSpoiltFiles_AreReadOrRefused()
    {
        var first = Setting("DUDAO_FUZZ_SEED", 1);
        var corpus = Corpus();
        var (read, refused) = (0, 0);
        for (var seed = first; seed < first + Setting("DUDAO_FUZZ_FILES", 5000); seed++)
        {
            var random = new Random(seed);
            var bytes = Mutation.Of(corpus[seed % corpus.Count], random);
            try
            {
                if (await Task.Run(() => Read(bytes), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken))
                {
                    read++;
                }
                else
                {
                    refused++;
                }
            }
            catch (Exception exception)
            {
                var kept = Path.Combine(Path.GetTempPath(), $"dudao-fuzz-{seed}");
                await File.WriteAllBytesAsync(kept, bytes, TestContext.Current.CancellationToken);
                Assert.Fail($"seed {seed}, kept as {kept}: {exception}");
            }
        }

        // Both must come up, else the files are spoilt too little or too much.
        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
        TestContext.Current.SendDiagnosticMessage($"{read} read, {refused} refused");
    }

    [Fact]
    public void EveryCaseKept_IsReadOrRefused()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Spreadsheets/Cases")))
        {
            Read(File.ReadAllBytes(path));
        }
    }

    // True where the file could be read, false where it was refused with a sentence.
    private static bool Read(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            using (var file = SpreadsheetFile.Open(new MemoryStream(bytes), "名册"))
            {
                foreach (var sheet in file.Sheets)
                {
                    Assert.All(sheet.Rows(), row => Assert.InRange(row.Number, 1, int.MaxValue));
                    Assert.True(sheet.MergedRanges.Count >= 0);
                }
            }

            Assert.NotEmpty(Importer.Read(Definition, new MemoryStream(bytes), "名册").Summary);
            return true;
        }
        catch (SpreadsheetException refused)
        {
            Assert.EndsWith("。", refused.Message, StringComparison.Ordinal);
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        }
    }

    private static List<byte[]> Corpus()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var cases = Path.Combine(AppContext.BaseDirectory, "Spreadsheets/Cases");
        var target = new MemoryStream();
        ImportTemplate.Write(Definition, target, [["2153000001", "张三", "2015-03-12"]]);
        var strings = $"<sst xmlns=\"{Workbooks.Main}\"><si><t>学校标识码</t></si><si><r><t>姓</t></r><r><t>名</t></r></si></sst>";
        var styles = $"<styleSheet xmlns=\"{Workbooks.Main}\"><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;\"/></numFmts><cellXfs><xf numFmtId=\"176\"/></cellXfs></styleSheet>";
        var sheet = Workbooks.Sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" s=\"0\"><v>42075</v></c><c t=\"inlineStr\"><is><t>甲</t></is></c></row>", "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>");
        var csv = "学校标识码,姓名,出生日期\r\n2153000001,\"张,三\",2015-03-12\r\n2153000002,\"李\"\"四\n\",42075\r\n";
        const string html = "<html><table><tr><td colspan=2>学校标识码</td><th rowspan=\"3\">姓名</th></tr><tr><td>1<td>2</tr></table></html>";
        const string xml = "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"甲\"><Table><Row ss:Index=\"2\"><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"Number\">1</Data></Cell></Row></Table></Worksheet></Workbook>";
        return
        [
            target.ToArray(),
            Workbooks.Of(sheet, "", ("xl/sharedStrings.xml", strings), ("xl/styles.xml", styles)).ToArray(),
            File.ReadAllBytes(Path.Combine(cases, "libreoffice.xlsx")),
            File.ReadAllBytes(Path.Combine(cases, "libreoffice.xls")),
            Encoding.UTF8.GetBytes(csv),
            Encoding.GetEncoding("GB18030").GetBytes(csv),
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(csv)],
            Encoding.UTF8.GetBytes(html),
            Encoding.UTF8.GetBytes(xml),
            File.ReadAllBytes(Path.Combine(cases, "libreoffice.xls")),
        ];
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : usual;
}
