using Dudao.Core.Balance.Schools;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Balance;

/// <summary>
/// Where the headings of a school table stand: titles may stand above them, another sheet before, and two rows of headings may be merged
/// (学生数 over 小学 and 初中). The text of a column is then 学生数(小学).
/// </summary>
internal sealed record SchoolHeadings(Sheet Sheet, int Row, IReadOnlyList<string> Texts)
{
    private const int Searched = 30;

    /// <summary>The row that names most columns among the first thirty of each sheet that is shown; the first row where none names any; null in an empty file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="known">Whether a column of that name (<see cref="FigureColumn.NameOf"/>) is looked for.</param>
    public static SchoolHeadings? Find(SpreadsheetFile file, Func<string, bool> known)
    {
        SchoolHeadings? best = null;
        var most = 0;
        foreach (var sheet in file.Sheets.Where(sheet => !sheet.Hidden).DefaultIfEmpty(file.Sheets[0]))
        {
            SheetRow? above = null;
            foreach (var row in sheet.Rows().Take(Searched))
            {
                var texts = Read(row, above?.Number == row.Number - 1 ? above : null, known);
                var named = texts.Select(FigureColumn.NameOf).Where(known).Distinct(StringComparer.Ordinal).Count();
                if (best is null || named > most)
                {
                    (best, most) = (new SchoolHeadings(sheet, row.Number, texts), named);
                }

                above = row;
            }
        }

        return best;
    }

    private static List<string> Read(SheetRow row, SheetRow? above, Func<string, bool> known)
    {
        var texts = new List<string>();
        var group = "";
        for (var at = 0; at < Math.Max(row.Count, above?.Count ?? 0); at++)
        {
            var (own, over) = (Plain(row[at]), Plain(above?[at] ?? ""));
            group = over.Length > 0 ? over : group;
            var joined = $"{group}({own})";
            texts.Add(own.Length == 0 ? over
                : own is "全校" or "合计" or "总数" && known(FigureColumn.NameOf(group)) ? group
                : group.Length > 0 && known(FigureColumn.NameOf(joined)) ? joined : own);
        }

        return texts;
    }

    private static string Plain(string text) => text.ReplaceLineEndings("").Trim();
}
