using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents;

/// <summary>How much of a paper the actor sees.</summary>
public enum Sight
{
    /// <summary>Not there.</summary>
    None,

    /// <summary>That it was delivered; the text from its receipt.</summary>
    Cover,

    /// <summary>Everything.</summary>
    Whole,
}

/// <summary>
/// Who sees which paper: the owning office and the team what table C shows them, a subject what was delivered to it and what it wrote
/// itself. Nobody reads a report or an opinion of a subject whose marks he may not see.
/// </summary>
public sealed class PaperSight(DudaoDbContext db, Standings standings)
{
    public async Task<Sight> OfAsync(DocumentRecord document, CancellationToken cancellation) =>
        document.InspectionId is not { } inspectionId ? Sight.None
        : (await OfAsync([document], await standings.OfBatchAsync(inspectionId, cancellation), cancellation)).GetValueOrDefault(document.Id);

    public Task<IReadOnlyDictionary<Guid, Sight>> OfAsync(
        IReadOnlyList<DocumentRecord> documents, IReadOnlyList<SubjectStanding> at, CancellationToken cancellation) =>
        OfAsync([.. documents.Select(PaperFace.Of)], at, cancellation);

    /// <param name="at">Every subject of the papers' batches that the actor finds.</param>
    public async Task<IReadOnlyDictionary<Guid, Sight>> OfAsync(
        IReadOnlyList<PaperFace> documents, IReadOnlyList<SubjectStanding> at, CancellationToken cancellation)
    {
        var seen = await SeesAsync(at, cancellation);
        var inspections = documents.Select(d => d.InspectionId).Distinct().ToArray();
        var sizes = await db.Set<Subject>().Where(s => inspections.Contains(s.InspectionId) && s.WithdrawnOn == null)
            .GroupBy(s => s.InspectionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var ids = documents.Select(d => d.Id).ToArray();
        var delivered = (await db.Set<Delivery>().Where(d => ids.Contains(d.DocumentId)).Select(d => new { d.DocumentId, d.OrganisationId }).ToListAsync(cancellation))
            .Select(d => (d.DocumentId, d.OrganisationId)).ToHashSet();
        var batches = at.ToLookup(a => a.Inspection.Id);
        return documents.ToDictionary(d => d.Id, d => Of(d, [.. batches[d.InspectionId ?? Guid.Empty]]));

        Sight Of(PaperFace document, List<SubjectStanding> batch)
        {
            var kind = Enum.Parse<DocumentKind>(document.Kind);
            if (document.SubjectId is { } subjectId)
            {
                return batch.Find(s => s.Subject.Id == subjectId) is { } own ? OfOne(document, kind, own) : Sight.None;
            }

            var current = batch.Where(s => s.Subject.WithdrawnOn is null).ToList();
            var isInside = current.Exists(s => (s.Standing.Acting & (Positions.Office | Positions.Team)) != 0);
            return isInside && NeededFor(kind) == Sees.State ? Sight.Whole
                : isInside && current.Count == sizes.GetValueOrDefault(document.InspectionId!.Value) && current.TrueForAll(s => seen[s.Subject.Id].Has(NeededFor(kind))) ? Sight.Whole
                : current.Exists(s => IsSubjects(s) && delivered.Contains((document.Id, s.Organisation.Id))) ? Sight.Whole
                : Sight.None;
        }

        Sight OfOne(PaperFace document, DocumentKind kind, SubjectStanding own)
        {
            var mayRead = seen[own.Subject.Id].Has(NeededFor(kind));
            if (IsSubjects(own))
            {
                return DocumentLife.Of(kind).IsSubjects ? Sight.Whole
                    : !delivered.Contains((document.Id, own.Organisation.Id)) ? Sight.None
                    : mayRead ? Sight.Whole : Sight.Cover;
            }

            var isInside = (own.Standing.Acting & (Positions.Office | Positions.Team)) != 0;
            return !mayRead ? Sight.None
                : DocumentLife.Of(kind).IsSubjects ? (isInside && document.FinalFileId is not null ? Sight.Whole : Sight.None)
                : isInside || document.IssuedOn is not null ? Sight.Whole : Sight.None;
        }
    }

    private static bool IsSubjects(SubjectStanding at) => (at.Standing.Acting & Positions.Subject) != 0;

    private async Task<IReadOnlyDictionary<Guid, Sees>> SeesAsync(IReadOnlyList<SubjectStanding> at, CancellationToken cancellation)
    {
        var ids = at.Select(a => a.Subject.Id).ToArray();
        var acts = (await db.Set<ActRecord>().AsNoTracking().Where(a => a.SubjectId != null && ids.Contains(a.SubjectId.Value) && a.UndoneAt == null)
            .OrderBy(a => a.EnteredAt).ToListAsync(cancellation)).ToLookup(a => a.SubjectId!.Value);
        return at.ToDictionary(a => a.Subject.Id, a =>
        {
            var days = ActDays.Of(InspectionKinds.Of(a.Inspection.Kind), acts[a.Subject.Id]);
            var moment = new ViewMoment(
                acts[a.Subject.Id].Any(x => x.Act == nameof(ActId.OpenDeliberation)),
                days.ContainsKey(ActId.ReceivePreliminaryOpinion),
                days.ContainsKey(ActId.SignRequest),
                days.ContainsKey(ActId.ReceiveOpinion))
            { ShowsMarksToSubject = a.Inspection.ShowsMarksToSubject };
            return Visibility.Of(a.Standing, moment);
        });
    }

    /// <summary>What of table C a kind tells.</summary>
    public static Sees NeededFor(DocumentKind kind) => kind switch
    {
        DocumentKind.SelfEvaluationReport => Sees.SelfEvaluation,
        DocumentKind.PreliminaryOpinion => Sees.PreliminaryOpinion,
        DocumentKind.ReplyPaper or DocumentKind.NoObjection => Sees.Reply,
        DocumentKind.Opinion => Sees.Opinion,
        DocumentKind.Minutes or DocumentKind.Report => Sees.Total,
        _ => Sees.State,
    };
}
