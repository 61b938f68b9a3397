using Dudao.Core.Documents;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Components;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Components;

namespace Dudao.Server.Features.Documents;

/// <summary>The page of a paper: its text, what can be done, its files, deliveries and history.</summary>
public partial class DocumentPage
{
    private PaperView? _paper;
    private bool _isSubjects;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private PaperReading Reading { get; set; } = null!;

    [Inject]
    private OfficeClock Clock { get; set; } = null!;

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var opened = await Reading.OpenAsync(Id, Http.RequestAborted);
        if (!opened.IsDone)
        {
            Http.Stop(opened);
            return;
        }

        _paper = opened.Value;
        _isSubjects = DocumentLife.Of(_paper.Kind).IsSubjects;
    }

    private IReadOnlyList<Crumb> Trail() => _paper!.Document is { SubjectId: { } subject }
        ? [new Crumb("公文", DocumentLinks.List), new Crumb(_paper.Subject, InspectionLinks.Subject(subject))]
        : [new Crumb("公文", DocumentLinks.List)];
}
