namespace Dudao.Server.Infrastructure.Lists;

/// <summary>How a query narrows and orders the rows of a list; the page and the export share it.</summary>
internal static class ListNarrowing
{
    public static ListTab<T>? Tab<T>(ListDefinition<T> definition, ListQuery query) =>
        definition.Tabs.FirstOrDefault(tab => tab.Key == query.Tab) ?? (definition.Tabs.Count > 0 ? definition.Tabs[0] : null);

    public static IQueryable<T> Filter<T>(ListDefinition<T> definition, IQueryable<T> rows, ListQuery query, ListFilter<T>? but = null) =>
        definition.Filters.Where(filter => filter != but).Aggregate(rows, (narrowed, filter) => filter.Apply(narrowed, query));

    public static IQueryable<T> InTab<T>(IQueryable<T> rows, ListTab<T>? tab) => tab?.Where is null ? rows : rows.Where(tab.Where);

    public static (ListColumn<T> Column, bool Descending) Sort<T>(ListDefinition<T> definition, ListQuery query)
    {
        var (key, descending) = Split(query.Sort);
        if (definition.Column(key) is { Sortable: true } asked)
        {
            return (asked, descending);
        }

        (key, descending) = Split(definition.DefaultSort);
        return (definition.Column(key) ?? throw new InvalidOperationException($"The list {definition.Key} has no column {key} to sort by."), descending);
    }

    public static IQueryable<T> Order<T>(IQueryable<T> rows, ListDefinition<T> definition, ListQuery query)
    {
        var (column, descending) = Sort(definition, query);
        return column.Order(rows, descending).ThenBy(definition.RowKey);
    }

    public static IReadOnlyList<ListColumn<T>> Shown<T>(ListDefinition<T> definition, ListQuery query)
    {
        var asked = query.Columns;
        var shown = definition.Columns.Where(column => column.Lead || (asked.Count == 0 ? !column.Hidden : asked.Contains(column.Key))).ToList();
        return shown.Count > 0 ? shown : [.. definition.Columns.Where(column => !column.Hidden)];
    }

    private static (string Key, bool Descending) Split(string sort) => sort.StartsWith('-') ? (sort[1..], true) : (sort, false);
}
