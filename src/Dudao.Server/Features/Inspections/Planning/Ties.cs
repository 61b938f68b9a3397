using Dudao.Core.Inspectors;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Records;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>What was found between a person and one subject.</summary>
public sealed record FoundTie(Subject Subject, RecusalFinding Finding);

/// <summary>Looks for ties between a person and the subjects that he would inspect, from the person's file.</summary>
public sealed class Ties(DudaoDbContext db)
{
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
