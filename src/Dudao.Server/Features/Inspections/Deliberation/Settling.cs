using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
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

/// <summary>
/// 合议定分: agreed marks and their reasons, saved as typed. A mark outside the range of the marks is open until its reason is there; what
/// members confirmed before a mark changed holds no longer.
/// </summary>
public sealed class Settling(DudaoDbContext db, Deliberations deliberations, LeafBook leaves, SignedIn signedIn, OfficeClock clock)
{
    private const int LongestReason = 1000;

    /// <summary>Saves what is typed: fields s-LEAF and r-LEAF are the agreed mark and its reason.</summary>
    public Task<Outcome<SaveResponse>> SaveAsync(Guid subjectId, SaveRequest request, CancellationToken cancellation) => db.WriteAsync<SaveResponse>(async () =>
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var (view, rows) = opened.Value;
        var results = request.Changes.Select(change => Apply(view, rows, change)).ToList();
        await SaveAsync(view.Picture, "合议定分", cancellation);
        var after = await leaves.ReadAsync(view.Picture, cancellation);
        var touched = request.Changes.Select(LeafOf).ToHashSet();
        return new SaveResponse(results, clock.Local.ToString("HH:mm:ss", CultureInfo.InvariantCulture), DeliberationTotals.Of(view.Picture, after, touched, Voided()));
    }, cancellation);

    /// <summary>Settles every open leaf whose marks lie close together with its median.</summary>
    public Task<Outcome<Done>> SettleCloseAsync(Guid subjectId, CancellationToken cancellation) =>
        SettleAsync(subjectId, "意见接近的按中位数定分", view => view.Rest.Where(l => !l.IsSettled && !l.WaitsForReason && l.Proposal is not null).ToDictionary(l => l.Leaf.Id, l => (l.Proposal!.Proposed, "")), cancellation);

    /// <summary>Settles leaves with the given values: what a script or a paper record brings at once.</summary>
    public Task<Outcome<Done>> SettleAsync(Guid subjectId, IReadOnlyDictionary<string, (LeafInput Input, string Reason)> values, CancellationToken cancellation) =>
        SettleAsync(subjectId, "合议定分", _ => values, cancellation);

    private Task<Outcome<Done>> SettleAsync(
        Guid subjectId, string words, Func<DeliberationView, IReadOnlyDictionary<string, (LeafInput Input, string Reason)>> choose, CancellationToken cancellation) =>
        db.WriteAsync(() => SettleNowAsync(subjectId, words, choose, cancellation), cancellation);

    private async Task<Outcome<Done>> SettleNowAsync(
        Guid subjectId, string words, Func<DeliberationView, IReadOnlyDictionary<string, (LeafInput Input, string Reason)>> choose, CancellationToken cancellation)
    {
        var opened = await OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        var (view, rows) = opened.Value;
        foreach (var (leafId, (input, reason)) in choose(view))
        {
            if (view.Lines.FirstOrDefault(l => l.Leaf.Id == leafId && l.Leaf.Rule is not VetoRule) is not { } line || line.Leaf.Rule.Refuse(line.Leaf.Points, input) is not null)
            {
                return Failure.Invalid("有一项的分值不合规则。", leafId);
            }

            if (line.IsOutside(input) && reason.Trim().Length == 0)
            {
                return Failure.Invalid($"{line.Leaf.Title}：{DeliberationTotals.Outside(line)}", leafId);
            }

            var row = Row(rows, subjectId, leafId);
            if (row.AgreedReason != reason.Trim())
            {
                row.AgreedReason = reason.Trim();
                row.ReasonVersion++;
            }

            Put(row, line, input);
        }

        await SaveAsync(view.Picture, words, cancellation);
        return new Done();
    }

    private async Task<Outcome<(DeliberationView View, Dictionary<string, LeafSettlement> Rows)>> OpenAsync(Guid subjectId, CancellationToken cancellation)
    {
        var opened = await deliberations.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
        }

        if (ActBook.Refuse(opened.Value.Picture.Judge(ActId.SettleLeaf), ActForm.New()) is { } refused)
        {
            return refused;
        }

        return (opened.Value, await db.Set<LeafSettlement>().Where(s => s.SubjectId == subjectId).ToDictionaryAsync(s => s.LeafId, cancellation));
    }

    private SaveResult Apply(DeliberationView view, Dictionary<string, LeafSettlement> rows, SaveChange change)
    {
        var leafId = LeafOf(change);
        if (view.Lines.FirstOrDefault(l => l.Leaf.Id == leafId && l.Leaf.Rule is not (VetoRule or DataRule)) is not { } line || change.Id[0] is not ('s' or 'r'))
        {
            return SaveResult.Refused(change, "没有这一项，或者这一项由数据计算。");
        }

        var row = rows.GetValueOrDefault(leafId);
        return change.Id[0] == 'r' ? ApplyReason(view, rows, line, row, change) : ApplyMark(view, rows, line, row, change);
    }

    private SaveResult ApplyMark(DeliberationView view, Dictionary<string, LeafSettlement> rows, LeafLine line, LeafSettlement? row, SaveChange change)
    {
        var version = row?.Version ?? 0;
        // A leaf that was sent back is open: the mark that stood there is agreed anew even if it is the same.
        var stored = row is { AgreedInput.Length: > 0, SentBackReason: "" } ? LeafReading.Show(line.Leaf, FrameworkJson.ReadInput(row.AgreedInput)) : "";
        var reading = LeafReading.Of(line.Leaf, change.Value);
        if (reading.Refusal is { } refusal)
        {
            return SaveResult.Invalid(change, version, stored, refusal.Message);
        }

        var value = LeafReading.Show(line.Leaf, reading.Input);
        switch (SaveRule.Decide(change, value, stored, version))
        {
            case SaveStep.Same:
                return SaveResult.Ok(change, version, stored);
            case SaveStep.Conflict:
                return SaveResult.Conflict(change, version, stored, row!.SettledByName, At(row));
        }

        row = Row(rows, view.Picture.Subject.Id, line.Leaf.Id);
        Put(row, line, reading.Input);
        return SaveResult.Ok(change, row.Version, value);
    }

    private SaveResult ApplyReason(DeliberationView view, Dictionary<string, LeafSettlement> rows, LeafLine line, LeafSettlement? row, SaveChange change)
    {
        var (version, stored, value) = (row?.ReasonVersion ?? 0, row?.AgreedReason ?? "", (change.Value ?? "").Trim());
        if (value.Length > LongestReason)
        {
            return SaveResult.Invalid(change, version, stored, $"最多 {LongestReason} 字。");
        }

        switch (SaveRule.Decide(change, value, stored, version))
        {
            case SaveStep.Same:
                return SaveResult.Ok(change, version, stored);
            case SaveStep.Conflict:
                return SaveResult.Conflict(change, version, stored, row!.SettledByName, At(row));
        }

        row = Row(rows, view.Picture.Subject.Id, line.Leaf.Id);
        row.AgreedReason = value;
        row.ReasonVersion++;
        row.SettledByName = signedIn.Actor.Name;
        if (row is { AgreedInput.Length: > 0, SentBackReason: "" })
        {
            SettleOrWait(row, line, FrameworkJson.ReadInput(row.AgreedInput));
        }

        return SaveResult.Ok(change, row.ReasonVersion, value);
    }

    /// <summary>The members whose confirmation this saving took away.</summary>
    private IReadOnlyCollection<Guid> Voided() => [.. db.ChangeTracker.Entries<Confirmation>().Where(e => e.Entity.VoidedAt is not null).Select(e => e.Entity.MemberId)];

    private static string LeafOf(SaveChange change) => change.Id.Length > 2 ? change.Id[2..] : "";

    private static string At(LeafSettlement row) => row.SettledAt is { } at ? OfficeClock.LocalOf(at).ToString("HH:mm", CultureInfo.InvariantCulture) : "";

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
        row.SettledByName = signedIn.Actor.Name;
        row.SentBackReason = input is null ? row.SentBackReason : "";
        SettleOrWait(row, line, input);
        row.Version++;
    }

    private void SettleOrWait(LeafSettlement row, LeafLine line, LeafInput? input) =>
        row.SettledAt = input is null || (line.IsOutside(input) && row.AgreedReason.Length == 0) ? null : clock.Now;

    private async Task SaveAsync(SubjectPicture picture, string words, CancellationToken cancellation)
    {
        if (!db.ChangeTracker.HasChanges())
        {
            return;
        }

        if (db.ChangeTracker.Entries<LeafSettlement>().Any(e => e.Property(s => s.AgreedInput).IsModified || e.State == EntityState.Added))
        {
            await Deliberations.VoidAsync(db, picture.Subject.Id, clock.Now, cancellation);
        }

        db.Record(new Deed("Deliberation.Settle", words) { RecordKind = nameof(Subject), RecordId = picture.Subject.Id, OfficeId = picture.Inspection.OfficeId });
        await db.SaveChangesAsync(cancellation);
    }
}
