using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Components;

namespace Dudao.Server.Infrastructure.Pieces;

/// <summary>A sheet of pieces: not found unless the gate is open.</summary>
public abstract class PiecesPage : ComponentBase
{
    [Inject] private PiecesGate Gate { get; set; } = null!;

    [CascadingParameter] protected HttpContext Http { get; set; } = null!;

    protected bool IsOpen => Gate.IsOpen;

    protected override void OnInitialized()
    {
        if (!IsOpen)
        {
            Http.Stop(StatusCodes.Status404NotFound, "没有这个页面。");
        }
    }
}
