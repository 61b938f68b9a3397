using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.OnSite;

/// <summary>The life of a mark sheet: handed to a typist, handed in, taken back, or noted as not coming.</summary>
public sealed class MarkSheets(DudaoDbContext db, ActBook book, Marking marking, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>Hands in one's own sheet, or the one that was handed to the actor, with its scan.</summary>
    public async Task<Outcome<ActRecord>> HandInAsync(Guid subjectId, Guid? memberId, ActForm form, string remark, CancellationToken cancellation)
    {
        var opened = await marking.OpenAsync(subjectId, memberId, cancellation);
        if (!opened.IsDone)
        {
            return new Failure(opened.Kind, opened.Refusals);
        }

        var sheet = opened.Value;
        form = sheet.IsTyped ? form with { For = Position.Member, OwnerPersonId = sheet.Member.PersonId, OwnerName = sheet.MemberName } : form;
        return await book.PerformAsync(subjectId, ActId.HandInSheet, form, "提交评分表", async _ =>
        {
            var row = await RowAsync(subjectId, sheet.Member.Id, cancellation);
            row.HandedInAt = clock.Now;
            row.Remark = remark.Trim();
            row.Version++;
            return null;
        }, cancellation, facts => facts with
        {
            Visit = facts.Visit with { SheetIn = sheet.HandedInAt is not null, SheetUnmarked = sheet.Unmarked.Count(), SheetWithoutReason = sheet.WithoutReason.Count() },
        });
    }

    public async Task<Outcome<ActRecord>> TakeBackAsync(Guid subjectId, ActForm form, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.TakeBackSheet, form, "取回评分表", async picture =>
        {
            var row = await RowAsync(subjectId, picture.At.Member!.Id, cancellation);
            row.HandedInAt = null;
            row.Version++;
            return null;
        }, cancellation, await SheetInAsync(subjectId, cancellation));

    /// <summary>Hands one's paper sheet to staff or the recorder for typing.</summary>
    public async Task<Outcome<ActRecord>> HandOverAsync(Guid subjectId, ActForm form, Guid typistPersonId, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.HandOverSheet, form, "交付评分表代录", async picture =>
        {
            var officeId = picture.Inspection.OfficeId;
            var isTypist = picture.Team.Any(m => m.Member.PersonId == typistPersonId && m.Member.Position == TeamPosition.Recorder)
                || await (from holding in db.PostHoldings
                          where holding.PersonId == typistPersonId && (holding.To == null || holding.To >= clock.Today)
                          join post in db.Posts on holding.PostId equals post.Id
                          where post.OrganisationId == officeId && post.Role == Role.OfficeStaff
                          select holding.Id).AnyAsync(cancellation);
            if (!isTypist || typistPersonId == signedIn.Actor.PersonId)
            {
                return Failure.Invalid("请选择督导室工作人员或本组资料员。", "typist");
            }

            var row = await RowAsync(subjectId, picture.At.Member!.Id, cancellation);
            row.TypistPersonId = typistPersonId;
            row.Version++;
            return null;
        }, cancellation, await SheetInAsync(subjectId, cancellation));

    public async Task<Outcome<ActRecord>> NoteAbsentAsync(Guid subjectId, ActForm form, Guid memberId, CancellationToken cancellation) =>
        await book.PerformAsync(subjectId, ActId.NoteAbsentSheet, form, "注明缺席", async picture =>
        {
            if (picture.Team.All(m => m.Member.Id != memberId))
            {
                return Failure.NotFound;
            }

            var row = await RowAsync(subjectId, memberId, cancellation);
            row.AbsentReason = form.Reason.Trim();
            row.Version++;
            return null;
        }, cancellation);

    private async Task<Func<Facts, Facts>> SheetInAsync(Guid subjectId, CancellationToken cancellation)
    {
        var personId = signedIn.Actor.PersonId;
        var isIn = await (
            from sheet in db.Set<MarkSheet>()
            where sheet.SubjectId == subjectId && sheet.HandedInAt != null
            join member in db.Set<TeamMember>() on sheet.MemberId equals member.Id
            where member.PersonId == personId
            select sheet.MemberId).AnyAsync(cancellation);
        return facts => facts with { Visit = facts.Visit with { SheetIn = isIn } };
    }

    private async Task<MarkSheet> RowAsync(Guid subjectId, Guid memberId, CancellationToken cancellation)
    {
        var row = await db.Set<MarkSheet>().FindAsync([subjectId, memberId], cancellation);
        if (row is null)
        {
            row = new MarkSheet { SubjectId = subjectId, MemberId = memberId };
            db.Add(row);
        }

        return row;
    }
}
