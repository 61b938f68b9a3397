using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dudao.Server.Tests.Inspections.SelfEvaluation.SelfTyped;

namespace Dudao.Server.Tests.Inspections.SelfEvaluation;

public class SelfEvaluationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 别校校长找不到_填报人不能动别人的指标(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        var url = $"/subjects/{scene.Subject}/self";
        using var other = await office.SignInAsync(LoopScene.OtherHead, DemonstrationPeople.Password);
        using var own = await office.SignInAsync(LoopScene.Contributor, DemonstrationPeople.Password);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(url + "/c1")).StatusCode);
        var otherToken = await TokenAsync(other);
        Assert.Equal(HttpStatusCode.NotFound, (await SaveAsync(other, url, otherToken, "m-c1", "8", 0)).StatusCode);

        var shared = await office.AsAsync(LoopScene.Liaison, s => Service(s).ShareAsync(scene.Subject, ActForm.New(), LoopScene.PersonOf(LoopScene.Contributor), ["c1"], Cancellation));
        Assert.True(shared.IsDone, shared.Message);
        var page = await own.GetTextAsync(url);
        Assert.Contains("C1 议事规则", page, StringComparison.Ordinal);
        Assert.DoesNotContain("C2 分工协作", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await own.GetAsync(url + "/c2")).StatusCode);
        var token = await TokenAsync(own);
        var mine = await ResultAsync(await SaveAsync(own, url, token, "m-c1", "8.25", 0));
        var foreign = await ResultAsync(await SaveAsync(own, url, token, "m-c2", "B", 0));

        Assert.Equal(("ok", 1), (mine.GetProperty("outcome").GetString(), mine.GetProperty("version").GetInt32()));
        Assert.Equal("refused", foreign.GetProperty("outcome").GetString());
        Assert.Equal(["c1"], await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<SelfEntry>().Where(e => e.Input != "").Select(e => e.LeafId).ToListAsync(Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 两人写同一项_后写的被告知_不覆盖(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        var url = $"/subjects/{scene.Subject}/self";
        using var liaison = await office.SignInAsync(LoopScene.Liaison, DemonstrationPeople.Password);
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        var (one, two) = (await TokenAsync(liaison), await TokenAsync(head));

        var first = await ResultAsync(await SaveAsync(liaison, url, one, "n-c1", "一周一会", 0));
        var second = await ResultAsync(await SaveAsync(head, url, two, "n-c1", "两周一会", 0));
        var wrong = await ResultAsync(await SaveAsync(head, url, two, "m-c1", "11", 0));
        var outOf = await ResultAsync(await SaveAsync(head, url, two, "m-c6", "不适用", 0));

        Assert.Equal("ok", first.GetProperty("outcome").GetString());
        Assert.Equal(("conflict", "一周一会"), (second.GetProperty("outcome").GetString(), second.GetProperty("value").GetString()));
        Assert.Equal("invalid", wrong.GetProperty("outcome").GetString());
        Assert.Equal("invalid", outOf.GetProperty("outcome").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task 上报后锁定_退回只解锁退回的指标(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        var url = $"/subjects/{scene.Subject}/self";
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var token = await TokenAsync(head);

        var early = await office.AsAsync(LoopScene.Head, s => Service(s).SubmitAsync(scene.Subject, ActForm.New(), Meeting, 5, Cancellation));
        Assert.Equal(OutcomeKind.Conflict, early.Kind);
        var typed = await office.AsAsync(LoopScene.Liaison, s => Service(s).TypeAsync(scene.Subject, Answers(), Cancellation));
        Assert.True(typed.IsDone, typed.Message);
        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(LoopScene.Liaison, s => Service(s).SubmitAsync(scene.Subject, ActForm.New(), Meeting, 5, Cancellation))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await office.AsAsync(LoopScene.Head, s => Service(s).SubmitAsync(scene.Subject, ActForm.New(), default, 5, Cancellation))).Kind);

        var submitted = await head.PostFormAsync($"/subjects/{scene.Subject}/self-submit", "submit", ("Input.Id", Guid.CreateVersion7().ToString()), ("Input.Meeting", "2026-10-09"), ("Input.DaysPosted", "5"));
        Assert.Equal(HttpStatusCode.SeeOther, submitted.StatusCode);
        Assert.Contains("公示 5 天", await head.GetTextAsync(url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await SaveAsync(head, url, token, "n-c1", "再改", 1)).StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync($"/subjects/{scene.Subject}/self-review")).StatusCode);
        var sentBack = await staff.PostFormAsync($"/subjects/{scene.Subject}/self-review", "review", ("Input.Id", Guid.CreateVersion7().ToString()), ("remark-c2", "请写明分工"), ("send-back", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, sentBack.StatusCode);
        Assert.Contains("请写明分工", await head.GetTextAsync(url + "/c2"), StringComparison.Ordinal);
        var locked = await ResultAsync(await SaveAsync(head, url, token, "n-c1", "再改", 1));
        var open = await ResultAsync(await SaveAsync(head, url, token, "n-c2", "分工表已上墙", 1));
        Assert.Equal("refused", locked.GetProperty("outcome").GetString());
        Assert.Equal("ok", open.GetProperty("outcome").GetString());

        var again = await office.AsAsync(LoopScene.Head, s => Service(s).SubmitAsync(scene.Subject, ActForm.New(), Meeting, 5, Cancellation));
        Assert.True(again.IsDone, again.Message);
        Assert.Equal(HttpStatusCode.Conflict, (await SaveAsync(head, url, token, "n-c2", "又改", 2)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 申请不适用_写理由_督导室裁定(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        var url = $"/subjects/{scene.Subject}/self";
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        var token = await TokenAsync(head);
        var answers = Answers().Where(a => a.Key != "c6").ToDictionary();
        await office.AsAsync(LoopScene.Staff, s => Service(s).TypeAsync(scene.Subject, answers, Cancellation));
        var asked = await ResultAsync(await SaveAsync(head, url, token, "x-c6", "食堂今年停办", 0));
        Assert.Equal("ok", asked.GetProperty("outcome").GetString());
        var submitted = await office.AsAsync(LoopScene.Head, s => Service(s).SubmitAsync(scene.Subject, ActForm.New(), Meeting, 5, Cancellation));
        Assert.True(submitted.IsDone, submitted.Message);

        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(LoopScene.Head, s => Service(s).DecideNotApplicableAsync(scene.Subject, ActForm.New(), "c6", true, Cancellation))).Kind);
        Assert.True((await office.AsAsync(LoopScene.Staff, s => Service(s).DecideNotApplicableAsync(scene.Subject, ActForm.New(), "c6", true, Cancellation))).IsDone);
        Assert.Equal(OutcomeKind.Invalid, (await office.AsAsync(LoopScene.Staff, s => Service(s).DecideNotApplicableAsync(scene.Subject, ActForm.New(), "c6", false, Cancellation))).Kind);
        var line = await office.AsAsync(LoopScene.Head, async s => (await Service(s).OpenAsync(scene.Subject, Cancellation)).Value!.Lines.Single(l => l.Leaf.Id == "c6"));

        Assert.Equal("不适用", line.Words);
        Assert.True((await office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<ActBook>().OpenAsync(scene.Subject, Cancellation))).Value!.Judge(ActId.AcceptSelfEvaluation).IsAllowed);
    }
}
