using Dudao.Core;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>合议 but for the marks themselves: the table, dissents, confirmations, and the chief leader's leaf sent back.</summary>
public sealed class Deliberations(DudaoDbContext db, ActBook book, LeafBook leaves, OfficeClock clock)
{
    public async Task<Outcome<DeliberationView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var picture = opened.Value;
        if (!picture.Sees.Has(Sees.AllMarks) || picture.Plan is null)
        {
            return Failure.NotYours("合议开始后，督导组成员和督导室才能看到各人的评分。");
        }

        var lines = await leaves.ReadAsync(picture, cancellation);
        var names = await leaves.NamesAsync(picture.Inspection.Id, cancellation);
        var confirmations = await db.Set<Confirmation>().AsNoTracking().Where(c => c.SubjectId == subjectId).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellation);
        var dissents = await db.Set<Dissent>().AsNoTracking().Where(d => d.SubjectId == subjectId).ToListAsync(cancellation);
        return new DeliberationView(picture, lines, LeafBook.Range(picture.Plan, lines))
        {
            Names = names,
            Markers = [.. lines.SelectMany(l => l.Marks).DistinctBy(m => m.MemberId).OrderBy(m => !m.Counts)],
            Dissents = [.. dissents.Select(d => (d, names.GetValueOrDefault(d.MemberId, "")))],
            Confirmations = [.. confirmations.Where(c => c.VoidedAt is null)],
            Voided = confirmations.Where(c => c.VoidedAt is not null).GroupBy(c => c.MemberId).Where(g => confirmations.All(c => c.MemberId != g.Key || c.VoidedAt is not null))
                .ToDictionary(g => g.Key, g => g.Last()),
            MaySettle = picture.Judge(ActId.SettleLeaf).IsAllowed,
        };
    }

    /// <summary>A dissent with its name: the actor's own, or, typed from the paper record, that of <paramref name="memberId"/>.</summary>
    public async Task<Outcome<ActRecord>> DissentAsync(
        Guid subjectId, ActForm form, string leafId, string words, CancellationToken cancellation, Guid? memberId = null)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        var whose = opened.IsDone && memberId is not null ? opened.Value.Team.FirstOrDefault(m => m.Member.Id == memberId) : null;
        form = whose is null ? form : form with { For = Position.Member, OwnerName = whose.Name, OwnerPersonId = whose.Member.PersonId };
        return await book.PerformAsync(subjectId, ActId.Dissent, form, "保留意见", picture =>
        {
            var member = whose?.Member ?? picture.At.Member;
            Failure? failure = member is null || picture.Facts.Team.All(f => f.PersonId != member.PersonId || !f.Signs)
                ? Failure.NotYours("保留意见由督导组成员本人提出；从纸质合议记录代录的，请选明是哪位成员。")
                : picture.Plan?.IndexOf(leafId) is null or < 0 || words.Trim().Length is 0 or > 500
                    ? Failure.Invalid("请选择指标，写明保留的意见，不超过500个字。", "words")
                    : null;
            if (failure is null)
            {
                db.Add(new Dissent { Id = Guid.CreateVersion7(), SubjectId = subjectId, LeafId = leafId, MemberId = member!.Id, Words = words.Trim(), At = clock.Now });
            }

            return Task.FromResult(failure);
        }, cancellation);
    }

    public async Task<Outcome<ActRecord>> ConfirmAsync(Guid subjectId, ActForm form, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.ConfirmMarks, form, "确认合议结果", async picture =>
        {
            if (picture.At.Member is not { } member)
            {
                return Failure.NotYours("合议结果由督导组成员本人确认。");
            }

            if (await db.Set<Confirmation>().AnyAsync(c => c.SubjectId == subjectId && c.MemberId == member.Id && c.VoidedAt == null, cancellation))
            {
                return Failure.Conflict(new Refusal("您已经确认过了。"));
            }

            db.Add(new Confirmation { Id = Guid.CreateVersion7(), SubjectId = subjectId, MemberId = member.Id, How = "Confirmed", At = clock.Now });
            return null;
        }, cancellation);

    /// <summary>Enters the members who signed the printed summary; its scan lies at the form's id.</summary>
    public async Task<Outcome<ActRecord>> ConfirmOnScanAsync(Guid subjectId, ActForm form, IReadOnlyCollection<Guid> memberIds, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        var names = opened.IsDone ? opened.Value.Team.Where(m => memberIds.Contains(m.Member.Id)).Select(m => m.Name) : [];
        form = form with { For = Position.Member, OwnerName = string.Join('、', names), IsOwn = false };
        return await book.PerformAsync(subjectId, ActId.ConfirmMarks, form, "登记纸质签名", async picture =>
        {
            if (memberIds.Count == 0 || memberIds.Any(id => picture.Team.All(m => m.Member.Id != id)))
            {
                return Failure.Invalid("请勾选在汇总表、合议记录上签名的成员。", "member");
            }

            var signed = await db.Set<Confirmation>().Where(c => c.SubjectId == subjectId && c.VoidedAt == null).Select(c => c.MemberId).ToListAsync(cancellation);
            db.AddRange(memberIds.Except(signed).Select(id => new Confirmation { Id = Guid.CreateVersion7(), SubjectId = subjectId, MemberId = id, How = "OnScan", At = clock.Now }));
            return null;
        }, cancellation);
    }

    public async Task<Outcome<ActRecord>> NoteUnconfirmedAsync(Guid subjectId, ActForm form, Guid memberId, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.NoteUnconfirmed, form, "注明未确认", picture =>
        {
            if (picture.Team.All(m => m.Member.Id != memberId))
            {
                return Task.FromResult<Failure?>(Failure.NotFound);
            }

            db.Add(new Confirmation { Id = Guid.CreateVersion7(), SubjectId = subjectId, MemberId = memberId, How = "Noted", NotedReason = form.Reason.Trim(), At = clock.Now });
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    /// <summary>尺度统一: the chief leader sends one leaf back; what was confirmed no longer holds.</summary>
    public async Task<Outcome<ActRecord>> CalibrateAsync(Guid subjectId, ActForm form, string leafId, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.Calibrate, form, "尺度统一，退回一项重新合议", async picture =>
        {
            var row = await db.Set<LeafSettlement>().FindAsync([subjectId, leafId], cancellation);
            if (row?.SettledAt is null)
            {
                return Failure.Invalid("这一项还没有定分，不必退回。", "leaf");
            }

            row.SettledAt = null;
            row.SentBackReason = form.Reason.Trim();
            row.Version++;
            var leaf = picture.Plan?.Framework.Find(leafId)?.Title ?? leafId;
            await VoidAsync(db, subjectId, $"总领队退回“{leaf}”重新合议", clock.Now, cancellation);
            return null;
        }, cancellation);

    /// <summary>What was confirmed no longer holds, and why, in words; says whose they were.</summary>
    internal static async Task<IReadOnlyList<Guid>> VoidAsync(DudaoDbContext db, Guid subjectId, string why, DateTimeOffset at, CancellationToken cancellation)
    {
        var standing = await db.Set<Confirmation>().Where(c => c.SubjectId == subjectId && c.VoidedAt == null).ToListAsync(cancellation);
        standing.ForEach(c => (c.VoidedAt, c.VoidedBy) = (at, why));
        return [.. standing.Select(c => c.MemberId)];
    }
}
