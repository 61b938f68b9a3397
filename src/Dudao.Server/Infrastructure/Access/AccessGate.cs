using System.Security.Claims;
using Dudao.Server.Data;
using Dudao.Server.Infrastructure.Components;
using Dudao.Server.Infrastructure.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;

namespace Dudao.Server.Infrastructure.Access;

/// <summary>
/// Stands before every endpoint: learns who is there and lets through who holds the right that the endpoint needs. An endpoint that names
/// no right is closed to everybody.
/// </summary>
internal sealed class AccessGate(RequestDelegate next)
{
    public const string SignInPath = "/sign-in";
    public const string PasswordPath = "/account/password";
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    public async Task InvokeAsync(HttpContext http, Actors actors, SignedIn signedIn)
    {
        var known = await LearnAsync(http, actors, signedIn);
        var metadata = http.GetEndpoint()?.Metadata;
        if (metadata is null || metadata.GetMetadata<OpenToAllAttribute>() is not null)
        {
            if (known is not null && http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            {
                // The page that tells of a stopped request is sent without waiting for what its frame would still read.
                await http.RequestServices.GetRequiredService<LoadOfficeFrame>()(http.RequestAborted);
            }

            await next(http);
            return;
        }

        var need = metadata.GetMetadata<NeedAttribute>();
        if (need is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (known is null)
        {
            AskToSignIn(http);
        }
        else if (known.MustChangePassword && !http.Request.Path.StartsWithSegments(PasswordPath, StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/sign-out", StringComparison.Ordinal))
        {
            http.Response.Redirect(PasswordPath);
        }
        else if (!known.Actor.Holds(need.Right))
        {
            http.Stop(StatusCodes.Status403Forbidden, "您的岗位不办理这项工作。如需办理，请联系本单位的系统管理员调整岗位。");
        }
        else
        {
            // Nothing behind the sign-in stays on a machine that several people use.
            http.Response.Headers.CacheControl = "no-store";
            await http.RequestServices.GetRequiredService<DudaoDbContext>().HoldAsync(http.RequestAborted);
            if (metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            {
                await http.RequestServices.GetRequiredService<RecordHead>().LastAsync(http.RequestAborted);
            }

            await next(http);
        }
    }

    private static async Task<KnownAccount?> LearnAsync(HttpContext http, Actors actors, SignedIn signedIn)
    {
        if (!Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            return null;
        }

        var known = await actors.FindAsync(id, http.RequestAborted);
        if (known is null || known.IsDisabled || known.SecurityStamp != http.User.FindFirstValue(StampClaim)
            || http.User.FindFirstValue(Sessions.Claim) is not { } session || known.EndedSessions.Contains(session))
        {
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return null;
        }

        signedIn.Become(known.Actor, http.Connection.RemoteIpAddress?.ToString() ?? "");
        return known;
    }

    /// <summary>A page is led to the sign-in and back; a module's request is told, so that it keeps what was typed and asks in place.</summary>
    private static void AskToSignIn(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.AcceptsHtml())
        {
            http.Response.Redirect($"{SignInPath}?next={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
            return;
        }

        http.Stop(StatusCodes.Status401Unauthorized, "登录已过期。请重新登录，没写完的内容还在原处。");
    }
}
