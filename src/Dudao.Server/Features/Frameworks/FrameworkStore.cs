using System.Collections.Concurrent;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Published versions, read once and kept: they never change. A draft is read each time.</summary>
public sealed class FrameworkStore
{
    private readonly ConcurrentDictionary<Guid, Framework> _published = new();
    private readonly ConcurrentDictionary<(Guid, SubjectTraits), ScoringPlan> _plans = new();

    public async Task<Framework> ReadAsync(DudaoDbContext db, Guid versionId, CancellationToken cancellation)
    {
        if (_published.TryGetValue(versionId, out var known))
        {
            return known;
        }

        var row = await db.Set<FrameworkVersionRecord>().AsNoTracking()
            .Where(v => v.Id == versionId)
            .Select(v => new { v.Content, v.State })
            .SingleAsync(cancellation);
        var framework = FrameworkJson.Read(row.Content);
        return row.State == FrameworkVersionState.Draft ? framework : _published.GetOrAdd(versionId, framework);
    }

    /// <summary>The leaves that apply to a subject, and how they are scored.</summary>
    public async Task<ScoringPlan> PlanAsync(DudaoDbContext db, Guid versionId, SubjectTraits traits, CancellationToken cancellation)
    {
        if (_plans.TryGetValue((versionId, traits), out var plan))
        {
            return plan;
        }

        plan = ScoringPlan.For(await ReadAsync(db, versionId, cancellation), traits);
        return _published.ContainsKey(versionId) ? _plans.GetOrAdd((versionId, traits), plan) : plan;
    }
}
