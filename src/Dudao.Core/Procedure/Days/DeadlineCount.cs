using System.Text;

namespace Dudao.Core.Procedure;

/// <summary>
/// Counts days: the day of the event is not counted (civil code 201); months and years end on the corresponding day, or where there is none
/// on the month's last (202); a period of calendar days, months or years that ends on a day off ends on the next working day (203).
/// </summary>
public static class DeadlineCount
{
    /// <summary>The last day of a period, with words that show how it was counted.</summary>
    /// <param name="eventDay">The day of the event.</param>
    /// <param name="eventWords">The event, such as 签收初步督导意见.</param>
    /// <param name="amount">How many, 0 or more; 0 is the day of the event itself.</param>
    /// <param name="unit">Of what; not <see cref="DayUnit.Times"/>.</param>
    /// <param name="source">What the length rests on.</param>
    /// <param name="table">The working days.</param>
    public static Deadline Of(DateOnly eventDay, string eventWords, int amount, DayUnit unit, string source, WorkingDayTable table)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var last = unit switch
        {
            DayUnit.CalendarDays => eventDay.AddDays(amount),
            DayUnit.WorkingDays => table.Add(eventDay, amount),
            DayUnit.Months => eventDay.AddMonths(amount),
            DayUnit.Years => eventDay.AddYears(amount),
            _ => throw new ArgumentOutOfRangeException(nameof(unit)),
        };
        var due = unit == DayUnit.WorkingDays || amount == 0 ? last : table.OnOrAfter(last);
        return new Deadline(due, eventDay, eventWords, amount, unit, source, Words(eventDay, eventWords, amount, unit, last, due, table));
    }

    private static string Words(DateOnly from, string eventWords, int amount, DayUnit unit, DateOnly last, DateOnly due, WorkingDayTable table)
    {
        var begin = DayWords.MonthDay(from, from.Year);
        if (amount == 0)
        {
            return $"{begin}{eventWords}当日";
        }

        var end = DayWords.MonthDay(last, from.Year);
        var words = new StringBuilder(unit switch
        {
            DayUnit.CalendarDays => $"自{begin}{eventWords}次日起第{amount}日为{end}",
            DayUnit.WorkingDays => $"自{begin}{eventWords}次日起第{amount}个工作日为{end}",
            _ => $"自{begin}{eventWords}起{DayWords.Length(amount, unit)}，至{end}",
        });
        if (unit == DayUnit.WorkingDays && last.DayNumber - from.DayNumber - amount is > 0 and var off)
        {
            words.Append(System.Globalization.CultureInfo.InvariantCulture, $"（其间休息日、节假日{off}天不计）");
        }

        if (due != last)
        {
            words.Append(System.Globalization.CultureInfo.InvariantCulture, $"；{end}为{table.WhyOff(last)}，顺延至{DayWords.MonthDay(due, from.Year)}");
        }

        // Working days look at every year on the way, the others only at the year in which they end.
        var unknown = Enumerable.Range(from.Year, due.Year - from.Year + 1)
            .Where(y => !table.Knows(y) && (unit == DayUnit.WorkingDays || y >= last.Year)).ToList();
        return unknown.Count == 0 ? words.ToString() : $"{words}（{string.Join('、', unknown)}年节假日安排未录入，按星期一至星期五计）";
    }
}
