using Dudao.Server.Features.Inspections.OnSite.FieldRecords;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Lists;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.OnSite;

internal sealed class OnSiteFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<Gate.LeafFigures>();
        services.AddScoped<Marking>();
        services.AddScoped<MarkSheets>();
        services.AddScoped<FieldRecordBook>();
        services.AddScoped<Problems.ProblemBook>();
        services.AddScoped<Papers.FieldPapers>();
        services.AddScoped<Papers.DayBags>();
        services.AddScoped<Vetoes.VetoBook>();
        services.AddScoped<Figures.FigureDesk>();
        services.AddSingleton(FieldRecordFiles.Owner);
        services.AddSingleton(Vetoes.VetoBook.Owner);
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapSave("/subjects/{id:guid}/marks/save", async (Guid id, Guid? sheet, SaveRequest request, Marking marking, CancellationToken cancellation) =>
            (await marking.SaveAsync(id, sheet, request, cancellation)).ToResult()).Need(Right.MarkOnSite);
        app.MapSave("/subjects/{id:guid}/records/save", async (Guid id, SaveRequest request, FieldRecordBook records, CancellationToken cancellation) =>
            (await records.SaveAsync(id, request, cancellation)).ToResult()).Need(Right.MarkOnSite);
        Papers.PaperEndpoints.Map(app);
        app.MapListExport("/subjects/{id:guid}/records/export", FieldRecordList.SourceAsync).AddEndpointFilter(RequireRecordsAsync).Need(Right.MarkOnSite);
    }

    /// <summary>A file of what is not there for the reader is not an empty file: it is not found.</summary>
    private static async ValueTask<object?> RequireRecordsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var opened = await http.RequestServices.GetRequiredService<FieldRecordBook>().OpenAsync(Guid.Parse((string)http.GetRouteValue("id")!), http.RequestAborted);
        if (opened.IsDone)
        {
            return await next(context);
        }

        http.Stop(opened);
        return Results.Empty;
    }
}
