using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Enrolment.Reading;

/// <summary>
/// Which sheet of a workbook is the list: the one with the headings, though a cover stand before it. A second list in the same file is refused:
/// its children would fall between the lists unseen.
/// </summary>
internal static class ListSheet
{
    private const int FewHeadings = 3;

    /// <exception cref="SpreadsheetException">Several sheets are lists.</exception>
    public static Sheet Of(SpreadsheetFile file, int rows, Func<string, bool> isHeading)
    {
        var shown = file.Sheets.Where(sheet => !sheet.Hidden).ToList();
        if (shown.Count < 2)
        {
            return shown.FirstOrDefault() ?? file.Sheets[0];
        }

        var found = shown.Select(sheet => (Sheet: sheet, Seen: Look(sheet, rows, isHeading))).ToList();
        var best = found.MaxBy(one => one.Seen.Headings);
        var lists = found.Where(one => one.Seen.HasRows && one.Seen.Headings > 0
            && (one.Seen.Headings == best.Seen.Headings || one.Seen.Headings >= Math.Max(FewHeadings, (best.Seen.Headings + 1) / 2))).ToList();
        return lists.Count < 2 ? best.Sheet : throw new SpreadsheetException(
            $"文件里有 {lists.Count} 张工作表都是名单：{string.Concat(lists.Select(one => $"“{one.Sheet.Name}”"))}。一次只读一张，只读其中一张会漏掉学生。"
            + "请把它们合并到一张工作表，或把不要的删去或隐藏，再来一次。");
    }

    private static (int Headings, bool HasRows) Look(Sheet sheet, int rows, Func<string, bool> isHeading)
    {
        var seen = sheet.Rows().Take(rows).Select(row => row.Cells.Select(cell => cell.Trim()).ToArray()).ToList();
        if (seen.Count == 0)
        {
            return (0, false);
        }

        var (at, cells) = HeadingRow.Find(seen, isHeading);
        return (cells.Count(isHeading), at + 1 < seen.Count);
    }
}
