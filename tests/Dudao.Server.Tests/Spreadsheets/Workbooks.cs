using System.IO.Compression;
using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Tests.Spreadsheets;

/// <summary>Workbooks written by hand, part by part, with all that other programs do differently.</summary>
internal static class Workbooks
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A workbook of one sheet; <paramref name="others"/> are further parts by name.</summary>
    public static MemoryStream Of(string sheet, string workbookProperties = "", params (string Name, string Content)[] others)
    {
        var parts = new Dictionary<string, string>
        {
            ["xl/workbook.xml"] = $"""
                <workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                {workbookProperties}<sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>
                """,
            ["xl/_rels/workbook.xml.rels"] = """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                """,
            ["xl/worksheets/sheet1.xml"] = sheet,
        };
        foreach (var (name, content) in others)
        {
            parts[name] = content;
        }

        return Zip([.. parts.Select(part => (part.Key, Encoding.UTF8.GetBytes(part.Value)))]);
    }

    /// <summary>A workbook of several sheets, 表1, 表2 …</summary>
    public static MemoryStream OfSheets(params string[] sheets) => Zip(
    [
        ("xl/workbook.xml", Encoding.UTF8.GetBytes($"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
            + string.Concat(sheets.Index().Select(sheet => $"<sheet name=\"表{sheet.Index + 1}\" sheetId=\"{sheet.Index + 1}\" r:id=\"rId{sheet.Index + 1}\"/>")) + "</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + string.Concat(sheets.Index().Select(sheet => $"<Relationship Id=\"rId{sheet.Index + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{sheet.Index + 1}.xml\"/>")) + "</Relationships>")),
        .. sheets.Index().Select(sheet => ($"xl/worksheets/sheet{sheet.Index + 1}.xml", Encoding.UTF8.GetBytes(sheet.Item))),
    ]);

    public static string Sheet(string rows, string after = "") =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData>{after}</worksheet>";

    public static MemoryStream Zip(params (string Name, byte[] Content)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return stream;
    }

    /// <summary>The rows of the first sheet as "number: cell|cell".</summary>
    public static string[] Lines(Stream stream, string name = "名册.xlsx", SpreadsheetLimits? limits = null)
    {
        using var file = SpreadsheetFile.Open(stream, name, limits);
        return [.. file.Sheets[0].Rows().Select(row => $"{row.Number}: {string.Join('|', row.Cells)}")];
    }

    public static string[] Lines(byte[] bytes, string name = "名册.csv") => Lines(new MemoryStream(bytes), name);
}
