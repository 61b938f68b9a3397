using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents;

internal sealed class DocumentsFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<DocumentRegister>();
        services.AddScoped<BatchDrafts>();
        services.AddSingleton(BatchDrafts.Of(DocumentKind.InspectionPlan));
        services.AddSingleton(BatchDrafts.Of(DocumentKind.Notice));
        services.AddScoped<BatchPaperDesk>();
        services.AddScoped<PaperReading>();
        services.AddSingleton(new ActEffect(ActId.ReceiveNotice, (s, picture, form, cancellation) => ReceiveAsync(s, picture, form, "Notice", cancellation)));
        services.AddSingleton(new ActEffect(ActId.ReceivePreliminaryOpinion, (s, picture, form, cancellation) => ReceiveAsync(s, picture, form, "PreliminaryOpinion", cancellation)));
        services.AddSingleton(new ActEffect(ActId.ReceiveOpinion, (s, picture, form, cancellation) => ReceiveAsync(s, picture, form, "Opinion", cancellation)));
    }

    public void MapEndpoints(WebApplication app) =>
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

    /// <summary>A receipt is written where the paper was delivered.</summary>
    private static async Task<Failure?> ReceiveAsync(IServiceProvider services, SubjectPicture picture, ActForm form, string kind, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<DudaoDbContext>();
        var actor = services.GetRequiredService<SignedIn>().Actor;
        var organisationId = picture.Subject.OrganisationId;
        var inspectionId = picture.Inspection.Id;
        var delivery = await (
            from d in db.Set<Delivery>()
            where d.OrganisationId == organisationId && d.ReceivedOn == null
            join document in db.Set<DocumentRecord>() on d.DocumentId equals document.Id
            where document.InspectionId == inspectionId && document.Kind == kind && document.VoidedOn == null
            select d).FirstOrDefaultAsync(cancellation);
        if (delivery is not null)
        {
            delivery.ReceivedOn = form.Day ?? picture.Facts.Today;
            delivery.ReceivedBy = form.OwnerName.Length > 0 ? form.OwnerName : actor.Name;
            delivery.ReceiverPost = form.OwnerPost.Length > 0 ? form.OwnerPost : actor.Title;
            delivery.EnteredBy = form.For is null ? null : actor.PersonId;
            delivery.Version++;
        }

        return null;
    }
}
