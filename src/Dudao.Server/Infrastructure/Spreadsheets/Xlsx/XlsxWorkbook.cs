using System.Xml;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>A workbook of Excel 2007 and later: its sheets, shared texts, formats and calendar.</summary>
internal sealed class XlsxWorkbook : IDisposable
{
    private readonly string _textsPart = "";
    private readonly string _stylesPart = "";
    private SharedTexts? _texts;
    private NumberFormat[]? _formats;

    private XlsxWorkbook(XlsxPackage package)
    {
        Package = package;
        var book = package.Relations("").Values.FirstOrDefault(relation => relation.Kind == "officeDocument").Target ?? "";
        book = package.Has(book) ? book : "xl/workbook.xml";
        if (!package.Has(book) || book.EndsWith(".bin", StringComparison.OrdinalIgnoreCase) || !IsWorkbook(book))
        {
            throw NotAWorkbook(package);
        }

        var relations = package.Relations(book);
        var folder = book[..(book.LastIndexOf('/') + 1)];
        _textsPart = relations.Values.FirstOrDefault(relation => relation.Kind == "sharedStrings").Target ?? folder + "sharedStrings.xml";
        _stylesPart = relations.Values.FirstOrDefault(relation => relation.Kind == "styles").Target ?? folder + "styles.xml";
        Sheets = ReadSheets(book, folder, relations);
        if (Sheets.Count == 0)
        {
            throw new SpreadsheetException("文件里没有工作表。请检查后重新选择文件。");
        }
    }

    public XlsxPackage Package { get; }

    public bool From1904 { get; private set; }

    public IReadOnlyList<Sheet> Sheets { get; }

    public SharedTexts Texts => _texts ??= XlsxTexts.Load(Package, _textsPart);

    public NumberFormat[] Formats => _formats ??= XlsxStyles.Load(Package, _stylesPart);

    public static XlsxWorkbook Open(Stream stream, SpreadsheetLimits limits)
    {
        var package = new XlsxPackage(stream, limits);
        try
        {
            return new XlsxWorkbook(package);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _texts?.Dispose();
        Package.Dispose();
    }

    private bool IsWorkbook(string part)
    {
        using var xml = Package.OpenXml(part, Package.Limits.SmallPartBytes)!;
        return xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "workbook";
    }

    private List<Sheet> ReadSheets(string book, string folder, Dictionary<string, (string Target, string Kind)> relations)
    {
        var sheets = new List<Sheet>();
        using var xml = Package.OpenXml(book, Package.Limits.SmallPartBytes)!;
        var place = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "workbookPr")
            {
                From1904 = xml.GetAttribute("date1904") is "1" or "true" or "on";
            }

            if (xml.LocalName != "sheet" || sheets.Count >= Package.Limits.Sheets)
            {
                continue;
            }

            place++;
            var (name, state, id) = ("", "", "");
            while (xml.MoveToNextAttribute())
            {
                switch (xml.LocalName)
                {
                    case "name":
                        name = xml.Value;
                        break;
                    case "state":
                        state = xml.Value;
                        break;
                    case "id":
                        id = xml.Value;
                        break;
                    default:
                        break;
                }
            }

            // Some programs write workbooks without relations: their sheets are numbered.
            var (target, kind) = relations.TryGetValue(id, out var relation) ? relation : ($"{folder}worksheets/sheet{place}.xml", "worksheet");
            if (kind == "worksheet" && Package.Has(target))
            {
                sheets.Add(new XlsxSheet(this, name, state is "hidden" or "veryHidden", target));
            }
        }

        return sheets;
    }

    private static SpreadsheetException NotAWorkbook(XlsxPackage package) =>
        package.Names.Any(name => name.StartsWith("word/", StringComparison.Ordinal)) ? SpreadsheetException.WrongKind(" Word 文档")
        : package.Names.Any(name => name.StartsWith("ppt/", StringComparison.Ordinal)) ? SpreadsheetException.WrongKind("演示文稿")
        : package.Has("xl/workbook.bin") ? new SpreadsheetException("这是二进制工作簿（.xlsb）。请在 Excel 中另存为 .xlsx 后再上传。")
        : package.Has("content.xml") && package.Has("mimetype") ? new SpreadsheetException("这是 OpenDocument 文件。请另存为 .xlsx 后再上传。")
        : package.Names.Any(name => name.StartsWith("xl/", StringComparison.Ordinal)) ? SpreadsheetException.Damaged()
        : SpreadsheetException.WrongKind("压缩包");
}
