using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.OnSite;

/// <summary>The paper sheet of an inspector without a machine, handed out by his leader or by staff.</summary>
public class HandOutTests
{
    private static readonly string Sheet = $"?sheet={LoopScene.MemberOf(LoopScene.MemberTwo)}";

    [Theory, OnBothDatabases]
    public async Task 谁不能替人交付(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        using var recorder = await office.SignInAsync(LoopScene.Recorder, DemonstrationPeople.Password);
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        using var owner = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        using var other = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        Assert.DoesNotContain("交付代录", await other.GetTextAsync(InspectionLinks.Visit(scene.Subject)));

        var toRecorder = LoopScene.PersonOf(LoopScene.Recorder);
        Assert.Equal(HttpStatusCode.BadRequest, await HandOutAsync(staff, scene, LoopScene.PersonOf(LoopScene.Staff)));
        Assert.Equal(HttpStatusCode.BadRequest, await HandOutAsync(leader, scene, LoopScene.PersonOf(LoopScene.Leader)));
        Assert.Equal(HttpStatusCode.BadRequest, await HandOutAsync(leader, scene, LoopScene.PersonOf(LoopScene.MemberOne)));
        Assert.Equal(HttpStatusCode.BadRequest, await HandOutAsync(leader, scene, LoopScene.PersonOf(LoopScene.MemberTwo)));
        Assert.Equal(OutcomeKind.NotYours, (await HandOverAsync(office, LoopScene.MemberOne, scene, toRecorder)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await HandOverAsync(office, LoopScene.Recorder, scene, LoopScene.PersonOf(LoopScene.Staff))).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await HandOverAsync(office, LoopScene.Director, scene, toRecorder)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await HandOverAsync(office, LoopScene.OtherLeader, scene, toRecorder)).Kind);
        Assert.Equal(HttpStatusCode.Forbidden, (await recorder.GetAsync(InspectionLinks.Marks(scene.Subject) + Sheet)).StatusCode);

        // Who has begun on a machine of his own hands it over himself: nobody gets to see his marks by giving them out.
        await MarkAsync(owner, scene.Subject, "", ("m-c1", "7.77"));
        Assert.Equal(HttpStatusCode.Conflict, await HandOutAsync(leader, scene, toRecorder));
        Assert.DoesNotContain("7.77", await leader.GetTextAsync(InspectionLinks.Visit(scene.Subject)));
    }

    [Theory, OnBothDatabases]
    public async Task 组长交付_录入的人有待办_本人的评分页写明交给谁_可以收回_交付的人看不到(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        using var recorder = await office.SignInAsync(LoopScene.Recorder, DemonstrationPeople.Password);
        using var owner = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);

        Assert.Equal(HttpStatusCode.SeeOther, await HandOutAsync(leader, scene, LoopScene.PersonOf(LoopScene.Recorder)));
        Assert.Contains("代录杜若川的评分表 0/6", await recorder.GetTextAsync("/"));
        Assert.Contains("已交苏映雪", await leader.GetTextAsync(InspectionLinks.Visit(scene.Subject)));
        Assert.Contains("这张评分表已交苏映雪代录", await owner.GetTextAsync(InspectionLinks.Marks(scene.Subject)));
        Assert.Contains("把杜若川的评分表交苏映雪代录", await leader.GetTextAsync(InspectionLinks.Course(scene.Subject)));

        await MarkAsync(recorder, scene.Subject, Sheet, ("m-c1", "6.66"), ("f-c1", "纸上写的发现"));
        Assert.Contains("6.66", await owner.GetTextAsync(InspectionLinks.Marks(scene.Subject)));
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.GetAsync(InspectionLinks.Marks(scene.Subject) + Sheet)).StatusCode);
        var visit = await leader.GetTextAsync(InspectionLinks.Visit(scene.Subject));
        Assert.Contains("1/6", visit);
        Assert.DoesNotContain("6.66", visit);
        Assert.DoesNotContain("纸上写的发现", visit);

        Assert.Equal(HttpStatusCode.SeeOther, await HandOutAsync(leader, scene, null));
        Assert.Equal(HttpStatusCode.Forbidden, (await recorder.GetAsync(InspectionLinks.Marks(scene.Subject) + Sheet)).StatusCode);
        Assert.DoesNotContain("已交苏映雪代录", await owner.GetTextAsync(InspectionLinks.Marks(scene.Subject)));
        Assert.DoesNotContain("代录杜若川", await recorder.GetTextAsync("/"));
    }

    [Theory, OnBothDatabases]
    public async Task 成员的离校页写明在等什么_不写别人交了几份(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var member = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        using var chief = await office.SignInAsync(LoopScene.ChiefLeader, DemonstrationPeople.Password);

        var page = await member.GetTextAsync(InspectionLinks.Visit(scene.Subject));
        Assert.Contains("您的评分 0/1", page);
        Assert.Contains("听取师生或家长意见1次", page);
        Assert.Contains("由组长 韦长青 办理", page);
        Assert.DoesNotContain("督学评分表", page);
        Assert.DoesNotContain("0/6", page);
        Assert.Contains("离校还在等", await chief.GetTextAsync(InspectionLinks.Visit(scene.Subject)));
    }

    private static async Task<HttpStatusCode> HandOutAsync(Browser browser, LoopScene scene, Guid? typist)
    {
        var member = LoopScene.MemberOf(LoopScene.MemberTwo);
        using var response = await browser.PostFormAsync(
            InspectionLinks.Visit(scene.Subject), $"hand-over-{member}", ("FormId", Guid.CreateVersion7().ToString()), ("Member", member.ToString()), ("Typist", typist?.ToString() ?? ""));
        return response.StatusCode;
    }

    private static Task<Outcome<ActRecord>> HandOverAsync(TestOffice office, string userName, LoopScene scene, Guid typist) => office.AsAsync(
        userName, s => s.GetRequiredService<MarkSheets>().HandOverAsync(scene.Subject, LoopScene.MemberOf(LoopScene.MemberTwo), ActForm.New(), typist, TestContext.Current.CancellationToken));

    private static async Task MarkAsync(Browser browser, Guid subjectId, string query, params (string Id, string Value)[] fields)
    {
        var token = Browser.TokenIn(await browser.GetTextAsync(InspectionLinks.FieldRecords(subjectId)));
        using var saved = await browser.SendJsonAsync(
            HttpMethod.Post, InspectionLinks.Marks(subjectId) + "/save" + query, new SaveRequest([.. fields.Select(f => new SaveChange(f.Id, f.Value, 0))]), token);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
    }
}
