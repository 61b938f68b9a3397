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
/// Finds where the signed-in person stands to a subject, from posts and teams. Who stands outside does not find it; this is the scope filter of the loop.
/// </summary>
public sealed class Standings(DudaoDbContext db, SignedIn signedIn)
{
    private Actor Actor => signedIn.Actor;

    /// <summary>Null where the subject is not there, or not for this person.</summary>
    public async Task<SubjectStanding?> FindAsync(Guid subjectId, CancellationToken cancellation)
    {
        var row = await (
            from subject in db.Set<Subject>()
            where subject.Id == subjectId
            join inspection in db.Set<Inspection>() on subject.InspectionId equals inspection.Id
            join organisation in db.Organisations on subject.OrganisationId equals organisation.Id
            select new { subject, inspection, organisation }).FirstOrDefaultAsync(cancellation);
        return row is null ? null : await StandAsync(row.inspection, row.subject, row.organisation, cancellation);
    }

    /// <summary>The subjects of a batch that the actor finds, in the order of groups and organisations.</summary>
    public async Task<IReadOnlyList<SubjectStanding>> OfBatchAsync(Guid inspectionId, CancellationToken cancellation)
    {
        var rows = await (
            from subject in db.Set<Subject>()
            where subject.InspectionId == inspectionId
            join inspection in db.Set<Inspection>() on subject.InspectionId equals inspection.Id
            join organisation in db.Organisations on subject.OrganisationId equals organisation.Id
            orderby subject.GroupId, organisation.Serial
            select new { subject, inspection, organisation }).ToListAsync(cancellation);
        var found = new List<SubjectStanding>();
        foreach (var row in rows)
        {
            if (await StandAsync(row.inspection, row.subject, row.organisation, cancellation) is { } standing)
            {
                found.Add(standing);
            }
        }

        return found;
    }

    private async Task<SubjectStanding?> StandAsync(Inspection inspection, Subject subject, Organisation organisation, CancellationToken cancellation)
    {
        var positions = OfPosts(inspection.OfficeId, organisation);
        var members = await MembersAsync(inspection.Id, subject, cancellation);
        foreach (var member in members)
        {
            positions |= member.Position.Standing();
        }

        var own = members.FirstOrDefault(m => m.Position is not TeamPosition.ChiefLeader) ?? members.FirstOrDefault();
        var isRecused = members.Count > 0 && await IsRecusedAsync(subject.Id, [.. members.Select(m => m.Id)], cancellation);
        if (isRecused)
        {
            positions |= Position.Recused;
        }

        var standing = new Standing(positions);
        if (standing.Acting == Position.Outside)
        {
            return null;
        }

        if (own is not null || (positions & Positions.Entering) != 0)
        {
            standing = await WithSheetsAsync(standing, subject.Id, own?.Id, cancellation);
        }

        return new SubjectStanding(inspection, subject, organisation, standing, own);
    }

    private Position OfPosts(Guid officeId, Organisation organisation)
    {
        var positions = Position.Outside;
        foreach (var post in Actor.Posts)
        {
            positions |= post.Role switch
            {
                Role.OfficeStaff when post.OrganisationId == officeId => Position.Staff,
                Role.OfficeDirector when post.OrganisationId == officeId => Position.Director,
                Role.Head or Role.TownshipUser when post.OrganisationId == organisation.Id => Position.Head,
                Role.Liaison when post.OrganisationId == organisation.Id => Position.Liaison,
                Role.Contributor when post.OrganisationId == organisation.Id => Position.Contributor,
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

    private async Task<List<TeamMember>> MembersAsync(Guid inspectionId, Subject subject, CancellationToken cancellation)
    {
        var personId = Actor.PersonId;
        var groupId = subject.GroupId;
        return await db.Set<TeamMember>().AsNoTracking()
            .Where(m => m.InspectionId == inspectionId && m.PersonId == personId && m.LeftOn == null && (m.GroupId == null || m.GroupId == groupId))
            .ToListAsync(cancellation);
    }

    private Task<bool> IsRecusedAsync(Guid subjectId, Guid[] memberIds, CancellationToken cancellation) =>
        db.Set<TieDecision>().AnyAsync(t => t.SubjectId == subjectId && t.StepsBack == true && memberIds.Contains(t.MemberId), cancellation);

    private async Task<Standing> WithSheetsAsync(Standing standing, Guid subjectId, Guid? memberId, CancellationToken cancellation)
    {
        var personId = Actor.PersonId;
        var sheets = await db.Set<MarkSheet>().AsNoTracking()
            .Where(s => s.SubjectId == subjectId && (s.MemberId == memberId || s.TypistPersonId == personId))
            .ToListAsync(cancellation);
        return standing with
        {
            OwnSheetIn = sheets.Any(s => s.MemberId == memberId && s.HandedInAt != null),
            HoldsSheet = sheets.Any(s => s.MemberId != memberId && s.TypistPersonId == personId && s.HandedInAt == null),
        };
    }
}
