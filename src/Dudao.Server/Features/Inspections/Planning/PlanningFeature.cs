namespace Dudao.Server.Features.Inspections.Planning;

internal sealed class PlanningFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SubjectTraitsReader>();
        services.AddScoped<Ties>();
        services.AddScoped<InspectionPlanning>();
        services.AddScoped<PastInspections>();
        services.AddScoped<TeamBuilding>();
        services.AddScoped<MemberReplacing>();
        services.AddScoped<PartGiving>();
        services.AddScoped<PartsReading>();
        services.AddScoped<PlanChoices>();
        services.AddScoped<BatchViews>();
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
