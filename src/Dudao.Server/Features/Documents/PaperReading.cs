using Dudao.Core.Documents;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents;

/// <summary>A paper with the steps that are open to the actor, and its deliveries.</summary>
public sealed record PaperView(DocumentRecord Document, DocumentKind Kind, DocumentState State)
{
    public IReadOnlyList<DocumentStep> Steps { get; init; } = [];

    public IReadOnlyList<DeliveryLine> Deliveries { get; init; } = [];
}

/// <summary>A recipient, with whom to call where it was not received.</summary>
public sealed record DeliveryLine(string Name, string How, DateOnly SentOn, DateOnly? ReceivedOn, string ReceivedBy, string Phone);

/// <summary>Reads papers for who may: the owning office and the team see them all, a subject what was delivered to it.</summary>
public sealed class PaperReading(DudaoDbContext db, BatchPaperDesk desk, SignedIn signedIn)
{
    private static readonly DocumentStep[] Steps = [DocumentStep.SendBack, DocumentStep.Draft, DocumentStep.Check, DocumentStep.Sign, DocumentStep.Issue];

    public async Task<Outcome<PaperView>> OpenAsync(Guid id, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(id, cancellation);
        if (found.IsDone)
        {
            var (document, picture) = found.Value;
            var (kind, state) = (BatchPaperDesk.KindOf(document), BatchPaperDesk.StateOf(document));
            return new PaperView(document, kind, state)
            {
                Steps = [.. Steps.Where(s => DocumentRules.Judge(kind, s, state, picture.Standing.Acting) is var verdict && verdict.IsAllowed && (s != DocumentStep.Draft || state == DocumentState.SentBack))],
                Deliveries = await DeliveriesAsync(id, null, cancellation),
            };
        }

        var nodes = signedIn.Actor.Posts.Select(p => p.OrganisationId).ToArray();
        var delivered = await db.Set<DocumentRecord>().AsNoTracking()
            .FirstOrDefaultAsync(d => d.Id == id && db.Set<Delivery>().Any(x => x.DocumentId == id && nodes.Contains(x.OrganisationId)), cancellation);
        return delivered is null
            ? Failure.NotFound
            : new PaperView(delivered, BatchPaperDesk.KindOf(delivered), BatchPaperDesk.StateOf(delivered)) { Deliveries = await DeliveriesAsync(id, nodes, cancellation) };
    }

    /// <summary>The DOCX, for who finds the paper.</summary>
    public async Task<Outcome<(string Name, byte[] Bytes)>> FileAsync(Guid id, CancellationToken cancellation)
    {
        var opened = await OpenAsync(id, cancellation);
        if (!opened.IsDone)
        {
            return new Failure(opened.Kind, opened.Refusals);
        }

        using var file = new MemoryStream();
        Writing.DocxWriter.Write(DocumentJson.ReadDocument(System.Text.Encoding.UTF8.GetBytes(opened.Value.Document.Content)), file);
        return ($"{opened.Value.Document.Title}.docx", file.ToArray());
    }

    private async Task<IReadOnlyList<DeliveryLine>> DeliveriesAsync(Guid id, Guid[]? nodes, CancellationToken cancellation) => await (
        from delivery in db.Set<Delivery>()
        where delivery.DocumentId == id && (nodes == null || nodes.Contains(delivery.OrganisationId))
        join organisation in db.Organisations on delivery.OrganisationId equals organisation.Id
        orderby delivery.ReceivedOn != null, organisation.Serial
        select new DeliveryLine(organisation.Name, delivery.How, delivery.SentOn, delivery.ReceivedOn, delivery.ReceivedBy, organisation.ContactName + " " + organisation.ContactPhone)).ToListAsync(cancellation);
}
