using System.Globalization;

namespace Dudao.Server.Infrastructure.Components;

/// <summary>What happened, told on the next page after a post and its redirect; kept in a cookie for a minute, shown once.</summary>
/// <param name="Text">One sentence in the office's words: 已下发通知，4 所学校可以看到。</param>
/// <param name="Tone">Settled where it is done, Waiting or Late where something is left to do.</param>
/// <param name="Href">Where to go on; null where there is nothing.</param>
/// <param name="LinkWords">The words of that link.</param>
public sealed record Said(string Text, Tone Tone = Tone.Settled, string? Href = null, string? LinkWords = null)
{
    private const string Cookie = "dudao-said";

    /// <summary>Keeps it for the next page. Called before the redirect is answered.</summary>
    public void Tell(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var value = string.Join('\n', Text, ((int)Tone).ToString(CultureInfo.InvariantCulture), Href, LinkWords);
        http.Response.Cookies.Append(Cookie, Uri.EscapeDataString(value), new CookieOptions
        {
            HttpOnly = true, IsEssential = true, MaxAge = TimeSpan.FromMinutes(1), Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
        });
    }

    /// <summary>Takes what was kept, and forgets it; null where nothing was.</summary>
    public static Said? Take(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } value || http.Response.HasStarted)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        var parts = Uri.UnescapeDataString(value).Split('\n');
        if (parts.Length != 4 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var tone) || !Enum.IsDefined((Tone)tone))
        {
            return null;
        }

        // Only an address of this application is followed.
        var href = parts[2].StartsWith('/') && !parts[2].StartsWith("//", StringComparison.Ordinal) ? parts[2] : null;
        return new Said(parts[0], (Tone)tone, href, href is null ? null : parts[3]);
    }
}
