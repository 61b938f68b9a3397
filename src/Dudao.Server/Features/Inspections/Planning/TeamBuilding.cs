using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>Puts the team together: members with their ties, and the warnings that the director decides.</summary>
public sealed class TeamBuilding(DudaoDbContext db, BatchBook book, Ties ties, ProcedureBook procedure, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>Adds a member; kin to a head or employed at a subject is refused with the article, another tie is a warning for the director.</summary>
    public async Task<Outcome<ActRecord>> AddMemberAsync(Guid inspectionId, ActForm act, Guid memberId, MemberForm form, CancellationToken cancellation)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == form.PersonId, cancellation);
        if (person is null)
        {
            return Failure.NotFound;
        }

        IReadOnlyList<FoundTie> found = [];
        return await book.PerformAsync(inspectionId, ActId.AddMember, act, $"添加{form.Position.Title()}{person.Name}", picture =>
        {
            if (person.OrganisationId != picture.Inspection.OfficeId && person.InspectorKind.Length > 0)
            {
                return Failed("这名督学不是本办聘任的。请从列表中选择。", "person");
            }

            if (form.Position != TeamPosition.ChiefLeader && picture.Groups.All(g => g.Id != form.GroupId))
            {
                return Failed("请选择所在的组。", "group");
            }

            if (picture.Team.FirstOrDefault(m => m.Member.PersonId == person.Id && (m.Member.GroupId == form.GroupId || form.GroupId is null)) is not null)
            {
                return Failed($"{person.Name}已在督导组中。", "person");
            }

            if (form.Position is TeamPosition.Leader or TeamPosition.ChiefLeader
                && picture.Team.FirstOrDefault(m => m.Member.Position == form.Position && m.Member.GroupId == form.GroupId) is { } other)
            {
                return Failed($"已有{form.Position.Title()}{other.Name}。请先移除，再添加新的{form.Position.Title()}。", "position");
            }

            db.Add(new TeamMember
            {
                Id = memberId,
                InspectionId = inspectionId,
                GroupId = form.Position == TeamPosition.ChiefLeader ? null : form.GroupId,
                PersonId = person.Id,
                Position = form.Position,
                IsInspector = person.InspectorKind.Length > 0 && form.Position is not (TeamPosition.Recorder or TeamPosition.Expert),
                JoinedOn = clock.Today,
            });
            foreach (var tie in found)
            {
                db.Add(Ties.Warning(tie, inspectionId, memberId, clock.Today));
            }

            return Task.FromResult<Failure?>(null);
        }, cancellation, async (picture, attempt) =>
        {
            var subjects = picture.Subjects.Where(s => form.GroupId is null || form.Position == TeamPosition.ChiefLeader || s.GroupId == form.GroupId).ToList();
            var on = picture.Inspection.VisitFrom ?? clock.Today;
            var profile = await procedure.ProfileAsync(picture.Inspection.OfficeId, picture.Inspection.ProfileId, clock.Today, cancellation);
            found = await ties.FindAsync(person, subjects, profile, on, cancellation);
            var gravest = found.FirstOrDefault(f => f.Finding.IsRefused) ?? (found.Count > 0 ? found[0] : null);
            return (picture.Facts, attempt with { Tie = gravest?.Finding });
        });
    }

    public async Task<Outcome<ActRecord>> RemoveMemberAsync(Guid inspectionId, ActForm act, Guid memberId, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.ArrangeGroups, act, "移除督导组成员", picture =>
        {
            var member = picture.Team.FirstOrDefault(m => m.Member.Id == memberId)?.Member;
            if (member is null)
            {
                return Task.FromResult<Failure?>(Failure.NotFound);
            }

            db.RemoveRange(picture.Ties.Where(t => t.MemberId == memberId));
            db.RemoveRange(picture.Assignments.Where(a => a.MemberId == memberId));
            db.Remove(member);
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    /// <summary>A member signs his 回避承诺书.</summary>
    public async Task<Outcome<ActRecord>> DeclareAsync(Guid inspectionId, ActForm act, Guid memberId, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.DeclareRecusal, act, "签回避承诺书", picture =>
        {
            var member = picture.Team.FirstOrDefault(m => m.Member.Id == memberId)?.Member;
            if (member is null)
            {
                return Task.FromResult<Failure?>(Failure.NotFound);
            }

            member.DeclaredOn = act.Day ?? clock.Today;
            return Task.FromResult<Failure?>(null);
        }, cancellation, (picture, attempt) => Task.FromResult((picture.Facts, attempt with
        {
            IsOwn = picture.Team.Any(m => m.Member.Id == memberId && m.Member.PersonId == signedIn.Actor.PersonId),
        })));

    /// <summary>The director decides whether a member steps back at a subject.</summary>
    public async Task<Outcome<ActRecord>> DecideWarningAsync(Guid inspectionId, ActForm act, Guid tieId, bool stepsBack, CancellationToken cancellation) =>
        await book.PerformAsync(inspectionId, ActId.DecideWarning, act, stepsBack ? "裁定回避" : "裁定不回避", picture =>
        {
            // Staff enters what others did only with the name of who did it; this page asks for none.
            if (act.OwnerName.Length == 0 && picture.Judge(ActId.DecideWarning) is { IsEnteredFor: true })
            {
                return Task.FromResult<Failure?>(Failure.NotYours("是否回避由主任裁定。"));
            }

            var tie = picture.Ties.FirstOrDefault(t => t.Id == tieId);
            if (tie is null)
            {
                return Task.FromResult<Failure?>(Failure.NotFound);
            }

            tie.StepsBack = stepsBack;
            tie.Reason = act.Reason.Trim();
            tie.DecidedOn = act.Day ?? clock.Today;
            return Task.FromResult<Failure?>(null);
        }, cancellation);

    private static Task<Failure?> Failed(string message, string field) => Task.FromResult<Failure?>(Failure.Invalid(message, field));
}
