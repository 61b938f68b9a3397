using System.IO.Compression;
using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Tests.Spreadsheets;

public class WrongFileTests
{
    [Fact]
    public void EmptyFile() => Refused([], "空的");

    [Fact]
    public void Picture_Pdf_Archive_Program_AreNamed()
    {
        Refused([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0], "图片");
        Refused("%PDF-1.7 ..."u8.ToArray(), "PDF");
        Refused([(byte)'M', (byte)'Z', 0, 0, 0], "程序");
        Refused(Workbooks.Zip(("a.txt", "x"u8.ToArray())).ToArray(), "压缩包");
    }

    [Fact]
    public void WordDocument_IsNamed() => Refused(Workbooks.Zip(("word/document.xml", "<w/>"u8.ToArray()), ("[Content_Types].xml", "<Types/>"u8.ToArray())).ToArray(), "Word");

    [Fact]
    public void CutOffWorkbook_IsDamaged()
    {
        var whole = Workbooks.Of(Workbooks.Sheet("<row><c><v>1</v></c></row>")).ToArray();
        Refused(whole[..(whole.Length / 2)], "损坏");
    }

    [Fact]
    public void AChangedByteInside_IsDamaged()
    {
        var file = Workbooks.Zip(
            ("xl/workbook.xml", Encoding.UTF8.GetBytes($"<workbook xmlns=\"{Workbooks.Main}\"><sheets><sheet name=\"a\"/></sheets></workbook>")),
            ("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes(Workbooks.Sheet("<row><c><v>2153000001</v></c></row>"))))
            .ToArray();
        using (var zip = new ZipArchive(new MemoryStream(file)))
        {
            var stated = BitConverter.GetBytes(zip.GetEntry("xl/worksheets/sheet1.xml")!.Crc32);
            for (var at = file.AsSpan().LastIndexOf(stated); at >= 0; at = file.AsSpan().LastIndexOf(stated))
            {
                file[at] ^= 1;
            }
        }

        Refused(file, "损坏");
    }

    [Fact]
    public void AnXlsCutOff_IsDamaged_AndLosesNoRowsSilently()
    {
        var file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Spreadsheets/Cases/libreoffice.xls"));
        for (var length = 512; length < 4096; length += 512)
        {
            Refused(file[..length], "损坏");
        }
    }

    [Fact]
    public void TextsThatAreNotThere_AreDamage_AndNoBlankCells() =>
        Refused(Workbooks.Of(Workbooks.Sheet("<row><c t=\"s\"><v>0</v></c></row>")).ToArray(), "损坏");

    [Fact]
    public void AFileThatIsNotThere_IsNamed() => Assert.Contains("没有找到文件",
        Assert.Throws<SpreadsheetException>(() => SpreadsheetFile.Open(Path.Combine(Path.GetTempPath(), "没有", "名册.xlsx"))).Message, StringComparison.Ordinal);

    [Fact]
    public void CutOffSheet_IsDamaged() => Refused(Workbooks.Of($"<worksheet xmlns=\"{Workbooks.Main}\"><sheetData><row><c><v>1</v>").ToArray(), "损坏");

    [Fact]
    public void Bomb_IsRefused_BeforeItsMemoryIsTaken()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in new[]
            {
                ("xl/workbook.xml", $"<workbook xmlns=\"{Workbooks.Main}\"><sheets><sheet name=\"a\"/></sheets></workbook>"),
                ("xl/worksheets/sheet1.xml", Workbooks.Sheet("<row><c t=\"s\"><v>0</v></c></row>")),
            })
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }

            using var texts = zip.CreateEntry("xl/sharedStrings.xml").Open();
            texts.Write("<sst>"u8);
            var item = Encoding.UTF8.GetBytes($"<si><t>{new string('a', 30_000)}</t></si>");
            for (var i = 0; i < 5_000; i++)
            {
                texts.Write(item);
            }
        }

        Refused(stream.ToArray(), "过大");
    }

    [Fact]
    public void EntityBomb_IsDamaged() => Refused(
        Workbooks.Of("<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]>" + Workbooks.Sheet("<row><c t=\"str\"><v>&c;</v></c></row>")).ToArray(), "损坏");

    [Fact]
    public void RowsAndColumnsBeyondExcel_AreTooMany()
    {
        Refused(Workbooks.Of(Workbooks.Sheet("<row r=\"1048577\"><c><v>1</v></c></row>")).ToArray(), "行");
        Refused(Workbooks.Of(Workbooks.Sheet("<row><c r=\"ZZZZ1\"><v>1</v></c></row>")).ToArray(), "列");
    }

    [Theory]
    [InlineData("EncryptedPackage", "密码")]
    [InlineData("WordDocument", "Word")]
    [InlineData("PowerPoint Document", "演示文稿")]
    [InlineData("Contents", "别种文件")]
    public void CompoundFiles_AreToldByTheirStreams(string stream, string says)
    {
        var file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Spreadsheets/Cases/libreoffice.xls"));
        var entry = file.AsSpan().IndexOf(Encoding.Unicode.GetBytes("Workbook\0"));
        file.AsSpan(entry, 64).Clear();
        Encoding.Unicode.GetBytes(stream).CopyTo(file, entry);
        file[entry + 64] = (byte)(stream.Length * 2 + 2);
        Refused(file, says);
    }

    [Fact]
    public void AnXlsWithAPassword_IsNamed()
    {
        var file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Spreadsheets/Cases/libreoffice.xls"));
        var begin = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x09, 0x08, 0x10, 0x00, 0x00, 0x06]);
        file[begin + 20] = 0x2F;
        file[begin + 21] = 0;
        Refused(file, "密码");
    }

    private static void Refused(byte[] bytes, string says)
    {
        var refused = Assert.Throws<SpreadsheetException>(() => Workbooks.Lines(bytes, "名册.xlsx"));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }
}
