using System.Linq.Expressions;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>A column whose value has the type <typeparamref name="TValue"/>.</summary>
public sealed record TypedColumn<T, TValue> : ListColumn<T>
{
    private readonly Expression<Func<T, TValue>> _value;
    private readonly Expression<Func<T, object?>>? _sortBy;
    private readonly Lazy<Func<T, TValue>> _read;

    internal TypedColumn(string key, string header, Expression<Func<T, TValue>> value, Expression<Func<T, object?>>? sortBy)
    {
        Key = key;
        Header = header;
        Whole = typeof(TValue) != typeof(string);
        _value = value;
        _sortBy = sortBy;
        _read = new(value.Compile);
    }

    internal override IOrderedQueryable<T> Order(IQueryable<T> rows, bool descending) => _sortBy is null
        ? descending ? rows.OrderByDescending(_value) : rows.OrderBy(_value)
        : descending ? rows.OrderByDescending(_sortBy) : rows.OrderBy(_sortBy);

    internal override object? Read(T row) => _read.Value(row);

    internal override Expression? Sum(Expression rows)
    {
        if (!Total)
        {
            return null;
        }

        // Enumerable.Sum has an overload for each numeric type; the one for TValue is found by its selector.
        var sum = Expression.Call(typeof(Enumerable), nameof(Enumerable.Sum), [typeof(T)], rows, _value);
        return Expression.Convert(sum, typeof(decimal?));
    }
}
