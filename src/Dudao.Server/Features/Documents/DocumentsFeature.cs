using Dudao.Core.Documents;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Documents.Lists;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Lists;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Documents;

internal sealed class DocumentsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<DocumentRegister>();
        services.AddScoped<InspectionContent>();
        services.AddScoped<BatchDrafts>();
        services.AddSingleton(BatchDrafts.Of(DocumentKind.InspectionPlan));
        services.AddSingleton(BatchDrafts.Of(DocumentKind.Notice));
        services.AddScoped<Schools.SelfReportDraft>();
        services.AddSingleton(Schools.SelfReportDraft.Registration);
        services.AddScoped<SubjectHeads>();
        services.AddScoped<ReceiptCheck>();
        services.AddScoped<PaperSites>();
        services.AddScoped<PaperSteps>();
        services.AddScoped<PaperDesk>();
        services.AddScoped<PaperFiles>();
        services.AddScoped<PaperSigning>();
        services.AddScoped<PaperIssuing>();
        services.AddScoped<PaperSight>();
        services.AddScoped<PaperReading>();
        services.AddScoped<DocumentRows>();
        services.AddScoped<DeliveryRows>();
        services.AddScoped<RegisterBook>();
        services.AddSingleton(new FileOwner(PaperFiles.RecordKind, MayReadAsync, (_, _, _) => Task.FromResult<Outcome<Done>>(Failure.NotYours("公文的文件请在公文页面上传。"))));
        foreach (var effect in Receipts.Effects)
        {
            services.AddSingleton(effect);
        }
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapGet("/documents/{id:guid}/file.docx", async (Guid id, HttpContext http, PaperReading papers, CancellationToken cancellation) =>
        {
            var file = await papers.FileAsync(id, cancellation);
            if (file.IsDone)
            {
                return Results.File(file.Value.Bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", file.Value.Name);
            }

            http.Stop(file);
            return Results.Empty;
        }).Need(Right.SeeDocuments);
        app.MapListExport("/documents/export", async (http, cancellation) =>
            await http.RequestServices.GetRequiredService<DocumentRows>().SourceAsync(cancellation)).Need(Right.SeeDocuments);
        app.MapListExport("/documents/deliveries/export", async (http, cancellation) =>
            await http.RequestServices.GetRequiredService<DeliveryRows>().SourceAsync(cancellation)).Need(Right.SeeDocuments);
        app.MapListExport("/documents/register/export", (http, _) =>
            Task.FromResult(http.RequestServices.GetRequiredService<RegisterBook>().Source())).Need(Right.RunInspections);
    }

    private static async Task<Outcome<Done>> MayReadAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation)
    {
        var opened = await services.GetRequiredService<PaperReading>().OpenAsync(place.RecordId, cancellation);
        return opened is { IsDone: true, Value: { Sight: Sight.Whole } view } && (view.IsInside || place.Slot != PaperFiles.Edited || DocumentLife.Of(view.Kind).IsSubjects) ? new Done() : Failure.NotFound;
    }
}
