using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Clock;
using Dudao.Server.Infrastructure.Lists;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Server.Infrastructure.Pieces;

/// <summary>Where the sheets of pieces save, export and put files; not there unless the gate is open.</summary>
internal static class PiecesEndpoints
{
    public static void AddPieces(this IServiceCollection services)
    {
        services.AddSingleton<PiecesGate>();
        services.AddSingleton<PiecesStore>();
        services.AddSingleton<SampleTree>();
    }

    public static void MapPieces(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<PiecesGate>().IsOpen)
        {
            return;
        }

        app.MapSave("/pieces/save", (SaveRequest request, PiecesStore store, string? by) => store.Save(request, by ?? "沈秋禾")).OpenToAll();
        app.MapSave("/pieces/save/signed", (SaveRequest request, PiecesStore store, SignedIn who) => store.Save(request, who.Actor.Name)).Need(Right.SignedIn);
        app.MapTree("/pieces/tree/commands", (TreeCommand command, SampleTree tree, OfficeClock clock, HttpContext http) =>
        {
            var now = tree.Do(command);
            var focus = command.Kind == "remove" ? null : command.Node.ToString();
            return TreeEndpoints.List<PiecesTreeRows>(http, new { Kept = (object)now }, focus, now.Version, clock.Local.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
        }).OpenToAll();
        app.MapListExport("/pieces/list/export", (_, _) => Task.FromResult(SampleList.Source)).OpenToAll();
        app.MapPut("/pieces/files/{id:guid}", async (Guid id, string name, HttpRequest request) =>
        {
            long length = 0;
            var buffer = new byte[64 * 1024];
            for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
            {
                length += read;
            }

            return name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase)
                ? Results.Json(new { message = $"“{name}”是程序，不能上传。请交 PDF、图片或 Office 文件。" }, statusCode: StatusCodes.Status400BadRequest)
                : Results.Json(new { id, name, length });
        }).RequireToken().OpenToAll();
    }
}
