using Dudao.Core;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.Deliberation;

/// <summary>A button or small form of the deliberation's page.</summary>
public sealed class DeliberationCommand
{
    /// <summary>Which: close (the leaves whose marks lie close), confirm, dissent, calibrate.</summary>
    public string Do { get; set; } = "";

    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Leaf { get; set; }

    public string? Words { get; set; }

    internal async Task<(bool IsDone, int Status, IReadOnlyList<Refusal> Refusals)> PerformAsync(Deliberations service, Guid subjectId, CancellationToken cancellation)
    {
        var form = new ActForm(Id) { Reason = Words?.Trim() ?? "" };
        return Do switch
        {
            "close" => Of(await service.SettleCloseAsync(subjectId, cancellation)),
            "confirm" => Of(await service.ConfirmAsync(subjectId, form, cancellation)),
            "dissent" => Of(await service.DissentAsync(subjectId, form, Leaf ?? "", Words ?? "", cancellation)),
            "calibrate" => Of(await service.CalibrateAsync(subjectId, form, Leaf ?? "", cancellation)),
            _ => (false, StatusCodes.Status404NotFound, []),
        };
    }

    private static (bool IsDone, int Status, IReadOnlyList<Refusal> Refusals) Of<T>(Outcome<T> outcome) => (outcome.Kind == OutcomeKind.Done, outcome.Kind.Status(), outcome.Refusals);
}
