using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>What is asked of a list, as it stands in the address: view, filters, order, page, size, columns. What a list does not know is
/// passed over.</summary>
public sealed class ListQuery
{
    private readonly IReadOnlyDictionary<string, string> _values;

    /// <summary>How many rows a page may have.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [20, 50, 100];

    private ListQuery(IReadOnlyDictionary<string, string> values) => _values = values;

    /// <summary>The value under a word; empty where there is none.</summary>
    public string this[string key] => _values.GetValueOrDefault(key, "");

    public string Tab => this["tab"];

    /// <summary>The key of the column, with a minus before it for descending; empty for the list's own order.</summary>
    public string Sort => this["sort"];

    /// <summary>From 1.</summary>
    public int Page => Number("page", 1, 100_000) ?? 1;

    /// <summary>Rows on a page; null for the list's own.</summary>
    public int? Size => Number("size", 1, 100);

    /// <summary>The keys of the columns shown, in the list's order; empty for the list's own choice.</summary>
    public IReadOnlyList<string> Columns => this["cols"].Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The whole list for paper.</summary>
    public bool Print => this["print"] == "1";

    /// <summary>The address's query, and behind it what the person chose last time for this list.</summary>
    public static ListQuery Read<T>(HttpContext http, ListDefinition<T> definition)
    {
        ArgumentNullException.ThrowIfNull(http);
        var read = Read(http.Request.Query.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Where(value => value is not null).Select(value => value!))), definition);
        return ListMemory.Recall(http, definition, read);
    }

    /// <summary>The query of an address, as a page or an export reads it.</summary>
    public static ListQuery Read<T>(IEnumerable<KeyValuePair<string, IEnumerable<string>>> query, ListDefinition<T> definition)
    {
        var known = definition.Filters.SelectMany(filter => filter.Keys).Concat(["tab", "sort", "page", "size", "cols", "print"]).ToHashSet(StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, given) in query)
        {
            if (known.Contains(key) && string.Join(',', given.Where(value => value.Length > 0)).Trim() is { Length: > 0 } value)
            {
                values[key] = value;
            }
        }

        return new(values);
    }

    /// <summary>The address with some words changed (null takes one away); the page goes back to the first unless it is among them.</summary>
    public string With(string path, params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var all = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in _values)
        {
            if (key is not ("page" or "print"))
            {
                all[key] = value;
            }
        }

        foreach (var (key, value) in changes)
        {
            all[key] = value;
        }

        return QueryHelpers.AddQueryString(path, all.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    /// <summary>The words and values that a form must carry on, but those named.</summary>
    public IEnumerable<(string Key, string Value)> Except(params IEnumerable<string> keys)
    {
        var left = keys.Append("page").Append("print").ToHashSet(StringComparer.Ordinal);
        return _values.Where(pair => !left.Contains(pair.Key)).Select(pair => (pair.Key, pair.Value));
    }

    internal bool Has(string key) => _values.ContainsKey(key);

    internal ListQuery And(IEnumerable<(string Key, string Value)> more)
    {
        var all = new Dictionary<string, string>(_values, StringComparer.Ordinal);
        foreach (var (key, value) in more)
        {
            all.TryAdd(key, value);
        }

        return new(all);
    }

    private int? Number(string key, int least, int most) =>
        int.TryParse(this[key], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : null;
}
