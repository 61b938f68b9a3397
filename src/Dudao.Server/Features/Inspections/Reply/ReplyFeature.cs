using Dudao.Core.Documents;
using Dudao.Server.Features.Documents.Writing;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.Reply;

internal sealed class ReplyFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ReplyBook>();
        services.AddScoped<Weighing>();
        services.AddScoped<ReplyPapers>();
        services.AddSingleton(ReplyPapers.Registration(DocumentKind.ReplyPaper));
        services.AddSingleton(ReplyPapers.Registration(DocumentKind.NoObjection));
        services.AddSingleton(new FileOwner(
            ReplyBook.FileKind,
            (provider, place, cancellation) => provider.GetRequiredService<ReplyBook>().MayReadFileAsync(place, cancellation),
            (provider, place, cancellation) => provider.GetRequiredService<ReplyBook>().MayWriteFileAsync(place, cancellation)));
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapSave("/subjects/{id:guid}/reply/save", async (Guid id, SaveRequest request, ReplyBook book, CancellationToken cancellation) =>
            (await book.SaveAsync(id, request, cancellation)).ToResult()).Need(Right.TakePartInInspections);
        app.MapGet("/subjects/{id:guid}/reply/{kind}/docx", async (Guid id, string kind, HttpContext http, ReplyPapers papers, CancellationToken cancellation) =>
        {
            var written = await papers.WriteAsync(kind == "no-objection" ? DocumentKind.NoObjection : DocumentKind.ReplyPaper, id, cancellation);
            if (!written.IsDone)
            {
                http.Stop(written);
                return Results.Empty;
            }

            var file = new MemoryStream();
            DocxWriter.Write(written.Value, file);
            file.Position = 0;
            return Results.File(file, Documents.Sheets.SheetFile.Word, written.Value.Title.Text + ".docx");
        }).Need(Right.TakePartInInspections);
    }
}
