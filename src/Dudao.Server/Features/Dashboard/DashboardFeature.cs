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
        services.AddScoped<LoadOfficeFrame>(s => async cancellation =>
        {
            var actor = s.GetRequiredService<SignedIn>().Actor;
            var waiting = await s.GetRequiredService<DeskCounts>().OfAsync(actor, s.GetRequiredService<RecordHead>().Known, cancellation);
            return OfficeFrames.For(actor, s.GetRequiredService<OfficeClock>(), waiting);
        });
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
