using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.SelfEvaluation;

internal sealed class SelfEvaluationFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<SelfSheets>();
        services.AddScoped<SelfTyping>();
        services.AddScoped<SelfEvaluationService>();
        services.AddSingleton(new FileOwner(
            SelfSheets.FileKind,
            (provider, place, cancellation) => provider.GetRequiredService<SelfSheets>().MayReadAsync(place, cancellation),
            (provider, place, cancellation) => provider.GetRequiredService<SelfSheets>().MayWriteAsync(place, cancellation)));
    }

    public void MapEndpoints(WebApplication app) =>
        app.MapSave("/subjects/{id:guid}/self/save", async (Guid id, SaveRequest request, SelfTyping typing, CancellationToken cancellation) =>
            (await typing.SaveAsync(id, request, cancellation)).ToResult()).Need(Right.EvaluateSelf);
}
