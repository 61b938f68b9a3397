using System.Globalization;
using Dudao.Core.Frameworks;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dudao.Server.Features.Frameworks;

/// <summary>Where the editor of a draft sends its commands and takes its lists.</summary>
internal static class FrameworkEditing
{
    public static void MapFrameworkEditing(this WebApplication app)
    {
        app.MapTree("/frameworks/{versionId:guid}/tree", async (Guid versionId, FrameworkCommand command, FrameworkEditor editor, FrameworkShelf shelf, OfficeClock clock, HttpContext http, CancellationToken cancellation) =>
        {
            var done = await editor.DoAsync(versionId, command, cancellation);
            if (!done.IsDone)
            {
                // Who must choose between two texts chooses against the one that was judged.
                var stands = command is { Kind: "set", Field: { } field } && done.Kind == OutcomeKind.Conflict && done.Value?.Framework.Find(command.Node) is { } node ? NodeField.Text(node, field) : null;
                return Results.Json(new { message = done.Message, stands }, statusCode: done.Kind.Status());
            }

            if (done.Value!.Undo is { } undo)
            {
                http.Response.Headers["Dudao-Undo"] = undo;
            }

            var earlier = (await shelf.OpenAsync(versionId, cancellation)).Value?.Earlier;
            return List(http, done.Value.Row, done.Value.Framework, earlier, done.Value.Focus, clock);
        }).Need(Right.ManageFrameworks);
        app.MapGet("/frameworks/{versionId:guid}/tree", async (Guid versionId, FrameworkShelf shelf, OfficeClock clock, HttpContext http, CancellationToken cancellation) =>
        {
            var opened = await shelf.OpenAsync(versionId, cancellation);
            return opened.IsDone ? List(http, opened.Value!.Row, opened.Value.Framework, opened.Value.Earlier, null, clock) : Refuse(opened);
        }).Need(Right.ManageFrameworks);
        app.MapGet("/frameworks/{versionId:guid}/panel/{nodeId}", async (Guid versionId, string nodeId, FrameworkShelf shelf, CancellationToken cancellation) =>
        {
            var opened = await shelf.OpenAsync(versionId, cancellation);
            return opened.IsDone && opened.Value!.MayChange && opened.Value.Framework.Find(nodeId) is { } node
                ? new RazorComponentResult<FrameworkNodePanel>(new { opened.Value.Framework, Node = node, VersionId = versionId })
                : Refuse<FrameworkView>(Failure.NotFound);
        }).Need(Right.ManageFrameworks);
    }

    private static IResult List(HttpContext http, FrameworkVersionRecord row, Framework framework, FrameworkVersionRecord? earlier, string? focus, OfficeClock clock) =>
        TreeEndpoints.List<FrameworkEditRows>(http, new { Framework = framework, Row = row, Earlier = earlier, Problems = framework.Check(), Fresh = true }, focus, row.Version, clock.Local.ToString("HH:mm:ss", CultureInfo.InvariantCulture));

    private static IResult Refuse<T>(Outcome<T> outcome) => Results.Json(new { message = outcome.Message }, statusCode: outcome.Kind.Status());
}
