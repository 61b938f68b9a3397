using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Organisations;

internal sealed class OrganisationsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<OrganisationService>();
        services.AddScoped<OrganisationMoves>();
        services.AddScoped<OrganisationReading>();
        services.AddScoped<Imports.ITableImport, SchoolImport>();
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapListExport(OrganisationLinks.Export, (http, _) => Task.FromResult(http.RequestServices.GetRequiredService<OrganisationReading>().List()))
            .Need(Right.SeeOrganisations);
        app.MapGet(OrganisationLinks.Find, async (string? q, OrganisationKind? kind, OrganisationReading reading, CancellationToken cancellation) =>
            Results.Json(await reading.SearchAsync(q ?? "", kind, cancellation), Data.Conventions.Json)).Need(Right.SeeOrganisations);
    }
}
