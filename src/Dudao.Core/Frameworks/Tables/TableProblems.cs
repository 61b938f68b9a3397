namespace Dudao.Core.Frameworks.Tables;

/// <summary>Collects what is wrong with a table, each at its row and column.</summary>
internal sealed class TableProblems
{
    private readonly List<FrameworkProblem> found = [];

    public void Error(int row, int column, string message) => Add(Severity.Error, row, column, message);

    public void Warn(int row, int column, string message) => Add(Severity.Warning, row, column, message);

    public void Add(FrameworkProblem problem) => found.Add(problem);

    /// <summary>All, by row; those of one row in the order found.</summary>
    public IReadOnlyList<FrameworkProblem> InOrder() => [.. found.Distinct().OrderBy(p => p.Row)];

    private void Add(Severity severity, int row, int column, string message) =>
        found.Add(new("", ProblemKind.Table, severity, message) { Row = row, Column = CellText.ColumnLetter(column) });
}
