using System.Collections.Immutable;
using Dudao.Core.Balance.Standards;

namespace Dudao.Core.Balance.Schools;

/// <summary>
/// The columns of a table that a standard reads, found once for all rows. <c>Whole</c> is the school's own column, <c>OfStage</c> the column
/// with the ending of a stage.
/// </summary>
internal sealed class ColumnChoice
{
    private readonly Dictionary<string, Lookup> _resources;

    public ColumnChoice(SchoolTable table, BalanceStandard standard)
    {
        Pupils = new Lookup(table, FigureColumn.Pupils);
        _resources = standard.Columns().ToDictionary(column => column.Column, column => new Lookup(table, column.Column));
    }

    public Lookup Pupils { get; }

    public Lookup this[string column] => _resources[column];

    /// <summary>What the table lacks as a whole: nothing can be computed before it is there.</summary>
    public static ImmutableArray<TableProblem> Lacks(SchoolTable table, BalanceStandard standard)
    {
        var lacks = ImmutableArray.CreateBuilder<TableProblem>();
        Demand(FigureColumn.Pupils, true);
        foreach (var (column, kind) in standard.Columns())
        {
            Demand(column, kind == ResourceKind.Staff);
        }

        return lacks.ToImmutable();

        void Demand(string column, bool byStage)
        {
            if (table.Find(column) is null && !(byStage && Balance.Stages.Compulsory.Any(stage => table.Find(FigureColumn.OfStage(column, stage)) is not null)))
            {
                lacks.Add(new TableProblem(0, column, $"表里没有这一列（{FigureColumn.Title(column)}），标准“{standard.Title}”要用它。请补上这一列。"));
            }
        }
    }

    internal sealed class Lookup(SchoolTable table, string name)
    {
        private readonly FigureValues?[] _ofStage =
            [.. Balance.Stages.All.Select(stage => table.Find(FigureColumn.OfStage(name, stage)))];

        public string Name { get; } = name;

        public FigureValues? Whole { get; } = table.Find(name);

        public FigureValues? OfStage(Stage stage) => _ofStage[(int)stage];

        /// <summary>The column that holds a stage's figure of this row: a school of one stage may use either.</summary>
        public FigureValues? For(int row, bool several, Stage stage) =>
            several ? OfStage(stage) : Holds(Whole, row) ? Whole : Holds(OfStage(stage), row) ? OfStage(stage) : Whole ?? OfStage(stage);

        public static bool Holds(FigureValues? column, int row) =>
            column is not null && (!double.IsNaN(column.Values[row]) || column.Unreadable.ContainsKey(row));
    }
}
