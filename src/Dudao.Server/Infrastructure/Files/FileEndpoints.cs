using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Http.Features;

namespace Dudao.Server.Infrastructure.Files;

/// <summary>One raw body a file: PUT with the id that the browser made, so that one resent after a cut is the same file.</summary>
internal static class FileEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPut("/files/{id:guid}", AddAsync).AddEndpointFilter<AntiforgeryFilter>().Need(Right.UploadFiles);
        app.MapDelete("/files/{id:guid}", async (Guid id, FileService files, CancellationToken cancellation) =>
            (await files.RemoveAsync(id, cancellation)).ToResult()).AddEndpointFilter<AntiforgeryFilter>().Need(Right.UploadFiles);
        app.MapPost("/files/{id:guid}/restore", async (Guid id, FileService files, CancellationToken cancellation) =>
            (await files.RestoreAsync(id, cancellation)).ToResult()).AddEndpointFilter<AntiforgeryFilter>().Need(Right.UploadFiles);
        app.MapGet("/files/{id:guid}", SendAsync).Need(Right.SignedIn);
    }

    private static async Task<IResult> AddAsync(
        Guid id, string kind, Guid record, string? slot, string name, HttpContext http, FileService files, CancellationToken cancellation)
    {
        http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        return (await files.AddAsync(id, new FilePlace(kind, record, slot ?? ""), name, http.Request.Body, cancellation)).ToResult();
    }

    private static async Task<IResult> SendAsync(Guid id, HttpContext http, FileService files, FileStore store, CancellationToken cancellation)
    {
        var found = await files.FindAsync(id, cancellation);
        if (!found.IsDone)
        {
            http.Stop(found);
            return Results.Empty;
        }

        var (link, stored) = found.Value;
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'";
        var isShown = FileKind.IsShown(stored.ContentType);
        if (isShown)
        {
            http.Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("inline") { FileNameStar = link.Name }.ToString();
        }

        return Results.Stream(store.Open(link.Sha256), stored.ContentType, isShown ? null : link.Name, enableRangeProcessing: true);
    }
}
