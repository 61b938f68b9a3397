using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.OnSite;

/// <summary>The life of a mark sheet: handed to a typist, handed in, taken back, or noted as not coming.</summary>
public sealed class MarkSheets(DudaoDbContext db, ActBook book, Marking marking, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>Hands in one's own sheet, or the one that was handed to the actor, with its scan.</summary>
    public Task<Outcome<ActRecord>> HandInAsync(Guid subjectId, Guid? memberId, ActForm form, string remark, CancellationToken cancellation) =>
        db.WriteAsync(() => HandInNowAsync(subjectId, memberId, form, remark, cancellation), cancellation);

    private async Task<Outcome<ActRecord>> HandInNowAsync(Guid subjectId, Guid? memberId, ActForm form, string remark, CancellationToken cancellation)
    {
        var opened = await marking.OpenAsync(subjectId, memberId, cancellation);
        if (!opened.IsDone)
        {
            return opened.Failure;
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

    public Task<Outcome<ActRecord>> TakeBackAsync(Guid subjectId, ActForm form, CancellationToken cancellation) =>
        db.WriteAsync(async () => await book.PerformAsync(subjectId, ActId.TakeBackSheet, form, "取回评分表", async picture =>
        {
            var row = await RowAsync(subjectId, picture.At.Member!.Id, cancellation);
            row.HandedInAt = null;
            row.TypistPersonId = null;
            row.Version++;
            return null;
        }, cancellation, await SheetInAsync(subjectId, cancellation)), cancellation);

    /// <summary>Hands one's paper sheet to staff or the recorder for typing; null takes it back into one's own hand.</summary>
    public Task<Outcome<ActRecord>> HandOverAsync(Guid subjectId, ActForm form, Guid? typistPersonId, CancellationToken cancellation) =>
        db.WriteAsync(async () => await book.PerformAsync(subjectId, ActId.HandOverSheet, form, typistPersonId is null ? "收回评分表，不再代录" : "交付评分表代录", async picture =>
        {
            if (typistPersonId is { } typist && (typist == signedIn.Actor.PersonId || (await TypistsAsync(picture.Inspection, cancellation)).All(t => t.PersonId != typist)))
            {
                return Failure.Invalid("请选择督导室工作人员或本组资料员。", "typist");
            }

            var row = await RowAsync(subjectId, picture.At.Member!.Id, cancellation);
            row.TypistPersonId = typistPersonId;
            row.Version++;
            return null;
        }, cancellation, await SheetInAsync(subjectId, cancellation)), cancellation);

    /// <summary>Who may type a sheet: the recorders of the team and the office's staff, without the one who asks.</summary>
    public async Task<IReadOnlyList<(Guid PersonId, string Name, string Title)>> TypistsAsync(Inspection inspection, CancellationToken cancellation)
    {
        var recorders = await (
            from member in db.Set<TeamMember>()
            where member.InspectionId == inspection.Id && member.LeftOn == null && member.Position == TeamPosition.Recorder
            join person in db.People on member.PersonId equals person.Id
            select new { person.Id, person.Name }).ToListAsync(cancellation);
        var today = clock.Today;
        var staff = await (
            from holding in db.PostHoldings.On(today)
            join post in db.Posts on holding.PostId equals post.Id
            where post.OrganisationId == inspection.OfficeId && post.Role == Role.OfficeStaff
            join person in db.People on holding.PersonId equals person.Id
            select new { person.Id, person.Name }).ToListAsync(cancellation);
        return
        [
            .. recorders.Select(r => (r.Id, r.Name, Title: "资料员")).Concat(staff.Select(s => (s.Id, s.Name, Title: "督导室工作人员")))
                .DistinctBy(t => t.Id).Where(t => t.Id != signedIn.Actor.PersonId),
        ];
    }

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
