using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>Who goes, who comes in his place (null: nobody), and when the one who comes signed his 回避承诺书.</summary>
public sealed record ReplaceForm(Guid MemberId, Guid? PersonId, DateOnly? DeclaredOn);

/// <summary>
/// 更换成员: a member goes with a reason, another takes his place, his parts and his rank. What he marked stays under his name; where his
/// sheet is in already, his parts stay his.
/// </summary>
public sealed class MemberReplacing(DudaoDbContext db, BatchBook book, Ties ties, ProcedureBook procedure, OfficeClock clock)
{
    public async Task<Outcome<ActRecord>> ReplaceAsync(Guid inspectionId, ActForm act, Guid newId, ReplaceForm form, CancellationToken cancellation)
    {
        var old = await (
            from member in db.Set<TeamMember>()
            where member.Id == form.MemberId && member.InspectionId == inspectionId
            join known in db.People on member.PersonId equals known.Id
            select new { member.Position, known.Name }).FirstOrDefaultAsync(cancellation);
        var person = form.PersonId is { } id ? await db.People.FirstOrDefaultAsync(p => p.Id == id, cancellation) : null;
        if (old is null || (form.PersonId is not null && person is null))
        {
            return Failure.NotFound;
        }

        IReadOnlyList<FoundTie> found = [];
        var words = $"更换成员：{old.Position.Title()}{old.Name}" + (person is null ? "退出督导组" : $"由{person.Name}接替");
        return await book.PerformAsync(inspectionId, ActId.ReplaceMember, act, words, async picture =>
        {
            if (picture.Team.FirstOrDefault(m => m.Member.Id == form.MemberId)?.Member is not { } leaving)
            {
                return Failure.Conflict(new Core.Refusal($"{old.Name}已经不在督导组中。请刷新后再看。"));
            }

            if (Refuse(picture, leaving, person, form, found) is { } refused)
            {
                return refused;
            }

            (leaving.LeftOn, leaving.LeaveReason, leaving.ReplacedById) = (act.Day ?? clock.Today, act.Reason.Trim(), person is null ? null : newId);
            leaving.Version++;
            var handedIn = await KeepHandedInAsync(picture, leaving, cancellation);
            var parts = picture.Assignments.Where(a => a.MemberId == leaving.Id && !(a.SubjectId is { } own && handedIn.Contains(own))).ToList();
            if (person is null)
            {
                db.RemoveRange(parts);
                return null;
            }

            db.Add(Successor(leaving, newId, person, form));
            parts.ForEach(a => a.MemberId = newId);
            db.AddRange(found.Select(tie => Ties.Warning(tie, inspectionId, newId, clock.Today)));
            return null;
        }, cancellation, async (picture, attempt) =>
        {
            var leaving = picture.Team.FirstOrDefault(m => m.Member.Id == form.MemberId)?.Member;
            found = person is null || leaving is null ? [] : await TiesAsync(picture, leaving, person, cancellation);
            var gravest = found.FirstOrDefault(f => f.Finding.IsRefused) ?? (found.Count > 0 ? found[0] : null);
            return (picture.Facts with { Team = After(picture, form.MemberId, person) }, attempt with { Tie = gravest?.Finding });
        });
    }

