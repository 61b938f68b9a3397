using Dudao.Core;
using Dudao.Core.Inspectors;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>What was found between a person and one subject.</summary>
public sealed record FoundTie(Subject Subject, RecusalFinding Finding);

/// <summary>Looks for ties between a person and the subjects that he would inspect, from the person's file.</summary>
public sealed class Ties(DudaoDbContext db, ProcedureBook procedure, OfficeClock clock)
{
    /// <summary>
    /// Looks for ties of everybody who would inspect a subject that comes to a group: a grave one stops it, a warning waits for the
    /// director, and what was raised with the former group goes.
    /// </summary>
    public async Task<Failure?> RaiseAsync(BatchPicture picture, Subject subject, CancellationToken cancellation)
    {
        var members = picture.Team.Select(m => m.Member).Where(m => m.GroupId is null || m.GroupId == subject.GroupId).ToList();
        var ids = members.ConvertAll(m => m.PersonId);
        var people = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var profile = await procedure.ProfileAsync(picture.Inspection.OfficeId, picture.Inspection.ProfileId, clock.Today, cancellation);
        var on = subject.VisitFrom ?? picture.Inspection.VisitFrom ?? clock.Today;
        db.RemoveRange(picture.Ties.Where(t => t.SubjectId == subject.Id && members.TrueForAll(m => m.Id != t.MemberId)));
        foreach (var member in members.Where(m => picture.Ties.All(t => t.SubjectId != subject.Id || t.MemberId != m.Id)))
        {
            var person = people[member.PersonId];
            if (await FindAsync(person, [subject], profile, on, cancellation) is not [var tie])
            {
                continue;
            }

            if (tie.Finding.IsRefused)
            {
                return Failure.Conflict(new Refusal($"{tie.Finding.Text}。请先把{person.Name}换出这个组，或把这个单位交给别的组。", tie.Finding.Article));
            }

            db.Add(Warning(tie, picture.Inspection.Id, member.Id, clock.Today));
        }

        return null;
    }

    /// <summary>A tie that the director must decide.</summary>
    public static TieDecision Warning(FoundTie tie, Guid inspectionId, Guid memberId, DateOnly on) => new()
    {
        Id = Guid.CreateVersion7(),
        InspectionId = inspectionId,
        SubjectId = tie.Subject.Id,
        MemberId = memberId,
        Tie = tie.Finding.Text,
        RaisedBy = "档案核查",
        RaisedOn = on,
    };

    public async Task<IReadOnlyList<FoundTie>> FindAsync(
        Person person, IReadOnlyList<Subject> subjects, ProcedureProfile profile, DateOnly on, CancellationToken cancellation)
    {
        var ids = subjects.Select(s => s.OrganisationId).ToArray();
        var heads = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.HeadPersonId, cancellation);
        var kinIds = person.Kin.Select(k => k.RelatedPersonId).ToArray();
        var kin = kinIds.Length == 0 ? [] : await db.People.Where(p => kinIds.Contains(p.Id)).ToListAsync(cancellation);
        var file = new RecusalPerson(
            person.Name,
            [.. person.Employments.Select(e => new WorkedAt(e.OrganisationId, e.Title, e.To))],
            [.. person.Kin.Select(k => new KinOf(k.RelatedPersonId, kin.Find(p => p.Id == k.RelatedPersonId)?.Name ?? "", k.Relation))]);
        var found = new List<FoundTie>();
        foreach (var subject in subjects)
        {
            var staff = kin.Where(p => p.Employments.Any(e => e.OrganisationId == subject.OrganisationId && (e.To is null || e.To >= on))).Select(p => p.Id).ToList();
            var ties = Recusal.TiesOf(file, new RecusalSubject(subject.OrganisationId, heads.GetValueOrDefault(subject.OrganisationId), staff, []), on);
            if (Recusal.Judge(ties, profile, on) is { } finding)
            {
                found.Add(new FoundTie(subject, finding));
            }
        }

        return found;
    }
}
