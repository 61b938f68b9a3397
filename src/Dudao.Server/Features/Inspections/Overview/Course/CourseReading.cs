using System.Linq.Expressions;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Overview.Course;

/// <summary>
/// Reads what happened at a subject or a batch out of the record of acts, narrowed to the acts that the reader may read; who it was for, why
/// and the scans come from the acts themselves. No value of a mark is among it.
/// </summary>
public sealed class CourseReading(DudaoDbContext db, SignedIn signedIn)
{
    /// <summary>The last things that happened, as a page's own timeline shows them.</summary>
    public async Task<(IReadOnlyList<CourseEvent> Last, int All)> LastAsync(SubjectPicture picture, int most, CancellationToken cancellation) =>
        await LastAsync(Of(picture), most, cancellation);

    /// <summary>The last things that happened to the whole batch.</summary>
    public async Task<(IReadOnlyList<CourseEvent> Last, int All)> LastAsync(BatchPicture picture, int most, CancellationToken cancellation) =>
        await LastAsync(Of(picture), most, cancellation);

    /// <summary>Everything that happened at a subject and to its batch, newest first.</summary>
    public async Task<IReadOnlyList<CourseLine>> ReadAsync(SubjectPicture picture, CancellationToken cancellation) => await ReadAsync(
        Of(picture), act => act.OwnerPersonId == signedIn.Actor.PersonId || CourseSight.MayReadScan(picture.Kind, act.Act, picture.At.Standing, picture.Sees), cancellation);

    /// <summary>Everything that happened to a batch, newest first.</summary>
    public async Task<IReadOnlyList<CourseLine>> ReadAsync(BatchPicture picture, CancellationToken cancellation) => await ReadAsync(
        Of(picture), act => CourseSight.MayReadScan(picture.Kind, act.Act, picture.Standing, Sees.State), cancellation);

    private static async Task<(IReadOnlyList<CourseEvent> Last, int All)> LastAsync(IQueryable<AuditEvent> events, int most, CancellationToken cancellation)
    {
        var last = await events.OrderByDescending(e => e.Sequence).Take(most)
            .Select(e => new CourseEvent(e.Sequence, e.At, e.TrueDate, e.PersonName, e.ForWhom, e.Text, e.ChangesState)).ToListAsync(cancellation);
        return (last, last.Count < most ? last.Count : await events.CountAsync(cancellation));
    }

    private async Task<IReadOnlyList<CourseLine>> ReadAsync(IQueryable<AuditEvent> events, Func<ActRecord, bool> mayReadScan, CancellationToken cancellation)
    {
        var found = (await events.OrderByDescending(e => e.Sequence).ToListAsync(cancellation)).ConvertAll(e => (Event: e, ActId: ActOf(e)));
        var ids = found.Select(f => f.ActId).OfType<Guid>().ToList();
        var acts = await db.Set<ActRecord>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var scans = (await db.Set<FileLink>().Where(l => l.RecordKind == ActBook.ScanKind && ids.Contains(l.RecordId) && l.RemovedAt == null)
            .Select(l => new { l.RecordId, l.Id, l.Name }).ToListAsync(cancellation)).ToLookup(l => l.RecordId, l => new CourseScan(l.Id, l.Name));
        return found.ConvertAll(f => f.ActId is { } id && acts.GetValueOrDefault(id) is { } act ? Line(f.Event, act, mayReadScan(act) ? [.. scans[id]] : []) : Line(f.Event, null, []));
    }

    private static CourseLine Line(AuditEvent e, ActRecord? act, IReadOnlyList<CourseScan> scans)
    {
        var isEnteredFor = e.ForWhom.Length > 0;
        return new CourseLine
        {
            Id = new Guid(0, 0, 0, BitConverter.GetBytes(e.Sequence)),
            Sequence = e.Sequence,
            Day = e.TrueDate ?? act?.Day ?? DateOnly.FromDateTime(OfficeClock.LocalOf(e.At)),
            EnteredAt = e.At,
            Who = isEnteredFor ? e.ForWhom : $"{e.PersonName} {act?.OwnerPost ?? e.Title}".Trim(),
            EnteredBy = isEnteredFor ? e.PersonName : "",
            Deed = e.Text,
            Reason = act?.Reason ?? "",
            ChangesState = e.ChangesState,
            IsUndone = act?.UndoneAt is not null,
            Scans = scans,
        };
    }

    /// <summary>The act that an event wrote: it is among what the event changed.</summary>
    private static Guid? ActOf(AuditEvent e) =>
        ChangeReader.Parse(e.Changes).FirstOrDefault(c => c is { Entity: nameof(ActRecord), Old: null }) is { } added && Guid.TryParse(added.Key, out var id) ? id : null;

    private IQueryable<AuditEvent> Of(SubjectPicture picture)
    {
        var (subjectId, inspectionId) = (picture.Subject.Id, picture.Inspection.Id);
        return Readable(picture.Kind, picture.At.Standing, picture.Sees,
            e => (e.RecordKind == nameof(Subject) && e.RecordId == subjectId) || (e.RecordKind == nameof(Inspection) && e.RecordId == inspectionId));
    }

    private IQueryable<AuditEvent> Of(BatchPicture picture)
    {
        var inspectionId = picture.Inspection.Id;
        return Readable(picture.Kind, picture.Standing, Sees.State, e => e.RecordKind == nameof(Inspection) && e.RecordId == inspectionId);
    }

    /// <summary>What one may read of others' acts, and every act of one's own.</summary>
    private IQueryable<AuditEvent> Readable(InspectionKind kind, Standing standing, Sees sees, Expression<Func<AuditEvent, bool>> where)
    {
        var (acts, personId) = (CourseSight.Readable(kind, standing, sees), signedIn.Actor.PersonId);
        return db.AuditEvents.AsNoTracking().Where(where).Where(e => acts.Contains(e.Act) || (e.PersonId == personId && e.Act.StartsWith("Inspection.")));
    }
}

/// <summary>What a timeline shows of an act.</summary>
public sealed record CourseEvent(long Sequence, DateTimeOffset At, DateOnly? TrueDate, string PersonName, string ForWhom, string Text, bool ChangesState)
{
    public static CourseEvent Of(AuditEvent e) => new(e.Sequence, e.At, e.TrueDate, e.PersonName, e.ForWhom, e.Text, e.ChangesState);
}
