using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Inspections.OnSite.FieldRecords;

/// <summary>Who may see and add the photos of a record: they lie at its id, also before the record itself is there.</summary>
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
        : new Done();

    private static async Task<SubjectPicture?> PictureAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation)
    {
        if (!Guid.TryParse(place.Slot, out var subjectId))
        {
            return null;
        }

        var opened = await services.GetRequiredService<ActBook>().OpenAsync(subjectId, cancellation);
        return opened.IsDone ? opened.Value : null;
    }
}
