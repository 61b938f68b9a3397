using System.Text.Json;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.OnSite.FieldRecords;

/// <summary>督导记录: what the team heard, read, saw and asked. Each is an act, so each has whose it is, its day and who typed it.</summary>
public sealed class FieldRecordBook(DudaoDbContext db, ActBook book, FileService files, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>Photos and papers lie at the record's id, in the slot of its subject.</summary>
    public const string FileKind = "FieldRecord";

    /// <summary>A record sent by the page carries its id in the field's name, so that one sent twice is one.</summary>
    private const string FieldPrefix = "record-";

    public async Task<Outcome<FieldRecordsView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        if (!opened.Value.Sees.Has(Sees.FieldRecords))
        {
            return Failure.NotYours("督导记录由督导组填写，督导室和督导组可以查看。");
        }

        var all = await db.Set<FieldRecord>().AsNoTracking().Where(r => r.SubjectId == subjectId).OrderBy(r => r.At).ToListAsync(cancellation);
        var ids = all.Select(r => r.Id).ToArray();
        var photos = await db.Set<FileLink>().Where(l => l.RecordKind == FileKind && ids.Contains(l.RecordId) && l.RemovedAt == null)
            .GroupBy(l => l.RecordId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return new FieldRecordsView(opened.Value, [.. all.Where(r => r.RemovedAt is null)], [.. all.Where(r => r.RemovedAt is not null)], photos, signedIn.Actor.PersonId);
    }

    public async Task<IReadOnlyList<FileView>> PhotosAsync(Guid recordId, CancellationToken cancellation) =>
        [.. (await files.ListAsync(FileKind, recordId, cancellation)).Select(f => f.File)];

    /// <summary>Adds a record whose id the page made.</summary>
    public async Task<Outcome<Done>> AddAsync(Guid subjectId, Guid recordId, FieldRecordDraft draft, CancellationToken cancellation) =>
        await PerformAsync(subjectId, recordId, draft, "记录", (picture, owner) =>
        {
            db.Add(Put(new FieldRecord { Id = recordId, SubjectId = subjectId, PersonId = owner.PersonId, PersonName = owner.Name }, draft));
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    public async Task<Outcome<Done>> ChangeAsync(Guid subjectId, Guid recordId, Guid formId, int version, FieldRecordDraft draft, CancellationToken cancellation) =>
        await PerformAsync(subjectId, formId, draft, "修改", async (picture, owner) =>
        {
            var record = await db.Set<FieldRecord>().FirstOrDefaultAsync(r => r.Id == recordId && r.SubjectId == subjectId && r.RemovedAt == null, cancellation);
            if (record is null || !MayTouch(record, picture))
            {
                return record is null ? Failure.NotFound : Failure.NotYours("督导记录由记录人本人修改，工作人员和资料员可以代改。");
            }

            if (record.Version != version)
            {
                return Failure.Conflict(new Core.Refusal("这条记录刚才已被修改，您这次没有改动任何内容。请刷新后再改。"));
            }

            if (draft.OwnerMemberId is not null)
            {
                (record.PersonId, record.PersonName) = (owner.PersonId, owner.Name);
            }

            Put(record, draft);
            return null;
        }, cancellation);

    /// <summary>Takes a record away, or brings it back.</summary>
    public async Task<Outcome<Done>> SetRemovedAsync(Guid subjectId, Guid recordId, Guid formId, bool isRemoved, CancellationToken cancellation)
    {
        var found = await db.Set<FieldRecord>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == recordId && r.SubjectId == subjectId, cancellation);
        if (found is null)
        {
            return Failure.NotFound;
        }

        var draft = new FieldRecordDraft(found.Kind, found.LeafId, found.Day, found.Text, found.Details, null);
        return await PerformAsync(subjectId, formId, draft, isRemoved ? "移除" : "恢复", async (picture, _) =>
        {
            var record = await db.Set<FieldRecord>().SingleAsync(r => r.Id == recordId, cancellation);
            if (!MayTouch(record, picture))
            {
                return Failure.NotYours("督导记录由记录人本人移除，工作人员和资料员可以代办。");
            }

            record.RemovedAt = isRemoved ? clock.Now : null;
            record.Version++;
            return null;
        }, cancellation, found.PersonId);
    }

    /// <summary>Records that the page kept while there was no network; each is added once.</summary>
    public async Task<Outcome<SaveResponse>> SaveAsync(Guid subjectId, SaveRequest request, CancellationToken cancellation)
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var results = new List<SaveResult>();
        foreach (var change in request.Changes)
        {
            results.Add(await SaveOneAsync(subjectId, change, cancellation));
        }

        return SaveResponse.Now(clock, results);
    }

    private async Task<SaveResult> SaveOneAsync(Guid subjectId, SaveChange change, CancellationToken cancellation)
    {
        if (!change.Id.StartsWith(FieldPrefix, StringComparison.Ordinal) || !Guid.TryParse(change.Id.AsSpan(FieldPrefix.Length), out var id) || Fields(change.Value) is not { } fields)
        {
            return SaveResult.Refused(change, "这条记录不完整，没有保存。请重新填写。");
        }

        var (draft, refusals) = FieldRecordDraft.Read(name => fields.GetValueOrDefault(name, ""), clock.Today);
        if (draft is null)
        {
            return SaveResult.Invalid(change, 0, "", string.Join(' ', refusals.Select(r => r.Message)));
        }

        var added = await AddAsync(subjectId, id, draft, cancellation);
        return added.IsDone ? SaveResult.Ok(change, 1, change.Value) : SaveResult.Refused(change, added.Message);
    }

    private static Dictionary<string, string>? Fields(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private Task<Outcome<Done>> PerformAsync(
        Guid subjectId, Guid formId, FieldRecordDraft draft, string verb, Func<SubjectPicture, Owner, Task<Failure?>> change, CancellationToken cancellation, Guid? ownerPersonId = null) => db.WriteAsync<Done>(async () =>
    {
        var act = draft.Kind == FieldRecordKind.FigureVerified ? ActId.VerifyFigure : ActId.RecordField;
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var (owner, refused) = OwnerOf(opened.Value, draft, ownerPersonId);
        if (owner is null)
        {
            return refused!;
        }

        if (draft.LeafId.Length > 0 && opened.Value.Plan?.IndexOf(draft.LeafId) < 0)
        {
            return Failure.Invalid("所选的指标不适用于这所学校。请重新选择。", "Leaf");
        }

        var form = new ActForm(formId) { Day = draft.Day, For = owner.IsAnother && IsStaffOnly(opened.Value) ? Position.Member : null, OwnerPersonId = owner.PersonId, OwnerName = owner.Name, OwnerPost = owner.IsAnother ? "督学" : "", Reason = "督导记录" };
        var done = await book.PerformAsync(subjectId, act, form, $"{verb}{draft.Form.Name}：{draft.Form.Summary(draft.Details)}".TrimEnd('：'), async picture =>
        {
            if (act == ActId.VerifyFigure && picture.Subject.State == InspectionState.Deliberation)
            {
                await VoidConfirmationsAsync(subjectId, cancellation);
            }

            return await change(picture, owner);
        }, cancellation);
        return done.IsDone ? new Done() : done.Failure;
    }, cancellation);

    // A figure changes the mark that the members confirmed.
    private async Task VoidConfirmationsAsync(Guid subjectId, CancellationToken cancellation)
    {
        foreach (var confirmation in await db.Set<Confirmation>().Where(c => c.SubjectId == subjectId && c.VoidedAt == null).ToListAsync(cancellation))
        {
            (confirmation.VoidedAt, confirmation.VoidedBy) = (clock.Now, $"{signedIn.Actor.Name}核实了一项数据");
        }
    }

    private static bool IsStaffOnly(SubjectPicture picture) => (picture.At.Standing.Acting & (Positions.Marking | Position.Recorder)) == 0;

    private (Owner? Owner, Failure? Refused) OwnerOf(SubjectPicture picture, FieldRecordDraft draft, Guid? ownerPersonId)
    {
        var actor = signedIn.Actor;
        if ((picture.At.Standing.Acting & Positions.Marking) != 0 || (draft.OwnerMemberId is null && ownerPersonId is null && !IsStaffOnly(picture)))
        {
            return (new Owner(actor.PersonId, actor.Name, false), null);
        }

        var member = picture.Team.FirstOrDefault(m => m.Member.Id == draft.OwnerMemberId || m.Member.PersonId == ownerPersonId);
        return member is null
            ? (null, Failure.Invalid("请选择这是谁的记录。", "Owner"))
            : (new Owner(member.Member.PersonId, member.Name, member.Member.PersonId != actor.PersonId), null);
    }

    private bool MayTouch(FieldRecord record, SubjectPicture picture) =>
        record.PersonId == signedIn.Actor.PersonId || (picture.At.Standing.Acting & Positions.Entering) != 0;

    private FieldRecord Put(FieldRecord record, FieldRecordDraft draft)
    {
        record.Kind = draft.Kind;
        record.LeafId = draft.LeafId;
        record.Day = draft.Day;
        record.Count = draft.Count;
        record.IsHearing = draft.IsHearing;
        record.Text = draft.Text;
        record.Details = draft.Details;
        record.At = record.At == default ? clock.Now : record.At;
        record.Version++;
        return record;
    }

    private sealed record Owner(Guid PersonId, string Name, bool IsAnother);
}
