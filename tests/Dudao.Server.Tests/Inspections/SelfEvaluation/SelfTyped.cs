using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dudao.Core.Frameworks;
using Dudao.Server.Features.Inspections.SelfEvaluation;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.SelfEvaluation;

/// <summary>What the tests of self-evaluation share: the service, answers to every leaf, and saving as the page does.</summary>
internal static class SelfTyped
{
    public static readonly DateOnly Meeting = new(2026, 10, 9);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static SelfEvaluationService Service(IServiceProvider services) => services.GetRequiredService<SelfEvaluationService>();

    public static Dictionary<string, (LeafInput Input, string Narrative, string OnCall)> Answers() => new()
    {
        ["c1"] = (new LeafInput.Mark(9.25m), "一周一会", "校办公室"),
        ["c2"] = (new LeafInput.Level("B"), "分工到人", "校办公室"),
        ["c3"] = (new LeafInput.Mark(9.5m), "1 项未落实", ""),
        ["c4"] = (new LeafInput.Mark(7), "消防、监控齐全", ""),
        ["c5"] = (new LeafInput.Passed(true), "达标", ""),
        ["c6"] = (new LeafInput.Level("A"), "食堂干净", "食堂"),
        ["c7"] = (LeafInput.Figures.Whole(97.5m), "巩固率 97.5%", "教导处"),
        ["c8"] = (new LeafInput.Level("B"), "体质达标", ""),
    };

    public static async Task<string?> TokenAsync(Browser browser)
    {
        using var response = await browser.SendAsync(HttpMethod.Get, "/antiforgery/token", asPage: false);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("token").GetString();
    }

    public static Task<HttpResponseMessage> SaveAsync(Browser browser, string url, string? token, string field, string value, int version) =>
        browser.SendJsonAsync(HttpMethod.Post, url + "/save", new { changes = new[] { new { id = field, value, @base = version } } }, token);

    public static async Task<JsonElement> ResultAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("results")[0];
    }
}
