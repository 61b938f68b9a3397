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
            var last = await s.GetRequiredService<RecordHead>().LastAsync(cancellation);
            return OfficeFrames.For(actor, s.GetRequiredService<OfficeClock>(), await s.GetRequiredService<DeskCounts>().OfAsync(actor, last, cancellation));
        });
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
