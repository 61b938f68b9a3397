using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Dudao.Server.Infrastructure.Lists;

/// <summary>Order, columns and size that a person chose for a list: kept in a cookie of that person and list, so that they are there next time.</summary>
internal static class ListMemory
{
    private static readonly string[] Kept = ["sort", "cols", "size"];

    public static ListQuery Recall<T>(HttpContext http, ListDefinition<T> definition, ListQuery asked)
    {
        var name = Name(http, definition.Key);
        var known = Read(http.Request.Cookies[name]);
        var chosen = Kept.Where(asked.Has).Select(key => (key, asked[key])).ToList();
        if (chosen.Any(pair => known.GetValueOrDefault(pair.key) != pair.Item2) && !http.Response.HasStarted && !asked.Print)
        {
            foreach (var (key, value) in chosen)
            {
                known[key] = value;
            }

            http.Response.Cookies.Append(name, string.Join('&', known.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}")), new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(400),
                Path = "/",
                IsEssential = true,
            });
        }

        return asked.And(known.Select(pair => (pair.Key, pair.Value)));
    }

    private static Dictionary<string, string> Read(string? cookie)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        if (cookie is { Length: > 0 and < 1000 })
        {
            foreach (var (key, value) in QueryHelpers.ParseQuery(cookie))
            {
                if (Kept.Contains(key) && value.ToString() is { Length: > 0 } text)
                {
                    known[key] = text;
                }
            }
        }

        return known;
    }

    /// <summary>One machine serves several people: the name holds a digest of whose choice it is.</summary>
    private static string Name(HttpContext http, string key)
    {
        var who = http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        return $"dudao.list.{key}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(who)))[..8]}";
    }
}
