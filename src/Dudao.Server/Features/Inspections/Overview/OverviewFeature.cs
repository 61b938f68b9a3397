using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Inspections.Overview;

internal sealed class OverviewFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<InspectionRows>();
        services.AddScoped<SubjectDossiers>();
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapListExport("/inspections/export", async (http, cancellation) =>
            new ListSource<InspectionRow>(InspectionList.Definition, (await http.RequestServices.GetRequiredService<InspectionRows>().ReadAsync(cancellation)).AsQueryable())).Need(Right.SeeInspections);
    }
}
