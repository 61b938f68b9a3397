namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>How the cells of a column are read.</summary>
/// <param name="Expected">What is expected, as it stands after 应为: 10 位数字, 2015-03-12 这样的日期.</param>
/// <param name="Read">Reads a cell that is not blank, trimmed; answers with the value or with what is wrong with it.</param>
public sealed record CellKind<T>(string Expected, Func<string, CellValue<T>> Read)
{
    /// <summary>All that may stand there, if that is a list; offered in the template.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Whether the template keeps the column as text, so that Excel ruins no number.</summary>
    public bool Text { get; init; } = true;
}

/// <summary>A value, or what is wrong: 不是日期, 超过 50 个字.</summary>
public readonly record struct CellValue<T>(T Value, string? Problem = null)
{
    public static implicit operator CellValue<T>(T value) => new(value);

    public static implicit operator CellValue<T>(CellProblem problem) => new(default!, problem.Problem);
}

/// <summary>What is wrong with a cell, to return instead of a value of any type.</summary>
public sealed record CellProblem(string Problem);
