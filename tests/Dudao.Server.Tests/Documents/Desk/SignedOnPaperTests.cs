using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Documents.Desk;

/// <summary>The director signs on paper; staff enters it for him with the scan.</summary>
public partial class SignedOnPaperTests
{
    [Theory, OnBothDatabases]
    public async Task 主任本人_学校_不能代录签发(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await CheckedAsync(scene);
        foreach (var (user, status) in new[] { (LoopScene.Director, HttpStatusCode.Forbidden), (LoopScene.Head, HttpStatusCode.NotFound), (LoopScene.OutsideInspector, HttpStatusCode.NotFound) })
        {
            using var who = await scene.Office.SignInAsync(user, DemonstrationPeople.Password);
            Assert.Equal(status, (await who.GetAsync($"/documents/{id}/signed-on-paper")).StatusCode);
            Assert.NotEqual(HttpStatusCode.SeeOther, (await who.SendAsync(HttpMethod.Post, $"/documents/{id}/signed-on-paper", new FormUrlEncodedContent([]))).StatusCode);
        }

        Assert.Empty(await scene.LinesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task 没有扫描件_没有签发人_日期不对_都不编号(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await CheckedAsync(scene);
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var director = LoopScene.PersonOf(LoopScene.Director);

        using var bare = await EnterAsync(staff, id, Guid.CreateVersion7(), director.ToString(), Today(scene));
        Assert.Equal(HttpStatusCode.Forbidden, bare.StatusCode);
        Assert.Contains("扫描件", WebUtility.HtmlDecode(await bare.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        var form = await WithScanAsync(staff, scene, id);
        foreach (var (signer, day) in new[] { ("", Today(scene)), (LoopScene.PersonOf(LoopScene.Staff).ToString(), Today(scene)), (director.ToString(), ""), (director.ToString(), "2199-01-01") })
        {
            using var refused = await EnterAsync(staff, id, form, signer, day);
            Assert.True(refused.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict, $"{signer} {day}: {refused.StatusCode}");
        }

        Assert.Empty(await scene.LinesAsync());
    }

    [Theory, OnBothDatabases]
    public async Task 附扫描件登记_编号一次_记明是谁签发谁代录(Database database)
    {
        await using var scene = await PaperScene.StartAsync(database);
        var id = await CheckedAsync(scene);
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        Assert.Contains("登记签发", WebUtility.HtmlDecode(await staff.GetTextAsync($"/documents/{id}")), StringComparison.Ordinal);
        var form = await WithScanAsync(staff, scene, id);
        var director = LoopScene.PersonOf(LoopScene.Director);

        using var token = await staff.GetAsync($"/documents/{id}/signed-on-paper");
        for (var click = 1; click <= 2; click++)
        {
            using var done = await EnterAsync(staff, id, form, director.ToString(), Today(scene), await TokenAsync(token));
            Assert.True(done.StatusCode is HttpStatusCode.SeeOther, $"click {click}: {done.StatusCode}");
        }

        var document = await scene.ReadAsync(id);
        Assert.Equal((director, "SignedForIssue", "云政教督〔2026〕1号"), (document.SignedBy, document.State, document.Number));
        Assert.Single(await scene.LinesAsync());
        var act = await scene.Office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<ActRecord>().SingleAsync(a => a.Id == form, TestContext.Current.CancellationToken));
        Assert.Equal((director, LoopScene.PersonOf(LoopScene.Staff)), (act.OwnerPersonId, act.EnteredByPersonId));
    }

    private static async Task<Guid> CheckedAsync(PaperScene scene)
    {
        var id = await scene.DraftAsync();
        var done = await scene.CheckAsync(id);
        Assert.True(done.IsDone, done.Message);
        return id;
    }

    private static string Today(PaperScene scene) => scene.Office.Clock.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string> TokenAsync(HttpResponseMessage page) => Browser.TokenIn(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    /// <summary>A form with its scan, uploaded to where the page says.</summary>
    private static async Task<Guid> WithScanAsync(Browser staff, PaperScene scene, Guid id)
    {
        var page = await staff.GetTextAsync($"/documents/{id}/signed-on-paper");
        var (form, slot) = (Guid.Parse(FormIn().Match(page).Groups[1].Value), SlotIn().Match(page).Groups[1].Value);
        using var scan = new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray());
        scan.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        var sent = await staff.SendAsync(HttpMethod.Put, $"/files/{Guid.CreateVersion7()}?kind=Act&record={form}&slot={slot}&name=slip.pdf", scan, asPage: false, Browser.TokenIn(page));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        return form;
    }

    private static async Task<HttpResponseMessage> EnterAsync(Browser staff, Guid id, Guid form, string signer, string day, string? token = null)
    {
        (string, string)[] fields = [("Input.Id", form.ToString()), ("Input.Signer", signer), ("Input.Day", day)];
        if (token is null)
        {
            return await staff.PostFormAsync($"/documents/{id}/signed-on-paper", "signed-on-paper", fields);
        }

        return await staff.SendAsync(HttpMethod.Post, $"/documents/{id}/signed-on-paper", new FormUrlEncodedContent(
            [.. fields.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2)), new("_handler", "signed-on-paper"), new("__RequestVerificationToken", token)]));
    }

    [GeneratedRegex("name=\"Input.Id\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex FormIn();

    [GeneratedRegex("slot=([0-9a-f-]{36})")]
    private static partial Regex SlotIn();
}
