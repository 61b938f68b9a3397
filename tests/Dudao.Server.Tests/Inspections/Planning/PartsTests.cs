using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Planning;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Planning;

public class PartsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 分工页_学校和组外的人进不来_成员只看不改_别组的人不能选(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Draft);
        await using var _ = office;
        var url = $"/inspections/{scene.InspectionId}/parts?group={scene.PrimaryGroup}";
        foreach (var (user, expected) in new[] { (LoopScene.Head, HttpStatusCode.NotFound), (LoopScene.OutsideInspector, HttpStatusCode.NotFound), (LoopScene.Administrator, HttpStatusCode.Forbidden), (LoopScene.MemberOne, HttpStatusCode.OK) })
        {
            using var browser = await office.SignInAsync(user, DemonstrationPeople.Password);
            Assert.True(expected == (await browser.GetAsync(url)).StatusCode, user);
        }

        var act = ActForm.New();
        var member = await office.AsAsync(LoopScene.MemberOne, s => Giving(s).GiveAllAsync(scene.InspectionId, act, scene.PrimaryGroup, [], Cancellation));
        Assert.Equal(OutcomeKind.NotYours, member.Kind);
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        using var stranger = await SaveAsync(staff, url, ("main.a1", LoopScene.MemberOf(LoopScene.OtherMember).ToString()));
        Assert.Equal(HttpStatusCode.BadRequest, stranger.StatusCode);
        using var saved = await SaveAsync(staff, url, ("main.a1", LoopScene.MemberOf(LoopScene.MemberTwo).ToString()), ("main.a2", LoopScene.MemberOf(LoopScene.MemberOne).ToString()), ("second.a1", LoopScene.MemberOf(LoopScene.Trainee).ToString()));
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        var parts = await PartsAsync(office, scene.Subject);
        Assert.Equal(LoopScene.MemberOf(LoopScene.MemberTwo), parts.MainOf("c1"));
        Assert.Equal([LoopScene.MemberOf(LoopScene.Trainee)], parts.SecondsOf("c1"));
    }

    [Theory, OnBothDatabases]
    public async Task 下发通知以后_自评已审时由组长按学校调整_别的学校不变_成员和别组不能(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluationReviewed);
        await using var _ = office;
        GivenPart[] parts = [new("a1", LoopScene.MemberOf(LoopScene.MemberOne), false), new("a2", LoopScene.MemberOf(LoopScene.MemberTwo), false)];
        Assert.Equal(OutcomeKind.NotYours, (await ChangeAsync(office, LoopScene.MemberOne, scene.Subject, parts)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await ChangeAsync(office, LoopScene.OtherLeader, scene.Subject, parts)).Kind);
        Assert.Equal(OutcomeKind.NotYours, (await ChangeAsync(office, LoopScene.Head, scene.Subject, parts)).Kind);
        var url = $"/inspections/{scene.InspectionId}/parts?subject={scene.Subject}";
        using var other = await office.SignInAsync(LoopScene.OtherLeader, DemonstrationPeople.Password);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(url)).StatusCode);

        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        using var saved = await SaveAsync(leader, url, [.. parts.Select(p => ("main." + p.NodeId, p.MemberId.ToString()))]);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);

        Assert.Equal(LoopScene.MemberOf(LoopScene.MemberOne), (await PartsAsync(office, scene.Subject)).MainOf("c1"));
        Assert.Empty((await PartsAsync(office, scene.Subject)).SecondsOf("c1"));
        Assert.Equal(LoopScene.MemberOf(LoopScene.Leader), (await PartsAsync(office, LoopScene.SubjectOf("石桥镇中心小学"))).MainOf("c1"));
    }

    [Theory, OnBothDatabases]
    public async Task 现场评估开始以后_不能再调整(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var late = await ChangeAsync(office, LoopScene.Staff, scene.Subject, [new("a1", LoopScene.MemberOf(LoopScene.MemberOne), false)]);
        Assert.Equal(OutcomeKind.Conflict, late.Kind);
        Assert.Contains("已经过了", late.Message, StringComparison.Ordinal);
    }

    private static PartGiving Giving(IServiceProvider services) => services.GetRequiredService<PartGiving>();

    private static Task<Outcome<Features.Inspections.Records.ActRecord>> ChangeAsync(TestOffice office, string userName, Guid subject, GivenPart[] parts) =>
        office.AsAsync(userName, s => Giving(s).ChangeAsync(subject, ActForm.New(), parts, Cancellation));

    private static Task<PartPlan> PartsAsync(TestOffice office, Guid subject) =>
        office.AsAsync(LoopScene.Staff, async s => (await s.GetRequiredService<ActBook>().OpenAsync(subject, Cancellation)).Value!.Parts!);

    private static Task<HttpResponseMessage> SaveAsync(Browser browser, string url, params (string, string)[] fields) =>
        browser.PostFormAsync(url, "parts", [("Id", Guid.CreateVersion7().ToString()), ("Do", "save"), .. fields]);
}
