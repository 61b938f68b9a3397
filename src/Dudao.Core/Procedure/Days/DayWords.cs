namespace Dudao.Core.Procedure;

/// <summary>Days in words.</summary>
internal static class DayWords
{
    /// <summary>星期三.</summary>
    internal static string Weekday(DateOnly day) => "星期" + "日一二三四五六"[(int)day.DayOfWeek];

    /// <summary>10月21日, with its year where that is another than the given one.</summary>
    internal static string MonthDay(DateOnly day, int year) => day.Year == year ? $"{day.Month}月{day.Day}日" : $"{day.Year}年{day.Month}月{day.Day}日";

    /// <summary>10日, 10个工作日, 2个月, 3年, 2次.</summary>
    internal static string Length(int amount, DayUnit unit) => $"{amount}{Unit(unit)}";

    /// <summary>日, 个工作日, 个月, 年; empty for what is no time.</summary>
    internal static string Unit(DayUnit unit) => unit switch
    {
        DayUnit.CalendarDays => "日",
        DayUnit.WorkingDays => "个工作日",
        DayUnit.Months => "个月",
        DayUnit.Years => "年",
        DayUnit.Times => "",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };
}
