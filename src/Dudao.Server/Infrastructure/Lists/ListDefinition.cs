using System.Linq.Expressions;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>What a list shows and how it can be narrowed: written once for its page, its export and its print.</summary>
/// <typeparam name="T">One row: a projection made with an object initialiser (<c>new Row { … }</c>), so that the database can sort and
/// filter by its members.</typeparam>
public sealed class ListDefinition<T>
{
    private Func<T, Guid>? _keyOf;

    /// <summary>Short and stable: names the cookie of what a person chose.</summary>
    public required string Key { get; init; }

    /// <summary>The title on paper and in a file.</summary>
    public required string Title { get; init; }

    /// <summary>The counting word: 项, 所, 人, 件.</summary>
    public string Unit { get; init; } = "项";

    public required IReadOnlyList<ListColumn<T>> Columns { get; init; }

    /// <summary>Names a row in forms and keeps the order stable; unique.</summary>
    public required Expression<Func<T, Guid>> RowKey { get; init; }

    /// <summary>Where a row opens; null where it does not.</summary>
    public Func<T, string?>? Href { get; init; }

    /// <summary>Rows that are late stand on a light red.</summary>
    public Func<T, bool>? Late { get; init; }

    public IReadOnlyList<ListFilter<T>> Filters { get; init; } = [];

    /// <summary>Saved views, the first is the one shown; empty where there is one view only.</summary>
    public IReadOnlyList<ListTab<T>> Tabs { get; init; } = [];

    /// <summary>The key of a column, with a minus before it for descending.</summary>
    public required string DefaultSort { get; init; }

    public int DefaultSize { get; init; } = 20;

    /// <summary>A sentence after the count at the foot, such as what bold means.</summary>
    public string? Note { get; init; }

    /// <summary>Where the list is exported by <c>MapListExport</c>; null where it is not.</summary>
    public string? ExportHref { get; init; }

    internal Guid KeyOf(T row) => (_keyOf ??= RowKey.Compile())(row);

    internal ListColumn<T>? Column(string key) => Columns.FirstOrDefault(column => column.Key == key);
}

/// <summary>A saved view of a list.</summary>
/// <param name="Key">Its word in the address.</param>
/// <param name="Label">Its words on screen.</param>
/// <param name="Where">Which rows it holds; null holds all.</param>
/// <param name="Late">Its count is of what is overdue.</param>
public sealed record ListTab<T>(string Key, string Label, Expression<Func<T, bool>>? Where = null, bool Late = false);

/// <summary>A list and the rows that the person may see; made by the feature's service, read by its page and by its export.</summary>
public sealed record ListSource<T>(ListDefinition<T> Definition, IQueryable<T> Rows);
