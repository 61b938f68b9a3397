namespace Dudao.Server.Features.FirstRun;

internal sealed class FirstRunFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<FirstRunToken>();
        services.AddSingleton<CompleteOffices>();
        services.AddScoped<FirstRunService>();
        services.AddScoped<FirstSteps>();
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
