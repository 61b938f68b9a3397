using System.Globalization;
using Dudao.Core.Frameworks.Scoring;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>A subject's mark with what it rests on.</summary>
/// <param name="Open">Leaves that were not agreed yet and count with their median.</param>
public sealed record WhyMark(string Organisation, string Inspection, Score Score, int Open);

/// <summary>得分由来 for the command line, which acts for nobody: only what everyone of the team may see, so only once deliberation was opened.</summary>
public sealed class WhyBook(DudaoDbContext db, SubjectPlans plans, LeafBook leaves)
{
    /// <summary>The mark of an organisation by its full name, in the inspection with this title where it had several.</summary>
    public async Task<Outcome<WhyMark>> OfAsync(string organisation, string? title, CancellationToken cancellation)
    {
        var found = await (
            from subject in db.Set<Subject>()
            where subject.WithdrawnOn == null
            join at in db.Organisations on subject.OrganisationId equals at.Id
            where at.Name == organisation
            join inspection in db.Set<Inspection>() on subject.InspectionId equals inspection.Id
            where title == null || inspection.Title == title
            orderby inspection.Year descending, inspection.Title
            select new { subject, subject.Id, inspection.Title, inspection.FrameworkVersionId }).AsNoTracking().ToListAsync(cancellation);
        if (found is not [var only])
        {
            return Failure.Invalid(
                found.Count > 1 ? $"“{organisation}”有{found.Count.ToString(CultureInfo.InvariantCulture)}次督导，请用 --inspection 写明是哪一次：{string.Join('、', found.Select(f => f.Title))}。"
                : title is null ? $"没有找到“{organisation}”的督导。请写单位全称。"
                : $"“{title}”里没有“{organisation}”。请核对督导任务和单位的全称。",
                "SUBJECT");
        }

        if (only.FrameworkVersionId is not { } version
            || !await db.Set<ActRecord>().AnyAsync(a => a.SubjectId == only.Id && a.Act == nameof(ActId.OpenDeliberation), cancellation))
        {
            return Failure.Conflict(new Core.Refusal($"“{organisation}”还没有开始合议，评分不公开，没有得分可以说明。"));
        }

        var plan = await plans.OfAsync(version, only.subject, cancellation);
        var lines = await leaves.ReadAsync(plan, only.Id, cancellation);
        return new WhyMark(organisation, only.Title, LeafBook.Range(plan, lines).Proposed, DeliberationView.OpenOf(lines).Count());
    }
}
