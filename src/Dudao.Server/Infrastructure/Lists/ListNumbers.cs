using System.Linq.Expressions;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>Counts and sums of a list, each set in one query.</summary>
internal static class ListNumbers
{
    public static async Task<Dictionary<string, int>> CountTabsAsync<T>(IQueryable<T> rows, IReadOnlyList<ListTab<T>> tabs, CancellationToken cancellation)
    {
        var counts = await ReadAsync(
            rows,
            group => tabs.Select(tab => tab.Where is null
                ? Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(T)], group)
                : Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(T)], group, tab.Where)),
            cancellation);
        return tabs.Select((tab, i) => (tab.Key, Count: (int)(counts?[i] ?? 0))).ToDictionary(pair => pair.Key, pair => pair.Count, StringComparer.Ordinal);
    }

    public static async Task<(int Count, Dictionary<string, decimal> Totals)> CountAsync<T>(
        IQueryable<T> rows, IReadOnlyList<ListColumn<T>> columns, CancellationToken cancellation)
    {
        var summed = columns.Where(column => column.Total).ToList();
        if (summed.Count == 0)
        {
            return (await rows.NumberAsync(cancellation), []);
        }

        var numbers = await ReadAsync(
            rows,
            group => summed.Select(column => column.Sum(group)!).Prepend(Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(T)], group)),
            cancellation);
        return ((int)(numbers?[0] ?? 0), summed.Select((column, i) => (column.Key, Sum: numbers?[i + 1] ?? 0)).ToDictionary(pair => pair.Key, pair => pair.Sum, StringComparer.Ordinal));
    }

    /// <summary>Reads several numbers over all rows in one query; null where there is no row.</summary>
    private static async Task<decimal?[]?> ReadAsync<T>(
        IQueryable<T> rows, Func<Expression, IEnumerable<Expression>> numbers, CancellationToken cancellation)
    {
        var group = Expression.Parameter(typeof(IGrouping<int, T>), "group");
        var values = Expression.NewArrayInit(typeof(decimal?), numbers(group).Select(number => Expression.Convert(number, typeof(decimal?))));
        var select = Expression.Lambda<Func<IGrouping<int, T>, decimal?[]>>(values, group);
        return (await rows.GroupBy(_ => 1).Select(select).AllAsync(cancellation)).FirstOrDefault();
    }
}
