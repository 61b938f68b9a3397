using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Data.Audit;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Planning;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Features.Inspections.Reply;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Gate;

/// <summary>An act is judged, changed and saved in one writing: what others do at the same moment comes before it or after it.</summary>
public class OneWritingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 几个人同时开始现场评估_办成一次_其余的照规则被拒(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluationReviewed);
        await using var _ = office;

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => office.AsAsync(i % 2 == 0 ? LoopScene.Staff : LoopScene.Leader, s =>
            s.GetRequiredService<PlainActs>().PerformAsync(scene.Subject, ActId.BeginVisit, ActForm.New(), Cancellation))));

        Assert.Single(all, a => a.IsDone);
        Assert.All(all.Where(a => !a.IsDone), a => Assert.Equal(OutcomeKind.Conflict, a.Kind));
        Assert.Equal(1, await CountAsync<ActRecord>(office, a => a.SubjectId == scene.Subject && a.Act == nameof(ActId.BeginVisit)));
    }

    [Theory, OnBothDatabases]
    public async Task 几次催办同时来_各记一次_谁也不被顶回(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.AsAsync(LoopScene.Staff, s =>
            s.GetRequiredService<PlainActs>().PerformAsync(scene.Subject, ActId.Remind, ActForm.New() with { Reason = "电话提醒" }, Cancellation))));

        Assert.All(all, a => Assert.True(a.IsDone, a.Message));
        Assert.Equal(8, await CountAsync<ActRecord>(office, a => a.SubjectId == scene.Subject && a.Act == nameof(ActId.Remind)));
    }

    [Theory, OnBothDatabases]
    public async Task 整批的事同时送来几次_办一次_都说办成了(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Draft);
        await using var _ = office;
        var (form, group) = (ActForm.New(), Guid.CreateVersion7());

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.AsAsync(LoopScene.Staff, s =>
            s.GetRequiredService<InspectionPlanning>().AddGroupAsync(scene.InspectionId, form, group, "第三组", Cancellation))));

        Assert.All(all, a => Assert.True(a.IsDone, a.Message));
        Assert.Equal(1, await CountAsync<InspectionGroup>(office, g => g.InspectionId == scene.InspectionId && g.Name == "第三组"));
    }

    [Theory, OnBothDatabases]
    public async Task 申辩交上去的时候还在填_填进去的都在交之前_之后的被拒(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Reply);
        await using var _ = office;
        var point = Guid.CreateVersion7();
        Assert.True((await office.AsAsync(LoopScene.Head, s => s.GetRequiredService<ReplyBook>().AddPointAsync(scene.Subject, point, Cancellation))).IsDone);
        Assert.True((await TypeAsync(0, "第一稿")).IsDone);

        var handing = office.AsAsync(LoopScene.Head, s => s.GetRequiredService<ReplyBook>().HandInAsync(scene.Subject, ActForm.New(), Cancellation));
        var typing = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => TypeAsync(1, $"第{i}次改稿")));
        Assert.True((await handing).IsDone);

        var events = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync(Cancellation));
        var handedIn = events.Single(e => e.Act == "Inspection.ReplyByPoints").Sequence;
        Assert.DoesNotContain(events, e => e.Act == "Reply.Save" && e.Sequence > handedIn);
        Assert.Equal(OutcomeKind.Conflict, (await TypeAsync(1, "交了以后")).Kind);
        Assert.InRange(typing.Count(t => t.IsDone && t.Value.Results.All(r => r.Outcome == SaveOutcome.Ok)), 0, 1);

        Task<Outcome<SaveResponse>> TypeAsync(int from, string words) => office.AsAsync(LoopScene.Head, s =>
            s.GetRequiredService<ReplyBook>().SaveAsync(scene.Subject, new SaveRequest([new SaveChange($"w-{point}", words, from, null)]), Cancellation));
    }

    [Theory, OnBothDatabases]
    public async Task 办到一半被拒的_改过的什么也不留_下一件事不带上它(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;

        await office.AsAsync(LoopScene.Staff, async s =>
        {
            var refused = await s.GetRequiredService<ActBook>().PerformAsync(scene.Subject, ActId.Remind, ActForm.New() with { Reason = "电话" }, "催办", picture =>
            {
                picture.Subject.Grade = "不该留下";
                s.GetRequiredService<DudaoDbContext>().Record(new Deed("Test.Left", "不该留下"));
                return Task.FromResult<Failure?>(Failure.Invalid("不行"));
            }, Cancellation);
            Assert.False(refused.IsDone);
            Assert.True((await s.GetRequiredService<PlainActs>().PerformAsync(scene.Subject, ActId.Remind, ActForm.New() with { Reason = "电话" }, Cancellation)).IsDone);
            return 0;
        });

        Assert.Equal(0, await CountAsync<Subject>(office, x => x.Grade == "不该留下"));
        Assert.Equal(0, await CountAsync<AuditEvent>(office, e => e.Act == "Test.Left"));
    }

    private static Task<int> CountAsync<T>(TestOffice office, System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class => office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<T>().CountAsync(which, Cancellation));
}
