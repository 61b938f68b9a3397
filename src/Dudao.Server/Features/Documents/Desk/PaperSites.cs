using System.Security.Cryptography;
using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Documents.Desk;

/// <summary>Finds where papers lie, and does their steps as the acts of the procedure that they are: at the batch, at a subject, or at each subject that a meeting decided.</summary>
public sealed class PaperSites(DudaoDbContext db, ActBook acts, BatchBook batches, Standings standings, SubjectPictures pictures)
{
    /// <param name="documentId">The paper, where it is there already: minutes belong to the meeting that names them.</param>
    public async Task<Outcome<PaperSite>> OpenAsync(DocumentKind kind, PaperPlace place, Guid? documentId, CancellationToken cancellation)
    {
        if (place.SubjectId is { } subjectId)
        {
            var subject = await acts.OpenAsync(subjectId, cancellation);
            return subject.IsDone && subject.Value.Inspection.Id == place.InspectionId
                ? new PaperSite(place, subject.Value.Inspection, subject.Value.Kind, subject.Value.At.Standing) { Subjects = [subject.Value] }
                : Failure.NotFound;
        }

        var batch = await batches.OpenAsync(place.InspectionId, cancellation);
        if (!batch.IsDone)
        {
            return batch.Failure;
        }

        return new PaperSite(place, batch.Value.Inspection, batch.Value.Kind, batch.Value.Standing)
        {
            Batch = batch.Value,
            Subjects = kind == DocumentKind.Minutes ? await DecidedAsync(place.InspectionId, documentId, cancellation) : [],
        };
    }

    /// <summary>The meeting that minutes are of: the one that names them, else the last that has none.</summary>
    public async Task<DecisionMeeting?> MeetingAsync(Guid inspectionId, Guid? minutesId, CancellationToken cancellation)
    {
        var meetings = db.Set<DecisionMeeting>().Where(m => m.InspectionId == inspectionId);
        var named = minutesId is { } id ? await meetings.FirstOrDefaultAsync(m => m.MinutesId == id, cancellation) : null;
        return named ?? await meetings.Where(m => m.MinutesId == null || db.Set<DocumentRecord>().Any(d => d.Id == m.MinutesId && d.VoidedOn != null))
            .OrderByDescending(m => m.HeldOn).ThenByDescending(m => m.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Does a step within the caller's writing: its change, its act where it is one, all saved together.</summary>
    public async Task<Outcome<Done>> PerformAsync(
        PaperSite site, ActId? act, ActForm form, string words, Func<Task<Failure?>> change, CancellationToken cancellation)
    {
        if (act is not { } id)
        {
            if (await change() is { } failed)
            {
                return failed;
            }

            await db.SaveChangesAsync(cancellation);
            return new Done();
        }

        if (site.Procedure.Find(id) is not { } rule)
        {
            return Failure.NotFound;
        }

        if (rule.Scope == ActScope.Batch)
        {
            return Said(await batches.PerformAsync(site.Place.InspectionId, id, form, words, _ => change(), cancellation));
        }

        if (site.Subjects.Count == 0)
        {
            return Failure.Conflict(site.Judge(id).Refusal!);
        }

        foreach (var (index, subject) in site.Subjects.Index())
        {
            var done = await acts.PerformAsync(
                subject.Subject.Id, id, index == 0 ? form : form with { Id = Beside(form.Id, subject.Subject.Id) }, words, _ => index == 0 ? change() : Task.FromResult<Failure?>(null), cancellation);
            if (!done.IsDone)
            {
                return Said(done);
            }
        }

        return new Done();
    }

    private async Task<IReadOnlyList<SubjectPicture>> DecidedAsync(Guid inspectionId, Guid? minutesId, CancellationToken cancellation)
    {
        if (await MeetingAsync(inspectionId, minutesId, cancellation) is not { } meeting)
        {
            return [];
        }

        var decided = await db.Set<MeetingDecision>().Where(d => d.MeetingId == meeting.Id && !d.IsSentBack).Select(d => d.SubjectId).ToListAsync(cancellation);
        var at = (await standings.OfBatchAsync(inspectionId, cancellation)).Where(s => decided.Contains(s.Subject.Id)).ToList();
        return await pictures.LoadAsync(at, cancellation);
    }

    private static Outcome<Done> Said<T>(Outcome<T> outcome) => outcome.IsDone ? new Done() : outcome.Failure;

    /// <summary>The id of the same act at another subject, so that the whole sent twice is done once.</summary>
    private static Guid Beside(Guid formId, Guid subjectId) => new(SHA256.HashData([.. formId.ToByteArray(), .. subjectId.ToByteArray()]).AsSpan(0, 16));
}
