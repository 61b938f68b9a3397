using Dudao.Core.Balance.Schools;
using Dudao.Server.Features.Balance;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Cli.Balance;

/// <summary>Two columns of a table: pupils and one resource, without a standard. Wrong rows are told and left out.</summary>
internal sealed class ResourceTable
{
    private const int Searched = 30;

    public List<(int Row, string Group, double Pupils, double Amount)> Rows { get; } = [];

    public List<TableProblem> Problems { get; } = [];

    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public static ResourceTable Read(string path, string pupils, string resource, string? group)
    {
        using var file = SpreadsheetFile.Open(path);
        using var rows = file.Sheets[0].Read();
        SheetRow? first = null, head = null;
        for (var row = 0; row < Searched && head is null && rows.Read(); row++)
        {
            var here = rows.Row();
            first ??= here;
            head = Places(here, pupils).Count > 0 && Places(here, resource).Count > 0 ? here : null;
        }

        head ??= first ?? throw new SpreadsheetException("表是空的。请写一行表头，下面一行一所学校。");
        var (count, amount, by) = (Find(head, pupils), Find(head, resource), group is null ? -1 : Find(head, group));
        var table = new ResourceTable();
        while (rows.Read())
        {
            var before = table.Problems.Count;
            var here = table.Figure(rows, count, head[count]);
            var has = table.Figure(rows, amount, head[amount]);
            if (before == table.Problems.Count && here == 0)
            {
                table.Problems.Add(new TableProblem(rows.Number, head[count].Trim(), "没有学生，无法计算生均。"));
            }

            if (before == table.Problems.Count)
            {
                table.Rows.Add((rows.Number, by < 0 ? "" : rows.Text(by).Trim(), here, has));
            }
        }

        return table;
    }

    /// <summary>The groups in the order in which they first appear; without rows one group named "".</summary>
    public IEnumerable<(string Group, double[] Pupils, double[] Amounts)> Groups() => Rows.Count == 0
        ? [("", [], [])]
        : Rows.GroupBy(row => row.Group).Select(rows => (rows.Key, rows.Select(row => row.Pupils).ToArray(), rows.Select(row => row.Amount).ToArray()));

    private static List<int> Places(SheetRow head, string name)
    {
        var exact = Enumerable.Range(0, head.Count).Where(at => head[at].Trim() == name).ToList();
        return exact.Count > 0 ? exact : [.. Enumerable.Range(0, head.Count).Where(at => head[at].Trim().Length > 0 && FigureColumn.NameOf(head[at]) == FigureColumn.NameOf(name))];
    }

    private static int Find(SheetRow head, string name) => Places(head, name) is var places && places.Count == 1 ? places[0]
        : throw new ArgumentException($"表里{(places.Count == 0 ? "没有" : "有几列都是")}“{name}”。表头是：{string.Join('、', head.Cells.Where(cell => cell.Length > 0))}。");

    private double Figure(SheetCursor rows, int column, string heading)
    {
        var text = rows[column].Trim();
        if (SchoolFile.Number(text) is { } number and >= 0)
        {
            return number;
        }

        Problems.Add(new TableProblem(rows.Number, heading.Trim(), text.IsEmpty ? "没有填。" : $"“{text}”应是不小于 0 的数。"));
        return 0;
    }
}
