using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Inspections.Reply;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Opinion;

/// <summary>The days of a reply: who may reply until when, on paper, without script, with files.</summary>
public class ReplyDaysTests
{
    private static readonly Guid Id = OctoberScene.SubjectOf(OctoberScene.Baishi);
    private static readonly string Url = $"/subjects/{Id}/reply";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 期限届满_申辩被拒_未到期不能登记逾期_到期登记后可提交集体研究(Database database)
    {
        await using var scene = await StartAsync(database);
        using var head = await scene.Office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        await WriteAsync(head, "台账已补齐");
        Assert.Equal(HttpStatusCode.Conflict, await ActAsync(staff, "RecordNoReply"));

        scene.On(new DateOnly(2026, 11, 3), 9);
        var late = await head.PostFormAsync(Url, "reply", ("Command.Do", "hand-in"), ("Command.Id", Guid.CreateVersion7().ToString()));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("申辩期限已于11月2日届满", await late.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Contains("不再接受申辩", await head.GetTextAsync(Url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await ActAsync(staff, "BringToMeeting"));
        Assert.Equal(HttpStatusCode.SeeOther, await ActAsync(staff, "RecordNoReply"));
        Assert.Contains("视为无异议", await head.GetTextAsync(Url), StringComparison.Ordinal);
        var click = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.SeeOther, await ActAsync(staff, "BringToMeeting", click));
        Assert.Equal(HttpStatusCode.SeeOther, await ActAsync(staff, "BringToMeeting", click));
        Assert.Equal(InspectionState.Decision, (await scene.SubjectAsync(OctoberScene.Baishi)).State);
    }

    [Theory, OnBothDatabases]
    public async Task 纸质申辩书_期限内收到的_过期后可代录_没有扫描件被拒(Database database)
    {
        await using var scene = await StartAsync(database);
        scene.On(new DateOnly(2026, 11, 3), 9);
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        await WriteAsync(staff, "纸上写的理由");
        var form = Guid.CreateVersion7();
        async Task<HttpResponseMessage> HandInAsync(string day) => await staff.PostFormAsync(
            Url, "reply", ("Command.Do", "hand-in"), ("Command.Id", form.ToString()), ("Command.OwnerName", "田晓禾"), ("Command.Day", day));
        var without = await HandInAsync("2026-10-30");
        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Contains("扫描件", await without.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await SendFileAsync(staff, $"kind=Act&record={form}&slot={Id}&name=scan.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await HandInAsync("2026-11-03")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await HandInAsync("2026-10-30")).StatusCode);
        var act = await scene.Office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<ActRecord>().SingleAsync(a => a.Id == form, Cancellation));
        Assert.Equal(("田晓禾", new DateOnly(2026, 10, 30), "沈秋禾"), (act.OwnerName, act.Day, act.EnteredByName));
        using var head = await scene.Office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        Assert.Contains("纸上写的理由", await head.GetTextAsync(Url), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 别校和督导室看不到未提出的申辩_附件也看不到_附件可移除(Database database)
    {
        await using var scene = await StartAsync(database);
        await scene.PutAsync("石桥镇中心小学", InspectionState.Reply);
        using var head = await scene.Office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        using var other = await scene.Office.SignInAsync(LoopScene.OtherHead, DemonstrationPeople.Password);
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var point = await WriteAsync(head, "只有本校知道的理由");
        Assert.Equal(HttpStatusCode.OK, (await SendFileAsync(head, $"kind=Reply&record={point}&slot={Id}&name=proof.pdf")).StatusCode);
        var file = await scene.Office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Server.Infrastructure.Files.FileLink>().Where(l => l.RecordId == point).Select(l => l.Id).SingleAsync(Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Url)).StatusCode);
        Assert.DoesNotContain("只有本校知道的理由", await other.GetTextAsync($"/subjects/{OctoberScene.SubjectOf("石桥镇中心小学")}/reply"), StringComparison.Ordinal);
        Assert.DoesNotContain("只有本校知道的理由", await staff.GetTextAsync(Url), StringComparison.Ordinal);
        foreach (var stranger in new[] { other, staff })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/files/{file}")).StatusCode);
        }

        Assert.NotEqual(OutcomeKind.Done, (await scene.AsAsync<ReplyBook, Outcome<Done>>(LoopScene.OtherHead, s => s.RemoveFileAsync(Id, file, Cancellation))).Kind);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync($"/files/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await head.PostFormAsync(Url, "reply", ("Command.Do", "remove-file"), ("Command.Id", file.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/files/{file}")).StatusCode);
    }

    private static async Task<OctoberScene> StartAsync(Database database)
    {
        var scene = await OctoberScene.StartAsync(database);
        await scene.PutAsync(OctoberScene.Baishi, InspectionState.Reply);
        scene.At(26, 10);
        return scene;
    }

    /// <summary>Adds a point and writes it as a browser without script does.</summary>
    private static async Task<Guid> WriteAsync(Browser who, string words)
    {
        var point = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.SeeOther, (await who.PostFormAsync(Url, "reply", ("Command.Do", "add"), ("Command.Id", point.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await who.PostFormAsync(Url, "reply", ("Command.Do", "save"), ($"w-{point}", words), (PostedFields.VersionOf($"w-{point}"), "0"))).StatusCode);
        Assert.Contains(words, await who.GetTextAsync(Url), StringComparison.Ordinal);
        return point;
    }

    private static async Task<HttpStatusCode> ActAsync(Browser who, string act, Guid? click = null) =>
        (await who.PostFormAsync($"/subjects/{Id}/act/{act}", "act", ("Input.Id", (click ?? Guid.CreateVersion7()).ToString()))).StatusCode;

    private static async Task<HttpResponseMessage> SendFileAsync(Browser who, string query) => await who.SendAsync(
        HttpMethod.Put, $"/files/{Guid.CreateVersion7()}?{query}", new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray()), asPage: false, Browser.TokenIn(await who.GetTextAsync(Url)));
}
