using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Infrastructure.Saving;

namespace Dudao.Benchmarks.Office;

/// <summary>A signed-in person's browser: pages, saves, uploads. An answer that is not 2xx is an error.</summary>
internal sealed partial class Colleague : IDisposable
{
    private readonly HttpClient _http;
    private string _token = "";

    private Colleague(Uri address) =>
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) }) { BaseAddress = address };

    public static async Task<Colleague> SignInAsync(Uri address, string userName)
    {
        var colleague = new Colleague(address);
        var page = await colleague._http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var answer = await colleague._http.PostAsync(new Uri("/sign-in", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Form.Name"] = userName,
            ["Form.Password"] = DemonstrationPeople.Password,
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = TokenField().Match(page).Groups[1].Value,
        }));
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"{userName} could not sign in: {answer.StatusCode}");
        }

        colleague._token = (await colleague._http.GetFromJsonAsync<Token>(new Uri("/antiforgery/token", UriKind.Relative)))!.Value;
        return colleague;
    }

    public async Task GetAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        await answer.Content.CopyToAsync(Stream.Null);
    }

    public async Task<SaveResponse> SaveAsync(string path, SaveChange change)
    {
        using var answer = await SendAsync(HttpMethod.Post, path, JsonContent.Create(new SaveRequest([change])));
        return (await answer.Content.ReadFromJsonAsync<SaveResponse>())!;
    }

    public async Task UploadAsync(string path, byte[] bytes)
    {
        using var answer = await SendAsync(HttpMethod.Put, path, new ByteArrayContent(bytes));
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Antiforgery", _token);
        request.Headers.Add("Accept", "application/json");
        var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex TokenField();

    private sealed record Token([property: System.Text.Json.Serialization.JsonPropertyName("token")] string Value);
}
