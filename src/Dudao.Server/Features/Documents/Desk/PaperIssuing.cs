using Dudao.Core.Documents;
using Dudao.Server.Data;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Features.Documents.Desk;

/// <summary>Issues signed papers: each recipient gets a delivery, whose receipt is an act of its own.</summary>
public sealed class PaperIssuing(DudaoDbContext db, PaperSteps steps, ProcedureBook procedure)
{
    /// <summary>The ways in which a paper is delivered; the first is the default.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["平台", "公文交换", "直接送达", "邮寄"];

    /// <param name="how">One of <see cref="Ways"/>.</param>
    public async Task<Outcome<Done>> IssueAsync(Guid id, string how, ActForm form, CancellationToken cancellation)
    {
        if (!Ways.Contains(how))
        {
            return Failure.Invalid($"送达方式应是：{string.Join('、', Ways)}。", "How");
        }

        return await steps.DoAsync(id, DocumentStep.Issue, form, _ => $"印发，{how}送达", async (at, day) =>
        {
            at.Document.IssuedOn = day;
            if (at.Kind == DocumentKind.Notice)
            {
                // With the notice the procedure begins at every subject, under the profile of that day.
                at.Site.Inspection.AnnouncedOn = day;
                at.Site.Inspection.ProfileId = await procedure.ProfileIdAsync(at.Document.OfficeId, day, cancellation);
            }

            foreach (var subject in Recipients(at))
            {
                db.Add(new Delivery
                {
                    Id = Guid.CreateVersion7(),
                    DocumentId = at.Document.Id,
                    SubjectId = subject.Id,
                    OrganisationId = subject.OrganisationId,
                    How = how,
                    SentOn = day,
                });
            }

            return null;
        }, cancellation);
    }

    private static IEnumerable<Subject> Recipients(PaperAt at) => at.Kind switch
    {
        DocumentKind.Notice => at.Site.Batch!.Subjects,
        DocumentKind.PreliminaryOpinion or DocumentKind.Opinion => at.Site.Subjects.Select(s => s.Subject),
        _ => [],
    };
}
