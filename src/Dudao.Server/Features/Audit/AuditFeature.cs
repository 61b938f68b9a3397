using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Lists;

namespace Dudao.Server.Features.Audit;

internal sealed class AuditFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<AuditCheck>();
        services.AddScoped<RecordComparison>();
        services.AddScoped<FileComparison>();
        services.AddScoped<RecordNames>();
        services.AddScoped<AuditReading>();
    }

    public void MapEndpoints(WebApplication app) => app
        .MapListExport(AuditLinks.Export, (http, _) => Task.FromResult(http.RequestServices.GetRequiredService<AuditReading>().List()))
        .Need(Right.SeeAudit);
}
