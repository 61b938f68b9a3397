using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Dudao.Server.Infrastructure.Spreadsheets.Writing;

/// <summary>
/// Writes an .xlsx to a stream as rows come, one sheet after another; memory does not grow with the rows. Dispose it to finish the file.
/// </summary>
public sealed class XlsxWriter(Stream target) : IDisposable
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<XlsxSheetWriter> _sheets = [];
    private readonly List<(string Name, string[] Values)> _lists = [];
    private readonly StyleSheet _styles = new();
    private bool _disposed;

    /// <summary>Begins a sheet and ends the one before. The name is cut and mended to what Excel allows.</summary>
    public XlsxSheetWriter Add(string name, XlsxLayout layout)
    {
        _sheets.LastOrDefault()?.Finish();
        var lists = layout.Columns.Select(column => column.Allowed.Count == 0 ? "" : ListOf(column.Heading.Split('（')[0], [.. column.Allowed])).ToArray();
        return Begin(FreeName(name), layout, lists);
    }

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _sheets.LastOrDefault()?.Finish();
        if (_lists.Count > 0)
        {
            WriteLists();
        }

        WriteParts();
        _zip.Dispose();
    }

    private XlsxSheetWriter Begin(string name, XlsxLayout layout, string[] lists)
    {
        var part = _zip.CreateEntry($"xl/worksheets/sheet{_sheets.Count + 1}.xml", CompressionLevel.Fastest).Open();
        var sheet = new XlsxSheetWriter(part, name, layout, _styles, lists, first: _sheets.Count == 0);
        _sheets.Add(sheet);
        return sheet;
    }

    // Lists of allowed values stand on a sheet of their own: in the formula they could have 255 characters together.
    private string ListOf(string name, string[] values)
    {
        var at = _lists.FindIndex(list => list.Values.SequenceEqual(values));
        if (at < 0)
        {
            at = _lists.Count;
            _lists.Add((name, values));
        }

        var column = XlsxSheetWriter.Letters(at);
        return $"可选值!${column}$2:${column}${values.Length + 1}";
    }

    private void WriteLists()
    {
        var sheet = Begin("可选值", new XlsxLayout { Columns = [.. _lists.Select(list => new XlsxColumn(list.Name, 18))] }, new string[_lists.Count]);
        for (var row = 0; row < _lists.Max(list => list.Values.Length); row++)
        {
            sheet.Row([.. _lists.Select(list => XlsxCell.Text(row < list.Values.Length ? list.Values[row] : ""))]);
        }

        sheet.Finish();
    }

    private string FreeName(string name)
    {
        var plain = new string([.. name.Where(letter => letter >= ' ' && !"[]:*?/\\'".Contains(letter))]).Trim();
        plain = plain.Length == 0 ? "表" : plain.Length > 31 ? plain[..31] : plain;
        var free = plain;
        for (var number = 2; _sheets.Any(sheet => sheet.Name.Equals(free, StringComparison.OrdinalIgnoreCase)) || free == "可选值"; number++)
        {
            var ending = $"({number})";
            free = plain[..Math.Min(plain.Length, 31 - ending.Length)] + ending;
        }

        return free;
    }

    private void WriteParts()
    {
        var (types, relations, sheets, names) = (new StringBuilder(), new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var i = 0; i < _sheets.Count; i++)
        {
            var sheet = _sheets[i];
            var number = i + 1;
            types.Append(CultureInfo.InvariantCulture, $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
            relations.Append(CultureInfo.InvariantCulture, $"<Relationship Id=\"rId{number}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>");
            sheets.Append(CultureInfo.InvariantCulture, $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{number}\"{(sheet.Layout.Hidden ? " state=\"hidden\"" : "")} r:id=\"rId{number}\"/>");
            foreach (var (name, range, hidden) in sheet.DefinedNames())
            {
                names.Append(CultureInfo.InvariantCulture, $"<definedName name=\"{name}\" localSheetId=\"{i}\"{(hidden ? " hidden=\"1\"" : "")}>'{SecurityElement.Escape(sheet.Name)}'!{range}</definedName>");
            }
        }

        Put("xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{Office}\"><sheets>{sheets}</sheets>{(names.Length > 0 ? $"<definedNames>{names}</definedNames>" : "")}</workbook>");
        Put("xl/_rels/workbook.xml.rels", Relations($"{relations}<Relationship Id=\"rIdStyles\" Type=\"{Office}/styles\" Target=\"styles.xml\"/>"));
        Put("xl/styles.xml", _styles.Write());
        Put("_rels/.rels", Relations($"<Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/>"));
        Put("[Content_Types].xml", $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{types}</Types>
            """);
    }

    private void Put(string name, string xml)
    {
        using var part = new StreamWriter(_zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        part.Write(xml);
    }

    private static string Relations(string relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>";
}
