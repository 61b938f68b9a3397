using Dudao.Core;
using Dudao.Core.Documents;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Documents;

/// <summary>A step of a paper, as its page sends it.</summary>
public sealed class StepInput
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Step { get; set; } = "";

    public string? Reason { get; set; }

    internal async Task<(bool IsDone, int Status, IReadOnlyList<Refusal> Refusals)> PerformAsync(BatchPaperDesk desk, Guid documentId, DocumentStep step, CancellationToken cancellation)
    {
        var form = new ActForm(Id) { Reason = Reason?.Trim() ?? "" };
        return step switch
        {
            DocumentStep.Draft => Of(await desk.RedraftAsync(documentId, form, cancellation)),
            DocumentStep.Check => Of(await desk.CheckAsync(documentId, form, cancellation)),
            DocumentStep.SendBack => Of(await desk.SendBackAsync(documentId, form.Reason, cancellation)),
            DocumentStep.Sign => Of(await desk.SignAsync(documentId, form, cancellation)),
            DocumentStep.Issue => Of(await desk.IssueAsync(documentId, form, cancellation)),
            _ => (false, StatusCodes.Status404NotFound, []),
        };
    }

    private static (bool IsDone, int Status, IReadOnlyList<Refusal> Refusals) Of<T>(Outcome<T> outcome) => (outcome.Kind == OutcomeKind.Done, outcome.Kind.Status(), outcome.Refusals);
}
