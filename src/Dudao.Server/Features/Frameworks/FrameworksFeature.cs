using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Frameworks;

internal sealed class FrameworksFeature : IFeature
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<FrameworkStore>();
        services.AddScoped<FrameworkShelf>();
        services.AddScoped<FrameworkLibrary>();
        services.AddScoped<DraftChange>();
        services.AddScoped<FrameworkEditor>();
        services.AddSingleton<AnsweredCommands>();
        services.AddScoped<DraftRevision>();
        services.AddSingleton<DraftSeal>();
        services.AddSingleton<UndoSeal>();
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapGet("/frameworks/{versionId:guid}/export", async (Guid versionId, FrameworkShelf shelf, HttpContext http, CancellationToken cancellation) =>
        {
            var opened = await shelf.OpenAsync(versionId, cancellation);
            if (!opened.IsDone)
            {
                http.Stop(opened);
                return Results.Empty;
            }

            var file = new MemoryStream();
            FrameworkWorkbook.Write(opened.Value.Framework, file);
            return Results.File(file.ToArray(), Workbook, $"{opened.Value.Name}（{opened.Value.Row.Label}）.xlsx");
        }).Need(Right.SeeFrameworks);
        app.MapFrameworkEditing();
    }
}
