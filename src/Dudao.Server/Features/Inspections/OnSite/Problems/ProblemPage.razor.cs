using System.Globalization;
using Dudao.Core;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Components;

namespace Dudao.Server.Features.Inspections.OnSite.Problems;

/// <summary>One problem: what was found, what the head says to it, and what may still be changed.</summary>
public partial class ProblemPage
{
    private readonly string _formId = Guid.CreateVersion7().ToString();
    private ProblemsView? _view;
    private Problem? _problem;
    private int _number;
    private IReadOnlyList<Refusal> _refusals = [];

    [Parameter]
    public Guid SubjectId { get; set; }

    [Parameter]
    public Guid ProblemId { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var opened = await Service.OpenAsync(SubjectId, Http.RequestAborted);
        var found = opened.IsDone ? opened.Value.All.FirstOrDefault(p => p.Problem.Id == ProblemId) : null;
        if (found is null || (found.Problem.RemovedAt is not null && !opened.Value!.MayTouch(found.Problem)))
        {
            Http.Stop(opened.IsDone ? (Outcome<Done>)Failure.NotFound : opened.Failure);
            return;
        }

        (_view, _number, _problem) = (opened.Value!, found.Number, found.Problem);
    }

    private ActForm Form => new(Guid.TryParse(Value("FormId"), out var id) ? id : Guid.CreateVersion7()) { Day = Day };

    private DateOnly? Day => DateOnly.TryParseExact(Value("Day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task AnswerAsync()
    {
        if (Value("Agrees") is not ("yes" or "no"))
        {
            Show(Failure.Invalid("请选择属实或有异议。"), "");
            return;
        }

        var isEntered = _view!.Picture.Judge(ActId.AnswerProblem).IsEnteredFor;
        var form = isEntered ? Form with { For = Position.Head, OwnerName = Value("OwnerName").Trim(), OwnerPost = "校长" } : Form;
        Show(isEntered && form.OwnerName.Length == 0
            ? Failure.Invalid("代录时请写明是哪位负责人签署的。")
            : await Service.AnswerAsync(SubjectId, ProblemId, form, Value("Agrees") == "yes", Value("Words"), Http.RequestAborted), "已签署。");
    }

    private async Task NoteRefusedAsync() => Show(
        await Service.NoteRefusedAsync(
            SubjectId, ProblemId, Form with { Reason = Value("Reason") }, Guid.TryParse(Value("Witness"), out var witness) ? [witness] : [], Http.RequestAborted),
        "已注明拒签。");

    private async Task ChangeAsync() => Show(
        await Service.ChangeAsync(
            SubjectId, ProblemId, int.TryParse(Value("Version"), out var version) ? version : 0, Form,
            new ProblemForm(Value("LeafId"), Value("Topic"), Value("Fact"), Value("Basis"), Value("Severity")), Http.RequestAborted),
        "已保存修改。");

    private async Task RemoveAsync() => Show(await Service.SetRemovedAsync(SubjectId, ProblemId, Form, true, Http.RequestAborted), "已撤下，可以恢复。");

    private async Task RestoreAsync() => Show(await Service.SetRemovedAsync(SubjectId, ProblemId, Form, false, Http.RequestAborted), "已恢复。");

    private void Show(Outcome<ActRecord> outcome, string words)
    {
        if (outcome.IsDone)
        {
            Http.SeeOther(InspectionLinks.Problem(SubjectId, ProblemId), words);
            return;
        }

        Http.Response.StatusCode = outcome.Kind.Status();
        _refusals = outcome.Refusals;
    }

    private string Value(string name) => Http.Request.HasFormContentType && Http.Request.Form.TryGetValue(name, out var typed) ? typed.ToString() : name switch
    {
        "FormId" => _formId,
        "LeafId" => _problem?.LeafId ?? "",
        "Topic" => _problem?.Topic ?? "",
        "Fact" => _problem?.Fact ?? "",
        "Basis" => _problem?.Basis ?? "",
        "Severity" => _problem?.Severity ?? "",
        _ => "",
    };
}
