using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Gate;

/// <summary>Where a step meets the one before it: what was sent back, sent twice, put off, or is not for the reader yet.</summary>
public class SeamTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 学校和上级_看不到评分进度_看不到等级(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        await GradeAsync(office, scene.Subject, "哨兵等级");
        foreach (var (user, sees) in new[] { (LoopScene.Head, false), (LoopScene.Liaison, false), (LoopScene.Superior, false), (LoopScene.MemberOne, false), (LoopScene.Leader, true), (LoopScene.Staff, true) })
        {
            using var browser = await office.SignInAsync(user, DemonstrationPeople.Password);
            var page = WebUtility.HtmlDecode(await browser.GetTextAsync($"/subjects/{scene.Subject}"));
            Assert.True(sees == page.Contains("督学评分表", StringComparison.Ordinal), user);
            var list = WebUtility.HtmlDecode(await (await browser.GetAsync("/inspections?tab=all&cols=subject,grade")).Content.ReadAsStringAsync(Cancellation));
            Assert.DoesNotContain("哨兵等级", list, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task 延期_没有在计算的期限_不能延(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Reply);
        await using var _ = office;
        foreach (var deadline in new DeadlineId?[] { DeadlineId.SelfEvaluation, DeadlineId.Reply, (DeadlineId)999, null })
        {
            var refused = await office.AsAsync(LoopScene.Director, s => s.GetRequiredService<PlainActs>().PerformAsync(
                scene.Subject, ActId.ExtendDeadline, ActForm.New() with { Deadline = deadline, Words = deadline?.ToString() ?? "", Until = office.Clock.Today.AddDays(30), Reason = "停课" }, Cancellation));
            Assert.False(refused.IsDone, $"{deadline}");
        }

        Assert.Equal(0, await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<ActRecord>().CountAsync(a => a.Act == nameof(ActId.ExtendDeadline), Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 同一件事同时送来几次_办一次_都说办成了(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        var form = ActForm.New() with { Reason = "电话提醒" };

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<PlainActs>().PerformAsync(scene.Subject, ActId.Remind, form, Cancellation))));

        Assert.All(all, a => Assert.True(a.IsDone, a.Message));
        Assert.Equal(1, await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<ActRecord>().CountAsync(a => a.Id == form.Id, Cancellation)));
        var check = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents.OrderBy(e => e.Sequence).Select(e => new { e.Sequence, e.PreviousHash, e.Hash }).ToListAsync(Cancellation));
        Assert.All(check.Zip(check.Skip(1)), pair => Assert.Equal((pair.First.Sequence + 1, pair.First.Hash), (pair.Second.Sequence, pair.Second.PreviousHash)));
    }

    [Theory, OnBothDatabases]
    public async Task 办完的事_扫描件谁也不能增减(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Announced);
        await using var _ = office;
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        var (form, scan) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal(HttpStatusCode.OK, (await UploadAsync(staff, scan, form)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await UploadAsync(head, Guid.CreateVersion7(), form)).StatusCode);
        var entered = await office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<PlainActs>().PerformAsync(
            scene.Subject, ActId.ReceiveNotice, new ActForm(form) { For = Position.Head, OwnerName = "白校长", OwnerPost = "校长", ReceiverNamed = true, IsOwn = false }, Cancellation));
        Assert.True(entered.IsDone, entered.Message);

        foreach (var browser in new[] { staff, head })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await browser.SendAsync(HttpMethod.Delete, $"/files/{scan}", null, asPage: false, await TokenAsync(browser))).StatusCode);
            Assert.NotEqual(HttpStatusCode.OK, (await UploadAsync(browser, Guid.CreateVersion7(), form)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync($"/files/{scan}")).StatusCode);

        async Task<HttpResponseMessage> UploadAsync(Browser browser, Guid id, Guid act) => await browser.SendAsync(
            HttpMethod.Put, $"/files/{id}?kind=Act&record={act}&slot={scene.Subject}&name=scan.pdf", new ByteArrayContent("%PDF-1.4\n%%EOF\n"u8.ToArray()), asPage: false, await TokenAsync(browser));
    }

    private static async Task<string?> TokenAsync(Browser browser) => Browser.TokenIn(await browser.GetTextAsync("/account/password"));

    private static Task<int> GradeAsync(TestOffice office, Guid subject, string grade) => office.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<DudaoDbContext>();
        (await db.Set<Subject>().SingleAsync(x => x.Id == subject, Cancellation)).Grade = grade;
        db.Record(new Data.Audit.Deed("Test.Arrange", "测试准备"));
        return await db.SaveChangesAsync(Cancellation);
    });
}
