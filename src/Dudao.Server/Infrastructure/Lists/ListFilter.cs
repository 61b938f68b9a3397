using System.Globalization;
using System.Linq.Expressions;
using Dudao.Server.Infrastructure.Clock;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>One way to narrow a list; its value stands in the address under <see cref="Key"/>.</summary>
public abstract class ListFilter<T>
{
    public string Key { get; private protected init; } = "";

    public string Label { get; private protected init; } = "";

    /// <summary>The words of the address that this filter reads.</summary>
    internal virtual IEnumerable<string> Keys => [Key];

    /// <summary>Narrows the rows; returns them as they are where nothing or nonsense was asked.</summary>
    internal abstract IQueryable<T> Apply(IQueryable<T> rows, ListQuery query);

    /// <summary>What is asked, in words, for paper and for the empty list; null where nothing is.</summary>
    internal abstract string? Say(ListQuery query);
}

/// <summary>A box of words: every word must be found.</summary>
public sealed class SearchFilter<T>(string hint, Func<string, Expression<Func<T, bool>>> matches) : ListFilter<T>
{
    private const int LongestWord = 40;

    /// <summary>Looks for each word in any of the members.</summary>
    public SearchFilter(string hint, params Expression<Func<T, string?>>[] members)
        : this(hint, word => Predicates.AnyContains(members, word))
    {
    }

    public string Hint => hint;

    internal override IEnumerable<string> Keys => ["q"];

    internal override IQueryable<T> Apply(IQueryable<T> rows, ListQuery query) =>
        Words(query).Aggregate(rows, (narrowed, word) => narrowed.Where(matches(word)));

    internal override string? Say(ListQuery query) => Words(query) is { Length: > 0 } words ? $"含{string.Join('、', words.Select(word => $"“{word}”"))}" : null;

    private static string[] Words(ListQuery query) =>
        [.. query["q"].Split([' ', '\u3000', '\t'], StringSplitOptions.RemoveEmptyEntries).Take(5).Select(word => word.Length > LongestWord ? word[..LongestWord] : word)];
}

/// <summary>A choice that is on or off.</summary>
public sealed class FlagFilter<T> : ListFilter<T>
{
    private readonly Expression<Func<T, bool>> _where;

    public FlagFilter(string key, string label, Expression<Func<T, bool>> where)
    {
        Key = key;
        Label = label;
        _where = where;
    }

    internal override IQueryable<T> Apply(IQueryable<T> rows, ListQuery query) => query[Key] == "1" ? rows.Where(_where) : rows;

    internal override string? Say(ListQuery query) => query[Key] == "1" ? Label : null;
}

/// <summary>The rows of one record that an address names: nobody types it, so it is not drawn, but it is kept and can be cleared.</summary>
public sealed class KeyFilter<T> : ListFilter<T>
{
    private readonly Expression<Func<T, Guid>> _member;

    public KeyFilter(string key, string label, Expression<Func<T, Guid>> member)
    {
        Key = key;
        Label = label;
        _member = member;
    }

    internal override IQueryable<T> Apply(IQueryable<T> rows, ListQuery query) =>
        Guid.TryParse(query[Key], out var id) ? rows.Where(Predicates.Equal(_member, id)) : rows;

    internal override string? Say(ListQuery query) => Guid.TryParse(query[Key], out _) ? Label : null;
}

/// <summary>From a day, to a day, both included; of instants the day in China.</summary>
public sealed class DateFilter<T> : ListFilter<T>
{
    private readonly Func<DateOnly, Expression<Func<T, bool>>> _from;
    private readonly Func<DateOnly, Expression<Func<T, bool>>> _to;

    public DateFilter(string key, string label, Expression<Func<T, DateOnly?>> day)
    {
        Key = key;
        Label = label;
        _from = from => Predicates.Compare(day, ExpressionType.GreaterThanOrEqual, (DateOnly?)from);
        _to = to => Predicates.Compare(day, ExpressionType.LessThanOrEqual, (DateOnly?)to);
    }

    public DateFilter(string key, string label, Expression<Func<T, DateTimeOffset>> instant)
    {
        Key = key;
        Label = label;
        _from = from => Predicates.Compare(instant, ExpressionType.GreaterThanOrEqual, OfficeClock.At(from, TimeOnly.MinValue));
        _to = to => Predicates.Compare(instant, ExpressionType.LessThan, OfficeClock.At(to.AddDays(1), TimeOnly.MinValue));
    }

    public string From => Key + "-from";

    public string To => Key + "-to";

    internal override IEnumerable<string> Keys => [From, To];

    internal override IQueryable<T> Apply(IQueryable<T> rows, ListQuery query)
    {
        if (Day(query[From]) is { } from)
        {
            rows = rows.Where(_from(from));
        }

        return Day(query[To]) is { } to ? rows.Where(_to(to)) : rows;
    }

    internal override string? Say(ListQuery query) => (Day(query[From]), Day(query[To])) switch
    {
        (null, null) => null,
        ({ } from, null) => $"{Label} {Text(from)}起",
        (null, { } to) => $"{Label} 到{Text(to)}",
        ({ } from, { } to) => $"{Label} {Text(from)}到{Text(to)}",
    };

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
