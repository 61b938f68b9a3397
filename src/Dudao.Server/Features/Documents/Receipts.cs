using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents;

/// <summary>Receipts (签收): acts of the procedure, written where the paper was delivered too.</summary>
public static class Receipts
{
    /// <summary>The act by which a kind is received; null for a kind that nobody receives.</summary>
    public static ActId? ActFor(DocumentKind kind) => kind switch
    {
        DocumentKind.Notice => ActId.ReceiveNotice,
        DocumentKind.PreliminaryOpinion => ActId.ReceivePreliminaryOpinion,
        DocumentKind.Opinion => ActId.ReceiveOpinion,
        _ => null,
    };

    internal static IEnumerable<ActEffect> Effects { get; } =
    [
        .. new[] { DocumentKind.Notice, DocumentKind.PreliminaryOpinion, DocumentKind.Opinion }
            .Select(kind => new ActEffect(ActFor(kind)!.Value, (services, picture, form, cancellation) => WriteAsync(services, picture, form, kind, cancellation))),
    ];

    private static async Task<Failure?> WriteAsync(IServiceProvider services, SubjectPicture picture, ActForm form, DocumentKind kind, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<DudaoDbContext>();
        var actor = services.GetRequiredService<SignedIn>().Actor;
        var organisationId = picture.Subject.OrganisationId;
        var inspectionId = picture.Inspection.Id;
        var name = kind.ToString();
        var delivery = await (
            from d in db.Set<Delivery>()
            where d.OrganisationId == organisationId && d.ReceivedOn == null
            join document in db.Set<DocumentRecord>() on d.DocumentId equals document.Id
            where document.InspectionId == inspectionId && document.Kind == name && document.VoidedOn == null
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
