using Dudao.Server.Features.Documents.Sheets;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.Feedback;

internal sealed class FeedbackFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<FeedbackBook>();
        services.AddScoped<FeedbackSheets>();
        services.AddScoped<PreliminaryDraft>();
        services.AddSingleton(PreliminaryDraft.Registration);
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapSave("/subjects/{id:guid}/feedback/save", async (Guid id, SaveRequest request, FeedbackBook book, CancellationToken cancellation) =>
            (await book.SaveAsync(id, request, cancellation)).ToResult()).Need(Right.MarkOnSite);
        app.MapGet("/subjects/{id:guid}/feedback/{sheet}/docx", async (Guid id, string sheet, int? blank, HttpContext http, FeedbackSheets sheets, CancellationToken cancellation) =>
        {
            var read = await sheets.ReadAsync(id, sheet, blank == 1, cancellation);
            if (!read.IsDone)
            {
                http.Stop(read);
                return Results.Empty;
            }

            return SheetFile.Docx(read.Value.Sheet, read.Value.View.Picture.At.Organisation.Name + read.Value.Sheet.Title);
        }).Need(Right.MarkOnSite);
    }
}
