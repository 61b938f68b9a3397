using System.Collections.Frozen;

namespace Dudao.Core.Procedure;

/// <summary>
/// Which days are worked: Monday to Friday less public holidays plus make-up days. A year without its table counts Monday to Friday, and
/// <see cref="Knows"/> tells. Immutable; an office extends it by <see cref="With"/>.
/// </summary>
public sealed class WorkingDayTable
{
    private readonly FrozenDictionary<int, HolidayYear> years;
    private readonly FrozenDictionary<DateOnly, string> off;
    private readonly FrozenSet<DateOnly> worked;

    private WorkingDayTable(IEnumerable<HolidayYear> tables)
    {
        years = tables.ToFrozenDictionary(t => t.Year);
        off = years.Values.SelectMany(y => y.Off).SelectMany(Days).DistinctBy(d => d.Day).ToFrozenDictionary(d => d.Day, d => d.Name);
        worked = years.Values.SelectMany(y => y.Worked).ToFrozenSet();
    }

    /// <summary>The years that ship.</summary>
    public static WorkingDayTable Shipped { get; } = new([HolidayYear.Of2026]);

    /// <summary>No holidays are known.</summary>
    public static WorkingDayTable Empty { get; } = new([]);

    /// <summary>The years whose table is known.</summary>
    public IEnumerable<HolidayYear> Years => years.Values.OrderBy(y => y.Year);

    /// <summary>The table with a year put in, or replaced.</summary>
    public WorkingDayTable With(HolidayYear year) => new(years.Values.Where(y => y.Year != year.Year).Append(year));

    /// <summary>Whether the year's holidays are known.</summary>
    public bool Knows(int year) => years.ContainsKey(year);

    /// <summary>Whether the day is worked.</summary>
    public bool IsWorkingDay(DateOnly day) =>
        worked.Contains(day) || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !off.ContainsKey(day));

    /// <summary>Why the day is not worked, such as 国庆节 or 星期日; empty for a working day.</summary>
    public string WhyOff(DateOnly day) => IsWorkingDay(day) ? "" : off.TryGetValue(day, out var name) ? name + "假期" : DayWords.Weekday(day);

    /// <summary>The day itself if it is worked, else the first working day after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The nth working day after the day, which is not counted; with a negative number before it; with 0 the day itself.</summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0;)
        {
            day = day.AddDays(step);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>How many working days lie after the first day up to the second, that one counted; 0 if the second is not later.</summary>
    public int Between(DateOnly after, DateOnly upTo)
    {
        var count = 0;
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    private static IEnumerable<(DateOnly Day, string Name)> Days(Holiday holiday)
    {
        for (var day = holiday.From; day <= holiday.To; day = day.AddDays(1))
        {
            yield return (day, holiday.Name);
        }
    }
}
