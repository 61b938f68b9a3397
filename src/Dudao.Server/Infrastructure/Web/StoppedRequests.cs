using Dudao.Server.Data;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;

namespace Dudao.Server.Infrastructure.Web;

/// <summary>Gives a stopped request a body: the page 没有找到 or 不能办理 to a person, a JSON sentence to a module.</summary>
internal static class StoppedRequests
{
    public const string Path = "/stopped";

    public static void UseStoppedRequests(this WebApplication app)
    {
        app.UseWhen(http => http.Request.AcceptsHtml(), pages =>
        {
            pages.UseStatusCodePagesWithReExecute(Path, createScopeForStatusCodePages: true);

            // A stopped post is told by a page that is read, not by another post, which would be refused in its turn.
            pages.Use((http, next) =>
            {
                http.Request.Method = http.Features.Get<IStatusCodeReExecuteFeature>() is null ? http.Request.Method : HttpMethods.Get;
                return next(http);
            });
        });
        app.UseWhen(http => !http.Request.AcceptsHtml(), others => others.UseStatusCodePages(async stopped =>
            await stopped.HttpContext.Response.WriteAsJsonAsync(new { message = Message(stopped.HttpContext) }, Conventions.Json)));
    }

    /// <summary>
    /// A page that was stopped while it was drawn has drawn half of itself: that is dropped, so that the reason takes its place. Blazor does
    /// so for 404 alone. Put after routing.
    /// </summary>
    public static void UseStoppedPages(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await next(http);
            return;
        }

        var body = http.Response.Body;
        await using var drawn = new UnlessStopped(body, http);
        http.Response.Body = drawn;
        await next(http);
        http.Response.Body = body;

        // A form whose token or handler is gone is refused by Blazor with a content type and no content.
        if ((http.StopMessage() is not null || (http.Response.StatusCode == StatusCodes.Status400BadRequest && !drawn.IsBegun)) && !http.Response.HasStarted)
        {
            http.Response.ContentType = null;
        }
    });

    public static string Message(HttpContext http) => http.StopMessage() ?? http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => "没有找到。它可能已被删除，或不在您的管理范围内。",
        StatusCodes.Status403Forbidden => "您的岗位不办理这项工作。",
        StatusCodes.Status400BadRequest => "请求不完整或页面已过期，没有做任何改动。请返回上一页刷新后再试。",
        StatusCodes.Status405MethodNotAllowed => "这里不能这样办理。请从页面上的按钮进入。",
        _ => "出了意外，没有做任何改动。请稍后再试；多次出现请告诉系统管理员。",
    };
}
