using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Lists;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents.Lists;

/// <summary>The documents that the actor sees, a row each.</summary>
public sealed class DocumentRows(DudaoDbContext db, Standings standings, PaperSight sight, SignedIn signedIn)
{
    public bool IsOffice => signedIn.Actor.Holds(Right.RunInspections);

    public async Task<ListSource<DocumentRow>> SourceAsync(CancellationToken cancellation) =>
        new(DocumentList.Of(IsOffice), (await ReadAsync(null, cancellation)).AsQueryable());

    /// <param name="subjectId">Only papers of one subject and of its batch; null for all.</param>
    public async Task<IReadOnlyList<DocumentRow>> ReadAsync(Guid? subjectId, CancellationToken cancellation)
    {
        var mine = await standings.MineAsync(withClosed: true, cancellation);
        var one = mine.FirstOrDefault(m => m.Subject.Id == subjectId);
        if (subjectId is not null && one is null)
        {
            return [];
        }

        var at = one is null ? mine : await standings.OfBatchAsync(one.Inspection.Id, cancellation);
        var inspections = at.Select(a => a.Inspection.Id).Distinct().ToArray();
        var documents = await db.Set<DocumentRecord>()
            .Where(d => d.InspectionId != null && inspections.Contains(d.InspectionId.Value) && (subjectId == null || d.SubjectId == null || d.SubjectId == subjectId))
            .Select(PaperFace.Reading()).ToListAsync(cancellation);
        var seen = await sight.OfAsync(documents, at, cancellation);
        documents.RemoveAll(d => seen[d.Id] == Sight.None);
        var ids = documents.Select(d => d.Id).ToArray();
        var own = at.Where(a => (a.Standing.Acting & Positions.Subject) != 0).Select(a => a.Organisation.Id).ToHashSet();
        var deliveries = (await db.Set<Delivery>().AsNoTracking().Where(d => ids.Contains(d.DocumentId)).ToListAsync(cancellation))
            .Where(d => IsOffice || own.Count == 0 || own.Contains(d.OrganisationId)).Where(d => one is null || d.SubjectId == subjectId).ToLookup(d => d.DocumentId);
        var batches = at.DistinctBy(a => a.Inspection.Id).ToDictionary(a => a.Inspection.Id, a => a.Inspection);
        var names = at.DistinctBy(a => a.Subject.Id).ToDictionary(a => a.Subject.Id, a => a.Organisation.Name);
        return [.. documents.Select(d => Row(d, batches[d.InspectionId!.Value], names, [.. deliveries[d.Id]]))];
    }

    private DocumentRow Row(PaperFace document, Inspections.Records.Inspection inspection, Dictionary<Guid, string> names, List<Delivery> deliveries) => new()
    {
        Id = document.Id,
        Title = document.Title,
        Kind = Enum.Parse<DocumentKind>(document.Kind).Name(),
        Number = document.Number,
        State = Enum.Parse<DocumentState>(document.State),
        About = document.SubjectId is { } subject ? names.GetValueOrDefault(subject, "") : inspection.Title,
        Year = document.DraftedOn.Year,
        DraftedBy = document.DraftedByName,
        DraftedOn = document.DraftedOn,
        SignedOn = document.SignedOn,
        IssuedOn = document.IssuedOn,
        IsMine = document.DraftedBy == signedIn.Actor.PersonId,
        Sent = document.VoidedOn is null ? deliveries.Count : 0,
        Received = document.VoidedOn is null ? deliveries.Count(d => d.ReceivedOn is not null) : 0,
    };
}
