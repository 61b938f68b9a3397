using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Components;

namespace Dudao.Server.Features.Dashboard;

internal sealed class DashboardFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<LoadOfficeFrame>(s => _ => Task.FromResult(OfficeFrames.For(
            s.GetRequiredService<SignedIn>().Actor, s.GetRequiredService<OfficeClock>())));
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
