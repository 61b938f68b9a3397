using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Inspections.Overview;

internal sealed class OverviewFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<InspectionRows>();
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapListExport("/inspections/export", async (HttpContext http, InspectionRows rows) =>
            new ListSource<InspectionRow>(InspectionList.Definition, (await rows.ReadAsync(http.RequestAborted)).AsQueryable())).Need(Right.SeeInspections);
    }
}
