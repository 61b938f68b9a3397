namespace Dudao.Server.Features.Documents;

internal sealed class DocumentsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<DocumentRegister>();
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
