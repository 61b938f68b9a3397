namespace Dudao.Server.Infrastructure.Spreadsheets.Importing;

/// <summary>What an import is: its columns, what a row becomes, what holds between rows. One for each list that an office sends.</summary>
/// <example>
/// <code>
/// static readonly ImportColumn&lt;string&gt; Code = new("学校标识码", Cells.Digits(10)) { Required = true, Synonyms = ["学校代码"], Example = "2153000001" };
/// static readonly ImportDefinition&lt;School&gt; Schools = new("学校", [Code, Name], row => new School(row.Of(Code), row.Of(Name)))
/// {
///     Checks = [ImportChecks.Unique&lt;School&gt;(Code, school => school.Code)],
/// };
/// </code>
/// </example>
public sealed record ImportDefinition<T>(string Title, IReadOnlyList<ImportColumn> Columns, Func<ImportRow, T> Make)
{
    /// <summary>What the template's second sheet says first.</summary>
    public string Guide { get; init; } = "";

    /// <summary>Looks at one row whose cells are all right.</summary>
    public Func<ImportRow, IEnumerable<ImportMessage>>? CheckRow { get; init; }

    /// <summary>Looks at the rows together: doubles, references between rows, what the database says.</summary>
    public IReadOnlyList<Func<IReadOnlyList<Imported<T>>, IEnumerable<ImportMessage>>> Checks { get; init; } = [];

    /// <summary>More rows than this are refused: they are all kept until they are taken.</summary>
    public int MostRows { get; init; } = 100_000;
}

/// <summary>Checks between rows that every list needs.</summary>
public static class ImportChecks
{
    /// <summary>No two rows with the same key; rows without a key are passed over.</summary>
    public static Func<IReadOnlyList<Imported<T>>, IEnumerable<ImportMessage>> Unique<T>(ImportColumn column, Func<T, string?> key) => rows =>
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var messages = new List<ImportMessage>();
        foreach (var row in rows)
        {
            if (key(row.Value) is { Length: > 0 } value && !first.TryAdd(value, row.Row))
            {
                messages.Add(new ImportMessage(row.Row, column.Name, value, $"与第 {first[value]} 行重复", "每行不同的内容"));
            }
        }

        return messages;
    };
}
