using Dudao.Core;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>
/// The one way in which an act of the procedure is done: the person's standing is found, the act is judged by Core's rules, what it changes
/// is changed, the act is written down with whose it is and its true day, the state moves, and all is saved together.
/// </summary>
public sealed class ActBook(DudaoDbContext db, Standings standings, SubjectPictures pictures, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>A scan is a file at the act's id, uploaded before the act is entered.</summary>
    public const string ScanKind = "Act";

    /// <summary>A subject as the actor finds it, with everything that the rules ask; a failure where it is not there for him.</summary>
    public async Task<Outcome<SubjectPicture>> OpenAsync(Guid subjectId, CancellationToken cancellation) =>
        await standings.FindAsync(subjectId, cancellation) is { } at ? await pictures.LoadAsync(at, cancellation) : Failure.NotFound;

    /// <summary>Does an act at a subject, in one writing: what the act is judged by is so until it is saved.</summary>
    /// <param name="words">The deed as the timeline says it, without the person.</param>
    /// <param name="change">What the act changes, read and changed after it was judged allowed; a failure stops it, and nothing is saved.</param>
    /// <param name="look">What the rules ask of the thing in hand, such as a sheet or a leaf.</param>
    public Task<Outcome<ActRecord>> PerformAsync(
        Guid subjectId, ActId id, ActForm form, string words, Func<SubjectPicture, Task<Failure?>>? change, CancellationToken cancellation,
        Func<Facts, Facts>? look = null) => db.WriteAsync(() => JudgeAndDoAsync(subjectId, id, form, words, change, look, cancellation), cancellation);

    private async Task<Outcome<ActRecord>> JudgeAndDoAsync(
        Guid subjectId, ActId id, ActForm form, string words, Func<SubjectPicture, Task<Failure?>>? change, Func<Facts, Facts>? look, CancellationToken cancellation)
    {
        if (await db.Set<ActRecord>().FindAsync([form.Id], cancellation) is { } done)
        {
            return done.SubjectId == subjectId && done.EnteredByPersonId == signedIn.Actor.PersonId ? done : Failure.NotFound;
        }

        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = look is null ? opened.Value : opened.Value with { Facts = look(opened.Value.Facts) };
        var verdict = picture.Judge(id, await AttemptAsync(form, cancellation));
        if (Refuse(verdict, form) is { } refused)
        {
            return refused;
        }

        if (change is not null && await change(picture) is { } failed)
        {
            return failed;
        }

        var record = Write(picture.Inspection.Id, picture.Subject.Id, id, form, verdict);
        Move(picture, picture.Kind[id], record.Day);
        db.Record(new Deed($"Inspection.{id}", words)
        {
            RecordKind = nameof(Subject),
            RecordId = picture.Subject.Id,
            OfficeId = picture.Inspection.OfficeId,
            ForWhom = verdict.IsEnteredFor ? string.Join(' ', new[] { form.OwnerName, form.OwnerPost }.Where(w => w.Length > 0)) : "",
            TrueDate = record.Day == clock.Today ? null : record.Day,
            ChangesState = picture.Kind[id].Next is not null,
        });
        await db.SaveChangesAsync(cancellation);
        return record;
    }

    /// <summary>Writes an act down: for acts of the batch, judged by the caller.</summary>
    public ActRecord Write(Guid inspectionId, Guid? subjectId, ActId id, ActForm form, Verdict verdict)
    {
        var actor = signedIn.Actor;
        var record = new ActRecord
        {
            Id = form.Id,
            InspectionId = inspectionId,
            SubjectId = subjectId,
            Act = id.ToString(),
            OwnerPersonId = verdict.IsEnteredFor ? form.OwnerPersonId : actor.PersonId,
            OwnerName = verdict.IsEnteredFor ? form.OwnerName : actor.Name,
            OwnerPost = !verdict.IsEnteredFor ? actor.Title : form.OwnerPost.Length > 0 ? form.OwnerPost : form.For?.Names() ?? "",
            Day = form.Day ?? clock.Today,
            EnteredByPersonId = actor.PersonId,
            EnteredByName = actor.Name,
            EnteredAt = clock.Now,
            Until = form.Until,
            Reason = string.Join('；', new[] { form.Reason.Trim(), verdict.Remark }.Where(r => r.Length > 0)),
            Words = form.Words,
        };
        db.Add(record);
        return record;
    }

    /// <summary>The failure that a verdict means, or null where the act may be done; a warning without its reason stops it too.</summary>
    public static Failure? Refuse(Verdict verdict, ActForm form) => verdict.Kind switch
    {
        VerdictKind.NotFound => Failure.NotFound,
        VerdictKind.NotYours => new Failure(OutcomeKind.NotYours, [verdict.Refusal!]),
        VerdictKind.TooEarly => new Failure(OutcomeKind.Conflict, [verdict.Refusal!]),
        VerdictKind.Allowed when verdict.NeedsReason && form.Reason.Trim().Length == 0 =>
            new Failure(OutcomeKind.Invalid, [.. verdict.Warnings.Where(w => !w.DirectorDecides).Select(w => new Refusal(w.Text, w.Article, "reason"))]),
        _ => null,
    };

    public async Task<Attempt> AttemptAsync(ActForm form, CancellationToken cancellation) => new(form.Day ?? clock.Today)
    {
        For = form.For,
        HasScan = form.For is not null && await db.Set<FileLink>().AnyAsync(l => l.RecordKind == ScanKind && l.RecordId == form.Id && l.AddedByPersonId == signedIn.Actor.PersonId && l.RemovedAt == null, cancellation),
        Reason = form.Reason,
        IsOwn = form.IsOwn,
        ReceiverNamed = form.ReceiverNamed,
        DraftedByHimself = form.DraftedByHimself,
        OtherSigners = form.OtherSigners,
        Deadline = form.Deadline,
    };

    private static void Move(SubjectPicture picture, Act act, DateOnly day)
    {
        var subject = picture.Subject;
        if (act.Next is { } next && next != subject.State)
        {
            subject.State = next;
            subject.StateSince = day;
        }

        subject.Version++;
    }
}
