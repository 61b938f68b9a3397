using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Reply;

/// <summary>研究申辩: the leader proposes at each point, the office keeps or changes; a changed mark is a fourth value, decided, beside the agreed one.</summary>
public sealed class Weighing(DudaoDbContext db, ActBook book)
{
    private const int LongestText = 2000;

    public async Task<Outcome<ActRecord>> ProposeAsync(Guid subjectId, Guid pointId, ActForm form, string words, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.ProposeWeighing, form, "对一条申辩提出答复意见", async _ =>
        {
            if (await PointAsync(subjectId, pointId, cancellation) is not { } point)
            {
                return Failure.NotFound;
            }

            if (words.Trim().Length is 0 or > LongestText)
            {
                return Failure.Invalid($"请写明答复意见，不超过{LongestText}个字。", "Words");
            }

            point.Proposal = words.Trim();
            point.Version++;
            return null;
        }, cancellation);

    /// <summary>Weighs a point; it may be weighed again until it goes to the meeting.</summary>
    /// <param name="typed">The new mark as typed, admissible at the point's leaf; read only where it is changed.</param>
    public async Task<Outcome<ActRecord>> WeighAsync(Guid subjectId, Guid pointId, ActForm form, bool isChanged, string? typed, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.WeighPoint, form, isChanged ? "研究一条申辩：变更" : "研究一条申辩：维持", async picture =>
        {
            if (await PointAsync(subjectId, pointId, cancellation) is not { } point)
            {
                return Failure.NotFound;
            }

            var reason = form.Reason.Trim();
            if (reason.Length is 0 or > LongestText)
            {
                return Failure.Invalid(isChanged ? "变更的请写明理由。" : "维持的请写明理由，学校会在督导意见书里看到。", "Reason");
            }

            var settlement = await db.Set<LeafSettlement>().FindAsync([subjectId, point.LeafId], cancellation);
            decimal? value = null;
            if (isChanged && point.LeafId.Length > 0)
            {
                var read = Read(picture, point.LeafId, typed, settlement);
                if (!read.IsDone)
                {
                    return read.Failure;
                }

                value = read.Value;
                if (settlement is null)
                {
                    db.Add(settlement = new LeafSettlement { SubjectId = subjectId, LeafId = point.LeafId });
                }

                (settlement.Decided, settlement.DecidedReason) = (value, reason);
                settlement.Version++;
            }
            else if (point.NewValue is not null && settlement is not null)
            {
                // Another point at this leaf may stand as changed.
                var other = await db.Set<ReplyPoint>().Where(p => p.SubjectId == subjectId && p.LeafId == point.LeafId && p.Id != pointId && p.NewValue != null)
                    .OrderByDescending(p => p.WeighedOn).ThenByDescending(p => p.Id).FirstOrDefaultAsync(cancellation);
                (settlement.Decided, settlement.DecidedReason) = (other?.NewValue, other?.Reason ?? "");
                settlement.Version++;
            }

            (point.IsChanged, point.NewValue, point.Reason, point.WeighedOn) = (isChanged, value, reason, form.Day ?? picture.Facts.Today);
            point.Version++;
            return null;
        }, cancellation);

    private static Outcome<decimal> Read(SubjectPicture picture, string leafId, string? typed, LeafSettlement? settlement)
    {
        if (picture.Plan is not { } plan || plan.IndexOf(leafId) is not (>= 0 and var index))
        {
            return Failure.Invalid("这一项指标不适用于该单位，不能改分。", "Value");
        }

        var leaf = plan.Leaves[index];
        var reading = LeafReading.Of(leaf, typed);
        if (reading.Refusal is { } refusal)
        {
            return Failure.Invalid($"{leaf.Title}：{refusal.Message}", "Value");
        }

        if (reading.Input is not { } input || leaf.Rule.Value(leaf.Points, input) is not { } exact)
        {
            return Failure.Invalid($"{leaf.Title}：变更的请填新的分值，满分{leaf.Points.Plain()}分。", "Value");
        }

        var value = exact.Round(4);
        return settlement?.Agreed == value ? Failure.Invalid($"{leaf.Title}：新的分值和合议分一样。不改分的，请选“维持”。", "Value") : value;
    }

    private Task<ReplyPoint?> PointAsync(Guid subjectId, Guid pointId, CancellationToken cancellation) =>
        db.Set<ReplyPoint>().FirstOrDefaultAsync(p => p.Id == pointId && p.SubjectId == subjectId, cancellation);
}
