namespace Dudao.Core.Procedure;

/// <summary>How a deadline stands today, in the words of the screen.</summary>
/// <param name="Words">逾期 2 个工作日; 今天 16:30; 明天; 还剩 3 个工作日; else the date.</param>
/// <param name="Level">Which colour it has.</param>
public sealed record Remaining(string Words, RemainingLevel Level)
{
    /// <summary>Says how far a day is off.</summary>
    /// <param name="due">The last day.</param>
    /// <param name="today">China's day.</param>
    /// <param name="table">The working days.</param>
    /// <param name="at">The hour, where one is fixed; said of today only.</param>
    public static Remaining Of(DateOnly due, DateOnly today, WorkingDayTable table, TimeOnly? at = null)
    {
        if (due < today)
        {
            var late = table.Between(due, today);
            return new Remaining(late > 0 ? $"逾期 {late} 个工作日" : "逾期", RemainingLevel.Late);
        }

        if (due == today)
        {
            return new Remaining(at is { } hour ? $"今天 {hour:HH:mm}" : "今天", RemainingLevel.Soon);
        }

        if (due == today.AddDays(1))
        {
            return new Remaining("明天", RemainingLevel.Soon);
        }

        return table.Between(today, due) is >= 1 and <= 3 and var left
            ? new Remaining($"还剩 {left} 个工作日", RemainingLevel.Soon)
            : new Remaining(DayWords.MonthDay(due, today.Year), RemainingLevel.Later);
    }
}

/// <summary>How near a deadline is.</summary>
public enum RemainingLevel
{
    /// <summary>Its day has passed: red.</summary>
    Late,

    /// <summary>Today, tomorrow, or at most three working days: amber.</summary>
    Soon,

    /// <summary>Later: the date in plain ink.</summary>
    Later,
}
