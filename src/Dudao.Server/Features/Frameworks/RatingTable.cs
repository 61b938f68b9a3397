using System.Globalization;
using System.Text;
using Dudao.Core.Frameworks.Agreement;
using Dudao.Core.Frameworks.Tables;

namespace Dudao.Server.Features.Frameworks;

/// <summary>A table of marks: rows are items, columns raters, a blank is a missing mark. A heading row and a first column of names may stand beside.</summary>
/// <param name="Raters">What the raters are called: the heading, or the column's letter.</param>
/// <param name="Ratings">The marks.</param>
internal sealed record RatingTable(IReadOnlyList<string> Raters, Ratings Ratings)
{
    private static readonly HashSet<string> NamesOfItems = new(StringComparer.OrdinalIgnoreCase)
    {
        "item", "items", "unit", "units", "id", "no", "no.", "row", "subject", "target", "leaf", "name", "序号", "编号", "指标", "项目", "条目", "名称", "对象", "单位", "题号", "评分项", "C级指标", "学校",
    };

    /// <summary>Reads a sheet; the table, or what is wrong in it, each at its row and column.</summary>
    public static (RatingTable? Table, IReadOnlyList<string> Problems) Read(SheetCells sheet)
    {
        var rows = sheet.Rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).ToList();
        var heading = rows.Count > 0 && rows[0].Cells.Any(c => !string.IsNullOrWhiteSpace(c) && Number(c) is null) ? rows[0] : null;
        var body = heading is null ? rows : rows[1..];
        var columns = Enumerable.Range(0, rows.Select(r => r.Cells.Count).DefaultIfEmpty().Max())
            .Where(c => Cell(heading, c).Length > 0 || body.Exists(r => Cell(r, c).Length > 0)).ToList();
        if (columns.Count > 0 && IsNames(columns[0], heading, body))
        {
            columns.RemoveAt(0);
        }

        if (columns.Count < 2 || body.Count == 0)
        {
            return (null, ["表里至少要有两列分数（一列一个评分人）和一行（一行一个评分项），空格表示没有评"]);
        }

        var problems = body.SelectMany(r => columns.Where(c => Cell(r, c).Length > 0 && Number(Cell(r, c)) is null)
            .Select(c => $"第 {r.Number} 行 {Letter(c)} 列“{Cell(r, c)}”不是数，应填分数，没有评的留空")).ToList();
        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var ratings = Ratings.Of(body.Select(r => (IReadOnlyList<double?>)[.. columns.Select(c => Number(Cell(r, c)))]));
        return (new([.. columns.Select(c => Cell(heading, c) is { Length: > 0 } name ? name : $"{Letter(c)} 列")], ratings), []);
    }

    // The first column names the items when its heading says so, or when none of its cells is a number.
    private static bool IsNames(int column, RowCells? heading, List<RowCells> body) =>
        NamesOfItems.Contains(Cell(heading, column)) || body.TrueForAll(r => Cell(r, column).Length > 0 && Number(Cell(r, column)) is null);

    private static string Cell(RowCells? row, int column) => row is not null && column < row.Cells.Count ? row.Cells[column].Trim() : "";

    private static double? Number(string text) =>
        double.TryParse(text.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value) ? value : null;

    private static string Letter(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letter((column / 26) - 1) + (char)('A' + (column % 26));
}
