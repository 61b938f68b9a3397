using Dudao.Core;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Components;

namespace Dudao.Server.Features.Inspections.Acts;

/// <summary>The page of a plain act: what it waits for, or its form.</summary>
public partial class ActPage
{
    private SubjectPicture? _picture;
    private Act? _act;
    private (Guid Id, string Words)? _paper;
    private Verdict? _verdict;
    private IReadOnlyList<Refusal> _refusals = [];

    [Parameter]
    public Guid SubjectId { get; set; }

    [Parameter]
    public string Name { get; set; } = "";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private ActInput? Input { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new ActInput();
        var opened = await Service.OpenAsync(SubjectId, Http.RequestAborted);
        if (!opened.IsDone || !Enum.TryParse<ActId>(Name, out var id) || !PlainActs.IsPlain(id) || opened.Value.Kind.Find(id) is not { } act)
        {
            Http.Stop<Done>(Failure.NotFound);
            return;
        }

        _verdict = opened.Value.Judge(id);
        if (_verdict.Kind is VerdictKind.NotFound or VerdictKind.NotYours)
        {
            Http.Stop<Done>(ActBook.Refuse(_verdict, ActForm.New())!);
            return;
        }

        _paper = await Service.PaperToReceiveAsync(opened.Value, id, Http.RequestAborted);
        (_picture, _act) = (opened.Value, act);
    }

    private async Task SubmitAsync()
    {
        if (_act is null || _verdict is null)
        {
            return;
        }

        var (form, refusal) = Input!.Read(_act, _verdict.IsEnteredFor);
        if (form is null)
        {
            Refuse(StatusCodes.Status400BadRequest, [refusal!]);
            return;
        }

        var outcome = await Service.PerformAsync(SubjectId, _act.Id, form, Http.RequestAborted);
        if (outcome.IsDone)
        {
            Http.SeeOther(InspectionLinks.Subject(SubjectId), $"已办理：{_act.Name}。");
            return;
        }

        Refuse(outcome.Kind.Status(), outcome.Refusals);
    }

    private void Refuse(int status, IReadOnlyList<Refusal> refusals)
    {
        Http.Response.StatusCode = status;
        _refusals = refusals;
    }

    private string? ErrorAt(string field) => _refusals.FirstOrDefault(r => string.Equals(r.Field, field, StringComparison.OrdinalIgnoreCase))?.Message;
}
