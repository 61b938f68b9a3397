using Dudao.Core.Frameworks.Rules;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>Data leaves whose figure nobody gave and that the leaf leaves to an inspector.</summary>
internal static class FigureGaps
{
    public static async Task<int> CountAsync(DudaoDbContext db, SubjectPicture picture, CancellationToken cancellation)
    {
        if (picture.Plan is null)
        {
            return 0;
        }

        var subjectId = picture.Subject.Id;
        var reported = await db.Set<SelfEntry>().Where(e => e.SubjectId == subjectId && e.Input != "").Select(e => e.LeafId).ToListAsync(cancellation);
        var verified = await db.Set<FieldRecord>()
            .Where(r => r.SubjectId == subjectId && r.Kind == FieldRecordKind.FigureVerified && r.LeafId != "" && r.RemovedAt == null)
            .Select(r => r.LeafId).ToListAsync(cancellation);
        var decided = await db.Set<LeafSettlement>().Where(s => s.SubjectId == subjectId && s.AgreedInput != "").Select(s => s.LeafId).ToListAsync(cancellation);
        return picture.Plan.Leaves.Count(l => l.Rule is DataRule { Missing: MissingFigure.Ask }
            && !reported.Contains(l.Id) && !verified.Contains(l.Id) && !decided.Contains(l.Id));
    }
}
