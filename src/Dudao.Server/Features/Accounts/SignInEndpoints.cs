using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Infrastructure.Web;

namespace Dudao.Server.Features.Accounts;

internal static class SignInEndpoints
{
    public static void Map(WebApplication app) =>
        app.MapPost("/sign-out", async (HttpContext http, SignInService service, [Microsoft.AspNetCore.Mvc.FromForm] string? next) =>
        {
            await service.SignOutAsync();
            http.SeeOther(next is "/" or null ? AccessGate.SignInPath : AccessGate.SignInPath + "?next=" + Uri.EscapeDataString(next), "已退出登录。");
        }).OpenToAll();
}
