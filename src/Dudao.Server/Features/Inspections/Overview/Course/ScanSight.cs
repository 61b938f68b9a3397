using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Overview.Course;

/// <summary>
/// Who may open the signed page of an act: whoever reads the act in the course, and whose act it is. Before the act is entered the page is
/// there only for who uploaded it.
/// </summary>
public sealed class ScanSight(DudaoDbContext db, ActBook book, SignedIn signedIn)
{
    public async Task<bool> MayReadAsync(Guid subjectId, Guid actId, CancellationToken cancellation)
    {
        var opened = await book.OpenAsync(subjectId, cancellation);
        if (!opened.IsDone || (opened.Value.At.Standing.Acting & (Positions.Office | Positions.Team | Positions.Subject)) == 0)
        {
            return false;
        }

        var (picture, personId) = (opened.Value, signedIn.Actor.PersonId);
        var act = await db.Set<ActRecord>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == actId, cancellation);
        if (act is null)
        {
            return await db.Set<FileLink>().AnyAsync(l => l.RecordKind == ActBook.ScanKind && l.RecordId == actId && l.AddedByPersonId == personId, cancellation);
        }

        if (act.InspectionId != picture.Inspection.Id || (act.SubjectId is { } at && at != subjectId))
        {
            return false;
        }

        // Who typed a sheet for another does not see it any more once it is handed in.
        var isSheet = Enum.TryParse<ActId>(act.Act, out var id) && CourseSight.IsSheet(id);
        return act.OwnerPersonId == personId || (act.EnteredByPersonId == personId && !isSheet)
            || CourseSight.MayReadScan(picture.Kind, act.Act, picture.At.Standing, picture.Sees);
    }
}
