using System.Text;
using Dudao.Server.Infrastructure.Spreadsheets.Markup;

namespace Dudao.Server.Infrastructure.Spreadsheets.Xlsx;

/// <summary>A worksheet of an .xlsx.</summary>
internal sealed class XlsxSheet(XlsxWorkbook workbook, string name, bool hidden, string part) : Sheet
{
    private const int MostMerges = 100_000;
    private static readonly ulong MergeCell = XmlTokens.Name("mergeCell"u8);
    private static readonly ulong MergeCells = XmlTokens.Name("mergeCells"u8);
    private static readonly ulong Reference = XmlTokens.Name("ref"u8);
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
    internal void KeepMerges(XmlTokens xml)
    {
        if (_merges is not null)
        {
            return;
        }

        var merges = new List<MergedRange>();
        while (xml.Read() && merges.Count < MostMerges)
        {
            if (xml.Token == XmlToken.Start && xml.LocalName == MergeCell)
            {
                while (xml.NextAttribute(out var attribute, out var value))
                {
                    if (attribute == Reference && CellReference.TryRange(Encoding.UTF8.GetString(value), out var range))
                    {
                        merges.Add(range);
                    }
                }
            }
            else if (xml.Token == XmlToken.End && xml.LocalName == MergeCells)
            {
                break;
            }
        }

        _merges = merges;
    }

    private XmlTokens Open()
    {
        try
        {
            return workbook.Package.OpenTokens(part, workbook.Package.Limits.PartBytes) ?? throw SpreadsheetException.Damaged();
        }
        catch (Exception exception) when (Damage.IsMeantBy(exception))
        {
            throw SpreadsheetException.Damaged(exception);
        }
    }
}
