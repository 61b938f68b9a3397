using System.Globalization;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Demonstration;

/// <summary>
/// Keeps the demonstration's own time. That a database is the demonstration's stands in it; where its clock stopped is written to a small
/// file each minute and at the end, since a clock's ticking is nobody's act.
/// </summary>
internal sealed class DemonstrationClock(DataPlace place, OfficeClock clock) : BackgroundService
{
    private const string Key = "demonstration.begun";
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>09:00 on Wednesday 21 October 2026 in China.</summary>
    public static DateTimeOffset Beginning { get; } = OfficeClock.At(new DateOnly(2026, 10, 21), new TimeOnly(9, 0));

    /// <summary>When the demonstration's clock stopped; null where the database holds no demonstration.</summary>
    public static async Task<DateTimeOffset?> StoppedAtAsync(DudaoDbContext db, DataPlace place, CancellationToken cancellation)
    {
        if (!await db.Set<Setting>().AnyAsync(s => s.OfficeId == Guid.Empty && s.Key == Key, cancellation))
        {
            return null;
        }

        return File.Exists(FileIn(place)) && Parse(await File.ReadAllTextAsync(FileIn(place), cancellation)) is { } kept ? kept : Beginning;
    }

    /// <summary>Marks the database as the demonstration's.</summary>
    public static async Task BeginAsync(DudaoDbContext db, CancellationToken cancellation)
    {
        db.Add(new Setting { OfficeId = Guid.Empty, Key = Key, Value = Text(Beginning) });
        db.Record(new Deed("Demonstration.Begin", "演示从2026年10月21日9:00开始"));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Writes where the clock is, to go on from there.</summary>
    public static Task KeepAsync(DataPlace place, OfficeClock clock) => KeepAsync(place, clock.Now);

    /// <summary>Writes down an instant at which the next start goes on.</summary>
    public static Task KeepAsync(DataPlace place, DateTimeOffset at) => File.WriteAllTextAsync(FileIn(place), Text(at));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await KeepAsync(place, clock);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await KeepAsync(place, clock);
        }
    }

    private static string FileIn(DataPlace place) => Path.Combine(place.Folder, "demonstration-clock.txt");

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
}
