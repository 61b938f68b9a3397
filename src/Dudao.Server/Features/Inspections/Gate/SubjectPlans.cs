using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Data;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>
/// The plan by which one subject is marked: what the framework asks of its kind, without the leaves that the office granted it as not
/// applicable. Who marks, counts, settles or scores goes by this one; only the self-evaluation still shows what was left out.
/// </summary>
public sealed class SubjectPlans(DudaoDbContext db, FrameworkStore frameworks)
{
    public async Task<ScoringPlan> OfAsync(Guid versionId, Subject subject, CancellationToken cancellation) =>
        (await OfAsync([(versionId, subject)], cancellation))[subject.Id];

    /// <summary>The plans of several subjects, by subject.</summary>
    public async Task<IReadOnlyDictionary<Guid, ScoringPlan>> OfAsync(IReadOnlyCollection<(Guid VersionId, Subject Subject)> subjects, CancellationToken cancellation)
    {
        var ids = subjects.Select(s => s.Subject.Id).ToArray();
        var granted = ids.Length == 0 ? [] : await db.Set<SelfEntry>().Where(e => ids.Contains(e.SubjectId) && e.NotApplicableGranted == true)
            .Select(e => new { e.SubjectId, e.LeafId, e.NotApplicableReason }).ToListAsync(cancellation);
        var plans = new Dictionary<Guid, ScoringPlan>(ids.Length);
        foreach (var (versionId, subject) in subjects)
        {
            var plan = await frameworks.PlanAsync(db, versionId, subject.Traits, cancellation);
            plans[subject.Id] = plan.Without(granted.Where(g => g.SubjectId == subject.Id).ToDictionary(g => g.LeafId, g => g.NotApplicableReason));
        }

        return plans;
    }
}
