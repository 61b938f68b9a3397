using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>What the rules ask about a whole batch.</summary>
/// <param name="State">That of its hindmost subject; Draft where it has none.</param>
public sealed record BatchPicture(Inspection Inspection, InspectionKind Kind, InspectionState State, Standing Standing, Facts Facts)
{
    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    public IReadOnlyList<InspectionGroup> Groups { get; init; } = [];

    public IReadOnlyList<MemberOfTeam> Team { get; init; } = [];

    public IReadOnlyList<TieDecision> Ties { get; init; } = [];

    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    public IReadOnlyList<ActRecord> Acts { get; init; } = [];

    public Verdict Judge(ActId act, Attempt? attempt = null) => ActRules.Judge(Kind, act, State, Standing, Facts, attempt);
}

/// <summary>Loads what is so about a batch, for the owning office and the batch's team.</summary>
public sealed class BatchPictures(DudaoDbContext db, SubjectPlans plans, SignedIn signedIn, OfficeClock clock)
{
    /// <summary>Null where the batch is not there, or not for this person.</summary>
    public async Task<BatchPicture?> FindAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var inspection = await db.Set<Inspection>().FirstOrDefaultAsync(i => i.Id == inspectionId, cancellation);
        if (inspection is null)
        {
            return null;
        }

        var team = await TeamAsync(inspectionId, cancellation);
        var standing = StandingOf(inspection, team);
        if (standing.Acting == Position.Outside)
        {
            return null;
        }

        var subjects = await db.Set<Subject>().Where(s => s.InspectionId == inspectionId && s.WithdrawnOn == null).ToListAsync(cancellation);
        var groups = await db.Set<InspectionGroup>().Where(g => g.InspectionId == inspectionId).OrderBy(g => g.Order).ToListAsync(cancellation);
        var ties = await db.Set<TieDecision>().Where(t => t.InspectionId == inspectionId).ToListAsync(cancellation);
        var assignments = await db.Set<Assignment>().Where(a => a.InspectionId == inspectionId).ToListAsync(cancellation);
        var acts = await db.Set<ActRecord>().AsNoTracking()
            .Where(a => a.InspectionId == inspectionId && a.SubjectId == null && a.UndoneAt == null)
            .OrderBy(a => a.EnteredAt).ToListAsync(cancellation);
        var facts = new Facts(clock.Today)
        {
            Days = ActDays.Of(InspectionKinds.Of(inspection.Kind), acts),
            UndecidedWarnings = ties.Count(t => t.StepsBack is null),
            Plan = await PlanAsync(inspection, subjects, assignments, cancellation),
            Team = [.. team.Select(m => FactsOf(m, groups, ties))],
        };
        return new BatchPicture(
            inspection, InspectionKinds.Of(inspection.Kind), subjects.Count == 0 ? InspectionState.Draft : subjects.Min(s => s.State), standing, facts)
        {
            Subjects = subjects,
            Groups = groups,
            Team = team,
            Ties = ties,
            Assignments = assignments,
            Acts = acts,
        };
    }

    private async Task<List<MemberOfTeam>> TeamAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var rows = await (
            from member in db.Set<TeamMember>()
            where member.InspectionId == inspectionId && member.LeftOn == null
            join person in db.People on member.PersonId equals person.Id
            select new { member, person.Name }).ToListAsync(cancellation);
        return [.. rows.OrderBy(r => (int)r.member.Position).Select(r => new MemberOfTeam(r.member, r.Name))];
    }

    private Standing StandingOf(Inspection inspection, List<MemberOfTeam> team)
    {
        var positions = Position.Outside;
        foreach (var post in signedIn.Actor.Posts.Where(p => p.OrganisationId == inspection.OfficeId))
        {
            positions |= post.Role == Role.OfficeStaff ? Position.Staff : Position.Outside;
            positions |= post.Role == Role.OfficeDirector || post.MaySign ? Position.Director : Position.Outside;
        }

        foreach (var member in team.Where(m => m.Member.PersonId == signedIn.Actor.PersonId))
        {
            positions |= member.Member.Position.Standing();
        }

        return new Standing(positions);
    }

    private static MemberFacts FactsOf(MemberOfTeam member, List<InspectionGroup> groups, List<TieDecision> ties) =>
        new(member.Member.PersonId, member.Name, member.Member.Position.Standing())
        {
            Group = groups.Find(g => g.Id == member.Member.GroupId)?.Name ?? "",
            IsInspector = member.Member.IsInspector,
            StepsBack = ties.Exists(t => t.MemberId == member.Member.Id && t.StepsBack == true),
            Declared = member.Member.DeclaredOn is not null,
        };

    private async Task<PlanFacts> PlanAsync(Inspection inspection, List<Subject> subjects, List<Assignment> assignments, CancellationToken cancellation)
    {
        var withoutMain = 0;
        var planOf = await plans.OfAsync(inspection.FrameworkVersionId is { } version ? [.. subjects.Select(s => (version, s))] : [], cancellation);
        foreach (var subject in subjects.Where(s => planOf.ContainsKey(s.Id)))
        {
            withoutMain += new PartPlan(planOf[subject.Id], subject.Id, assignments.Where(a => a.GroupId == subject.GroupId)).WithoutMain.Count();
        }

        return new PlanFacts
        {
            FrameworkPublished = inspection.FrameworkVersionId is { } chosen
                && await db.Set<FrameworkVersionRecord>().AnyAsync(v => v.Id == chosen && v.State == FrameworkVersionState.Published, cancellation),
            Subjects = subjects.Count,
            ListItemNamed = inspection.ListItemId is not null,
            LeavesWithoutMain = withoutMain,
            SelfEvaluationFrom = inspection.SelfEvaluationFrom,
            SelfEvaluationTo = inspection.SelfEvaluationTo,
            VisitFrom = inspection.VisitFrom,
            VisitTo = inspection.VisitTo,
        };
    }
}
