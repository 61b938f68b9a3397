using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.OnSite;

internal sealed class OnSiteFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Gate.LeafFigures>();
        services.AddScoped<Marking>();
        services.AddScoped<MarkSheets>();
    }

    public void MapEndpoints(WebApplication app) =>
        app.MapSave("/subjects/{id:guid}/marks/save", async (Guid id, Guid? sheet, SaveRequest request, Marking marking, CancellationToken cancellation) =>
            (await marking.SaveAsync(id, sheet, request, cancellation)).ToResult()).Need(Right.MarkOnSite);
}
