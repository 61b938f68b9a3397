namespace Dudao.Server.Features.Inspections.Gate;

internal sealed class GateFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Standings>();
        services.AddScoped<SubjectPlans>();
        services.AddScoped<SubjectPictures>();
        services.AddScoped<ActBook>();
        services.AddScoped<BatchPictures>();
        services.AddScoped<BatchBook>();
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
