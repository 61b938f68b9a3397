using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Overview.Course;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Lists;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Inspections.Overview;

internal sealed class OverviewFeature : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<InspectionRows>();
        services.AddScoped<SubjectDossiers>();
        services.AddScoped<CourseReading>();
        services.AddScoped<ScanSight>();
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapListExport("/inspections/export", async (http, cancellation) =>
            new ListSource<InspectionRow>(InspectionList.Definition, (await http.RequestServices.GetRequiredService<InspectionRows>().ReadAsync(cancellation)).AsQueryable())).Need(Right.SeeInspections);
        app.MapListExport("/subjects/{id:guid}/course/export", SourceAsync).AddEndpointFilter(RequireSubjectAsync).Need(Right.TakePartInInspections);
        app.MapListExport("/inspections/{id:guid}/course/export", SourceAsync).AddEndpointFilter(RequireBatchAsync).Need(Right.SeeInspections);
    }

    private static Task<ListSource<CourseLine>> SourceAsync(HttpContext http, CancellationToken cancellation) => Task.FromResult(
        new ListSource<CourseLine>(CourseList.For(http.Request.Path), ((IReadOnlyList<CourseLine>)http.Items[typeof(CourseLine)]!).AsQueryable()));

    /// <summary>A file of what is not there for the reader is not an empty file: it is not found.</summary>
    private static async ValueTask<object?> RequireSubjectAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var opened = await http.RequestServices.GetRequiredService<ActBook>().OpenAsync(IdOf(http), http.RequestAborted);
        if (!opened.IsDone)
        {
            http.Stop(opened);
            return Results.Empty;
        }

        if (!CourseSight.MayOpen(opened.Value))
        {
            http.Stop<Done>(Failure.NotFound);
            return Results.Empty;
        }

        http.Items[typeof(CourseLine)] = await http.RequestServices.GetRequiredService<CourseReading>().ReadAsync(opened.Value, http.RequestAborted);
        return await next(context);
    }

    private static async ValueTask<object?> RequireBatchAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var opened = await http.RequestServices.GetRequiredService<BatchBook>().OpenAsync(IdOf(http), http.RequestAborted);
        if (!opened.IsDone)
        {
            http.Stop(opened);
            return Results.Empty;
        }

        http.Items[typeof(CourseLine)] = await http.RequestServices.GetRequiredService<CourseReading>().ReadAsync(opened.Value, http.RequestAborted);
        return await next(context);
    }

    private static Guid IdOf(HttpContext http) => Guid.Parse((string)http.GetRouteValue("id")!);
}