    private static Failure? Refuse(BatchPicture picture, TeamMember leaving, Person? person, ReplaceForm form, IReadOnlyList<FoundTie> found)
    {
        if (person is null)
        {
            return leaving.Position is TeamPosition.Leader or TeamPosition.ChiefLeader ? Failure.Invalid($"{leaving.Position.Title()}不能空缺，请选接替的人。", "Person")
                : picture.Assignments.Any(a => a.MemberId == leaving.Id && !a.IsSecond) ? Failure.Invalid("他还有主评的指标，请选接替的人，由接替的人主评。", "Person")
                : null;
        }

        if (person.OrganisationId != picture.Inspection.OfficeId)
        {
            return Failure.Invalid("这个人不是本办的督学或工作人员。请从列表中选择。", "Person");
        }

        if (picture.Team.Any(m => m.Member.PersonId == person.Id && (leaving.GroupId is null || m.Member.GroupId is null || m.Member.GroupId == leaving.GroupId)))
        {
            return Failure.Invalid($"{person.Name}已在督导组中。", "Person");
        }

        var isUnderWay = SubjectsOf(picture, leaving).Any(s => s.State >= InspectionState.OnSite);
        return !isUnderWay ? null
            : form.DeclaredOn is null ? Failure.Invalid("现场评估已经开始，请先让接替的人签回避承诺书，并填签订日期。", "DeclaredOn")
            : found.Count > 0 ? Failure.Invalid($"{found[0].Finding.Text}。现场评估已经开始，请选没有这类关系的人。", "Person")
            : null;
    }

    /// <summary>Where his sheet is in, the parts stay as they were: the subject gets parts of its own. Says which subjects these are.</summary>
    private async Task<IReadOnlyList<Guid>> KeepHandedInAsync(BatchPicture picture, TeamMember leaving, CancellationToken cancellation)
    {
        var handedIn = await db.Set<MarkSheet>().Where(s => s.MemberId == leaving.Id && s.HandedInAt != null).Select(s => s.SubjectId).ToListAsync(cancellation);
        foreach (var subject in picture.Subjects.Where(s => handedIn.Contains(s.Id) && picture.Assignments.All(a => a.SubjectId != s.Id)))
        {
            db.AddRange(picture.Assignments.Where(a => a.GroupId == subject.GroupId && a.SubjectId is null)
                .Select(a => PartGiving.New(picture.Inspection.Id, a.GroupId, a.NodeId, a.MemberId, subject.Id, a.IsSecond)).ToList());
        }

        return handedIn;
    }

    private static TeamMember Successor(TeamMember leaving, Guid newId, Person person, ReplaceForm form) => new()
    {
        Id = newId,
        InspectionId = leaving.InspectionId,
        GroupId = leaving.GroupId,
        PersonId = person.Id,
        Position = leaving.Position,
        IsInspector = IsInspector(person, leaving.Position),
        DeclaredOn = form.DeclaredOn,
        JoinedOn = leaving.LeftOn!.Value,
    };

    private static bool IsInspector(Person person, TeamPosition position) => person.InspectorKind.Length > 0 && position is not (TeamPosition.Recorder or TeamPosition.Expert);

    /// <summary>The team as it would be: the rule of three is asked of it.</summary>
    private static IReadOnlyList<MemberFacts> After(BatchPicture picture, Guid leavingId, Person? person) =>
    [
        .. picture.Team.Zip(picture.Facts.Team).Select(pair => pair.First.Member.Id != leavingId ? pair.Second
            : person is null ? null
            : new MemberFacts(person.Id, person.Name, pair.Second.Positions) { Group = pair.Second.Group, IsInspector = IsInspector(person, pair.First.Member.Position) }).OfType<MemberFacts>(),
    ];

    private async Task<IReadOnlyList<FoundTie>> TiesAsync(BatchPicture picture, TeamMember leaving, Person person, CancellationToken cancellation)
    {
        var profile = await procedure.ProfileAsync(picture.Inspection.OfficeId, picture.Inspection.ProfileId, clock.Today, cancellation);
        return await ties.FindAsync(person, [.. SubjectsOf(picture, leaving)], profile, picture.Inspection.VisitFrom ?? clock.Today, cancellation);
    }

    /// <summary>The subjects at which the place is still worked in.</summary>
    private static IEnumerable<Subject> SubjectsOf(BatchPicture picture, TeamMember leaving) =>
        picture.Subjects.Where(s => s.State <= InspectionState.Deliberation && (leaving.GroupId is null || s.GroupId == leaving.GroupId));
}
