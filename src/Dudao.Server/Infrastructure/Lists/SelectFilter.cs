using System.Globalization;
using System.Linq.Expressions;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>One of the values that the rows have, each with its count.</summary>
/// <param name="Value">As it stands in the address.</param>
/// <param name="Label">As it is shown.</param>
/// <param name="Count">How many rows of the list have it, under the other filters.</param>
public sealed record ListOption(string Value, string Label, int Count);

/// <summary>A choice among values.</summary>
public abstract class SelectFilter<T> : ListFilter<T>
{
    /// <summary>What the choice of nothing is called.</summary>
    public string Any { get; init; } = "全部";

    internal abstract Task<IReadOnlyList<ListOption>> OptionsAsync(IQueryable<T> rows, CancellationToken cancellation);
}

/// <summary>A choice among the values of a member: text, a whole number, true or false, an enumeration, a day or a key.</summary>
public sealed class SelectFilter<T, TValue> : SelectFilter<T>
{
    private readonly Expression<Func<T, TValue>> _member;

    public SelectFilter(string key, string label, Expression<Func<T, TValue>> member)
    {
        Key = key;
        Label = label;
        _member = member;
    }

    /// <summary>The words of a value; its own text where not given.</summary>
    public Func<TValue, string>? Words { get; init; }

    /// <summary>The order of the options; by label where not given.</summary>
    public Func<TValue, IComparable>? By { get; init; }

    internal override IQueryable<T> Apply(IQueryable<T> rows, ListQuery query) => query[Key] is { Length: > 0 } text && TryRead(text, out var value)
        ? rows.Where(Predicates.Equal(_member, value))
        : rows;

    internal override string? Say(ListQuery query) => query[Key] is { Length: > 0 } text && TryRead(text, out var value) ? $"{Label} {LabelOf(value)}" : null;

    internal override async Task<IReadOnlyList<ListOption>> OptionsAsync(IQueryable<T> rows, CancellationToken cancellation)
    {
        var found = await rows.GroupBy(_member).Select(group => new { group.Key, Count = group.Count() }).AllAsync(cancellation);
        var options = found.Where(one => one.Key is not null && TextOf(one.Key).Length > 0);
        options = By is null ? options.OrderBy(one => LabelOf(one.Key), StringComparer.Create(Chinese, CompareOptions.None)) : options.OrderBy(one => By(one.Key));
        return [.. options.Select(one => new ListOption(TextOf(one.Key), LabelOf(one.Key), one.Count))];
    }

    private static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    private string LabelOf(TValue value) => Words?.Invoke(value) ?? value switch { true => "是", false => "否", _ => TextOf(value) };

    private static string TextOf(TValue value) => value switch
    {
        null => "",
        true => "1",
        false => "0",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static bool TryRead(string text, out TValue value)
    {
        var type = Nullable.GetUnderlyingType(typeof(TValue)) ?? typeof(TValue);
        object? read = type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) => text is "1" or "0" ? text == "1" : null,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when type == typeof(Guid) => Guid.TryParse(text, out var id) ? id : null,
            _ when type == typeof(DateOnly) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            _ when type.IsEnum => Enum.TryParse(type, text, out var named) && Enum.IsDefined(type, named!) ? named : null,
            _ => throw new NotSupportedException($"A list cannot be filtered by {type}."),
        };
        value = read is null ? default! : (TValue)read;
        return read is not null;
    }
}
