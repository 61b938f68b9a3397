using System.Linq.Expressions;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>A column whose value has the type <typeparamref name="TValue"/>.</summary>
public sealed class TypedColumn<T, TValue> : ListColumn<T>
{
    private readonly Expression<Func<T, TValue>> value;
    private readonly Expression<Func<T, object?>>? sortBy;
    private readonly Lazy<Func<T, TValue>> read;

    internal TypedColumn(string key, string header, Expression<Func<T, TValue>> value, Expression<Func<T, object?>>? sortBy)
    {
        Key = key;
        Header = header;
        this.value = value;
        this.sortBy = sortBy;
        read = new(value.Compile);
    }

    internal override IOrderedQueryable<T> Order(IQueryable<T> rows, bool descending) => sortBy is null
        ? descending ? rows.OrderByDescending(value) : rows.OrderBy(value)
        : descending ? rows.OrderByDescending(sortBy) : rows.OrderBy(sortBy);

    internal override object? Read(T row) => read.Value(row);

    internal override Expression? Sum(Expression rows)
    {
        if (!Total)
        {
            return null;
        }

        // Enumerable.Sum has an overload for each numeric type; the one for TValue is found by its selector.
        var sum = Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [typeof(T)], rows, value);
        return Expression.Convert(sum, typeof(decimal?));
    }
}
