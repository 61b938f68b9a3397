namespace Dudao.Server.Infrastructure.Lists;

/// <summary>A list as it was asked for: the rows of the page and the numbers around them.</summary>
public sealed class ListView<T>
{
    internal const int MostOnPaper = 5_000;

    public required ListDefinition<T> Definition { get; init; }

    public required ListQuery Query { get; init; }

    public required IReadOnlyList<T> Rows { get; init; }

    /// <summary>Rows over all pages.</summary>
    public required int Count { get; init; }

    /// <summary>Rows without tab and filter: 0 means that there is nothing yet.</summary>
    public required int CountOfAll { get; init; }

    /// <summary>From 1; the last page where a later one was asked for.</summary>
    public required int Page { get; init; }

    public required int Size { get; init; }

    public required ListTab<T>? Tab { get; init; }

    public required IReadOnlyDictionary<string, int> TabCounts { get; init; }

    /// <summary>Sums by the key of the column.</summary>
    public required IReadOnlyDictionary<string, decimal> Totals { get; init; }

    /// <summary>Options by the key of the filter.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ListOption>> Options { get; init; }

    public required ListColumn<T> SortColumn { get; init; }

    public required bool Descending { get; init; }

    /// <summary>The columns that are shown.</summary>
    public required IReadOnlyList<ListColumn<T>> Columns { get; init; }

    public int Pages => Math.Max(1, (Count + Size - 1) / Size);

    public int First => Count == 0 ? 0 : ((Page - 1) * Size) + 1;

    public int Last => Math.Min(Count, Page * Size);

    /// <summary>What is asked, in words; empty where nothing is.</summary>
    public IReadOnlyList<string> Asked => [.. Definition.Filters.Select(filter => filter.Say(Query)).OfType<string>()];
}
