using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dudao.Server.Infrastructure.Saving;

/// <summary>Where a tree's commands come (js/tree.js).</summary>
public static class TreeEndpoints
{
    /// <summary>
    /// Maps it. The handler takes the <see cref="TreeCommand"/>, route values and services; it answers with <see cref="List{TList}"/>, or with
    /// a status and a JSON message where the command cannot be done. Say who may: <c>.Need(…)</c>.
    /// </summary>
    public static RouteHandlerBuilder MapTree(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapPost(pattern, handler).RequireToken();

    /// <summary>The list as HTML, which takes the place of the old one.</summary>
    /// <param name="http">The request.</param>
    /// <param name="parameters">The list component's parameters.</param>
    /// <param name="focus">The node that takes the focus; null leaves it where it was.</param>
    /// <param name="version">The tree's version now.</param>
    /// <param name="savedAt">The office's time of saving: 15:18:42.</param>
    public static IResult List<TList>(HttpContext http, object parameters, string? focus, int version, string savedAt)
        where TList : IComponent
    {
        ArgumentNullException.ThrowIfNull(http);
        var headers = http.Response.Headers;
        headers["Dudao-Version"] = version.ToString(System.Globalization.CultureInfo.InvariantCulture);
        headers["Dudao-Saved"] = savedAt;
        if (focus is { } node)
        {
            headers["Dudao-Focus"] = node;
        }

        return new RazorComponentResult<TList>(parameters);
    }
}
