using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Dudao.Server.Tests.Hosting;

/// <summary>A person's browser without script: cookies, pages, forms. Redirects are not followed, so that a test sees them.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http;

    public Browser(Uri address)
    {
        var handler = new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string url) => SendAsync(HttpMethod.Get, url);

    public async Task<string> GetTextAsync(string url)
    {
        using var response = await GetAsync(url);
        return await response.Content.ReadAsStringAsync(Cancellation);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, HttpContent? content = null, bool asPage = true, string? token = null)
    {
        using var request = new HttpRequestMessage(method, url) { Content = content };
        request.Headers.Add("Accept", asPage ? "text/html" : "application/json");
        if (token is not null)
        {
            request.Headers.Add("X-Antiforgery", token);
        }

        return await _http.SendAsync(request, Cancellation);
    }

    /// <summary>Opens the page, fills its form and sends it, with the token that the page gave.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string url, string form, params (string Name, string Value)[] fields)
    {
        var page = await GetTextAsync(url);
        var token = TokenIn(page) ?? throw new InvalidOperationException($"{url} has no form: {page[..Math.Min(page.Length, 500)]}");
        return await SendAsync(HttpMethod.Post, url, new FormUrlEncodedContent(
            fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("_handler", form)).Append(new("__RequestVerificationToken", token))));
    }

    /// <summary>What a module sends: JSON with the antiforgery token in its header.</summary>
    public async Task<HttpResponseMessage> SendJsonAsync(HttpMethod method, string url, object body, string? token) =>
        await SendAsync(method, url, JsonContent.Create(body), asPage: false, token);

    public static string? TokenIn(string page) => TokenField().Match(page) is { Success: true } match ? match.Groups[1].Value : null;

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();
}
