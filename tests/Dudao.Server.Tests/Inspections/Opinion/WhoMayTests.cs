using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Meeting;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Inspections.Reply;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Opinion;

public class WhoMayTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 反馈页_学校进不来_别组找不到_成员不能登记反馈会(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Feedback);
        await using var _ = office;
        var url = $"/subjects/{scene.Subject}/feedback";
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(office, LoopScene.Head, url));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(office, LoopScene.OtherMember, url));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(office, LoopScene.OutsideInspector, url));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(office, LoopScene.MemberOne, url));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(office, LoopScene.Staff, url + "/outline?blank=1"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(office, LoopScene.Staff, url + "/record/docx"));
        var held = await office.AsAsync(LoopScene.MemberOne, s => s.GetRequiredService<Features.Inspections.Feedback.FeedbackBook>().HoldAsync(scene.Subject, ActForm.New(), "会议室", "校长", Cancellation));
        Assert.Equal(OutcomeKind.NotYours, held.Kind);
        var empty = await office.AsAsync(LoopScene.Leader, s => s.GetRequiredService<Features.Inspections.Feedback.FeedbackBook>().HoldAsync(scene.Subject, ActForm.New(), "", "校长", Cancellation));
        Assert.Equal(OutcomeKind.Invalid, empty.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 申辩_别校找不到_督导室看不到草稿_代录要扫描件(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Reply);
        await using var _ = office;
        var url = $"/subjects/{scene.Subject}/reply";
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(office, LoopScene.OtherHead, url));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(office, LoopScene.OtherMember, url));
        var point = Guid.CreateVersion7();
        ReplyBook Book(IServiceProvider s) => s.GetRequiredService<ReplyBook>();
        Assert.True((await office.AsAsync(LoopScene.Head, s => Book(s).AddPointAsync(scene.Subject, point, Cancellation))).IsDone);
        Assert.Empty((await office.AsAsync(LoopScene.Staff, s => Book(s).OpenAsync(scene.Subject, Cancellation))).Value!.Points);
        Assert.Equal(OutcomeKind.NotFound, (await office.AsAsync(LoopScene.Staff, s => Book(s).RemovePointAsync(scene.Subject, point, Cancellation))).Kind);
        Assert.NotEqual(OutcomeKind.Done, (await office.AsAsync(LoopScene.Leader, s => Book(s).AddPointAsync(scene.Subject, Guid.CreateVersion7(), Cancellation))).Kind);
        var entered = await office.AsAsync(LoopScene.Staff, s => Book(s).HandInAsync(scene.Subject, ActForm.New() with { For = Position.Head, OwnerName = "某校长" }, Cancellation));
        Assert.NotEqual(OutcomeKind.Done, entered.Kind);

        var weighed = await office.AsAsync(LoopScene.Leader, s => s.GetRequiredService<Weighing>().WeighAsync(scene.Subject, point, ActForm.New() with { Reason = "采纳" }, true, "9", Cancellation));
        Assert.NotEqual(OutcomeKind.Done, weighed.Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 集体研究_学校和督学进不来_没有的单位不能定_退回要理由(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Decision);
        await using var _ = office;
        var url = $"/inspections/{scene.InspectionId}/decision";
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(office, LoopScene.Head, url));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(office, LoopScene.Leader, url));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(office, LoopScene.Director, url));
        Meetings Service(IServiceProvider s) => s.GetRequiredService<Meetings>();
        var meeting = Guid.CreateVersion7();
        var form = new MeetingForm(new DateOnly(2026, 10, 21), "主任办公会", "罗主任", "会议室", "罗主任 主任\n魏某 督学");
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(LoopScene.Director, s => Service(s).RecordAsync(scene.InspectionId, meeting, form, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await office.AsAsync(LoopScene.Staff, s => Service(s).RecordAsync(scene.InspectionId, meeting, form with { Attendance = "" }, Cancellation))).Kind);
        Assert.True((await office.AsAsync(LoopScene.Staff, s => Service(s).RecordAsync(scene.InspectionId, meeting, form, Cancellation))).IsDone);

        var back = new DecisionForm(scene.Subject, DecisionForm.Back, "", "", "", 0);
        var without = await office.AsAsync(LoopScene.Staff, s => Service(s).DecideAsync(scene.InspectionId, meeting, Guid.CreateVersion7(), [back], Cancellation));
        Assert.Equal(OutcomeKind.Conflict, without.Kind);
        var sent = await office.AsAsync(LoopScene.Staff, s => Service(s).DecideAsync(scene.InspectionId, meeting, Guid.CreateVersion7(), [back with { Reason = "尺度不一，重新合议" }], Cancellation));
        Assert.True(sent.IsDone, sent.Message);
        var state = await office.InScopeAsync(async s => (await s.GetRequiredService<Data.DudaoDbContext>().Set<Subject>().FindAsync([scene.Subject], Cancellation))!.State);
        Assert.Equal(InspectionState.Deliberation, state);
    }

    private static async Task<HttpStatusCode> GetAsync(TestOffice office, string userName, string url)
    {
        using var browser = await office.SignInAsync(userName, DemonstrationPeople.Password);
        return (await browser.GetAsync(url)).StatusCode;
    }
}
