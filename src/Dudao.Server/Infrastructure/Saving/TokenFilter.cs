using Microsoft.AspNetCore.Antiforgery;

namespace Dudao.Server.Infrastructure.Saving;

/// <summary>Asks for the antiforgery token in the header, which the framework asks for in forms only. Its refusal has a type by which a
/// module knows to fetch a new token and send again.</summary>
internal sealed class TokenFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.Json(new { type = "antiforgery", message = "页面已过期，请刷新后再试。" }, statusCode: StatusCodes.Status400BadRequest);
}
