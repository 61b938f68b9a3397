namespace Dudao.Server.Features.Audit;

internal sealed class AuditFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<AuditCheck>();
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
