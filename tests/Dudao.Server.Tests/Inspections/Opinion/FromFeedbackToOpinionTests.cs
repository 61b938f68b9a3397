using System.Net;
using Dudao.Core.Documents;
using Dudao.Core.Frameworks.Rules;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Documents;
using Dudao.Server.Features.Documents.Desk;
using Dudao.Server.Features.Frameworks;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Feedback;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Inspections.Reply;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Opinion;

/// <summary>J6 whole: the four schools of October end as the demonstration year says.</summary>
public class FromFeedbackToOpinionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 十月四校_反馈_申辩_集体研究_督导意见_结果如年表(Database database)
    {
        await using var scene = await OctoberScene.StartAsync(database);
        foreach (var marks in OctoberMarks.All)
        {
            await FeedBackAsync(scene, marks.School);
        }

        scene.At(26, 10);
        foreach (var marks in OctoberMarks.All.Where(m => m.School != OctoberScene.Baishi))
        {
            Done(await ActAsync(scene, await scene.HeadOfAsync(marks.School), marks.School, ActId.StateNoObjection));
            Done(await ActAsync(scene, LoopScene.Staff, marks.School, ActId.BringToMeeting));
        }

        await ReplyAsync(scene);
        scene.At(27, 9);
        await MeetAsync(scene);
        scene.At(28, 9);
        foreach (var marks in OctoberMarks.All)
        {
            await PaperAsync(scene, DocumentKind.Opinion, OctoberScene.SubjectOf(marks.School), LoopScene.Staff);
        }

        using var head = await scene.Office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        var url = $"/subjects/{OctoberScene.SubjectOf(OctoberScene.Baishi)}/opinion";
        Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync(url)).StatusCode);
        scene.At(30, 10);
        foreach (var marks in OctoberMarks.All)
        {
            Done(await ActAsync(scene, await scene.HeadOfAsync(marks.School), marks.School, ActId.ReceiveOpinion));
            var subject = await scene.SubjectAsync(marks.School);
            Assert.Equal((marks.Grade, marks.Mark), (subject.Grade, subject.Mark));
        }

        var page = await head.GetTextAsync(url);
        Assert.Contains("暂不定等级", page, StringComparison.Ordinal);
        Assert.Contains("71.96 分", page, StringComparison.Ordinal);
        Assert.Contains("12月30日", page, StringComparison.Ordinal);
        Assert.DoesNotContain("韦长青", page, StringComparison.Ordinal);
        Assert.Equal(OutcomeKind.Conflict, (await ActAsync(scene, LoopScene.Staff, OctoberScene.Baishi, ActId.Close)).Kind);
        Done(await ActAsync(scene, LoopScene.Staff, "云屏县第二中学", ActId.Close));
        Assert.Equal(InspectionState.Closed, (await scene.SubjectAsync("云屏县第二中学")).State);
        var c59 = OctoberScene.Leaf("C59");
        var settled = await scene.Office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<LeafSettlement>().SingleAsync(l => l.SubjectId == OctoberScene.SubjectOf(OctoberScene.Baishi) && l.LeafId == c59.Id, Cancellation));
        Assert.Equal((c59.Points - 0.75m, c59.Points - 0.5m), (settled.Agreed, settled.Decided));
    }

    /// <summary>By the leader in his browser; the paper by the desk; the receipt by the head.</summary>
    private static async Task FeedBackAsync(OctoberScene scene, string school)
    {
        var id = OctoberScene.SubjectOf(school);
        var leader = OctoberScene.LeaderOf(school);
        var fields = ShippedFrameworks.School.Parts.Select(p => "j-" + p.Id).Append("advice").Select(f => new SaveChange(f, OctoberScene.Phrase, 0)).ToList();
        var saved = await scene.AsAsync<FeedbackBook, Outcome<SaveResponse>>(leader, s => s.SaveAsync(id, new SaveRequest(fields), Cancellation));
        Done(saved);
        Assert.All(saved.Value!.Results, r => Assert.Equal(SaveOutcome.Ok, r.Outcome));
        var marked = await scene.AsAsync<FeedbackBook, Outcome<SaveResponse>>(leader, s => s.SaveAsync(id, new SaveRequest([new SaveChange("advice", "再提高3分", 1)]), Cancellation));
        Assert.Equal(SaveOutcome.Invalid, marked.Value!.Results[0].Outcome);
        using var browser = await scene.Office.SignInAsync(leader, DemonstrationPeople.Password);
        var held = await browser.PostFormAsync($"/subjects/{id}/feedback", "hold", ("Input.Id", Guid.CreateVersion7().ToString()), ("Input.Day", "2026-10-23"), ("Input.Place", "学校会议室"), ("Input.Attended", "校长\n副校长"));
        Assert.Equal(HttpStatusCode.SeeOther, held.StatusCode);
        await PaperAsync(scene, DocumentKind.PreliminaryOpinion, id, LoopScene.Staff);
        Done(await ActAsync(scene, await scene.HeadOfAsync(school), school, ActId.ReceivePreliminaryOpinion));
    }

    private static async Task ReplyAsync(OctoberScene scene)
    {
        var id = OctoberScene.SubjectOf(OctoberScene.Baishi);
        var url = $"/subjects/{id}/reply";
        var c59 = OctoberScene.Leaf("C59");
        var point = Guid.CreateVersion7();
        using var head = await scene.Office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        using var leader = await scene.Office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        Assert.Equal(HttpStatusCode.SeeOther, (await head.PostFormAsync(url, "reply", ("Command.Do", "add"), ("Command.Id", point.ToString()))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await head.PostFormAsync(url, "reply", ("Command.Do", "hand-in"))).StatusCode);
        Done(await scene.AsAsync<ReplyBook, Outcome<SaveResponse>>(LoopScene.Head, s => s.SaveAsync(id, new SaveRequest([new SaveChange($"w-{point}", "台账补齐，现附上", 0), new SaveChange($"l-{point}", c59.Id, 0)]), Cancellation)));
        Assert.DoesNotContain("台账补齐", await staff.GetTextAsync(url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await head.PostFormAsync(url, "reply", ("Command.Do", "hand-in"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(url + "/reply/docx")).StatusCode);
        var proposed = await leader.PostFormAsync(url, "reply", ("Command.Do", "propose"), ("Command.Point", point.ToString()), ("Command.Words", "情况属实，建议采纳"));
        Assert.Equal(HttpStatusCode.SeeOther, proposed.StatusCode);
        Assert.Equal(OutcomeKind.Conflict, (await ActAsync(scene, LoopScene.Staff, OctoberScene.Baishi, ActId.BringToMeeting)).Kind);
        async Task<HttpStatusCode> WeighAsync(string value, string words) => (await staff.PostFormAsync(
            url, "reply", ("Command.Do", "weigh"), ("Command.Point", point.ToString()), ("Command.How", "changed"), ("Command.Value", value), ("Command.Words", words))).StatusCode;
        Assert.Equal(HttpStatusCode.BadRequest, await WeighAsync("99", "采纳"));
        Assert.Equal(HttpStatusCode.BadRequest, await WeighAsync((c59.Points - 0.5m).Plain(), ""));
        Assert.Equal(HttpStatusCode.SeeOther, await WeighAsync((c59.Points - 0.5m).Plain(), "补交的台账经核实属实"));
        var why = await staff.GetTextAsync($"/subjects/{id}/why");
        Assert.Contains("补交的台账经核实属实", why, StringComparison.Ordinal);
        Done(await ActAsync(scene, LoopScene.Staff, OctoberScene.Baishi, ActId.BringToMeeting));
    }

    private static async Task MeetAsync(OctoberScene scene)
    {
        var url = $"/inspections/{OctoberScene.Batch}/decision";
        using var staff = await scene.Office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var meeting = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.BadRequest, (await staff.PostFormAsync(url, "meeting", Decisions(meeting, ""))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PostFormAsync(
            url, "meeting", ("Input.Do", "record"), ("Input.Meeting", meeting.ToString()), ("Input.Name", "主任办公会"), ("Input.HeldOn", "2026-10-27"),
            ("Input.Place", "412会议室"), ("Input.Chair", "罗景之"), ("Input.Attendance", "罗景之 主任\n沈秋禾 工作人员\n何礼言 工作人员 请假"))).StatusCode);
        Assert.Equal(OutcomeKind.Conflict, (await ReportAsync(scene, Guid.CreateVersion7())).Kind);
        var page = await staff.GetTextAsync(url);
        Assert.Contains("71.96", page, StringComparison.Ordinal);
        Assert.Contains("学校申辩1条，采纳1条", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await staff.PostFormAsync(url, "meeting", Decisions(meeting, "change"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PostFormAsync(url, "meeting", Decisions(meeting, "agree"))).StatusCode);
        await PaperAsync(scene, DocumentKind.Minutes, null, LoopScene.Staff);
        var report = Guid.CreateVersion7();
        Done(await ReportAsync(scene, report));
        var written = await scene.Office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<DocumentRecord>().Where(d => d.Id == report).Select(d => d.Content).SingleAsync(Cancellation));
        Assert.All(OctoberMarks.All, m => Assert.Contains(m.School, PlainText(written), StringComparison.Ordinal));
    }

    private static Task<Outcome<Done>> ReportAsync(OctoberScene scene, Guid id) =>
        scene.AsAsync<PaperDesk, Outcome<Done>>(LoopScene.Staff, s => s.DraftAsync(id, DocumentKind.Report, new PaperPlace(OctoberScene.Batch, null), ActForm.New(), Cancellation));

    /// <summary>All agreed, but one school's grade as given.</summary>
    private static (string, string)[] Decisions(Guid meeting, string how) =>
    [
        ("Input.Do", "decide"), ("Input.Meeting", meeting.ToString()),
        .. OctoberMarks.All.Select((m, i) => new[]
        {
            ($"Input.Subjects[{i}].Id", OctoberScene.SubjectOf(m.School).ToString()), ($"Input.Subjects[{i}].How", i == 3 ? how : "agree"), ($"Input.Subjects[{i}].Grade", "优级甲等"),
        }).SelectMany(f => f),
    ];

    private static async Task PaperAsync(OctoberScene scene, DocumentKind kind, Guid? subjectId, string drafter)
    {
        var id = Guid.CreateVersion7();
        Done(await scene.AsAsync<PaperDesk, Outcome<Done>>(drafter, s => s.DraftAsync(id, kind, new PaperPlace(OctoberScene.Batch, subjectId), ActForm.New(), Cancellation)));
        if (kind != DocumentKind.Minutes)
        {
            Done(await scene.AsAsync<PaperDesk, Outcome<Done>>("heliyan", s => s.CheckAsync(id, ActForm.New(), Cancellation)));
        }

        Done(await scene.AsAsync<PaperSigning, Outcome<Done>>(LoopScene.Director, s => s.SignAsync(id, null, ActForm.New(), Cancellation)));
        if (kind != DocumentKind.Minutes)
        {
            Done(await scene.AsAsync<PaperIssuing, Outcome<Done>>(drafter, s => s.IssueAsync(id, PaperIssuing.Ways[0], ActForm.New(), Cancellation)));
        }

        if (kind == DocumentKind.PreliminaryOpinion)
        {
            var words = await scene.Office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<DocumentRecord>().Where(d => d.Id == id).Select(d => d.Content).SingleAsync(Cancellation));
            Assert.Contains(OctoberScene.Phrase, PlainText(words), StringComparison.Ordinal);
            Assert.DoesNotContain("优级", PlainText(words), StringComparison.Ordinal);
        }
    }

    private static string PlainText(string json) => string.Concat(DocumentJson.ReadDocument(System.Text.Encoding.UTF8.GetBytes(json)).Blocks);

    private static Task<Outcome<ActRecord>> ActAsync(OctoberScene scene, string userName, string school, ActId act) =>
        scene.AsAsync<PlainActs, Outcome<ActRecord>>(userName, s => s.PerformAsync(OctoberScene.SubjectOf(school), act, ActForm.New() with { ReceiverNamed = true }, Cancellation));

    private static void Done<T>(Outcome<T> outcome) => Assert.True(outcome.IsDone, outcome.Message);
}
