using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Overview.Course;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;

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

    private static async Task<Outcome<Done>> MayWriteAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation) =>
        await StandingAsync(services, place, cancellation) is { } standing
            ? (standing.Acting & (Positions.Entering | Positions.Subject | Positions.Team)) != 0 ? new Done() : Failure.NotYours("扫描件由办理人或督导室工作人员上传。")
            : Failure.NotFound;

    private static async Task<Standing?> StandingAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation) =>
        Guid.TryParse(place.Slot, out var subjectId)
            ? (await services.GetRequiredService<Standings>().FindAsync(subjectId, cancellation))?.Standing
            : null;
}
