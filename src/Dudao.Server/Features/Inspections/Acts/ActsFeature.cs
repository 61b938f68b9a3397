using Dudao.Core;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Overview.Course;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Acts;

internal sealed class ActsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<PlainActs>();
        services.AddSingleton(new FileOwner(ActBook.ScanKind, MayReadAsync, MayWriteAsync));
    }

    public void MapEndpoints(WebApplication app)
    {
    }

    /// <summary>A scan lies at its act's id, in the slot of its subject.</summary>
    private static async Task<Outcome<Done>> MayReadAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation) =>
        Guid.TryParse(place.Slot, out var subjectId) && await services.GetRequiredService<ScanSight>().MayReadAsync(subjectId, place.RecordId, cancellation) ? new Done() : Failure.NotFound;

    /// <summary>Once the act is done its scan is part of it; before that it is the affair of who uploads it.</summary>
    private static async Task<Outcome<Done>> MayWriteAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation)
    {
        if (await StandingAsync(services, place, cancellation) is not { } standing)
        {
            return Failure.NotFound;
        }

        if ((standing.Acting & (Positions.Entering | Positions.Subject | Positions.Team)) == 0)
        {
            return Failure.NotYours("扫描件由办理人或督导室工作人员上传。");
        }

        var (db, personId) = (services.GetRequiredService<DudaoDbContext>(), services.GetRequiredService<SignedIn>().Actor.PersonId);
        return await db.Set<ActRecord>().AnyAsync(a => a.Id == place.RecordId, cancellation) ? Failure.Conflict(new Refusal("这件事已经办完，扫描件不能再增减。"))
            : await db.Set<FileLink>().AnyAsync(l => l.RecordKind == ActBook.ScanKind && l.RecordId == place.RecordId && l.AddedByPersonId != personId, cancellation) ? Failure.NotFound
            : new Done();
    }

    private static async Task<Standing?> StandingAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation) =>
        Guid.TryParse(place.Slot, out var subjectId)
            ? (await services.GetRequiredService<Standings>().FindAsync(subjectId, cancellation))?.Standing
            : null;
}
