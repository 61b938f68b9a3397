using System.Collections.Immutable;

namespace Dudao.Core.Balance.Schools;

/// <summary>One row of a school table, without its figures.</summary>
/// <param name="Row">The row's number in the file, headings counted.</param>
/// <param name="Name">The school's name as written; empty where it is missing.</param>
/// <param name="Group">The county or other group that it is judged in; empty where the table is one county's.</param>
/// <param name="Kind">What the school is; null where the table's word is not known.</param>
/// <param name="KindText">The table's word for it.</param>
public readonly record struct SchoolEntry(int Row, string Name, string Group, SchoolKind? Kind, string KindText);

/// <summary>One column of figures.</summary>
/// <param name="Name">The column's own name (<see cref="FigureColumn.NameOf"/>).</param>
/// <param name="Heading">Its heading in the file.</param>
/// <param name="Values">A figure for each row; NaN where the cell is empty or not a number.</param>
/// <param name="Unreadable">The texts of the cells that are not numbers, by the row's index.</param>
public sealed record FigureValues(string Name, string Heading, double[] Values, IReadOnlyDictionary<int, string> Unreadable)
{
    /// <summary>A column all of whose cells are numbers or empty (NaN).</summary>
    public FigureValues(string name, double[] values)
        : this(name, name, values, ImmutableDictionary<int, string>.Empty)
    {
    }
}

/// <summary>A table of schools as it was read: nothing is judged yet. Rows keep the order of the file.</summary>
/// <param name="Schools">The rows.</param>
/// <param name="Columns">The columns of figures, each as long as <paramref name="Schools"/>.</param>
public sealed record SchoolTable(SchoolEntry[] Schools, ImmutableArray<FigureValues> Columns)
{
    /// <summary>How many rows it has.</summary>
    public int Count => Schools.Length;

    /// <summary>The column of that name, or null.</summary>
    public FigureValues? Find(string name)
    {
        foreach (var column in Columns)
        {
            if (column.Name == name)
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>The rows of each group, in the order in which the groups first appear; the rows keep theirs.</summary>
    public IReadOnlyList<(string Group, int[] Rows)> Groups()
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        var sizes = new List<int>();
        var groupOf = new int[Count];
        for (var row = 0; row < Count; row++)
        {
            var group = Schools[row].Group;
            var id = row > 0 && ReferenceEquals(group, Schools[row - 1].Group) ? groupOf[row - 1] : Id(group);
            groupOf[row] = id;
            sizes[id]++;
        }

        var groups = names.Select((name, id) => (Group: name, Rows: new int[sizes[id]])).ToArray();
        var filled = new int[groups.Length];
        for (var row = 0; row < Count; row++)
        {
            groups[groupOf[row]].Rows[filled[groupOf[row]]++] = row;
        }

        return groups;

        int Id(string group)
        {
            if (!ids.TryGetValue(group, out var id))
            {
                ids[group] = id = names.Count;
                names.Add(group);
                sizes.Add(0);
            }

            return id;
        }
    }

    /// <summary>The same table with one figure changed; for what-if questions, not for many changes.</summary>
    public SchoolTable With(int row, string column, double value) => this with
    {
        Columns = [.. Columns.Select(figures => figures.Name == column
            ? figures with { Values = Changed(figures.Values, row, value) }
            : figures)],
    };

    private static double[] Changed(double[] values, int row, double value)
    {
        var copy = (double[])values.Clone();
        copy[row] = value;
        return copy;
    }
}

/// <summary>What is wrong with a row, where, and why; the row cannot be counted until it is mended.</summary>
/// <param name="Row">The row's number in the file; 0 where the whole table is meant.</param>
/// <param name="Column">The heading of the column.</param>
/// <param name="Reason">What is wrong and what is expected, in Chinese.</param>
public sealed record TableProblem(int Row, string Column, string Reason)
{
    /// <summary>第 3 行“学生数”：不能是负数（−5）。</summary>
    public override string ToString() => Row == 0 ? $"“{Column}”列：{Reason}" : $"第 {Row} 行“{Column}”：{Reason}";
}

/// <summary>A school that does not count, and why.</summary>
/// <param name="Row">The row's number in the file.</param>
/// <param name="School">The school.</param>
/// <param name="Reason">Why, in Chinese.</param>
public sealed record LeftOut(int Row, string School, string Reason);
