namespace Dudao.Server.Infrastructure.Spreadsheets.Xls;

/// <summary>A worksheet of an .xls.</summary>
internal sealed class XlsSheet(XlsWorkbook workbook, string name, bool hidden, uint position) : Sheet
{
    private IReadOnlyList<MergedRange>? _merges;

    public override string Name => name;

    public override bool Hidden => hidden;

    public override IReadOnlyList<MergedRange> MergedRanges
    {
        get
        {
            if (_merges is null)
            {
                using var cursor = Read();
                while (cursor.Read())
                {
                }
            }

            return _merges ??= [];
        }
    }

    public override SheetCursor Read() => new XlsCursor(this, workbook, position);

    internal void Keep(List<MergedRange> merges) => _merges ??= merges;
}
