using System.Globalization;

namespace Dudao.Core.Text;

/// <summary>How exactly a day is known.</summary>
public enum DayExactness
{
    /// <summary>The very day.</summary>
    Day,

    /// <summary>The month alone.</summary>
    Month,

    /// <summary>The year alone.</summary>
    Year,
}

/// <summary>A day of which perhaps only the month or the year is known; then it is the first of that month or year.</summary>
/// <param name="Day">The day, or the first one that it can be.</param>
/// <param name="Exactness">What of it is known.</param>
public readonly record struct RoughDay(DateOnly Day, DayExactness Exactness)
{
    private const int FirstYear = 1800;
    private const int LastYear = 2199;

    /// <summary>
    /// A day as <see cref="Typed.Day"/> reads it, a month (1994-09, 1994/9, 1994.9, 1994年9月, 1994年9月份, 199409) or a year (1994, 1994年), years
    /// from 1800 to 2199. Null for what is none of these.
    /// </summary>
    public static RoughDay? Read(string text)
    {
        if (Typed.Day(text) is { } day)
        {
            return new RoughDay(day, DayExactness.Day);
        }

        var plain = Plain.Code(text).TrimEnd('份');
        if (plain.Length == 6 && plain.All(char.IsAsciiDigit))
        {
            return Of(plain[..4], plain[4..]);
        }

        var parts = plain.TrimEnd('月', '年').Split('-', '/', '.', '年', '—', '–');
        return parts.Length switch
        {
            1 => Of(parts[0], null),
            2 => Of(parts[0], parts[1]),
            _ => null,
        };
    }

    /// <summary>What is known, to be typed again: 1994-09-01, 1994-09 or 1994.</summary>
    public override string ToString() => Day.ToString(Exactness switch { DayExactness.Day => "yyyy-MM-dd", DayExactness.Month => "yyyy-MM", _ => "yyyy" }, CultureInfo.InvariantCulture);

    /// <summary>What is known, to be read: 1994年9月1日, 1994年9月 or 1994年.</summary>
    public string Words => Day.ToString(Exactness switch { DayExactness.Day => "yyyy年M月d日", DayExactness.Month => "yyyy年M月", _ => "yyyy年" }, CultureInfo.InvariantCulture);

    private static RoughDay? Of(string year, string? month)
    {
        if (year.Length != 4 || Number(year) is not (>= FirstYear and <= LastYear and var y))
        {
            return null;
        }

        return month is null ? new RoughDay(new DateOnly(y, 1, 1), DayExactness.Year)
            : month.Length is 1 or 2 && Number(month) is >= 1 and <= 12 and var m ? new RoughDay(new DateOnly(y, m, 1), DayExactness.Month) : null;
    }

    private static int Number(string digits) => digits.All(char.IsAsciiDigit) ? int.Parse(digits, CultureInfo.InvariantCulture) : -1;
}
