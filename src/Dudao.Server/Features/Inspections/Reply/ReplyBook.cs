using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Reply;

/// <summary>申辩: points with words and files, saved as typed until the head hands them in. Until then they are the writer's own.</summary>
public sealed class ReplyBook(DudaoDbContext db, ActBook book, FileService files, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>Files lie at their point, in the slot of its subject.</summary>
    public const string FileKind = "Reply";

    private const int MostPoints = 50;

    public async Task<Outcome<ReplyView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        if (!picture.Sees.Has(Sees.Reply))
        {
            return Failure.NotYours("申辩由被督导单位负责人办理，督导组和督导室在收到后研究。");
        }

        if (picture.Subject.State < InspectionState.Reply || picture.Plan is not { } plan)
        {
            return Failure.Conflict(new Core.Refusal("签收初步督导意见后，方可申辩。", "教育督导条例第二十条"));
        }

        var view = new ReplyView(picture, [])
        {
            Leaves = [.. plan.Leaves.Where(l => l.Rule is not VetoRule)],
            MayType = MayType(picture),
            Answer = picture.Last(ActId.ReplyByPoints) ?? picture.Last(ActId.StateNoObjection) ?? picture.Last(ActId.RecordNoReply),
        };
        var isOwn = !view.IsEnteredFor;
        var points = (await db.Set<ReplyPoint>().AsNoTracking().Where(p => p.SubjectId == subjectId).OrderBy(p => p.Order).ThenBy(p => p.Id).ToListAsync(cancellation))
            .Where(p => view.IsHandedIn || (view.MayType && p.IsFromPaper != isOwn)).ToList();
        var agreed = picture.Sees.Has(Sees.SettledMarks) || picture.Sees.Has(Sees.AllMarks)
            ? await db.Set<LeafSettlement>().Where(s => s.SubjectId == subjectId).ToDictionaryAsync(s => s.LeafId, s => s.Agreed, cancellation)
            : [];
        var lines = new List<PointLine>(points.Count);
        foreach (var point in points)
        {
            lines.Add(new PointLine(point, view.Leaves.FirstOrDefault(l => l.Id == point.LeafId))
            {
                Files = [.. (await files.ListAsync(FileKind, point.Id, cancellation)).Select(f => f.File)],
                Agreed = agreed.GetValueOrDefault(point.LeafId),
            });
        }

        return view with { Points = lines };
    }

    public Task<Outcome<Guid>> AddPointAsync(Guid subjectId, Guid id, CancellationToken cancellation) => db.WriteAsync<Guid>(async () =>
    {
        var typed = await TypingAsync(subjectId, cancellation);
        if (!typed.IsDone)
        {
            return typed.Failure;
        }

        if (typed.Value.Points.Any(p => p.Point.Id == id))
        {
            return id;
        }

        if (typed.Value.Points.Count >= MostPoints)
        {
            return Failure.Invalid($"一次申辩最多 {MostPoints} 条，请合并同类意见。");
        }

        db.Add(new ReplyPoint { Id = id, SubjectId = subjectId, Order = typed.Value.Points.Select(p => p.Point.Order).DefaultIfEmpty(0).Max() + 1, IsFromPaper = typed.Value.IsEnteredFor });
        Record(typed.Value, "添加一条申辩");
        await db.SaveChangesAsync(cancellation);
        return id;
    }, cancellation);

    public Task<Outcome<Done>> RemovePointAsync(Guid subjectId, Guid pointId, CancellationToken cancellation) => db.WriteAsync<Done>(async () =>
    {
        var typed = await TypingAsync(subjectId, cancellation);
        if (!typed.IsDone)
        {
            return typed.Failure;
        }

        if (typed.Value.Points.All(p => p.Point.Id != pointId) || await db.Set<ReplyPoint>().FindAsync([pointId], cancellation) is not { } point)
        {
            return Failure.NotFound;
        }

        db.Remove(point);
        Record(typed.Value, "删去一条申辩");
        await db.SaveChangesAsync(cancellation);
        return new Done();
    }, cancellation);

    /// <summary>Takes a file away from a point of the reply that is being written.</summary>
    public Task<Outcome<Done>> RemoveFileAsync(Guid subjectId, Guid fileId, CancellationToken cancellation) => db.WriteAsync<Done>(async () =>
    {
        var typed = await TypingAsync(subjectId, cancellation);
        return !typed.IsDone ? typed.Failure
            : typed.Value.Points.Any(p => p.Files.Any(f => f.Id == fileId)) ? await files.RemoveAsync(fileId, cancellation)
            : Failure.NotFound;
    }, cancellation);

    /// <summary>Saves what is typed: fields w-POINT and l-POINT are words and leaf.</summary>
    public Task<Outcome<SaveResponse>> SaveAsync(Guid subjectId, SaveRequest request, CancellationToken cancellation) => db.WriteAsync<SaveResponse>(async () =>
    {
        var typed = await TypingAsync(subjectId, cancellation);
        if (!typed.IsDone)
        {
            return typed.Failure;
        }

        var mine = typed.Value.Points.Select(p => p.Point.Id).ToList();
        var rows = await db.Set<ReplyPoint>().Where(p => mine.Contains(p.Id)).ToListAsync(cancellation);
        var results = request.Changes.Select(change =>
            Guid.TryParse(change.Of, out var id) && rows.Find(r => r.Id == id) is { } row ? Apply(typed.Value, row, change) : SaveResult.Refused(change, "没有这一条，可能已被删去。")).ToList();
        if (db.ChangeTracker.HasChanges())
        {
            Record(typed.Value, "填写申辩");
            await db.SaveChangesAsync(cancellation);
        }

        return SaveResponse.Now(clock, results);
    }, cancellation);

    /// <summary>The head hands the reply in; what was drafted by others than who hands in goes.</summary>
    public async Task<Outcome<ActRecord>> HandInAsync(Guid subjectId, ActForm form, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.ReplyByPoints, form, "提出申辩", async picture =>
        {
            var isPaper = (picture.At.Standing.Acting & Positions.Subject) == 0;
            var all = await db.Set<ReplyPoint>().Where(p => p.SubjectId == subjectId).ToListAsync(cancellation);
            var mine = all.Where(p => p.IsFromPaper == isPaper).OrderBy(p => p.Order).ToList();
            if (mine.Count == 0)
            {
                return Failure.Invalid("还没有写申辩意见。没有异议的，请办理“书面无异议”。");
            }

            if (mine.FindIndex(p => p.Words.Length == 0) is >= 0 and var empty)
            {
                return Failure.Invalid($"第{empty + 1}条没有写事实和理由。不要这一条的，请删去。");
            }

            db.RemoveRange(all.Except(mine));
            return null;
        }, cancellation);

    internal async Task<Outcome<Done>> MayReadFileAsync(FilePlace place, CancellationToken cancellation) =>
        Guid.TryParse(place.Slot, out var subjectId) && await OpenAsync(subjectId, cancellation) is { IsDone: true } opened && opened.Value.Points.Any(p => p.Point.Id == place.RecordId)
            ? new Done()
            : Failure.NotFound;

    internal async Task<Outcome<Done>> MayWriteFileAsync(FilePlace place, CancellationToken cancellation)
    {
        if (!Guid.TryParse(place.Slot, out var subjectId))
        {
            return Failure.NotFound;
        }

        var typed = await TypingAsync(subjectId, cancellation);
        return !typed.IsDone ? typed.Failure : typed.Value.Points.Any(p => p.Point.Id == place.RecordId) ? new Done() : Failure.NotFound;
    }

    /// <summary>The subject writes within its days; the office may type a paper afterwards that came within them.</summary>
    private static bool MayType(SubjectPicture picture)
    {
        var due = picture.Facts.Deadline(DeadlineId.Reply)?.Due;
        var isLateForPaper = (picture.At.Standing.Acting & Positions.Subject) == 0 && due < picture.Facts.Today;
        return picture.Judge(ActId.ReplyByPoints, isLateForPaper ? new Attempt(due!.Value) { For = Position.Head, HasScan = true } : null).IsAllowed;
    }

    private async Task<Outcome<ReplyView>> TypingAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await OpenAsync(subjectId, cancellation);
        return !opened.IsDone || opened.Value.MayType
            ? opened
            : ActBook.Refuse(opened.Value.Picture.Judge(ActId.ReplyByPoints), ActForm.New()) ?? Failure.NotYours("申辩由被督导单位负责人填写。");
    }

    private static SaveResult Apply(ReplyView view, ReplyPoint row, SaveChange change)
    {
        const string Others = "本单位其他人";
        switch (change.Field)
        {
            case 'w':
                return new TypedField(row.Words, row.WordsVersion, Others) { Advice = "更多的请作为附件上传" }
                    .Take(change, words => (row.Words, row.WordsVersion, row.Version) = (words, row.WordsVersion + 1, row.Version + 1));
            case 'l' when change.Value is null or "" || view.Leaves.Any(l => l.Id == change.Value):
                return new TypedField(row.LeafId, row.LeafVersion, Others)
                    .Take(change, leafId => (row.LeafId, row.LeafVersion, row.Version) = (leafId, row.LeafVersion + 1, row.Version + 1));
            default:
                return SaveResult.Refused(change, "没有这一项指标。");
        }
    }

    private void Record(ReplyView view, string words) => db.Record(new Deed("Reply.Save", words)
    {
        RecordKind = nameof(Subject),
        RecordId = view.Picture.Subject.Id,
        OfficeId = view.Picture.Inspection.OfficeId,
        ForWhom = view.IsEnteredFor ? $"{view.Picture.At.Organisation.Name}（纸质申辩书，{signedIn.Actor.Name}录入）" : "",
    });
}
