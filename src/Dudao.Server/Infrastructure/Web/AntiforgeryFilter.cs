using Dudao.Server.Data;
using Microsoft.AspNetCore.Antiforgery;

namespace Dudao.Server.Infrastructure.Web;

/// <summary>Asks for the antiforgery token where the framework does not look: at bodies that are no form. A module that is refused takes a new token and goes on.</summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.Json(new { type = "antiforgery", message = "页面的令牌已过期，没有做任何改动。" }, Conventions.Json, statusCode: StatusCodes.Status400BadRequest);
}
