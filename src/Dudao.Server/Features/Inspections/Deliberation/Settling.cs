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
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>
/// 合议定分: agreed marks and their reasons, saved as typed. A mark outside the range of the marks is open until its reason is there; what
/// members confirmed before a mark changed holds no longer.
/// </summary>
public sealed class Settling(DudaoDbContext db, Deliberations deliberations, LeafBook leaves, SignedIn signedIn, OfficeClock clock)
{
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
        var voided = await SaveAsync(view, "合议定分", cancellation);
        var after = await leaves.ReadAsync(view.Picture, cancellation);
        return SaveResponse.Now(clock, results, DeliberationTotals.Of(view.Picture, after, request.Changes.Select(c => c.Of).ToHashSet(), voided));
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
                return Failure.Invalid($"{line.Leaf.Title}：{DeliberationTotals.Outside(line, input)}", leafId);
            }

            var row = Row(rows, subjectId, leafId);
            if (row.AgreedReason != reason.Trim())
            {
                row.AgreedReason = reason.Trim();
                row.ReasonVersion++;
            }

            Put(row, line, input);
        }

        await SaveAsync(view, words, cancellation);
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
        if (view.Lines.FirstOrDefault(l => l.Leaf.Id == change.Of && l.Leaf.Rule is not (VetoRule or DataRule)) is not { } line)
        {
            return SaveResult.Refused(change, "没有这一项，或者这一项由数据计算。");
        }

        var row = rows.GetValueOrDefault(change.Of);
        TypedField As(string stored, int? version) => new(stored, version ?? 0, row?.SettledByName ?? "", row?.SettledAt);
        switch (change.Field)
        {
            case 's':
                // What was sent back counts no longer: what is typed there is agreed anew even if it is the same.
                var stored = row is { AgreedInput.Length: > 0, SentBackReason: "" } ? LeafReading.Show(line.Leaf, FrameworkJson.ReadInput(row.AgreedInput)) : "";
                var reading = LeafReading.Of(line.Leaf, change.Value);
                return As(stored, row?.Version).Take(
                    change, LeafReading.Show(line.Leaf, reading.Input), reading.Refusal?.Message, () => Put(Row(rows, view.Picture.Subject.Id, change.Of), line, reading.Input));
            case 'r':
                return (As(row?.AgreedReason ?? "", row?.ReasonVersion) with { Longest = TypedField.LongestReason }).Take(
                    change, words => PutReason(Row(rows, view.Picture.Subject.Id, change.Of), line, words));
            default:
                return SaveResult.Refused(change, "没有这一栏。");
        }
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
        var typed = input is null ? "" : FrameworkJson.Write(input);
        row.SettledAt = typed == row.AgreedInput ? row.SettledAt : null;
        (row.AgreedInput, row.Agreed, row.SettledByName) = (typed, line.ValueOf(input), signedIn.Actor.Name);
        row.SentBackReason = input is null ? row.SentBackReason : "";
        SettleOrWait(row, line, input);
        row.Version++;
    }

    private void PutReason(LeafSettlement row, LeafLine line, string words)
    {
        (row.AgreedReason, row.SettledByName) = (words, signedIn.Actor.Name);
        row.ReasonVersion++;
        if (row is { AgreedInput.Length: > 0, SentBackReason: "" })
        {
            SettleOrWait(row, line, FrameworkJson.ReadInput(row.AgreedInput));
        }
    }

    /// <summary>The moment of settling stays where a reason alone is bettered.</summary>
    private void SettleOrWait(LeafSettlement row, LeafLine line, LeafInput? input) =>
        row.SettledAt = input is null || (line.IsOutside(input) && row.AgreedReason.Length == 0) ? null : row.SettledAt ?? clock.Now;

    /// <summary>Saves; says whose confirmations no longer hold since a mark was changed, settled or opened again.</summary>
    private async Task<IReadOnlyCollection<Guid>> SaveAsync(DeliberationView view, string words, CancellationToken cancellation)
    {
        if (!db.ChangeTracker.HasChanges())
        {
            return [];
        }

        var picture = view.Picture;
        var changed = db.ChangeTracker.Entries<LeafSettlement>().Where(ChangesMark).Select(e => e.Entity.LeafId).ToHashSet();
        var titles = view.Lines.Where(l => changed.Contains(l.Leaf.Id)).Select(l => l.Leaf.Title).ToList();
        var voided = titles.Count == 0 ? [] : await Deliberations.VoidAsync(
            db, picture.Subject.Id, $"{signedIn.Actor.Name}改了“{titles[0]}”{(titles.Count > 1 ? $"等 {titles.Count} 项" : "")}的合议分", clock.Now, cancellation);
        var isLeaders = (picture.At.Standing.Acting & (Position.Leader | Position.Deputy)) != 0;
        db.Record(new Deed("Deliberation.Settle", words)
        {
            RecordKind = nameof(Subject),
            RecordId = picture.Subject.Id,
            OfficeId = picture.Inspection.OfficeId,
            ForWhom = isLeaders ? "" : picture.Facts.Team.FirstOrDefault(m => m.Positions.HasFlag(Position.Leader))?.Name ?? "组长",
        });
        await db.SaveChangesAsync(cancellation);
        return voided;
    }

    /// <summary>A reason that was typed or bettered changes no mark.</summary>
    private static bool ChangesMark(EntityEntry<LeafSettlement> row) => row.State == EntityState.Added
        ? row.Entity.AgreedInput.Length > 0
        : row.Property(s => s.AgreedInput).IsModified || row.Property(s => s.SettledAt).IsModified;
}
