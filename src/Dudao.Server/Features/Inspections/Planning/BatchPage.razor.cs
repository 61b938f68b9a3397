using Dudao.Core;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Components;

namespace Dudao.Server.Features.Inspections.Planning;

/// <summary>The page of a batch: subjects, team, ties and papers, and the small forms that change them.</summary>
public partial class BatchPage
{
    private BatchView? _view;
    private IReadOnlyList<Refusal> _refusals = [];

    [Parameter]
    public Guid InspectionId { get; set; }

    [Inject]
    private BatchViews Views { get; set; } = null!;

    [Inject]
    private InspectionPlanning Planning { get; set; } = null!;

    [Inject]
    private TeamBuilding Team { get; set; } = null!;

    [Inject]
    private PartGiving Parts { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private PlanCommand? Command { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var opened = await Views.OpenAsync(InspectionId, Http.RequestAborted);
        if (opened.IsDone)
        {
            _view = opened.Value;
        }
        else
        {
            Http.Stop(opened);
        }
    }

    private async Task SubmitAsync()
    {
        if (_view is null || Command is null)
        {
            return;
        }

        var outcome = await PerformAsync(Command, Http.RequestAborted);
        if (outcome.IsDone)
        {
            Http.SeeOther(InspectionLinks.Batch(InspectionId), "已保存。");
            return;
        }

        Http.Response.StatusCode = outcome.Kind.Status();
        _refusals = outcome.Refusals;
        if (outcome.Kind == OutcomeKind.NotFound)
        {
            Http.Stop(outcome);
        }
    }

    private async Task<Outcome<ActRecord>> PerformAsync(PlanCommand command, CancellationToken cancellation) => command.Do switch
    {
        "group" => await Planning.AddGroupAsync(InspectionId, command.Act, Guid.CreateVersion7(), command.Name ?? "", cancellation),
        "rename" => await Planning.RenameGroupAsync(InspectionId, command.Act, command.Target ?? Guid.Empty, command.Name ?? "", cancellation),
        "subject" => await Planning.AddSubjectAsync(InspectionId, command.Act, Guid.CreateVersion7(), command.Subject(command.Organisation ?? Guid.Empty), cancellation),
        "arrange" => await Planning.ArrangeSubjectAsync(InspectionId, command.Act, command.Target ?? Guid.Empty, command.Subject(Guid.Empty), cancellation),
        "drop-subject" => await Planning.RemoveSubjectAsync(InspectionId, command.Act, command.Target ?? Guid.Empty, cancellation),
        "member" => await Team.AddMemberAsync(InspectionId, command.Act, Guid.CreateVersion7(), command.Member, cancellation),
        "drop-member" => await Team.RemoveMemberAsync(InspectionId, command.Act, command.Target ?? Guid.Empty, cancellation),
        "declare" => await Team.DeclareAsync(InspectionId, command.Act, command.Target ?? Guid.Empty, cancellation),
        "decide" => await Team.DecideWarningAsync(InspectionId, command.Act, command.Target ?? Guid.Empty, command.Decision == "back", cancellation),
        "propose" => await Parts.ProposeAsync(InspectionId, command.Act, command.Target ?? Guid.Empty, cancellation),
        _ => Failure.NotFound,
    };
}
