using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>The one way in which an act of a whole batch is done; the twin of <see cref="ActBook"/> for plan, team and notice.</summary>
public sealed class BatchBook(DudaoDbContext db, BatchPictures pictures, ActBook acts, SignedIn signedIn, OfficeClock clock)
{
    public async Task<Outcome<BatchPicture>> OpenAsync(Guid inspectionId, CancellationToken cancellation) =>
        await pictures.FindAsync(inspectionId, cancellation) is { } picture ? picture : Failure.NotFound;

    /// <summary>Does an act of the batch, in one writing; one that leads to another state moves every subject that is not beyond it.</summary>
    /// <param name="look">What the rules ask of the thing in hand, such as a subject or a member to be added.</param>
    public Task<Outcome<ActRecord>> PerformAsync(
        Guid inspectionId, ActId id, ActForm form, string words, Func<BatchPicture, Task<Failure?>>? change, CancellationToken cancellation,
        Func<BatchPicture, Attempt, Task<(Facts Facts, Attempt Attempt)>>? look = null) =>
        db.WriteAsync(() => JudgeAndDoAsync(inspectionId, id, form, words, change, look, cancellation), cancellation);

    private async Task<Outcome<ActRecord>> JudgeAndDoAsync(
        Guid inspectionId, ActId id, ActForm form, string words, Func<BatchPicture, Task<Failure?>>? change,
        Func<BatchPicture, Attempt, Task<(Facts Facts, Attempt Attempt)>>? look, CancellationToken cancellation)
    {
        if (await db.Set<ActRecord>().FindAsync([form.Id], cancellation) is { } done)
        {
            return done.InspectionId == inspectionId && done.EnteredByPersonId == signedIn.Actor.PersonId ? done : Failure.NotFound;
        }

        var opened = await OpenAsync(inspectionId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        var attempt = await acts.AttemptAsync(form, cancellation);
        if (look is not null)
        {
            (var facts, attempt) = await look(picture, attempt);
            picture = picture with { Facts = facts };
        }

        var verdict = picture.Judge(id, attempt);
        if (ActBook.Refuse(verdict, form) is { } refused)
        {
            return refused;
        }

        if (change is not null && await change(picture) is { } failed)
        {
            return failed;
        }

        var record = acts.Write(inspectionId, null, id, form, verdict);
        foreach (var subject in picture.Subjects.Where(s => picture.Kind[id].Next is { } next && s.State < next))
        {
            subject.State = picture.Kind[id].Next!.Value;
            subject.StateSince = record.Day;
            subject.Version++;
        }

        picture.Inspection.Version++;
        db.Record(new Deed($"Inspection.{id}", words)
        {
            RecordKind = nameof(Inspection),
            RecordId = inspectionId,
            OfficeId = picture.Inspection.OfficeId,
            ForWhom = verdict.IsEnteredFor ? form.OwnerName : "",
            TrueDate = record.Day == clock.Today ? null : record.Day,
            ChangesState = picture.Kind[id].Next is not null,
        });
        await db.SaveChangesAsync(cancellation);
        return record;
    }
}
