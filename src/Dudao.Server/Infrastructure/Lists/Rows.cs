using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>Reads rows from the database, or from memory where a feature has computed its list itself.</summary>
internal static class Rows
{
    public static async Task<List<T>> AllAsync<T>(this IQueryable<T> rows, CancellationToken cancellation) =>
        rows is IAsyncEnumerable<T> ? await rows.ToListAsync(cancellation) : [.. rows];

    public static async Task<int> NumberAsync<T>(this IQueryable<T> rows, CancellationToken cancellation) =>
        rows is IAsyncEnumerable<T> ? await rows.CountAsync(cancellation) : rows.Count();
}
