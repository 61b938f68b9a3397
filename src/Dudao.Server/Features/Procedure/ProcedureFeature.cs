namespace Dudao.Server.Features.Procedure;

internal sealed class ProcedureFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ProcedureBook>();
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
