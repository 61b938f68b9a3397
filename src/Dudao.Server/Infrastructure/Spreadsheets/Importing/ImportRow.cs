namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>The values of one row of a file, asked for by column.</summary>
public sealed class ImportRow
{
    private readonly Dictionary<ImportColumn, object?> _values;

    internal ImportRow(int number, Dictionary<ImportColumn, object?> values, IReadOnlySet<ImportColumn> columns) => (Number, _values, Columns) = (number, values, columns);

    /// <summary>The row's number in the file, from 1.</summary>
    public int Number { get; }

    /// <summary>The columns that the file has, blank cells or not: what it leaves out altogether says nothing.</summary>
    public IReadOnlySet<ImportColumn> Columns { get; }

    /// <summary>The value; the default of its type where the cell is blank or the file has no such column.</summary>
    public T? Get<T>(ImportColumn<T> column) => _values.TryGetValue(column, out var value) ? (T?)value : default;

    /// <summary>The value of a required column.</summary>
    public T Of<T>(ImportColumn<T> column) => (T)_values[column]!;

    public bool Has(ImportColumn column) => _values.ContainsKey(column);
}

/// <summary>A value made from a row.</summary>
public sealed record Imported<T>(int Row, T Value);
