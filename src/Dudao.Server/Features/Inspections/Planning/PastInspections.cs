using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>
/// 补录: enters an inspection that was closed on paper, with its true dates. It is not walked through its states and not judged by
/// today's rules; each act that its file tells is written down with whose it was, its day and who typed it.
/// </summary>
public sealed class PastInspections(DudaoDbContext db, InspectionPlanning planning, SubjectTraitsReader traits, SignedIn signedIn, OfficeClock clock)
{
    private const string Remark = "补录";

    /// <summary>Enters the whole inspection, or nothing of it; one sent twice is entered once.</summary>
    public Task<Outcome<Inspection>> EnterAsync(Guid id, PastInspection past, CancellationToken cancellation) => db.WriteAsync<Inspection>(async () =>
    {
        var actor = signedIn.Actor;
        if (actor.OfficeId is not { } officeId || !actor.IsStaffOf(officeId))
        {
            return Failure.NotYours("以前的督导任务由督导室工作人员补录。");
        }

        if (await db.Set<Inspection>().FindAsync([id], cancellation) is { } made)
        {
            return made.OfficeId == officeId ? made : Failure.NotFound;
        }

        if (await planning.CheckAsync(officeId, past.Plan, cancellation) is { } failed)
        {
            return failed;
        }

        var kind = InspectionKinds.Of(past.Plan.Kind);
        if (past.Check(kind, clock.Today).ToList() is { Count: > 0 } refusals)
        {
            return Failure.Invalid(refusals);
        }

        var asked = past.Subjects.Select(s => s.OrganisationId).ToArray();
        var organisations = await db.Organisations.VisibleTo(actor).Where(o => asked.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancellation);
        var people = past.Team.Select(m => m.PersonId).Distinct().ToArray();
        var inspectors = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.InspectorKind.Length > 0, cancellation);
        if (organisations.Count < asked.Length || inspectors.Count < people.Length)
        {
            return Failure.NotFound;
        }

        var inspection = await BeginAsync(id, officeId, past, inspectors, cancellation);
        foreach (var act in past.Acts)
        {
            await WriteAsync(inspection, null, kind[act.Act], act, cancellation);
        }

        foreach (var subject in past.Subjects)
        {
            await AddAsync(inspection, subject, organisations[subject.OrganisationId], cancellation);
            foreach (var act in subject.Acts)
            {
                await WriteAsync(inspection, subject.Id, kind[act.Act], act, cancellation);
            }
        }

        return inspection;
    }, cancellation);

    private async Task<Inspection> BeginAsync(Guid id, Guid officeId, PastInspection past, Dictionary<Guid, bool> inspectors, CancellationToken cancellation)
    {
        var began = past.Acts[0].Day;
        var inspection = new Inspection
        {
            Id = id,
            OfficeId = officeId,
            CreatedOn = began,
            AnnouncedOn = past.Acts.LastOrDefault(a => a.Act == ActId.IssueNotice)?.Day ?? began,
            IsEnteredLater = true,
        };
        InspectionPlanning.Fill(inspection, past.Plan);
        var group = new InspectionGroup { Id = Guid.CreateVersion7(), InspectionId = id, Name = "督导组", Order = 1 };
        db.AddRange(inspection, group);
        db.AddRange(past.Team.Select(m => new TeamMember
        {
            Id = Guid.CreateVersion7(),
            InspectionId = id,
            GroupId = m.Position == TeamPosition.ChiefLeader ? null : group.Id,
            PersonId = m.PersonId,
            Position = m.Position,
            IsInspector = inspectors[m.PersonId],
            DeclaredOn = m.DeclaredOn,
            JoinedOn = began,
        }));
        db.Record(new Deed("Inspection.Create", $"补录督导任务“{inspection.Title}”") { RecordKind = nameof(Inspection), RecordId = id, OfficeId = officeId });
        await db.SaveChangesAsync(cancellation);
        return inspection;
    }

    private async Task AddAsync(Inspection inspection, PastSubject past, Organisation organisation, CancellationToken cancellation)
    {
        var (found, primary, junior) = await traits.ReadAsync(organisation, cancellation);
        db.Add(new Subject
        {
            Id = past.Id,
            InspectionId = inspection.Id,
            OfficeId = inspection.OfficeId,
            OrganisationId = organisation.Id,
            GroupId = await db.Set<InspectionGroup>().Where(g => g.InspectionId == inspection.Id).Select(g => g.Id).SingleAsync(cancellation),
            State = InspectionState.Closed,
            StateSince = past.Acts[^1].Day,
            VisitFrom = past.VisitFrom,
            VisitTo = past.VisitTo,
            Traits = found,
            PrimaryPupils = primary,
            JuniorPupils = junior,
            Grade = past.Grade.Trim(),
        });
        db.Record(new Deed("Inspection.AddSubject", $"补录被督导单位{organisation.Name}") { RecordKind = nameof(Subject), RecordId = past.Id, OfficeId = inspection.OfficeId });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Each act is saved by itself: what the record of acts says of it stands beside what it wrote.</summary>
    private async Task WriteAsync(Inspection inspection, Guid? subjectId, Act act, PastAct past, CancellationToken cancellation)
    {
        var (actor, owner) = (signedIn.Actor, past.Owner.Trim());
        var isOwn = owner == actor.Name;
        db.Add(new ActRecord
        {
            Id = Guid.CreateVersion7(),
            InspectionId = inspection.Id,
            SubjectId = subjectId,
            Act = act.Id.ToString(),
            OwnerPersonId = isOwn ? actor.PersonId : null,
            OwnerName = owner,
            OwnerPost = past.Post.Trim(),
            Day = past.Day,
            EnteredByPersonId = actor.PersonId,
            EnteredByName = actor.Name,
            EnteredAt = clock.Now,
            Reason = Remark,
        });
        db.Record(new Deed($"Inspection.{act.Id}", past.Number.Length > 0 ? $"{act.Name} {past.Number}" : act.Name)
        {
            RecordKind = subjectId is null ? nameof(Inspection) : nameof(Subject),
            RecordId = subjectId ?? inspection.Id,
            OfficeId = inspection.OfficeId,
            ForWhom = isOwn ? "" : $"{owner} {past.Post.Trim()}".Trim(),
            TrueDate = past.Day,
            ChangesState = act.Next is not null,
        });
        await db.SaveChangesAsync(cancellation);
    }
}
