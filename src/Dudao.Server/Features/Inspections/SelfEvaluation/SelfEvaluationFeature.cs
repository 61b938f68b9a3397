using Dudao.Server.Features.Documents.Sheets;
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

    public void MapEndpoints(WebApplication app)
    {
        app.MapGet("/subjects/{id:guid}/self-table/docx", async (Guid id, int? blank, HttpContext http, SelfEvaluationService service, CancellationToken cancellation) =>
        {
            var opened = await service.OpenAsync(id, cancellation);
            if (!opened.IsDone)
            {
                http.Stop(opened);
                return Results.Empty;
            }

            return SheetFile.Docx(SelfTable.Of(opened.Value, blank == 1), $"{opened.Value.Picture.At.Organisation.Name}自评表");
        }).Need(Right.EvaluateSelf);
        app.MapSave("/subjects/{id:guid}/self/save", async (Guid id, SaveRequest request, SelfTyping typing, CancellationToken cancellation) =>
            (await typing.SaveAsync(id, request, cancellation)).ToResult()).Need(Right.EvaluateSelf);
    }
}
