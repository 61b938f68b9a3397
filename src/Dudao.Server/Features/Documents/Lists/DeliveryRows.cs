using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Lists;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents.Lists;

/// <summary>A delivery: whom to call where it was not received.</summary>
public sealed class DeliveryRow
{
    public Guid Id { get; init; }

    public Guid DocumentId { get; init; }

    public Guid? SubjectId { get; init; }

    public ActId? Receipt { get; init; }

    public string Recipient { get; init; } = "";

    public string Title { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Number { get; init; } = "";

    public string How { get; init; } = "";

    public DateOnly SentOn { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    public string ReceivedBy { get; init; } = "";

    public string Contact { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>Not received within the days that the procedure of its inspection gives.</summary>
    public bool IsLate { get; init; }
}

/// <summary>送达: who has not received what, for the owning office.</summary>
public sealed class DeliveryRows(DudaoDbContext db, DocumentRows documents, ReceiptCheck receipts, SignedIn signedIn, OfficeClock clock)
{
    public static ListDefinition<DeliveryRow> Definition { get; } = new()
    {
        Key = "deliveries",
        Title = "送达",
        Unit = "份",
        RowKey = row => row.Id,
        Href = row => DocumentLinks.Of(row.DocumentId),
        Late = row => row.IsLate,
        ExportHref = "/documents/deliveries/export",
        DefaultSort = "sent",
        Note = "超过公文签收核查期限仍未签收的标为逾期，请打电话催办。期限在“程序规定”里。",
        Columns =
        [
            Column<DeliveryRow>.Of("recipient", "受送达单位", row => row.Recipient) with { Lead = true },
            Column<DeliveryRow>.Of("title", "公文", row => row.Title) with { Quiet = true },
            Column<DeliveryRow>.Of("number", "文号", row => row.Number) with { Whole = true, Hidden = true },
            Column<DeliveryRow>.Of("how", "方式", row => row.How) with { Whole = true },
            Column<DeliveryRow>.Of("sent", "送出", row => row.SentOn),
            Column<DeliveryRow>.Of("received", "签收", row => row.ReceivedOn) with { Phone = PhonePlace.Side },
            Column<DeliveryRow>.Of("by", "签收人", row => row.ReceivedBy) with { Whole = true },
            Column<DeliveryRow>.Of("contact", "联系人", row => row.Contact) with { Whole = true, Phone = PhonePlace.None },
            Column<DeliveryRow>.Of("phone", "电话", row => row.Phone) with { Whole = true },
            Column<DeliveryRow>.Of("kind", "文种", row => row.Kind) with { Hidden = true },
        ],
        Filters =
        [
            new SearchFilter<DeliveryRow>("单位、公文或文号", row => row.Recipient, row => row.Title, row => row.Number),
            new SelectFilter<DeliveryRow, string>("kind", "文种", row => row.Kind),
            new SelectFilter<DeliveryRow, string>("how", "方式", row => row.How),
        ],
        Tabs =
        [
            new("waiting", "未签收", row => row.ReceivedOn == null),
            new("late", "逾期未签收", row => row.IsLate, Late: true),
            new("received", "已签收", row => row.ReceivedOn != null),
            new("all", "全部"),
        ],
    };

    public async Task<ListSource<DeliveryRow>> SourceAsync(CancellationToken cancellation)
    {
        var seen = await documents.ReadAsync(null, cancellation);
        var ids = seen.Select(d => d.Id).ToArray();
        var nodes = signedIn.Actor.Posts.Select(p => p.OrganisationId).ToArray();
        var all = documents.IsOffice;
        var rows = await (
            from delivery in db.Set<Delivery>().AsNoTracking()
            where ids.Contains(delivery.DocumentId) && (all || nodes.Contains(delivery.OrganisationId))
            join document in db.Set<DocumentRecord>() on delivery.DocumentId equals document.Id
            where document.VoidedOn == null
            join inspection in db.Set<Inspection>() on document.InspectionId equals inspection.Id
            join organisation in db.Organisations on delivery.OrganisationId equals organisation.Id
            select new { delivery, document.Title, document.Kind, document.Number, inspection, organisation.Name, organisation.ContactName, organisation.ContactPhone }).ToListAsync(cancellation);
        var late = new HashSet<Guid>();
        foreach (var row in rows.Where(r => r.delivery.ReceivedOn is null))
        {
            if (await receipts.DueAsync(row.inspection, row.delivery.SentOn, cancellation) < clock.Today)
            {
                late.Add(row.delivery.Id);
            }
        }

        return new ListSource<DeliveryRow>(Definition, rows.Select(r => new DeliveryRow
        {
            Id = r.delivery.Id,
            DocumentId = r.delivery.DocumentId,
            SubjectId = r.delivery.SubjectId,
            Receipt = Receipts.ActFor(Enum.Parse<DocumentKind>(r.Kind)),
            Recipient = r.Name,
            Title = r.Title,
            Kind = Enum.Parse<DocumentKind>(r.Kind).Name(),
            Number = r.Number,
            How = r.delivery.How,
            SentOn = r.delivery.SentOn,
            ReceivedOn = r.delivery.ReceivedOn,
            ReceivedBy = r.delivery.ReceivedBy,
            Contact = r.ContactName,
            Phone = r.ContactPhone,
            IsLate = late.Contains(r.delivery.Id),
        }).ToList().AsQueryable());
    }
}
