using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.Deliberation;

internal sealed class DeliberationFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Gate.LeafBook>();
        services.AddScoped<Deliberations>();
    }

    public void MapEndpoints(WebApplication app) =>
        app.MapSave("/subjects/{id:guid}/deliberation/save", async (Guid id, SaveRequest request, Deliberations service, CancellationToken cancellation) =>
            (await service.SaveAsync(id, request, cancellation)).ToResult()).Need(Right.MarkOnSite);
}
