using System.Net;
using Dudao.Core.Documents;
using Dudao.Core.Inspections;
using Dudao.Core.Procedure;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Procedure;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Opinion;

/// <summary>What keeps a meeting from deciding, an opinion from being signed, and a feedback from naming a mark.</summary>
public class DecisionRulesTests
{
    private const string School = "石桥镇中心小学";
    private static readonly Guid Id = OctoberScene.SubjectOf(School);
    private static readonly string Url = $"/inspections/{OctoberScene.Batch}/decision";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 应当回避的没有注明_不能定_注明后可定(Database database)
    {
        await using var scene = await StartAsync(database);
        await scene.Office.ArrangeAsync(new TieDecision
        {
            Id = Guid.CreateVersion7(),
            InspectionId = OctoberScene.Batch,
            SubjectId = Id,
            MemberId = DemonstrationId.Of("october/member/hexiaolan"),
            Tie = "同学",
            RaisedBy = "本人",
            RaisedOn = new DateOnly(2026, 10, 19),
            StepsBack = true,
            DecidedOn = new DateOnly(2026, 10, 19),
        });
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var meeting = await MeetAsync(staff, "罗敬之 主任\n何晓岚 督学");
        var refused = await DecideAsync(staff, meeting, ("How", "agree"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("应回避的人员未注明回避", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await DecideAsync(staff, meeting, ("How", "agree"), ("SteppedOut", "没来的人"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync(staff, meeting, ("How", "agree"), ("SteppedOut", "何晓岚"))).StatusCode);
        var kept = await scene.Office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<DecisionMeeting>().SingleAsync(m => m.Id == meeting, Cancellation));
        Assert.Equal([Id], kept.Attendances.Single(a => a.Name == "何晓岚").SteppedOutAt);
    }

    [Theory, OnBothDatabases]
    public async Task 一票否决_变更的等级不得高于上限(Database database)
    {
        await using var scene = await StartAsync(database);
        await scene.Office.ArrangeAsync(new VetoFinding
        {
            Id = Guid.CreateVersion7(),
            SubjectId = Id,
            LeafId = ShippedFrameworks.School.Vetoes[0].Leaves().First().Id,
            Authority = "县应急管理局",
            DocumentName = "认定书",
            DocumentDay = new DateOnly(2026, 10, 20),
            HeardOn = new DateOnly(2026, 10, 21),
            SubjectWords = "已听取",
        });
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var meeting = await MeetAsync(staff, "罗敬之 主任");
        var above = await DecideAsync(staff, meeting, ("How", "change"), ("Grade", "优级甲等"), ("Reason", "工作突出"));
        Assert.Equal(HttpStatusCode.Conflict, above.StatusCode);
        Assert.Contains("一票否决", await above.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync(staff, meeting, ("How", "agree"))).StatusCode);
        Assert.NotEqual("合格", (await scene.SubjectAsync(School)).Grade);
    }

    [Theory, OnBothDatabases]
    public async Task 须小组三分之二同意的_不足不能签发意见书(Database database)
    {
        await using var scene = await StartAsync(database);
        await scene.Office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            var profile = await db.Set<ProfileRecord>().SingleAsync(Cancellation);
            (profile.Content, profile.Digest) = (ShippedProfiles.Shanghai.Write(), ShippedProfiles.Shanghai.Digest);
            db.Record(new Deed("Test.Arrange", "测试准备"));
            return await db.SaveChangesAsync(Cancellation);
        });
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var meeting = await MeetAsync(staff, "罗敬之 主任");
        Assert.Contains("同意的督导组成员（共 3 名）", await staff.GetTextAsync(Url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await DecideAsync(staff, meeting, ("How", "agree"), ("InFavour", "1"))).StatusCode);
        var minutes = await DraftAsync(scene, DocumentKind.Minutes, null);
        Assert.True((await SignAsync(scene, minutes)).IsDone);
        var opinion = await DraftAsync(scene, DocumentKind.Opinion, Id);
        Assert.True((await scene.AsAsync<PaperDesk, Outcome<Done>>("heliyan", s => s.CheckAsync(opinion, ActForm.New(), Cancellation))).IsDone);
        var refused = await SignAsync(scene, opinion);
        Assert.Equal(OutcomeKind.Conflict, refused.Kind);
        Assert.Contains("3名成员中1名同意", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 反馈没有脚本也能保存_写了分数的说出在哪里_写的还在(Database database)
    {
        await using var scene = await OctoberScene.StartAsync(database);
        var url = $"/subjects/{Id}/feedback";
        using var leader = await scene.Office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        Assert.Equal(HttpStatusCode.SeeOther, (await leader.PostFormAsync(url, "texts", ("advice", "开齐实验课"), (PostedFields.VersionOf("advice"), "0"))).StatusCode);
        Assert.Contains("开齐实验课", await leader.GetTextAsync(url), StringComparison.Ordinal);
        var marked = await leader.PostFormAsync(url, "texts", ("advice", "再提高3分"), (PostedFields.VersionOf("advice"), "1"));
        Assert.Equal(HttpStatusCode.BadRequest, marked.StatusCode);
        var page = await marked.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("建议：这里写了“3分”", page, StringComparison.Ordinal);
        Assert.Contains(">再提高3分</textarea>", page, StringComparison.Ordinal);
        var stale = await leader.PostFormAsync(url, "texts", ("advice", "补齐图书"), (PostedFields.VersionOf("advice"), "0"));
        Assert.Equal(HttpStatusCode.BadRequest, stale.StatusCode);
        Assert.Contains("开齐实验课", await stale.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private static async Task<OctoberScene> StartAsync(Database database)
    {
        var scene = await OctoberScene.StartAsync(database);
        await scene.PutAsync(School, InspectionState.Decision);
        scene.At(27, 9);
        return scene;
    }

    private static async Task<Guid> MeetAsync(Browser staff, string attendance)
    {
        var meeting = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PostFormAsync(
            Url, "meeting", ("Input.Do", "record"), ("Input.Meeting", meeting.ToString()), ("Input.Name", "主任办公会"), ("Input.HeldOn", "2026-10-27"),
            ("Input.Place", "412会议室"), ("Input.Chair", "罗敬之"), ("Input.Attendance", attendance))).StatusCode);
        return meeting;
    }

    private static Task<HttpResponseMessage> DecideAsync(Browser staff, Guid meeting, params (string Name, string Value)[] fields) => staff.PostFormAsync(
        Url, "meeting", [("Input.Do", "decide"), ("Input.Meeting", meeting.ToString()), ("Input.Subjects[0].Id", Id.ToString()), .. fields.Select(f => ("Input.Subjects[0]." + f.Name, f.Value))]);

    private static async Task<Guid> DraftAsync(OctoberScene scene, DocumentKind kind, Guid? subjectId)
    {
        var id = Guid.CreateVersion7();
        var drafted = await scene.AsAsync<PaperDesk, Outcome<Done>>(LoopScene.Staff, s => s.DraftAsync(id, kind, new PaperPlace(OctoberScene.Batch, subjectId), ActForm.New(), Cancellation));
        Assert.True(drafted.IsDone, drafted.Message);
        return id;
    }

    private static Task<Outcome<Done>> SignAsync(OctoberScene scene, Guid id) =>
        scene.AsAsync<PaperSigning, Outcome<Done>>(LoopScene.Director, s => s.SignAsync(id, null, ActForm.New(), Cancellation));
}
