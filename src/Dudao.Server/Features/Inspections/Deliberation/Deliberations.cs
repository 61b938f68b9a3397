using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>合议: settling leaves, dissents, confirmations, and the chief leader's leaf sent back.</summary>
public sealed class Deliberations(DudaoDbContext db, ActBook book, LeafBook leaves, SignedIn signedIn, OfficeClock clock)
{
    public async Task<Outcome<DeliberationView>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return new Failure(opened.Kind, opened.Refusals);
        }

        var picture = opened.Value;
        if (!picture.Sees.Has(Sees.AllMarks) || picture.Plan is null)
        {
            return Failure.NotYours("合议开始后，督导组成员和督导室才能看到各人的评分。");
        }

        var lines = await leaves.ReadAsync(picture, cancellation);
        var names = picture.Team.ToDictionary(m => m.Member.Id, m => m.Name);
        var dissents = await db.Set<Dissent>().AsNoTracking().Where(d => d.SubjectId == subjectId).ToListAsync(cancellation);
        return new DeliberationView(picture, lines, LeafBook.Range(picture.Plan, lines))
        {
            Markers = [.. lines.SelectMany(l => l.Marks).DistinctBy(m => m.MemberId).OrderBy(m => !m.Counts).Select(m => (m.MemberId, m.Name, m.Counts))],
            Dissents = [.. dissents.Select(d => (d, names.GetValueOrDefault(d.MemberId, "")))],
            Confirmations = await db.Set<Confirmation>().AsNoTracking().Where(c => c.SubjectId == subjectId && c.VoidedAt == null).ToListAsync(cancellation),
            MaySettle = picture.Judge(ActId.SettleLeaf).IsAllowed,
        };
    }

    /// <summary>Saves agreed marks and their reasons as they are typed: fields s-LEAF and r-LEAF.</summary>
    public async Task<Outcome<SaveResponse>> SaveAsync(Guid subjectId, SaveRequest request, CancellationToken cancellation)
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone || ActBook.Refuse(opened.Value.Picture.Judge(ActId.SettleLeaf), ActForm.New()) is not null)
        {
            return opened.IsDone ? ActBook.Refuse(opened.Value.Picture.Judge(ActId.SettleLeaf), ActForm.New())! : new Failure(opened.Kind, opened.Refusals);
        }

        var view = opened.Value;
        var rows = await db.Set<LeafSettlement>().Where(s => s.SubjectId == subjectId).ToDictionaryAsync(s => s.LeafId, cancellation);
        var results = request.Changes.Select(change => Apply(view, rows, change)).ToList();
        await SaveAsync(view.Picture, "定分", cancellation);
        var after = await leaves.ReadAsync(view.Picture, cancellation);
        var range = LeafBook.Range(view.Picture.Plan!, after);
        return new SaveResponse(results, clock.Local.ToString("HH:mm:ss", CultureInfo.InvariantCulture), new Dictionary<string, string>
        {
            ["mark"] = range.Proposed.Mark.ToString("0.00", CultureInfo.InvariantCulture),
            ["grade"] = range.Proposed.Grade?.Name ?? "",
            ["settled"] = after.Count(l => l.Leaf.Rule is not (VetoRule or DataRule) && l.IsSettled).ToString(CultureInfo.InvariantCulture),
        });
    }

    /// <summary>Settles every open leaf whose marks lie close together with its median.</summary>
    public async Task<Outcome<Done>> SettleCloseAsync(Guid subjectId, CancellationToken cancellation) =>
        await SettleAsync(subjectId, view => view.Rest.Where(l => !l.IsSettled && l.Proposal is not null).ToDictionary(l => l.Leaf.Id, l => (l.Proposal!.Proposed, "")), cancellation);

    /// <summary>Settles leaves with the given values: what a script or a paper record brings at once.</summary>
    public async Task<Outcome<Done>> SettleAsync(Guid subjectId, IReadOnlyDictionary<string, (LeafInput Input, string Reason)> values, CancellationToken cancellation) =>
        await SettleAsync(subjectId, _ => values, cancellation);

    public async Task<Outcome<ActRecord>> DissentAsync(Guid subjectId, ActForm form, string leafId, string words, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.Dissent, form, "保留意见", picture =>
        {
            if (picture.At.Member is not { } member || picture.Plan?.IndexOf(leafId) is null or < 0 || words.Trim().Length is 0 or > 500)
            {
                return Task.FromResult<Failure?>(Failure.Invalid("请选择指标，写明保留的意见，不超过500个字。", "words"));
            }

            db.Add(new Dissent { Id = Guid.CreateVersion7(), SubjectId = subjectId, LeafId = leafId, MemberId = member.Id, Words = words.Trim(), At = clock.Now });
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    public async Task<Outcome<ActRecord>> ConfirmAsync(Guid subjectId, ActForm form, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.ConfirmMarks, form, "确认合议结果", picture =>
        {
            if (picture.At.Member is not { } member)
            {
                return Task.FromResult<Failure?>(Failure.NotYours("合议结果由督导组成员本人确认。"));
            }

            db.Add(new Confirmation { Id = Guid.CreateVersion7(), SubjectId = subjectId, MemberId = member.Id, How = "Confirmed", At = clock.Now });
            return Task.FromResult<Failure?>(null);
        }, cancellation);

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
            foreach (var confirmation in await db.Set<Confirmation>().Where(c => c.SubjectId == subjectId && c.VoidedAt == null).ToListAsync(cancellation))
            {
                confirmation.VoidedAt = clock.Now;
            }

            return null;
        }, cancellation);

    private async Task<Outcome<Done>> SettleAsync(
        Guid subjectId, Func<DeliberationView, IReadOnlyDictionary<string, (LeafInput Input, string Reason)>> choose, CancellationToken cancellation)
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return new Failure(opened.Kind, opened.Refusals);
        }

        if (ActBook.Refuse(opened.Value.Picture.Judge(ActId.SettleLeaf), ActForm.New()) is { } refused)
        {
            return refused;
        }

        var rows = await db.Set<LeafSettlement>().Where(s => s.SubjectId == subjectId).ToDictionaryAsync(s => s.LeafId, cancellation);
        foreach (var (leafId, (input, reason)) in choose(opened.Value))
        {
            if (opened.Value.Lines.FirstOrDefault(l => l.Leaf.Id == leafId) is not { } line || line.Leaf.Rule.Refuse(line.Leaf.Points, input) is not null)
            {
                return Failure.Invalid("有一项的分值不合规则。", leafId);
            }

            Put(Row(rows, subjectId, leafId), line, input);
            rows[leafId].AgreedReason = reason;
        }

        await SaveAsync(opened.Value.Picture, "按中位数定分", cancellation);
        return new Done();
    }

    private SaveResult Apply(DeliberationView view, Dictionary<string, LeafSettlement> rows, SaveChange change)
    {
        var leafId = change.Id.Length > 2 ? change.Id[2..] : "";
        if (view.Lines.FirstOrDefault(l => l.Leaf.Id == leafId && l.Leaf.Rule is not VetoRule) is not { } line)
        {
            return SaveResult.Refused(change, "没有这一项。");
        }

        var row = rows.GetValueOrDefault(leafId);
        var isReason = change.Id[0] == 'r';
        var version = row?.Version ?? 0;
        var stored = isReason ? row?.AgreedReason ?? "" : row is { AgreedInput.Length: > 0, SettledAt: not null } ? LeafReading.Show(line.Leaf, FrameworkJson.ReadInput(row.AgreedInput)) : "";
        var reading = isReason ? default : LeafReading.Of(line.Leaf, change.Value);
        if (reading.Refusal is { } refusal)
        {
            return SaveResult.Invalid(change, version, stored, refusal.Message);
        }

        var value = isReason ? (change.Value ?? "").Trim() : LeafReading.Show(line.Leaf, reading.Input);
        if (SaveRule.Decide(change with { Base = Math.Max(change.Base, isReason ? version : change.Base) }, value, stored, version) is var step && step != SaveStep.Write)
        {
            return step == SaveStep.Same ? SaveResult.Ok(change, version, stored) : SaveResult.Conflict(change, version, stored, row!.SettledByName, "");
        }

        row = Row(rows, view.Picture.Subject.Id, leafId);
        if (isReason)
        {
            row.AgreedReason = value;
            return SaveResult.Ok(change, row.Version, value);
        }

        Put(row, line, reading.Input);
        return SaveResult.Ok(change, row.Version, value) with
        {
            Message = reading.Input is { } input && line.Proposal is { } marks && MarkReason.IsOutside(line.Leaf, marks, input) && row.AgreedReason.Length == 0 ? "超出各人评分的范围，请写理由" : null,
        };
    }

    private LeafSettlement Row(Dictionary<string, LeafSettlement> rows, Guid subjectId, string leafId)
    {
        if (!rows.TryGetValue(leafId, out var row))
        {
            rows[leafId] = row = new LeafSettlement { SubjectId = subjectId, LeafId = leafId };
            db.Add(row);
        }

        return row;
    }

    private void Put(LeafSettlement row, LeafLine line, LeafInput? input)
    {
        row.AgreedInput = input is null ? "" : FrameworkJson.Write(input);
        row.Agreed = line.ValueOf(input);
        row.SettledAt = input is null ? null : clock.Now;
        row.SettledByName = signedIn.Actor.Name;
        row.SentBackReason = input is null ? row.SentBackReason : "";
        row.Version++;
    }

    private async Task SaveAsync(SubjectPicture picture, string words, CancellationToken cancellation)
    {
        if (db.ChangeTracker.HasChanges())
        {
            db.Record(new Deed("Deliberation.Settle", words) { RecordKind = nameof(Subject), RecordId = picture.Subject.Id, OfficeId = picture.Inspection.OfficeId });
            await db.SaveChangesAsync(cancellation);
        }
    }
}
