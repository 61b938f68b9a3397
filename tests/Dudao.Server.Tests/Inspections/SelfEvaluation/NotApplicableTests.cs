using System.Net;
using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Deliberation;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dudao.Server.Tests.Inspections.SelfEvaluation.SelfTyped;

namespace Dudao.Server.Tests.Inspections.SelfEvaluation;

/// <summary>A leaf that the office granted as not applicable: from the school's asking to the total.</summary>
public class NotApplicableTests
{
    private const string Reason = "食堂今年停办";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 同意不适用_现场不评_合议不议_总分按比例折算_各表写明理由(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        await GrantAsync(office, scene);
        await MoveAsync(office, scene, InspectionState.OnSite);

        var marks = $"/subjects/{scene.Subject}/marks";
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        var sheet = await leader.GetTextAsync(marks);
        Assert.Contains("不适用 1 项", sheet, StringComparison.Ordinal);
        Assert.Contains(Reason, sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("m-c6", sheet, StringComparison.Ordinal);
        Assert.Equal("refused", (await ResultAsync(await SaveAsync(leader, marks, await TokenAsync(leader), "m-c6", "A", 0))).GetProperty("outcome").GetString());
        Assert.Contains($"经审定不适用：{Reason}", await leader.GetTextAsync($"/subjects/{scene.Subject}/bag"), StringComparison.Ordinal);
        var (unmarked, toMark, withoutMain) = await office.AsAsync(LoopScene.Leader, async s =>
        {
            var picture = (await s.GetRequiredService<ActBook>().OpenAsync(scene.Subject, Cancellation)).Value!;
            return ((await s.GetRequiredService<Marking>().OpenAsync(scene.Subject, null, Cancellation)).Value!.Unmarked.Count(), picture.Facts.Team.Single(m => m.PersonId == LoopScene.PersonOf(LoopScene.Leader)).ToMark, picture.Facts.Plan.LeavesWithoutMain);
        });
        Assert.Equal((5, 5, 0), (unmarked, toMark, withoutMain));

        await ArrangeMarksAsync(office, scene);
        await MoveAsync(office, scene, InspectionState.Deliberation);
        var table = $"/subjects/{scene.Subject}/deliberation";
        var page = await leader.GetTextAsync(table);
        Assert.Contains("已定 <span data-total=\"settled\">0</span> / 6 项", page, StringComparison.Ordinal);
        Assert.Contains(Reason, page, StringComparison.Ordinal);
        Assert.DoesNotContain("s-c6", page, StringComparison.Ordinal);
        Assert.Equal("refused", (await ResultAsync(await SaveAsync(leader, table, await TokenAsync(leader), "s-c6", "A", 0))).GetProperty("outcome").GetString());
        var settled = await office.AsAsync(LoopScene.Leader, s => s.GetRequiredService<Settling>().SettleCloseAsync(scene.Subject, Cancellation));
        Assert.True(settled.IsDone, settled.Message);
        Assert.True((await office.AsAsync(LoopScene.Leader, s => s.GetRequiredService<ActBook>().OpenAsync(scene.Subject, Cancellation))).Value!.Facts.Deliberation.LeavesUnsettled == 0);

        var why = WebUtility.HtmlDecode(await leader.GetTextAsync($"/subjects/{scene.Subject}/why"));
        Assert.Contains("为什么是 86.25？", why, StringComparison.Ordinal);
        Assert.Contains($"经审定不适用，不计分：{Reason}", why, StringComparison.Ordinal);
        Assert.Contains("÷ 计入部分 20 分 × 本级 30 分", why, StringComparison.Ordinal);
        var summary = await leader.GetTextAsync($"/subjects/{scene.Subject}/mark-summary");
        Assert.Contains($"经审定不适用：{Reason}", summary, StringComparison.Ordinal);
        Assert.Contains("86.25", summary, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await leader.GetAsync($"/subjects/{scene.Subject}/mark-summary/docx")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 同意后退回_自评表里仍在_删去理由即恢复评分(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        await GrantAsync(office, scene);
        var url = $"/subjects/{scene.Subject}/self";
        var sentBack = await office.AsAsync(LoopScene.Staff, s => Service(s).SendBackAsync(scene.Subject, ActForm.New(), new Dictionary<string, string> { ["c6"] = "食堂已恢复，请填写" }, Cancellation));
        Assert.True(sentBack.IsDone, sentBack.Message);
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        var token = await TokenAsync(head);
        Assert.Contains("C6 食堂", await head.GetTextAsync(url), StringComparison.Ordinal);
        Assert.Equal("invalid", (await ResultAsync(await SaveAsync(head, url, token, "m-c6", "A", 1))).GetProperty("outcome").GetString());

        Assert.Equal("ok", (await ResultAsync(await SaveAsync(head, url, token, "x-c6", "", 2))).GetProperty("outcome").GetString());
        Assert.Equal("ok", (await ResultAsync(await SaveAsync(head, url, token, "m-c6", "A", 2))).GetProperty("outcome").GetString());
        var picture = (await office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<ActBook>().OpenAsync(scene.Subject, Cancellation))).Value!;
        Assert.Empty(picture.Plan!.LeftOut);
        Assert.Equal(LoopScene.MemberOf(LoopScene.Leader), picture.Parts!.MainOf("c6"));
    }

    /// <summary>The school asks, with its reason; the head submits; staff grants it in the review.</summary>
    private static async Task GrantAsync(TestOffice office, LoopScene scene)
    {
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        await office.AsAsync(LoopScene.Staff, s => Service(s).TypeAsync(scene.Subject, Answers().Where(a => a.Key != "c6").ToDictionary(), Cancellation));
        Assert.Equal("ok", (await ResultAsync(await SaveAsync(head, $"/subjects/{scene.Subject}/self", await TokenAsync(head), "x-c6", Reason, 0))).GetProperty("outcome").GetString());
        var submitted = await office.AsAsync(LoopScene.Head, s => Service(s).SubmitAsync(scene.Subject, ActForm.New(), Meeting, 5, Cancellation));
        Assert.True(submitted.IsDone, submitted.Message);
        var granted = await staff.PostFormAsync($"/subjects/{scene.Subject}/self-review", "review", ("Input.Id", Guid.CreateVersion7().ToString()), ("grant", "c6"));
        Assert.Equal(HttpStatusCode.SeeOther, granted.StatusCode);
    }

    private static Task<int> MoveAsync(TestOffice office, LoopScene scene, InspectionState state) => office.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<DudaoDbContext>();
        if (state == InspectionState.Deliberation)
        {
            await office.ArrangeAsync(new ActRecord { Id = Guid.CreateVersion7(), InspectionId = scene.InspectionId, SubjectId = scene.Subject, Act = nameof(ActId.OpenDeliberation), Day = office.Clock.Today, EnteredAt = office.Clock.Now });
        }

        return await db.Set<Subject>().Where(x => x.Id == scene.Subject).ExecuteUpdateAsync(x => x.SetProperty(subject => subject.State, state), Cancellation);
    });

    private static Task ArrangeMarksAsync(TestOffice office, LoopScene scene) => office.ArrangeAsync(
    [
        .. new (string LeafId, LeafInput Input)[]
        {
            ("c1", new LeafInput.Mark(9)), ("c2", new LeafInput.Level("B")), ("c3", new LeafInput.Mark(9)), ("c4", new LeafInput.Mark(7)), ("c5", new LeafInput.Passed(true)), ("c6", new LeafInput.Level("D")),
        }.Select(m => Mark(scene, LoopScene.Leader, m.LeafId, m.Input)),
        Mark(scene, LoopScene.MemberOne, "c8", new LeafInput.Level("B")),
    ]);

    private static MarkEntry Mark(LoopScene scene, string member, string leafId, LeafInput input)
    {
        var leaf = TrialFramework.Build().Find(leafId)!;
        return new MarkEntry
        {
            SubjectId = scene.Subject,
            MemberId = LoopScene.MemberOf(member),
            LeafId = leafId,
            Input = FrameworkJson.Write(input),
            InputVersion = 1,
            Value = leaf.Rule.Value(leaf.Points, input)?.Round(4),
        };
    }
}
