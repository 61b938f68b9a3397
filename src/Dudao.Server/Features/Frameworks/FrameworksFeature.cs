namespace Dudao.Server.Features.Frameworks;

internal sealed class FrameworksFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<FrameworkStore>();
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
