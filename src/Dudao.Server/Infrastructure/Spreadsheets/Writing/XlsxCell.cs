using System.Globalization;

namespace Dudao.Server.Infrastructure.Spreadsheets.Writing;

public enum XlsxStyle
{
    Body,
    Header,
    Title,

    /// <summary>Explanations: wrapped, grey.</summary>
    Note,

    /// <summary>Body that is wrapped.</summary>
    Wrapped,

    /// <summary>What is to be mended.</summary>
    Wrong,
    Total,
}

/// <summary>A cell to write: a text stays a text whatever it begins with, so that nothing typed becomes a formula.</summary>
public readonly record struct XlsxCell
{
    private XlsxCell(CellKind kind, string content, int format) => (Kind, Content, Format) = (kind, content, format);

    internal enum CellKind : byte
    {
        Empty,
        Text,
        Number,
        Truth,
    }

    public static XlsxCell Empty => default;

    public XlsxStyle Style { get; init; }

    internal CellKind Kind { get; }

    internal string Content { get; } = "";

    /// <summary>The number's format: an index into <see cref="StyleSheet"/>'s list.</summary>
    internal int Format { get; }

    public static implicit operator XlsxCell(string? text) => Text(text);

    public static implicit operator XlsxCell(int number) => Number(number, 0);

    public static implicit operator XlsxCell(DateOnly day) => Day(day);

    public static XlsxCell Text(string? text) => string.IsNullOrEmpty(text) ? default : new(CellKind.Text, text, StyleSheet.TextFormat);

    /// <summary>A number as Excel's 通用 shows it.</summary>
    public static XlsxCell Number(decimal? number) => number is { } value
        ? new(CellKind.Number, value.ToString("0.############################", CultureInfo.InvariantCulture), StyleSheet.General) : default;

    /// <summary>A number with 0 to 4 places shown.</summary>
    public static XlsxCell Number(decimal? number, int places) => number is { } value
        ? new(CellKind.Number, value.ToString("0.############################", CultureInfo.InvariantCulture), StyleSheet.Places(places)) : default;

    /// <summary>A ratio; what cannot be computed is empty.</summary>
    public static XlsxCell Ratio(double? ratio) => ratio is { } value && double.IsFinite(value)
        ? new(CellKind.Number, value.ToString("R", CultureInfo.InvariantCulture), StyleSheet.General) : default;

    /// <summary>A share of one, shown as per cent with one place.</summary>
    public static XlsxCell Percent(double? share) => share is { } value && double.IsFinite(value)
        ? new(CellKind.Number, value.ToString("R", CultureInfo.InvariantCulture), StyleSheet.PerCent) : default;

    /// <summary>A day from 1 March 1900 on as a day; an earlier one, which Excel counts wrongly, as text.</summary>
    public static XlsxCell Day(DateOnly? day) => day is not { } value ? default
        : value < new DateOnly(1900, 3, 1) ? Text(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : new(CellKind.Number, (value.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture), StyleSheet.Day);

    /// <summary>A moment of China's clock, to the minute.</summary>
    public static XlsxCell Moment(DateTime? moment) => moment is { } value
        ? new(CellKind.Number, value.ToOADate().ToString("R", CultureInfo.InvariantCulture), StyleSheet.Moment) : default;

    /// <summary>是 or 否, as people write it; unknown is empty.</summary>
    public static XlsxCell YesNo(bool? truth) => truth is { } value ? Text(value ? "是" : "否") : default;
}
