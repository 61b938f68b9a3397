using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Inspections.Deliberation;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Deliberation;

/// <summary>白石小学 with every sheet in: the leader and member two differ at c1 and c2, the trainee stands apart, member one has the second part.</summary>
internal static class Deliberated
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<(TestOffice Office, LoopScene Scene, string Url)> StartAsync(Database database, InspectionState state = InspectionState.Deliberation)
    {
        var (office, scene) = await LoopScene.StartAsync(database, state);
        await office.ArrangeAsync(
        [
            .. Marks(scene.Subject, LoopScene.Leader, 9.77m, "A"), .. Marks(scene.Subject, LoopScene.MemberTwo, 6.33m, "C"), .. Marks(scene.Subject, LoopScene.Trainee, 1.11m, "D"),
            Mark(scene.Subject, LoopScene.MemberOne, "c8", new LeafInput.Level("B")),
            new SelfEntry { SubjectId = scene.Subject, LeafId = "c7", Input = FrameworkJson.Write(LeafInput.Figures.Whole(96)), InputVersion = 1, Value = 15 },
            .. new[] { LoopScene.Leader, LoopScene.MemberOne, LoopScene.MemberTwo, LoopScene.Trainee }.Select(m =>
                new MarkSheet { SubjectId = scene.Subject, MemberId = LoopScene.MemberOf(m), HandedInAt = office.Clock.Now }),
        ]);
        return (office, scene, $"/subjects/{scene.Subject}/deliberation");
    }

    public static Settling Settling(IServiceProvider services) => services.GetRequiredService<Settling>();

    public static Deliberations Deliberations(IServiceProvider services) => services.GetRequiredService<Deliberations>();

    public static async Task<string?> TokenAsync(Browser browser)
    {
        using var response = await browser.SendAsync(HttpMethod.Get, "/antiforgery/token", asPage: false);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("token").GetString();
    }

    public static Task<HttpResponseMessage> SaveAsync(Browser browser, string url, string? token, string field, string value, int version) =>
        browser.SendJsonAsync(HttpMethod.Post, url + "/save", new { changes = new[] { new { id = field, value, @base = version } } }, token);

    public static async Task<(string? Outcome, JsonElement Whole)> TypeAsync(Browser browser, string url, string field, string value, int version)
    {
        var response = await SaveAsync(browser, url, await TokenAsync(browser), field, value, version);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var whole = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return (whole.GetProperty("results")[0].GetProperty("outcome").GetString(), whole);
    }

    public static Task<HttpResponseMessage> DoAsync(Browser browser, string url, string what, params (string, string)[] fields) =>
        browser.PostFormAsync(url, "deliberation", [("Command.Id", Guid.CreateVersion7().ToString()), ("Command.Do", what), .. fields]);

    private static IEnumerable<object> Marks(Guid subject, string member, decimal first, string letter)
    {
        yield return Mark(subject, member, "c1", new LeafInput.Mark(first));
        yield return Mark(subject, member, "c2", new LeafInput.Level(letter));
        yield return Mark(subject, member, "c3", new LeafInput.Mark(9));
        yield return Mark(subject, member, "c4", new LeafInput.Mark(7));
        yield return Mark(subject, member, "c5", new LeafInput.Passed(true));
        yield return Mark(subject, member, "c6", new LeafInput.Level("A"));
    }

    private static MarkEntry Mark(Guid subject, string member, string leafId, LeafInput input)
    {
        var leaf = TrialFramework.Build().Find(leafId)!;
        return new MarkEntry
        {
            SubjectId = subject,
            MemberId = LoopScene.MemberOf(member),
            LeafId = leafId,
            Input = FrameworkJson.Write(input),
            InputVersion = 1,
            Value = leaf.Rule.Value(leaf.Points, input)?.Round(4),
            UpdatedByName = member,
        };
    }
}
