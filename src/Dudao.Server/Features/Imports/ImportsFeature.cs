using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Dudao.Server.Features.Imports;

internal sealed class ImportsFeature : IFeature
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ImportService>();
        services.AddSingleton(new FileOwner(ImportService.RecordKind, MayReadAsync, MayWriteAsync));
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapGet("/imports/{kind}/template", (string kind, ImportService service, HttpContext http) =>
        {
            var found = service.Find(kind);
            if (!found.IsDone)
            {
                http.Stop(found);
                return Results.Empty;
            }

            using var made = new MemoryStream();
            found.Value.WriteTemplate(made);
            return Results.File(made.ToArray(), Xlsx, $"{found.Value.Title}导入模板.xlsx");
        }).Need(Right.ManageOrganisations);
        app.MapGet("/imports/{kind}/{id:guid}/report", async (string kind, Guid id, ImportService service, HttpContext http, CancellationToken cancellation) =>
        {
            using var made = new MemoryStream();
            var written = await service.WriteReportAsync(kind, id, made, cancellation);
            if (!written.IsDone)
            {
                http.Stop(written);
                return;
            }

            http.Response.ContentType = Xlsx;
            http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = "需要改正的地方.xlsx" }.ToString();
            made.Position = 0;
            await made.CopyToAsync(http.Response.Body, cancellation);
        }).Need(Right.ManageOrganisations);
    }

    /// <summary>Who uploaded it, and once it was taken whoever of the office may bring such lists.</summary>
    private static async Task<Outcome<Done>> MayReadAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation)
    {
        var actor = services.GetRequiredService<SignedIn>().Actor;
        var db = services.GetRequiredService<DudaoDbContext>();
        var own = services.GetRequiredService<ImportService>().Find(place.Slot).IsDone
            && (await db.Set<FileLink>().AnyAsync(l => l.RecordKind == place.RecordKind && l.RecordId == place.RecordId && l.AddedByPersonId == actor.PersonId, cancellation)
                || await db.Set<ImportRecord>().AnyAsync(r => r.Id == place.RecordId && r.OfficeId == actor.OfficeId, cancellation));
        return own ? new Done() : Failure.NotFound;
    }

    private static async Task<Outcome<Done>> MayWriteAsync(IServiceProvider services, FilePlace place, CancellationToken cancellation) =>
        services.GetRequiredService<ImportService>().Find(place.Slot).IsDone
            && !await services.GetRequiredService<DudaoDbContext>().Set<ImportRecord>().AnyAsync(r => r.Id == place.RecordId, cancellation)
            ? new Done() : Failure.NotFound;
}
