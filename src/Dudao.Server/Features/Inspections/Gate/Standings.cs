using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>A subject with where the actor stands to it. Everything that is shown or done at a subject begins with one.</summary>
/// <param name="Member">The actor's own place in this subject's team; null where he has none.</param>
public sealed record SubjectStanding(Inspection Inspection, Subject Subject, Organisation Organisation, Standing Standing, TeamMember? Member);

/// <summary>
/// Finds where the signed-in person stands to subjects, from posts and teams. Who stands outside does not find them; this is the scope
/// filter of the loop.
/// </summary>
public sealed class Standings(DudaoDbContext db, SubjectPlans plans, SignedIn signedIn)
{
    private Actor Actor => signedIn.Actor;

    /// <summary>Null where the subject is not there, or not for this person.</summary>
    public async Task<SubjectStanding?> FindAsync(Guid subjectId, CancellationToken cancellation) =>
        await StandAsync(db.Set<Subject>().Where(s => s.Id == subjectId), cancellation) is [var only] ? only : null;

    /// <summary>The subjects of a batch that the actor finds, in the order of groups and organisations.</summary>
    public async Task<IReadOnlyList<SubjectStanding>> OfBatchAsync(Guid inspectionId, CancellationToken cancellation) =>
        await StandAsync(db.Set<Subject>().Where(s => s.InspectionId == inspectionId), cancellation);

    /// <summary>Every subject that is the actor's by office, team or node; closed ones too where they are asked for.</summary>
    public async Task<IReadOnlyList<SubjectStanding>> MineAsync(bool withClosed, CancellationToken cancellation)
    {
        var offices = Actor.Posts.Where(p => p.Role is Role.OfficeStaff or Role.OfficeDirector || p.MaySign).Select(p => p.OrganisationId).ToArray();
        var nodes = Actor.Posts.Where(p => p.Role is Role.Head or Role.Liaison or Role.Contributor or Role.TownshipUser).Select(p => p.OrganisationId).ToArray();
        var personId = Actor.PersonId;
        var mine = db.Set<Subject>().Where(s => s.WithdrawnOn == null && (offices.Contains(s.OfficeId)
            || (nodes.Contains(s.OrganisationId) && s.State != InspectionState.Draft)
            || db.Set<TeamMember>().Any(m => m.InspectionId == s.InspectionId && m.PersonId == personId && m.LeftOn == null && (m.GroupId == null || m.GroupId == s.GroupId))));
        return await StandAsync(withClosed ? mine : mine.Where(s => s.State != InspectionState.Closed), cancellation);
    }

    private async Task<IReadOnlyList<SubjectStanding>> StandAsync(IQueryable<Subject> subjects, CancellationToken cancellation)
    {
        var rows = await (
            from subject in subjects
            join inspection in db.Set<Inspection>() on subject.InspectionId equals inspection.Id
            join organisation in db.Organisations on subject.OrganisationId equals organisation.Id
            orderby inspection.CreatedOn descending, subject.GroupId, organisation.Serial
            select new { subject, inspection, organisation }).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return [];
        }

        var personId = Actor.PersonId;
        var inspections = rows.Select(r => r.inspection.Id).Distinct().ToArray();
        var members = (await db.Set<TeamMember>().AsNoTracking()
            .Where(m => m.PersonId == personId && m.LeftOn == null && inspections.Contains(m.InspectionId))
            .ToListAsync(cancellation)).ToLookup(m => m.InspectionId);
        var memberIds = members.SelectMany(m => m).Select(m => m.Id).ToArray();
        var recused = memberIds.Length == 0 ? [] : (await db.Set<TieDecision>()
            .Where(t => t.StepsBack == true && memberIds.Contains(t.MemberId))
            .Select(t => new { t.SubjectId, t.MemberId }).ToListAsync(cancellation)).Select(t => (t.SubjectId, t.MemberId)).ToHashSet();
        var isOffice = Actor.Has(Role.OfficeStaff) || Actor.Has(Role.OfficeDirector);
        var subjectIds = rows.Select(r => r.subject.Id).ToArray();
        var sheets = memberIds.Length == 0 && !isOffice ? [] : await db.Set<MarkSheet>().AsNoTracking()
            .Where(s => subjectIds.Contains(s.SubjectId) && (memberIds.Contains(s.MemberId)
                || (s.TypistPersonId == personId && db.Set<TeamMember>().Any(m => m.Id == s.MemberId && m.LeftOn == null)))).ToListAsync(cancellation);
        var assignments = memberIds.Length == 0 || (!isOffice && !members.SelectMany(m => m).Any(m => m.Position == TeamPosition.Recorder)) ? [] : await db.Set<Assignment>().AsNoTracking().Where(a => inspections.Contains(a.InspectionId)).ToListAsync(cancellation);
        var standing = rows.Select(r => Stand(r.inspection, r.subject, r.organisation,
                [.. members[r.inspection.Id].Where(m => m.GroupId is null || m.GroupId == r.subject.GroupId)], recused, sheets)).OfType<SubjectStanding>().ToList();
        for (var i = 0; i < standing.Count; i++)
        {
            standing[i] = await WithoutSheetAsync(standing[i], assignments, cancellation);
        }

