using System.Globalization;
using Dudao.Server.Infrastructure.Clock;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>The text of a value in a list, where its column says none.</summary>
internal static class ListText
{
    public static string Cell<T>(this ListColumn<T> column, T row) => column.Text is { } text ? text(row) ?? "" : Of(column.Read(row));

    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool yes => yes ? "是" : "否",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => OfficeClock.LocalOf(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        int or long => ((IFormattable)value).ToString("N0", CultureInfo.InvariantCulture),
        decimal or double => ((IFormattable)value).ToString("#,0.####", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
