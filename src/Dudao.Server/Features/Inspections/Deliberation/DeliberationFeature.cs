using Dudao.Core.Documents;
using Dudao.Server.Features.Documents.Sheets;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.Deliberation;

internal sealed class DeliberationFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Gate.LeafBook>();
        services.AddScoped<Deliberations>();
        services.AddScoped<Settling>();
        services.AddScoped<Comparisons>();
        services.AddScoped<WhyBook>();
        services.AddScoped<MarkCourses>();
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapSave("/subjects/{id:guid}/deliberation/save", async (Guid id, SaveRequest request, Settling settling, CancellationToken cancellation) =>
            (await settling.SaveAsync(id, request, cancellation)).ToResult()).Need(Right.MarkOnSite);
        MapSheet(app, "/subjects/{id:guid}/mark-summary/docx", DeliberationSheets.Summary, "评分汇总表");
        MapSheet(app, "/subjects/{id:guid}/deliberation-record/docx", DeliberationSheets.Record, "合议记录");
        MapSheet(app, "/subjects/{id:guid}/why/docx", (view, _) => DeliberationSheets.Why(view), "得分由来");
    }

    private static void MapSheet(WebApplication app, string url, Func<DeliberationView, bool, Sheet> sheet, string name) =>
        app.MapGet(url, async (Guid id, int? blank, HttpContext http, Deliberations service, CancellationToken cancellation) =>
        {
            var opened = await service.OpenAsync(id, cancellation);
            if (!opened.IsDone)
            {
                http.Stop(opened);
                return Results.Empty;
            }

            return SheetFile.Docx(sheet(opened.Value, blank == 1), opened.Value.Picture.At.Organisation.Name + name);
        }).Need(Right.TakePartInInspections);
}
