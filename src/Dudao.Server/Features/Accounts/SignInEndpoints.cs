using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Accounts;

internal static class SignInEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/sign-out", async (HttpContext http, SignInService service, [Microsoft.AspNetCore.Mvc.FromForm] string? next, CancellationToken cancellation) =>
        {
            await service.SignOutAsync(http.User.FindFirst(Sessions.Claim)?.Value, cancellation);
            http.SeeOther(LocalUrl.Of(next) is "/" ? AccessGate.SignInPath : AccessGate.SignInPath + "?next=" + Uri.EscapeDataString(next!), "已退出登录。");
        }).OpenToAll();

        // A page whose sign-in has expired asks again in place and goes on (js/sign-in-again.js).
        app.MapPost("/sign-in/again", async (SignInAgain? asked, SignInService service, HttpContext http, CancellationToken cancellation) =>
        {
            if (asked is not { Name: { } name, Password: { } password })
            {
                return Results.BadRequest(new { message = "请填账号和密码。" });
            }

            var outcome = await service.SignInAsync(name, password, remember: false, http.Connection.RemoteIpAddress?.ToString() ?? "", cancellation);
            return outcome.IsDone ? Results.Json(new { user = outcome.Value.Actor.AccountId }) : outcome.ToResult();
        }).RequireToken().OpenToAll();
    }

    private sealed record SignInAgain(string? Name, string? Password);
}
