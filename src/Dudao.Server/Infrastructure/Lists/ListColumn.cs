using System.Linq.Expressions;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>Where a column's cell stands when the row is folded into two lines on a phone.</summary>
public enum PhonePlace
{
    /// <summary>In the second line, after the others.</summary>
    Second,

    /// <summary>The name, at the left of the first line.</summary>
    Lead,

    /// <summary>At the right of the first line.</summary>
    Side,

    /// <summary>Not shown.</summary>
    None,
}

/// <summary>One column of a list. Made by <see cref="Column{T}.Of"/>.</summary>
public abstract record ListColumn<T>
{
    /// <summary>Its word in the address, unique in the list.</summary>
    public string Key { get; private protected init; } = "";

    public string Header { get; private protected init; } = "";

    /// <summary>Numbers stand right.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Shown only when a person asks for it.</summary>
    public bool Hidden { get; init; }

    /// <summary>False where an order by it says nothing.</summary>
    public bool Sortable { get; init; } = true;

    /// <summary>Its sum stands under the list, over all pages.</summary>
    public bool Total { get; init; }

    /// <summary>The row's name: bold, and the link that opens it.</summary>
    public bool Lead { get; init; }

    /// <summary>In the secondary colour.</summary>
    public bool Quiet { get; init; }

    /// <summary>Its cell stays on one line: days and numbers by themselves, names and document numbers where a list says so.</summary>
    public bool Whole { get; init; }

    public PhonePlace Phone { get; init; }

    /// <summary>The text of a cell, on screen where the page gives no cell of its own, and in the file; else the value's own text.</summary>
    public Func<T, string?>? Text { get; init; }

    /// <summary>The words on a phone before the value, where it is not clear by itself.</summary>
    public bool LabelOnPhone { get; init; }

    internal PhonePlace Place => Lead ? PhonePlace.Lead : Phone;

    internal abstract IOrderedQueryable<T> Order(IQueryable<T> rows, bool descending);

    /// <summary>The value of a row as it goes into a file: a number or a day keeps its type.</summary>
    internal abstract object? Read(T row);

    /// <summary>The sum over a group as an expression that the database understands; null where the column has no total.</summary>
    internal abstract Expression? Sum(Expression rows);
}

/// <summary>Makes the columns of a list of <typeparamref name="T"/>.</summary>
public static class Column<T>
{
    /// <summary>A column by its value.</summary>
    /// <param name="key">Its word in the address.</param>
    /// <param name="header">Its head on screen, on paper and in the file.</param>
    /// <param name="value">What it shows, sorts by and exports.</param>
    /// <param name="sortBy">Sorts by another member, such as the pinyin of a name.</param>
#pragma warning disable CA1000 // Column<Row>.Of(…) lets the compiler find the value's type.
    public static TypedColumn<T, TValue> Of<TValue>(
        string key, string header, Expression<Func<T, TValue>> value, Expression<Func<T, object?>>? sortBy = null) => new(key, header, value, sortBy);
#pragma warning restore CA1000
}
