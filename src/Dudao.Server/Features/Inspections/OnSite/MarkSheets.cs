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

    /// <summary>
    /// Hands a paper sheet to staff or the recorder for typing; null takes it back into its owner's hand. One's own, or, for a member without
    /// a machine, another's by leader or staff: never to themselves, and not one that its owner has begun, so that nobody gets to see marks by it.
    /// </summary>
    /// <param name="memberId">Whose sheet; null for one's own.</param>
    public Task<Outcome<ActRecord>> HandOverAsync(Guid subjectId, Guid? memberId, ActForm form, Guid? typistPersonId, CancellationToken cancellation) => db.WriteAsync(async () =>
    {
        var isIn = await db.Set<MarkSheet>().AnyAsync(s => s.SubjectId == subjectId && s.MemberId == memberId && s.HandedInAt != null, cancellation);
        var typist = typistPersonId is { } to ? await db.People.Where(p => p.Id == to).Select(p => p.Name).FirstOrDefaultAsync(cancellation) : null;
        var owner = memberId is { } id ? await (
            from member in db.Set<TeamMember>()
            where member.Id == id
            join person in db.People on member.PersonId equals person.Id
            where member.PersonId != signedIn.Actor.PersonId
            select person.Name).FirstOrDefaultAsync(cancellation) : null;
        var whose = owner is null ? "评分表" : $"{owner}的评分表";
        return await book.PerformAsync(subjectId, ActId.HandOverSheet, form, typist is null ? $"收回{whose}，不再代录" : $"把{whose}交{typist}代录", async picture =>
        {
            if (picture.Team.FirstOrDefault(m => m.Member.Id == (memberId ?? picture.At.Member?.Id)) is not { } of)
            {
                return Failure.NotFound;
            }

            var isOwn = of.Member.PersonId == signedIn.Actor.PersonId;
            if (!isOwn && (picture.At.Standing.Acting & (Position.Leader | Position.Staff)) == 0)
            {
                return Failure.NotYours("评分表由本人交付代录；本人没有电脑的，由组长或督导室工作人员交付。");
            }

            if (typistPersonId is { } chosen && (await TypistsAsync(picture, of.Member.PersonId, cancellation)).All(t => t.PersonId != chosen))
            {
                return Failure.Invalid(isOwn ? "请选择督导室工作人员或本组资料员。" : "请选择另一位督导室工作人员或本组资料员，不能交给您自己。", "typist");
            }

            if (!isOwn && typistPersonId is not null && await db.Set<MarkEntry>().AnyAsync(m => m.SubjectId == subjectId && m.MemberId == of.Member.Id && m.UpdatedByName == of.Name, cancellation))
            {
                return Failure.Conflict(new Core.Refusal($"{of.Name}已经自己录入了一部分评分，请他本人在“现场评分”里交付代录。"));
            }

            var row = await RowAsync(subjectId, of.Member.Id, cancellation);
            row.TypistPersonId = typistPersonId;
            row.Version++;
            return null;
        }, cancellation, memberId is null ? await SheetInAsync(subjectId, cancellation) : facts => facts with { Visit = facts.Visit with { SheetIn = isIn } });
    }, cancellation);

    /// <summary>To whom the actor may give a sheet: the recorders of the team and the office's staff, without himself and its owner.</summary>
    public async Task<IReadOnlyList<Typist>> TypistsAsync(SubjectPicture picture, Guid ownerPersonId, CancellationToken cancellation) =>
        [.. (await TypistsAsync(picture.At, cancellation)).Where(t => t.PersonId != signedIn.Actor.PersonId && t.PersonId != ownerPersonId)];

    /// <summary>Who may type a sheet at a subject.</summary>
    public async Task<IReadOnlyList<Typist>> TypistsAsync(SubjectStanding at, CancellationToken cancellation)
    {
        var (inspectionId, officeId, groupId, today) = (at.Inspection.Id, at.Inspection.OfficeId, at.Subject.GroupId, clock.Today);
        var recorders = await (
            from member in db.Set<TeamMember>()
            where member.InspectionId == inspectionId && member.LeftOn == null && member.Position == TeamPosition.Recorder && (member.GroupId == null || member.GroupId == groupId)
            join person in db.People on member.PersonId equals person.Id
            select new { person.Id, person.Name }).ToListAsync(cancellation);
        var staff = await (
            from holding in db.PostHoldings.On(today)
            join post in db.Posts on holding.PostId equals post.Id
            where post.OrganisationId == officeId && post.Role == Role.OfficeStaff
            join person in db.People on holding.PersonId equals person.Id
            select new { person.Id, person.Name }).ToListAsync(cancellation);
        return [.. recorders.Select(r => new Typist(r.Id, r.Name, "资料员")).Concat(staff.Select(s => new Typist(s.Id, s.Name, "督导室工作人员"))).DistinctBy(t => t.PersonId)];
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

/// <summary>Someone to whom a paper sheet can be handed for typing.</summary>
public sealed record Typist(Guid PersonId, string Name, string Title);
