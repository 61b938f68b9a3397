using Dudao.Core.Documents;

namespace Dudao.Server.Features.Inspections.Meeting;

internal sealed class MeetingFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<MeetingTable>();
        services.AddScoped<Meetings>();
        services.AddScoped<DecisionPapers>();
        services.AddScoped<OpinionReading>();
        services.AddSingleton(DecisionPapers.Registration(DocumentKind.Minutes));
        services.AddSingleton(DecisionPapers.Registration(DocumentKind.Opinion));
        services.AddSingleton(DecisionPapers.Registration(DocumentKind.Report));
    }

    public void MapEndpoints(WebApplication app)
    {
    }
}
