using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Planning;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Planning;

public class ReplaceMemberTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 只有督导室工作人员能换_拟定时不能换(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        var url = Url(scene, LoopScene.MemberTwo);
        foreach (var (user, expected) in new[]
        {
            (LoopScene.Director, HttpStatusCode.Forbidden), (LoopScene.Leader, HttpStatusCode.Forbidden), (LoopScene.Head, HttpStatusCode.Forbidden),
            (LoopScene.Administrator, HttpStatusCode.Forbidden), (LoopScene.Staff, HttpStatusCode.OK),
        })
        {
            using var browser = await office.SignInAsync(user, DemonstrationPeople.Password);
            Assert.True(expected == (await browser.GetAsync(url)).StatusCode, user);
        }

        var form = new ReplaceForm(LoopScene.MemberOf(LoopScene.MemberTwo), LoopScene.PersonOf(LoopScene.OutsideInspector), null);
        var leader = await ReplaceAsync(office, LoopScene.Leader, scene, form, "因病");
        Assert.Equal(OutcomeKind.NotYours, leader.Kind);
        Assert.Equal(OutcomeKind.NotFound, (await ReplaceAsync(office, LoopScene.Staff, scene, form with { MemberId = Guid.CreateVersion7() }, "因病")).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await ReplaceAsync(office, LoopScene.OutsideInspector, scene, form, "因病")).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 少于三名督学_没有理由_已在组里_都被拒绝(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        var member = LoopScene.MemberOf(LoopScene.MemberTwo);
        var successor = LoopScene.PersonOf(LoopScene.OutsideInspector);

        var few = await ReplaceAsync(office, LoopScene.Staff, scene, new ReplaceForm(member, null, null), "因病");
        Assert.Equal(OutcomeKind.Conflict, few.Kind);
        Assert.Contains("小学组现有2名督学", few.Message, StringComparison.Ordinal);
        Assert.Contains("第十六条", few.Refusals[0].Article, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Conflict, (await ReplaceAsync(office, LoopScene.Staff, scene, new ReplaceForm(member, successor, null), "")).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await ReplaceAsync(office, LoopScene.Staff, scene, new ReplaceForm(LoopScene.MemberOf(LoopScene.Trainee), LoopScene.PersonOf(LoopScene.MemberOne), null), "因病")).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await ReplaceAsync(office, LoopScene.Staff, scene, new ReplaceForm(LoopScene.MemberOf(LoopScene.ChiefLeader), null, null), "因病")).Kind);

        var left = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<TeamMember>().CountAsync(m => m.LeftOn != null, Cancellation));
        Assert.Equal(0, left);
    }

    [Theory, OnBothDatabases]
    public async Task 换人_接过分工_原来的评分在他名下_他不再进得来(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var leaving = LoopScene.MemberOf(LoopScene.MemberOne);
        await office.ArrangeAsync(new MarkEntry { SubjectId = scene.Subject, MemberId = leaving, LeafId = "c8", Input = "{\"kind\":\"mark\",\"value\":3}", InputVersion = 1, Value = 3 });
        var successor = LoopScene.PersonOf(LoopScene.OutsideInspector);
        var unsigned = await ReplaceAsync(office, LoopScene.Staff, scene, new ReplaceForm(leaving, successor, null), "因病住院");
        Assert.Equal(OutcomeKind.Invalid, unsigned.Kind);
        Assert.Contains("回避承诺书", unsigned.Message, StringComparison.Ordinal);

        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        using var answer = await staff.PostFormAsync(Url(scene, LoopScene.MemberOne), "replace", ("Input.Id", Guid.CreateVersion7().ToString()), ("Input.NewId", Guid.CreateVersion7().ToString()),
            ("Input.Person", successor.ToString()), ("Input.Reason", "因病住院"), ("Input.DeclaredOn", "2026-10-20"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);

        var batch = WebUtility.HtmlDecode(await staff.GetTextAsync($"/inspections/{scene.InspectionId}"));
        Assert.Matches("(?s)何晓岚.*由.*接替.*因病住院", batch);
        using var gone = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        Assert.Equal(HttpStatusCode.NotFound, (await gone.GetAsync($"/subjects/{scene.Subject}")).StatusCode);
        using var came = await office.SignInAsync(LoopScene.OutsideInspector, DemonstrationPeople.Password);
        Assert.Contains("m-c8", await came.GetTextAsync($"/subjects/{scene.Subject}/marks"), StringComparison.Ordinal);
        var mark = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<MarkEntry>().SingleAsync(m => m.LeafId == "c8" && m.SubjectId == scene.Subject, Cancellation));
        Assert.Equal(leaving, mark.MemberId);
    }

    [Theory, OnBothDatabases]
    public async Task 评分表已提交的学校_分工不变_接替的人在那里不用再评(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var leaving = LoopScene.MemberOf(LoopScene.MemberOne);
        await office.ArrangeAsync(new MarkSheet { SubjectId = scene.Subject, MemberId = leaving, HandedInAt = office.Clock.Now });
        var done = await ReplaceAsync(office, LoopScene.Staff, scene, new ReplaceForm(leaving, LoopScene.PersonOf(LoopScene.OutsideInspector), new DateOnly(2026, 10, 20)), "因病住院");
        Assert.True(done.IsDone, done.Message);

        var (here, there) = await office.AsAsync(LoopScene.Staff, async s => (
            (await s.GetRequiredService<ActBook>().OpenAsync(scene.Subject, Cancellation)).Value!,
            (await s.GetRequiredService<ActBook>().OpenAsync(LoopScene.SubjectOf("石桥镇中心小学"), Cancellation)).Value!));

        Assert.Equal(leaving, here.Parts!.MainOf("c8"));
        Assert.Equal(0, here.Facts.Team.Single(m => m.PersonId == LoopScene.PersonOf(LoopScene.OutsideInspector)).ToMark);
        Assert.NotEqual(leaving, there.Parts!.MainOf("c8"));
    }

    private static string Url(LoopScene scene, string userName) => $"/inspections/{scene.InspectionId}/members/{LoopScene.MemberOf(userName)}/replace";

    private static Task<Outcome<ActRecord>> ReplaceAsync(TestOffice office, string userName, LoopScene scene, ReplaceForm form, string reason) =>
        office.AsAsync(userName, s => s.GetRequiredService<MemberReplacing>().ReplaceAsync(scene.InspectionId, ActForm.New() with { Reason = reason }, Guid.CreateVersion7(), form, Cancellation));
}
