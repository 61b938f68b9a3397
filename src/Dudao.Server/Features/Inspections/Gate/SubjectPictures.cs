using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Infrastructure.Clock;

namespace Dudao.Server.Features.Inspections.Gate;

/// <summary>Loads what is so about subjects: rows, framework, parts, facts and the days that run.</summary>
public sealed class SubjectPictures(DudaoDbContext db, SubjectPlans plans, ProcedureBook procedure, OfficeClock clock)
{
    public async Task<SubjectPicture> LoadAsync(SubjectStanding at, CancellationToken cancellation) => (await LoadAsync([at], cancellation))[0];

    public async Task<IReadOnlyList<SubjectPicture>> LoadAsync(IReadOnlyList<SubjectStanding> at, CancellationToken cancellation)
    {
        if (at.Count == 0)
        {
            return [];
        }

        var rows = await SubjectRows.LoadAsync(db, at, cancellation);
        var planOf = await plans.OfAsync([.. at.Where(a => a.Inspection.FrameworkVersionId is not null).Select(a => (a.Inspection.FrameworkVersionId!.Value, a.Subject))], cancellation);
        var loaded = new List<SubjectPicture>(at.Count);
        foreach (var batch in at.GroupBy(a => a.Inspection.Id))
        {
            var inspection = batch.First().Inspection;
            var profile = await procedure.ProfileAsync(inspection.OfficeId, inspection.ProfileId, clock.Today, cancellation);
            var days = await procedure.DaysAsync(inspection.OfficeId, cancellation);
            foreach (var standing in batch)
            {
                var subject = standing.Subject;
                var plan = planOf.GetValueOrDefault(subject.Id);
                var begun = new Facts(clock.Today) { Profile = profile };
                var kind = InspectionKinds.Of(inspection.Kind);
                var picture = new SubjectPicture(standing, kind, begun)
                {
                    Plan = plan,
                    Parts = plan is null ? null : new PartPlan(plan, subject.Id, subject.GroupId is { } group ? rows.Assignments[group] : []),
                    Team = rows.TeamOf(subject),
                    Acts = ActDays.Standing(kind, rows.ActsOf(subject)),
                    Days = days,
                };
                loaded.Add(picture with { Facts = SubjectFacts.Of(picture, rows, begun).WithDeadlines(picture.Kind, days) });
            }
        }

        var order = at.Select((a, i) => (a.Subject.Id, i)).ToDictionary(p => p.Id, p => p.i);
        return [.. loaded.OrderBy(p => order[p.Subject.Id])];
    }
}
