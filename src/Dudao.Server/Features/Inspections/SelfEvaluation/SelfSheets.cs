using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.SelfEvaluation;

/// <summary>Finds the sheet of a self-evaluation with few queries, for saving as typed and for its files.</summary>
public sealed class SelfSheets(DudaoDbContext db, Standings standings, FrameworkStore frameworks, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>Files of a leaf lie at its subject, in the slot of the leaf.</summary>
    public const string FileKind = "SelfEvaluation";

    public async Task<Outcome<SelfSheet>> FindAsync(Guid subjectId, CancellationToken cancellation)
    {
        var at = await standings.FindAsync(subjectId, cancellation);
        if (at?.Inspection.FrameworkVersionId is not { } version)
        {
            return Failure.NotFound;
        }

        var (submit, sendBack) = (nameof(ActId.SubmitSelfEvaluation), nameof(ActId.SendBackSelfEvaluation));
        var last = await db.Set<ActRecord>()
            .Where(a => a.SubjectId == subjectId && a.UndoneAt == null && (a.Act == submit || a.Act == sendBack))
            .OrderByDescending(a => a.EnteredAt).Select(a => a.Act).FirstOrDefaultAsync(cancellation);
        return new SelfSheet(at, await frameworks.PlanAsync(db, version, at.Subject.Traits, cancellation), last == submit, last == sendBack);
    }

    /// <summary>Who sees the leaf sees its files.</summary>
    public async Task<Outcome<Done>> MayReadAsync(FilePlace place, CancellationToken cancellation)
    {
        var found = await FindAsync(place.RecordId, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        return IsSeen(found.Value.At) && found.Value.IsHis(await EntryAsync(place, cancellation), signedIn.Actor.PersonId) ? new Done() : Failure.NotFound;
    }

    /// <summary>Who may type the leaf may add and remove its files, where the leaf asks for any.</summary>
    public async Task<Outcome<Done>> MayWriteAsync(FilePlace place, CancellationToken cancellation)
    {
        var found = await FindAsync(place.RecordId, cancellation);
        if (!found.IsDone)
        {
            return found.Failure;
        }

        var sheet = found.Value;
        if (sheet.Closed(clock.Today) is { } closed)
        {
            return closed;
        }

        if (sheet.ClosedAt(place.Slot, await EntryAsync(place, cancellation), signedIn.Actor.PersonId) is { } why)
        {
            return Failure.NotYours(why);
        }

        return sheet.Asked.Any(l => l.Id == place.Slot && l.Rule.Upload.Length > 0) ? new Done() : Failure.Invalid("这一项的材料备查即可，不用上传文件。");
    }

    internal static bool IsSeen(SubjectStanding at) =>
        (Visibility.Of(at.Standing, new ViewMoment()) & (Sees.SelfEvaluation | Sees.OwnLeaves)) != 0;

    private async Task<SelfEntry?> EntryAsync(FilePlace place, CancellationToken cancellation) =>
        await db.Set<SelfEntry>().AsNoTracking().FirstOrDefaultAsync(e => e.SubjectId == place.RecordId && e.LeafId == place.Slot, cancellation);
}
