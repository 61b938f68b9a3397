using System.Xml;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>A worksheet of an .xlsx.</summary>
internal sealed class XlsxSheet(XlsxWorkbook workbook, string name, bool hidden, string part) : Sheet
{
    private const int MostMerges = 100_000;
    private IReadOnlyList<MergedRange>? _merges;

    public override string Name => name;

    public override bool Hidden => hidden;

    public override IReadOnlyList<MergedRange> MergedRanges
    {
        get
        {
            if (_merges is null)
            {
                using var cursor = new XlsxCursor(this, workbook, Open());
                cursor.SkipRows();
            }

            return _merges ??= [];
        }
    }

    public override SheetCursor Read() => new XlsxCursor(this, workbook, Open());

    /// <summary>Reads the merged ranges, which stand behind the rows.</summary>
    internal void KeepMerges(XmlReader xml)
    {
        if (_merges is not null)
        {
            return;
        }

        var merges = new List<MergedRange>();
        while (xml.Read() && merges.Count < MostMerges)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "mergeCell"
                && CellReference.TryRange(xml.GetAttribute("ref") ?? "", out var range))
            {
                merges.Add(range);
            }
            else if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "mergeCells")
            {
                break;
            }
        }

        _merges = merges;
    }

    private XmlReader Open()
    {
        try
        {
            return workbook.Package.OpenXml(part, workbook.Package.Limits.PartBytes) ?? throw SpreadsheetException.Damaged();
        }
        catch (Exception exception) when (Damage.IsMeantBy(exception))
        {
            throw SpreadsheetException.Damaged(exception);
        }
    }
}
