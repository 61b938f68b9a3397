using System.Globalization;

namespace Dudao.Core.Documents;

/// <summary>Days, spans, numbers and lists in the words that an office's paper uses; figures are Arabic as GB/T 15835 asks.</summary>
public static class ChineseWords
{
    private const string Digits = "〇一二三四五六七八九";
    private static readonly string[] Weekdays = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];

    /// <summary>A day with Arabic figures without leading zeros: 2026年10月28日 (GB/T 9704-2012, 7.3.5.4).</summary>
    public static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>A day without its year: 10月28日.</summary>
    public static string MonthDay(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日");

    /// <summary>A day with its weekday: 10月28日（星期三）.</summary>
    public static string MonthDayWeekday(DateOnly day) => $"{MonthDay(day)}（{Weekdays[(int)day.DayOfWeek]}）";

    /// <summary>A day in Chinese figures as on certificates: 二〇二六年十月二十八日.</summary>
    public static string DayInCharacters(DateOnly day) =>
        string.Concat(day.Year.ToString("0000", CultureInfo.InvariantCulture).Select(c => Digits[c - '0'])) + $"年{Number(day.Month)}月{Number(day.Day)}日";

    /// <summary>A time of day on the 12-hour words of a notice: 上午8:30, 下午2:30; midday is 中午12:00.</summary>
    public static string Time(TimeOnly time)
    {
        var word = time.Hour switch { < 12 => "上午", 12 => "中午", < 18 => "下午", _ => "晚上" };
        var hour = time.Hour > 12 ? time.Hour - 12 : time.Hour;
        return string.Create(CultureInfo.InvariantCulture, $"{word}{hour}:{time.Minute:00}");
    }

    /// <summary>A whole number in characters: 一, 十, 十二, 二十, 一百零五, up to 9999; 〇 for 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 9999.</exception>
    public static string Number(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 9999);
        if (n < 10)
        {
            return Digits[n].ToString();
        }

        if (n < 20)
        {
            return "十" + (n == 10 ? "" : Digits[n - 10].ToString());
        }

        var words = "";
        var gap = false;
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = n / unit % 10;
            if (digit == 0)
            {
                gap = words.Length > 0;
                continue;
            }

            words += (gap ? "零" : "") + Digits[digit] + name;
            gap = false;
        }

        return words;
    }

    /// <summary>Names joined by 、.</summary>
    public static string Join(IEnumerable<string> names) => string.Join('、', names.Where(n => n.Length > 0));

    /// <summary>Up to <paramref name="atMost"/> names in full, more as 甲等4所学校.</summary>
    /// <param name="names">At least one.</param>
    /// <param name="counted">The counted noun with its measure, such as 所学校.</param>
    /// <param name="atMost">How many are named in full.</param>
    public static string NamesOrCount(IReadOnlyList<string> names, string counted, int atMost = 2) =>
        names.Count > atMost ? string.Create(CultureInfo.InvariantCulture, $"{names[0]}等{names.Count}{counted}")
        : names.Count == 2 ? $"{names[0]}和{names[1]}"
        : string.Join('、', names);

    /// <summary>Points without needless zeros: 6, 0.5, 88.7.</summary>
    public static string Points(decimal points) => points.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A mark as the result states it, with two decimals: 88.70.</summary>
    public static string Mark(decimal mark) => mark.ToString("0.00", CultureInfo.InvariantCulture);
}
