using Microsoft.AspNetCore.Antiforgery;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Infrastructure.Saving;

/// <summary>How endpoints that the modules call are mapped.</summary>
public static class SavingEndpoints
{
    /// <summary>The most bytes of one batch of typed values.</summary>
    private const long LargestBatch = 2 * 1024 * 1024;

    /// <summary>
    /// Maps where a page saves what is typed (js/save-queue.js). The handler takes the <see cref="SaveRequest"/>, route values and services
    /// and returns a <see cref="SaveResponse"/>; a status of its own for what concerns the whole request. Say who may: <c>.Need(…)</c>.
    /// </summary>
    public static RouteHandlerBuilder MapSave(this IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapPost(pattern, handler).WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBatch)).RequireToken();

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
