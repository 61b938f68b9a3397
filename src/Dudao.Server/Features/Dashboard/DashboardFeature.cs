using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Features.Dashboard;

internal sealed class DashboardFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<DeskReading>();
        services.AddSingleton<DeskCounts>();
        services.AddScoped<LoadOfficeFrame>(s =>
        {
            // Once for a request, so that whoever draws it later finds it ready.
            Task<OfficeFrame>? loaded = null;
            return cancellation => loaded ??= LoadAsync(s, cancellation);
        });
    }

    public void MapEndpoints(WebApplication app)
    {
    }

    private static async Task<OfficeFrame> LoadAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var actor = services.GetRequiredService<SignedIn>().Actor;
        var waiting = await services.GetRequiredService<DeskCounts>().OfAsync(actor, services.GetRequiredService<RecordHead>().Known, cancellation);
        return OfficeFrames.For(actor, services.GetRequiredService<OfficeClock>(), waiting);
    }
}
