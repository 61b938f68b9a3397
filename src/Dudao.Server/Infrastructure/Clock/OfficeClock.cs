namespace Dudao.Server.Infrastructure.Clock;

/// <summary>
/// The time that the office's work goes by. It is the machine's time, moved by a shift in the demonstration, where the administrator may
/// move it forward. Sign-in security does not use it: that keeps the machine's own <see cref="TimeProvider"/>.
/// </summary>
public sealed class OfficeClock(TimeProvider machine)
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private TimeSpan _shift = TimeSpan.Zero;
    private DateTimeOffset? _held;

    /// <summary>True where the clock does not show the machine's time.</summary>
    public bool IsShifted => _shift != TimeSpan.Zero;

    public TimeSpan Shift => _shift;

    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset Now => _held ?? machine.GetUtcNow() + _shift;

    /// <summary>China's day.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>China's wall clock.</summary>
    public DateTime Local => LocalOf(Now);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(LocalOf(instant));

    public static DateTime LocalOf(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, China).DateTime;

    /// <summary>The instant of a day and time on China's wall clock.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) =>
        new DateTimeOffset(day.ToDateTime(time), China.GetUtcOffset(day.ToDateTime(time))).ToUniversalTime();

    /// <summary>Runs on from <paramref name="shift"/> beside the machine's time.</summary>
    public void ShiftBy(TimeSpan shift)
    {
        _held = null;
        _shift = shift;
    }

    /// <summary>Runs on from the given instant.</summary>
    public void RunFrom(DateTimeOffset instant) => ShiftBy(instant - machine.GetUtcNow());

    /// <summary>Stands still at the given instant: how a script of acts with true dates is played.</summary>
    public void HoldAt(DateTimeOffset instant) => _held = instant.ToUniversalTime();
}