        return standing;
    }

    /// <summary>Who may type for others and has no leaf to mark here has no sheet of his own to hand in first.</summary>
    private async Task<SubjectStanding> WithoutSheetAsync(SubjectStanding at, List<Assignment> assignments, CancellationToken cancellation)
    {
        if (!at.Standing.MarksHere || at.Standing.OwnSheetIn || (at.Standing.Acting & Positions.Entering) == 0 || at.Member is not { } member)
        {
            return at;
        }

        var plan = at.Inspection.FrameworkVersionId is { } version ? await plans.OfAsync(version, at.Subject, cancellation) : null;
        var isFree = plan is null || !new PartPlan(plan, at.Subject.Id, assignments.Where(a => a.GroupId == at.Subject.GroupId)).MarkedBy(member.Id).Any();
        return isFree ? at with { Standing = at.Standing with { OwnSheetIn = true } } : at;
    }

    private SubjectStanding? Stand(
        Inspection inspection, Subject subject, Organisation organisation, List<TeamMember> members, HashSet<(Guid, Guid)> recused, List<MarkSheet> sheets)
    {
        var positions = members.Aggregate(OfPosts(inspection.OfficeId, subject, organisation), (all, m) => all | m.Position.Standing());
        if (members.Exists(m => recused.Contains((subject.Id, m.Id))))
        {
            positions |= Position.Recused;
        }

        var own = members.Find(m => m.Position is not TeamPosition.ChiefLeader) ?? members.FirstOrDefault();
        var standing = new Standing(positions)
        {
            OwnSheetIn = sheets.Exists(s => s.SubjectId == subject.Id && s.MemberId == own?.Id && s.HandedInAt is not null),
            HoldsSheet = sheets.Exists(s => s.SubjectId == subject.Id && s.MemberId != own?.Id && s.TypistPersonId == Actor.PersonId && s.HandedInAt is null),
        };
        return standing.Acting == Position.Outside ? null : new SubjectStanding(inspection, subject, organisation, standing, own);
    }

    /// <summary>A subject's own people find it once it was announced to them.</summary>
    private Position OfPosts(Guid officeId, Subject subject, Organisation organisation)
    {
        var positions = Position.Outside;
        foreach (var post in Actor.Posts)
        {
            positions |= post.Role switch
            {
                Role.OfficeStaff when post.OrganisationId == officeId => Position.Staff,
                Role.OfficeDirector when post.OrganisationId == officeId => Position.Director,
                Role.Head or Role.TownshipUser when post.OrganisationId == organisation.Id && subject.State != InspectionState.Draft => Position.Head,
                Role.Liaison when post.OrganisationId == organisation.Id && subject.State != InspectionState.Draft => Position.Liaison,
                Role.Contributor when post.OrganisationId == organisation.Id && subject.State != InspectionState.Draft => Position.Contributor,
                Role.GovernmentLeader when organisation.IsUnder(post.ScopePath) => Position.GovernmentLeader,
                Role.SuperiorOffice when organisation.IsUnder(post.ScopePath) => Position.SuperiorOffice,
                Role.BureauUser when organisation.IsUnder(post.ScopePath) => Position.Bureau,
                _ => Position.Outside,
            };
            if (post.MaySign && post.OrganisationId == officeId)
            {
                positions |= Position.Director;
            }
        }

        return positions;
    }
}
