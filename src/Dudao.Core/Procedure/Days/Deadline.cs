namespace Dudao.Core.Procedure;

/// <summary>A day by which something is due, and how it was counted.</summary>
/// <param name="Due">The last day.</param>
/// <param name="Event">The day of the event, which is not counted (civil code 201); of a day fixed by hand that day itself.</param>
/// <param name="EventWords">The event in words: 签收初步督导意见.</param>
/// <param name="Amount">How many; 0 for a day fixed by hand.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Source">What the length rests on: an article, a province's rule, 本办规定.</param>
/// <param name="Words">How it was counted, a sentence that can stand under the date.</param>
public sealed record Deadline(DateOnly Due, DateOnly Event, string EventWords, int Amount, DayUnit Unit, string Source, string Words)
{
    /// <summary>A day that was fixed by hand, such as the end of a window: it is not moved.</summary>
    /// <param name="day">The day.</param>
    /// <param name="words">Where it was fixed, such as 通知规定的自评截止日.</param>
    /// <param name="source">What it rests on.</param>
    public static Deadline FixedOn(DateOnly day, string words, string source = "") =>
        new(day, day, words, 0, DayUnit.CalendarDays, source, $"{words}：{DayWords.MonthDay(day, day.Year)}");
}
