namespace Dudao.Server.Infrastructure.Lists;

/// <summary>Reads lists.</summary>
public static class ListReading
{
    /// <summary>Reads the page of a list that is asked for: one query for all counts and sums, one for each choice among values, one for the rows.</summary>
    public static async Task<ListView<T>> ReadAsync<T>(this ListSource<T> source, ListQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(query);
        var (definition, all) = source;
        var tab = ListNarrowing.Tab(definition, query);
        var filtered = ListNarrowing.Filter(definition, all, query);
        var inTab = ListNarrowing.InTab(filtered, tab);
        var tabCounts = definition.Tabs.Count == 0 ? [] : await ListNumbers.CountTabsAsync(filtered, definition.Tabs, cancellation);
        var columns = ListNarrowing.Shown(definition, query);
        var (count, totals) = await ListNumbers.CountAsync(inTab, columns, cancellation);
        var options = new Dictionary<string, IReadOnlyList<ListOption>>(StringComparer.Ordinal);
        foreach (var select in definition.Filters.OfType<SelectFilter<T>>())
        {
            var others = ListNarrowing.InTab(ListNarrowing.Filter(definition, all, query, but: select), tab);
            options[select.Key] = await select.OptionsAsync(others, cancellation);
        }

        var size = query.Print ? ListView<T>.MostOnPaper : query.Size ?? definition.DefaultSize;
        var page = query.Print ? 1 : Math.Min(query.Page, Math.Max(1, (count + size - 1) / size));
        var (sortColumn, descending) = ListNarrowing.Sort(definition, query);
        var rows = await ListNarrowing.Order(inTab, definition, query).Skip((page - 1) * size).Take(size).AllAsync(cancellation);
        var isNarrowed = tab?.Where is not null || definition.Filters.Any(filter => filter.Say(query) is not null);
        return new()
        {
            Definition = definition,
            Query = query,
            Rows = rows,
            Count = count,
            Page = page,
            Size = size,
            Tab = tab,
            TabCounts = tabCounts,
            Totals = totals,
            Options = options,
            SortColumn = sortColumn,
            Descending = descending,
            Columns = columns,
            CountOfAll = count > 0 || !isNarrowed ? count : await all.NumberAsync(cancellation),
        };
    }
}
