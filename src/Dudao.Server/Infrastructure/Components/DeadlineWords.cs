using System.Globalization;

namespace Dudao.Server.Infrastructure.Components;

/// <summary>How a deadline reads in a list: late in red, near in amber, else its date.</summary>
/// <param name="Text">The words.</param>
/// <param name="Tone">Late, Waiting (near), Settled (done) or Idle (further off).</param>
public readonly record struct DeadlineWords(string Text, Tone Tone)
{
    /// <summary>Says a deadline.</summary>
    /// <param name="due">The last day on which it is in time.</param>
    /// <param name="today">The day of reading.</param>
    /// <param name="daysLeft">Days from today to the last day in the deadline's own kind of days: 0 on the last day, negative when late.</param>
    /// <param name="time">The hour on the last day, where there is one.</param>
    /// <param name="now">The hour of reading; with it a deadline of today whose hour has passed is late.</param>
    /// <param name="workingDays">Whether the days are working days or days of the calendar.</param>
    public static DeadlineWords Say(DateOnly due, DateOnly today, int daysLeft, TimeOnly? time = null, TimeOnly? now = null, bool workingDays = true)
    {
        var days = workingDays ? "个工作日" : "天";
        var hour = time?.ToString("HH:mm", CultureInfo.InvariantCulture);
        if (due < today)
        {
            var late = Math.Max(1, -daysLeft);
            return new($"逾期 {late} {days}", Tone.Late);
        }

        if (due == today)
        {
            return time < now ? new($"逾期，今天 {hour} 已过", Tone.Late) : new(hour is null ? "今天" : $"今天 {hour}", Tone.Waiting);
        }

        if (due == today.AddDays(1))
        {
            return new(hour is null ? "明天" : $"明天 {hour}", Tone.Waiting);
        }

        return daysLeft <= 3 ? new($"还剩 {daysLeft} {days}", Tone.Waiting) : new(Day(due, today), Tone.Idle);
    }

    /// <summary>A day as an office writes it: without the year where it is this year's.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.ToString(day.Year == today.Year ? "M'月'd'日'" : "yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture);
}
