namespace Dudao.Server.Features.Organisations;

internal sealed class OrganisationsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<OrganisationService>();
        services.AddScoped<OrganisationMoves>();
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
