using Microsoft.AspNetCore.Antiforgery;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Infrastructure.Saving;

/// <summary>How endpoints that the modules call are mapped.</summary>
public static class SavingEndpoints
{
    /// <summary>The most bytes of one batch of typed values.</summary>
    private const long LargestBatch = 2 * 1024 * 1024;

    /// <summary>The queue sends at most a hundred at once.</summary>
    private const int MostChanges = 500;
    private const int LongestId = 200;

    /// <summary>
    /// Maps where a page saves what is typed (js/save-queue.js). The handler takes the <see cref="SaveRequest"/>, route values and services
    /// and returns a <see cref="SaveResponse"/>; a status of its own for what concerns the whole request. Say who may: <c>.Need(…)</c>.
    /// </summary>
    public static RouteHandlerBuilder MapSave(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, handler).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBatch)).RequireToken().AddEndpointFilter(RefuseMalformedAsync);

    /// <summary>What the queue never sends is refused before any feature reads it.</summary>
    private static async ValueTask<object?> RefuseMalformedAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.Arguments.OfType<SaveRequest>().SingleOrDefault() is { Changes: { Count: <= MostChanges } changes } && changes.All(c => c is { Id.Length: > 0 and <= LongestId, Base: >= 0 })
            ? await next(context)
            : Results.BadRequest(new { message = "没有保存：请求不完整或一次太多。请刷新页面再试，没写完的内容还在。" });

    /// <summary>Refuses requests without the antiforgery token in their header: for every endpoint that a module posts or puts to.</summary>
    public static RouteHandlerBuilder RequireToken(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter<AntiforgeryFilter>();

    /// <summary>Where a module takes a token when its own is not valid any more.</summary>
    public static void MapTokens(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/antiforgery/token", (HttpContext http, IAntiforgery antiforgery) =>
        {
            var token = antiforgery.GetAndStoreTokens(http).RequestToken;
            http.Response.Headers.CacheControl = "no-store";
            return Results.Json(new { token });
        }).OpenToAll();
}
