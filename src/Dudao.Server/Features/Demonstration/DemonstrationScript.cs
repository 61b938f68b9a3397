using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Demonstration;

/// <summary>A station of the demonstration at which a test may stop.</summary>
public enum DemonstrationUntil
{
    /// <summary>Tree, people, posts and accounts, and nothing begun.</summary>
    People,

    /// <summary>21 October 2026, 09:00: what <c>--demo</c> fills.</summary>
    October21,
}

/// <summary>Fills an empty database with the demonstration county by playing acts with their true dates through the services.</summary>
public sealed class DemonstrationScript(IServiceProvider services)
{
    /// <summary>What prevents it, in words; null where the folder is empty or holds the demonstration already.</summary>
    public static async Task<string?> EnsureAsync(IServiceProvider services, CancellationToken cancellation)
    {
        DateTimeOffset? stopped;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<DudaoDbContext>();
            stopped = await DemonstrationClock.StoppedAtAsync(db, services.GetRequiredService<DataPlace>(), cancellation);
            if (stopped is null && await db.AuditEvents.AnyAsync(cancellation))
            {
                return "这个数据文件夹里已有别的数据，不能再填演示县。请换一个空文件夹：--data 文件夹名";
            }
        }

        if (stopped is null)
        {
            await new DemonstrationScript(services).PlayAsync(DemonstrationUntil.October21, cancellation);
        }

        services.GetRequiredService<OfficeClock>().RunFrom(stopped ?? DemonstrationClock.Beginning);
        return null;
    }

    public async Task PlayAsync(DemonstrationUntil until, CancellationToken cancellation)
    {
        services.GetRequiredService<OfficeClock>().HoldAt(OfficeClock.At(new DateOnly(2026, 1, 4), new TimeOnly(9, 0)));
        await InScopeAsync(s => new DemonstrationBase(
            s.GetRequiredService<DudaoDbContext>(),
            s.GetRequiredService<Microsoft.AspNetCore.Identity.IPasswordHasher<Data.People.Account>>(),
            s.GetRequiredService<Microsoft.AspNetCore.Identity.ILookupNormalizer>()).FillAsync(cancellation));

        if (until == DemonstrationUntil.October21)
        {
            await new OctoberScript(new DemonstrationStage(services)).PlayAsync(cancellation);
        }

        services.GetRequiredService<OfficeClock>().HoldAt(DemonstrationClock.Beginning);
        await InScopeAsync(s => DemonstrationClock.BeginAsync(s.GetRequiredService<DudaoDbContext>(), cancellation));
        services.GetRequiredService<Actors>().ForgetAll();
    }

    private async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AuditAuthor>().Origin = "演示";
        await work(scope.ServiceProvider);
    }
}
