using System.Collections.Immutable;
using System.Globalization;
using Dudao.Core.Balance.Planning.Model;
using Dudao.Core.Balance.Schools;
using Dudao.Core.Balance.Standards;
using Dudao.Server.Infrastructure.Spreadsheets;

namespace Dudao.Server.Features.Balance;

/// <summary>A county's school table as a spreadsheet holds it. Only the columns that a standard asks for are read.</summary>
internal static class SchoolFile
{
    /// <summary>The table, or what is wrong with its headings; the cells are judged when the county is read.</summary>
    /// <exception cref="SpreadsheetException">The file cannot be read.</exception>
    public static (SchoolTable? Table, ImmutableArray<TableProblem> Problems) Read(string path, BalanceStandard standard, string? group = null)
    {
        var wanted = standard.Columns().Select(column => column.Column).Append(FigureColumn.Pupils).Append(SubsetRule.Whole)
            .SelectMany(column => Core.Balance.Stages.All.Select(stage => FigureColumn.OfStage(column, stage)).Append(column)).ToHashSet(StringComparer.Ordinal);
        using var file = SpreadsheetFile.Open(path);
        using var rows = file.Sheets[0].Read();
        if (!rows.Read())
        {
            return (null, [new TableProblem(0, FigureColumn.School, "表是空的。请在第一行写表头，下面一行一所学校。")]);
        }

        var (places, problems) = Headings(rows.Row(), wanted, group);
        return problems.Length > 0 ? (null, problems) : (Body(rows, places), []);
    }

    private static (Places Places, ImmutableArray<TableProblem> Problems) Headings(SheetRow head, HashSet<string> wanted, string? group)
    {
        var places = new Places();
        var problems = ImmutableArray.CreateBuilder<TableProblem>();
        for (var at = 0; at < head.Count; at++)
        {
            var heading = head[at].Trim();
            var name = FigureColumn.NameOf(heading);
            if (group is not null && (heading == group || name == group))
            {
                places.Group = at;
            }

            if (name == FigureColumn.School && places.School < 0)
            {
                places.School = at;
            }
            else if (name == FigureColumn.Kind && places.Kind < 0)
            {
                places.Kind = at;
            }
            else if (name is FigureColumn.School or FigureColumn.Kind || (wanted.Contains(name) && places.Figures.Any(figure => figure.Name == name)))
            {
                problems.Add(new TableProblem(head.Number, heading, $"有两列都是“{name}”，不知道用哪一列。请只留一列。"));
            }
            else if (wanted.Contains(name))
            {
                places.Figures.Add((at, name, heading));
            }
        }

        if (group is not null && places.Group < 0)
        {
            throw new ArgumentException($"表里没有“{group}”这一列，不能按它分组。表头是：{string.Join('、', head.Cells.Where(cell => cell.Length > 0))}。");
        }

        if (places.School < 0)
        {
            problems.Add(new TableProblem(0, FigureColumn.School, "表里没有学校名称这一列（school 或 学校）。"));
        }

        if (places.Kind < 0)
        {
            problems.Add(new TableProblem(0, FigureColumn.Kind, $"表里没有学校类型这一列（stage 或 学校类型）。请填：{SchoolKinds.Expected}。"));
        }

        return (places, problems.ToImmutable());
    }

    private static SchoolTable Body(SheetCursor rows, Places places)
    {
        var schools = new List<SchoolEntry>();
        var values = places.Figures.Select(_ => new List<double>()).ToArray();
        var unreadable = places.Figures.Select(_ => new Dictionary<int, string>()).ToArray();
        while (rows.Read())
        {
            var kind = rows[places.Kind].Trim();
            var known = SchoolKinds.Find(kind);
            var name = rows[places.School].Trim();
            schools.Add(new SchoolEntry(
                rows.Number, name.ToString(), places.Group < 0 ? "" : rows.Text(places.Group).Trim(), known, known is null ? kind.ToString() : ""));
            for (var figure = 0; figure < values.Length; figure++)
            {
                var cell = rows[places.Figures[figure].At].Trim();
                if (Number(cell) is { } value)
                {
                    values[figure].Add(value);
                    continue;
                }

                values[figure].Add(double.NaN);
                if (!cell.IsEmpty)
                {
                    unreadable[figure][schools.Count - 1] = cell.ToString();
                }
            }
        }

        return new SchoolTable(
            [.. schools],
            [.. places.Figures.Select((figure, at) => new FigureValues(figure.Name, figure.Heading, [.. values[at]], unreadable[at]))]);
    }

    /// <summary>A plain number; null where it is none, or not finite.</summary>
    public static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number) ? number : null;

    private sealed class Places
    {
        public int School { get; set; } = -1;

        public int Kind { get; set; } = -1;

        public int Group { get; set; } = -1;

        public List<(int At, string Name, string Heading)> Figures { get; } = [];
    }
}
