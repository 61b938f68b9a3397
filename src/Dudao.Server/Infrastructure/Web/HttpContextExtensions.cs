using System.Text;
using Dudao.Server.Infrastructure.Outcomes;

namespace Dudao.Server.Infrastructure.Web;

/// <summary>What pages and endpoints say to the browser beside their content.</summary>
public static class HttpContextExtensions
{
    private const string StopKey = "Dudao.Stop";
    private const string NoticeCookie = "dudao.notice";

    public static bool AcceptsHtml(this HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Ends the request with a status and a sentence; a page in its own right when a person asked for one.</summary>
    public static void Stop(this HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        http.Items[StopKey] = message;
    }

    public static void Stop<T>(this HttpContext http, Outcome<T> outcome) => http.Stop(outcome.Kind.Status(), outcome.Message);

    public static string? StopMessage(this HttpContext http) => http.Items[StopKey] as string;

    /// <summary>After a post: 303 to where its result is seen, with what happened in a cookie that is shown once.</summary>
    public static void SeeOther(this HttpContext http, string url, string? notice = null)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = url;
        if (notice is not null)
        {
            http.Response.Cookies.Append(
                NoticeCookie,
                Convert.ToBase64String(Encoding.UTF8.GetBytes(notice)),
                new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(1), IsEssential = true });
        }
    }

    /// <summary>What happened before the redirect, once.</summary>
    public static string? TakeNotice(this HttpContext http)
    {
        if (!http.Request.Cookies.TryGetValue(NoticeCookie, out var value) || string.IsNullOrEmpty(value))
        {
            return null;
        }

        http.Response.Cookies.Delete(NoticeCookie);
        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    public static int Status(this OutcomeKind kind) => kind switch
    {
        OutcomeKind.Done => StatusCodes.Status200OK,
        OutcomeKind.Invalid => StatusCodes.Status400BadRequest,
        OutcomeKind.NotFound => StatusCodes.Status404NotFound,
        OutcomeKind.NotYours => StatusCodes.Status403Forbidden,
        OutcomeKind.Conflict => StatusCodes.Status409Conflict,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A value as JSON, or the refusals with their status.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome) => outcome.IsDone
        ? Results.Json(outcome.Value, Data.Conventions.Json)
        : Results.Json(
            new { message = outcome.Message, refusals = outcome.Refusals }, Data.Conventions.Json, statusCode: outcome.Kind.Status());
}
