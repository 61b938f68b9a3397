using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>A data leaf's figure and where it comes from.</summary>
public sealed record LeafFigure(LeafInput Input, string Source);

/// <summary>The figures of data leaves: what was verified on the spot goes before what the subject reported, and a missing one is decided by an inspector. Nobody's mark: they are not blind.</summary>
public sealed class LeafFigures(DudaoDbContext db)
{
    public const string Found = "核实数";

    public async Task<IReadOnlyDictionary<string, LeafFigure>> ReadAsync(ScoringPlan plan, Guid subjectId, CancellationToken cancellation)
    {
        var leaves = plan.Leaves.Where(l => l.Rule is DataRule).Select(l => l.Id).ToHashSet();
        var reported = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId && e.Input != "")
            .Select(e => new { e.LeafId, e.Input }).ToListAsync(cancellation);
        var verified = await db.Set<FieldRecord>().AsNoTracking()
            .Where(r => r.SubjectId == subjectId && r.Kind == FieldRecordKind.FigureVerified && r.LeafId != "" && r.RemovedAt == null)
            .OrderBy(r => r.At).ToListAsync(cancellation);
        var decided = await db.Set<LeafSettlement>().Where(s => s.SubjectId == subjectId && s.AgreedInput != "" && leaves.Contains(s.LeafId))
            .Select(s => new { s.LeafId, s.AgreedInput }).ToListAsync(cancellation);
        var found = decided.ToDictionary(d => d.LeafId, d => new LeafFigure(FrameworkJson.ReadInput(d.AgreedInput), "督学确定"));
        foreach (var entry in reported.Where(e => leaves.Contains(e.LeafId)))
        {
            if (FrameworkJson.ReadInput(entry.Input) is LeafInput.Figures figures)
            {
                found[entry.LeafId] = new LeafFigure(figures, "学校上报");
            }
        }

        foreach (var record in verified.Where(r => leaves.Contains(r.LeafId)))
        {
            if (decimal.TryParse(record.Details.GetValueOrDefault(Found), NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            {
                found[record.LeafId] = new LeafFigure(LeafInput.Figures.Whole(value), $"{record.PersonName}核实");
            }
        }

        return found;
    }
}
