namespace Dudao.Core.Procedure;

/// <summary>A year's public holidays and make-up days, as the State Council's notice brings them each autumn. Stored whole as JSON.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Source">The notice, as an office cites it; may be empty.</param>
/// <param name="Off">Holidays, days that are weekends anyway included.</param>
/// <param name="Worked">Weekend days that are worked instead (调休上班).</param>
public sealed record HolidayYear(int Year, string Source, ValueList<Holiday> Off, ValueList<DateOnly> Worked)
{
    /// <summary>2026 as the State Council announced it.</summary>
    public static HolidayYear Of2026 { get; } = new(
        2026,
        "国务院办公厅关于2026年部分节假日安排的通知",
        [
            new("元旦", new(2026, 1, 1), new(2026, 1, 3)),
            new("春节", new(2026, 2, 15), new(2026, 2, 23)),
            new("清明节", new(2026, 4, 4), new(2026, 4, 6)),
            new("劳动节", new(2026, 5, 1), new(2026, 5, 5)),
            new("端午节", new(2026, 6, 19), new(2026, 6, 21)),
            new("中秋节", new(2026, 9, 25), new(2026, 9, 27)),
            new("国庆节", new(2026, 10, 1), new(2026, 10, 7)),
        ],
        [new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10)]);

    /// <summary>What is wrong with a table that a person typed; null for nothing.</summary>
    public Refusal? Check()
    {
        foreach (var holiday in Off)
        {
            if (holiday.From > holiday.To)
            {
                return new Refusal($"“{holiday.Name}”的开始日期晚于结束日期，请改正。", Field: holiday.Name);
            }

            if (holiday.From.Year != Year || holiday.To.Year != Year)
            {
                return new Refusal($"“{holiday.Name}”有不在{Year}年的日期，跨年的假期请分年填写。", Field: holiday.Name);
            }
        }

        foreach (var day in Worked)
        {
            if (day.Year != Year || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                return new Refusal($"调休上班日应当是{Year}年的星期六或星期日：{day.Year}年{day.Month}月{day.Day}日不是。", Field: "调休上班日");
            }

            if (Off.Any(h => h.From <= day && day <= h.To))
            {
                return new Refusal($"{day.Month}月{day.Day}日同时填作放假和上班，请改正。", Field: "调休上班日");
            }
        }

        return null;
    }
}

/// <summary>Days off under one name, both ends included.</summary>
/// <param name="Name">Such as 国庆节.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record Holiday(string Name, DateOnly From, DateOnly To);
