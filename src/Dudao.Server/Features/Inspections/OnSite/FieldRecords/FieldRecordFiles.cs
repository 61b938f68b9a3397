using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.OnSite.FieldRecords;

/// <summary>
/// Who may see and add the photos of a record: they lie at its id in the slot of its subject, also before the record itself is there. A
/// record that is there is asked whose it is.
/// </summary>
internal static class FieldRecordFiles
{
    public static FileOwner Owner { get; } = new(FieldRecordBook.FileKind, MayReadAsync, MayWriteAsync);

    public static string Url(Guid subjectId, Guid recordId) => $"/files?kind={FieldRecordBook.FileKind}&record={recordId}&slot={subjectId}";

    /// <summary>Kinds that have a paper of their own.</summary>
    public static bool HasSheet(FieldRecordKind kind) => kind is FieldRecordKind.LessonHeard or FieldRecordKind.Interview or FieldRecordKind.Symposium;

    private static async Task<Outcome<Done>> MayReadAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation) =>
        await PictureAsync(services, place, cancellation) is { } picture && picture.Sees.Has(Sees.FieldRecords) ? new Done() : Failure.NotFound;

    private static async Task<Outcome<Done>> MayWriteAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation) =>
        await PictureAsync(services, place, cancellation) is not { } picture ? Failure.NotFound
        : ActBook.Refuse(picture.Judge(ActId.RecordField), ActForm.New()) is { } refused ? refused
        : await IsOthersAsync(services, place, picture, cancellation) ? Failure.NotYours("照片由记录人本人或者代录的工作人员添加和移除。")
        : new Done();

    private static async Task<bool> IsOthersAsync(IServiceProvider services, FilePlace place, SubjectPicture picture, CancellationToken cancellation)
    {
        var owner = await services.GetRequiredService<DudaoDbContext>().Set<FieldRecord>().Where(r => r.Id == place.RecordId)
            .Select(r => (Guid?)r.PersonId).FirstOrDefaultAsync(cancellation);
        return owner is { } person && person != services.GetRequiredService<SignedIn>().Actor.PersonId
            && (picture.At.Standing.Acting & Positions.Entering) == 0;
    }

    private static async Task<SubjectPicture?> PictureAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation)
    {
        if (!Guid.TryParse(place.Slot, out var subjectId))
        {
            return null;
        }

        var recorded = await services.GetRequiredService<DudaoDbContext>().Set<FieldRecord>().Where(r => r.Id == place.RecordId)
            .Select(r => (Guid?)r.SubjectId).FirstOrDefaultAsync(cancellation);
        if (recorded is { } other && other != subjectId)
        {
            return null;
        }

        var opened = await services.GetRequiredService<ActBook>().OpenAsync(subjectId, cancellation);
        return opened.IsDone ? opened.Value : null;
    }
}
