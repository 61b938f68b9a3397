using System.Globalization;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Demonstration;

/// <summary>Moves the demonstration's clock forward by days, so that deadlines pass; never back, since acts have their dates.</summary>
internal sealed class ClockMoving(DudaoDbContext db, OfficeClock clock, ServeOptions options, DataPlace place)
{
    private const int Most = 366;

    /// <summary>Only the demonstration has a clock to move.</summary>
    public bool IsOpen => options.IsDemonstration;

    /// <param name="from">The day that the mover saw; where the clock has moved on since, nothing is done again.</param>
    /// <param name="days">As typed.</param>
    public async Task<Outcome<DateOnly>> MoveAsync(string from, string days, CancellationToken cancellation)
    {
        if (!IsOpen)
        {
            return Failure.NotFound;
        }

        if (!int.TryParse(days.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > Most)
        {
            return Failure.Invalid($"天数应为1到{Most}的整数，例如：3。", "Days");
        }

        if (from != clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            return clock.Today;
        }

        clock.ShiftBy(clock.Shift + TimeSpan.FromDays(count));
        db.Record(new Deed("Demonstration.Move", $"演示时间往后拨{count}天"));
        await db.SaveChangesAsync(cancellation);
        await DemonstrationClock.KeepAsync(place, clock);
        return clock.Today;
    }
}
