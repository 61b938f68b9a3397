using System.IO.Compression;
using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Outcomes;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dudao.Server.Tests.Inspections.Deliberation.Deliberated;

namespace Dudao.Server.Tests.Inspections.Deliberation;

public class DeliberationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 合议开始前谁也看不到别人的评分_别组别校找不到(Database database)
    {
        var (office, scene, url) = await StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        string[] pages = [url, $"/subjects/{scene.Subject}/mark-summary", $"/subjects/{scene.Subject}/mark-summary/docx?blank=1", $"/subjects/{scene.Subject}/deliberation-record", $"/subjects/{scene.Subject}/why", $"/subjects/{scene.Subject}/why/docx", $"/inspections/{scene.InspectionId}/compare?leaf=c1", $"/inspections/{scene.InspectionId}/compare"];
        foreach (var user in new[] { LoopScene.ChiefLeader, LoopScene.Leader, LoopScene.MemberOne, LoopScene.Recorder, LoopScene.Staff, LoopScene.Director, LoopScene.Head, LoopScene.OtherMember, LoopScene.OtherHead, LoopScene.OutsideInspector })
        {
            using var browser = await office.SignInAsync(user, DemonstrationPeople.Password);
            foreach (var page in pages)
            {
                var answer = await browser.GetAsync(page);
                Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{user} {page}: {answer.StatusCode}");
                Assert.DoesNotContain("6.33", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
            }
        }

        using var other = await office.SignInAsync(LoopScene.OtherMember, DemonstrationPeople.Password);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(url)).StatusCode);
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await SaveAsync(leader, url, await TokenAsync(leader), "s-c1", "8", 0)).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 成员不能定分_评分表已锁_校长看不到(Database database)
    {
        var (office, scene, url) = await StartAsync(database);
        await using var _ = office;
        using var member = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        using var other = await office.SignInAsync(LoopScene.OtherMember, DemonstrationPeople.Password);

        var table = await member.GetTextAsync(url);
        Assert.Contains("9.77", table, StringComparison.Ordinal);
        Assert.Contains("Krippendorff α，定距：", table, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await SaveAsync(member, url, await TokenAsync(member), "s-c1", "8", 0)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await SaveAsync(member, $"/subjects/{scene.Subject}/marks", await TokenAsync(member), "m-c1", "8", 1)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await head.GetAsync($"/subjects/{scene.Subject}/why")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/subjects/{scene.Subject}/mark-summary/docx")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 超出各人评分范围_写了理由才算定分_理由两人同写不覆盖(Database database)
    {
        var (office, scene, url) = await StartAsync(database);
        await using var _ = office;
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        using var recorder = await office.SignInAsync(LoopScene.Recorder, DemonstrationPeople.Password);

        var (outside, said) = await TypeAsync(leader, url, "s-c1", "5", 0);
        Assert.Equal("ok", outside);
        Assert.Equal("超出各人评分的范围（6.33 至 9.77），写明理由后才算定分", said.GetProperty("totals").GetProperty("why-c1").GetString());
        Assert.Equal("0", said.GetProperty("totals").GetProperty("settled").GetString());
        Assert.Contains("超出各人评分的范围", await leader.GetTextAsync(url), StringComparison.Ordinal);

        var (reason, after) = await TypeAsync(recorder, url, "r-c1", "会议记录缺三次", 0);
        Assert.Equal(("ok", "1", ""), (reason, after.GetProperty("totals").GetProperty("settled").GetString(), after.GetProperty("totals").GetProperty("why-c1").GetString()));
        var (second, both) = await TypeAsync(leader, url, "r-c1", "另一个理由", 0);
        Assert.Equal(("conflict", "会议记录缺三次"), (second, both.GetProperty("results")[0].GetProperty("value").GetString()));
        Assert.Equal("conflict", (await TypeAsync(recorder, url, "s-c1", "6", 0)).Outcome);
        var (gone, without) = await TypeAsync(leader, url, "r-c1", "", 1);
        Assert.Equal(("ok", "0"), (gone, without.GetProperty("totals").GetProperty("settled").GetString()));
        Assert.Equal("invalid", (await TypeAsync(leader, url, "s-c2", "E", 0)).Outcome);
        Assert.Equal("refused", (await TypeAsync(leader, url, "s-c7", "20", 0)).Outcome);
        Assert.Equal(OutcomeKind.Invalid, (await office.AsAsync(LoopScene.Leader, s => Settling(s).SettleAsync(scene.Subject, new Dictionary<string, (Core.Frameworks.LeafInput, string)> { ["c1"] = (new Core.Frameworks.LeafInput.Mark(1), "") }, Cancellation))).Kind);
    }

    [Theory, OnBothDatabases]
    public async Task 从定分到结束_保留意见_尺度统一_确认_纸质签名_打印(Database database)
    {
        var (office, scene, url) = await StartAsync(database);
        await using var _ = office;
        using var leader = await office.SignInAsync(LoopScene.Leader, DemonstrationPeople.Password);
        using var one = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        using var two = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        using var chief = await office.SignInAsync(LoopScene.ChiefLeader, DemonstrationPeople.Password);
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        Assert.Equal(HttpStatusCode.Conflict, (await DoAsync(two, url, "confirm")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await DoAsync(leader, url, "close")).StatusCode);
        Assert.Equal("ok", (await TypeAsync(leader, url, "s-c1", "8", 0)).Outcome);
        Assert.Equal("ok", (await TypeAsync(leader, url, "s-c2", "B", 0)).Outcome);

        Assert.Equal(HttpStatusCode.SeeOther, (await DoAsync(two, url, "dissent", ("Command.Leaf", "c1"), ("Command.Words", "应给 6 分"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await DoAsync(staff, url, "dissent", ("Command.Leaf", "c1"), ("Command.Words", "不该有"))).StatusCode);
        Assert.Contains("杜若川保留意见：应给 6 分", await leader.GetTextAsync(url), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await DoAsync(one, url, "confirm")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await DoAsync(one, url, "confirm")).StatusCode);

        Assert.Equal(OutcomeKind.NotYours, (await office.AsAsync(LoopScene.Leader, s => Deliberations(s).CalibrateAsync(scene.Subject, ActForm.New() with { Reason = "偏高" }, "c1", Cancellation))).Kind);
        Assert.Contains("6.33", await chief.GetTextAsync($"/inspections/{scene.InspectionId}/compare?leaf=c1"), StringComparison.Ordinal);
        Assert.Contains($"/inspections/{scene.InspectionId}/compare\"", await chief.GetTextAsync("/"), StringComparison.Ordinal);
        var sentBack = await chief.PostFormAsync($"/inspections/{scene.InspectionId}/compare?leaf=c1", "deliberation",
            ("Command.Id", Guid.CreateVersion7().ToString()), ("Command.Do", "calibrate"), ("Command.Words", "与石桥镇中心小学尺度不一"), ("subject", scene.Subject.ToString()));
        Assert.Equal(HttpStatusCode.SeeOther, sentBack.StatusCode);
        var reopened = await leader.GetTextAsync(url);
        Assert.Contains("尺度统一退回：与石桥镇中心小学尺度不一", reopened, StringComparison.Ordinal);
        Assert.Contains("未定的项暂按中位数", reopened, StringComparison.Ordinal);
        Assert.Equal(1, await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<LeafSettlement>().CountAsync(r => r.SettledAt == null, Cancellation)));
        Assert.Equal(0, await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Confirmation>().CountAsync(c => c.VoidedAt == null, Cancellation)));
        Assert.Equal("ok", (await TypeAsync(leader, url, "s-c1", "8", 2)).Outcome);

        Assert.Equal(HttpStatusCode.SeeOther, (await DoAsync(one, url, "confirm")).StatusCode);
        var (changed, told) = await TypeAsync(leader, url, "s-c1", "7.5", 3);
        Assert.Equal("ok", changed);
        Assert.Contains("何晓岚的确认已失效", told.GetProperty("totals").GetProperty("voided").GetString(), StringComparison.Ordinal);
        Assert.Contains("改过分，要重新确认", await one.GetTextAsync(url), StringComparison.Ordinal);
        Assert.Equal(0, await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<Confirmation>().CountAsync(c => c.VoidedAt == null, Cancellation)));
        Assert.Equal(HttpStatusCode.SeeOther, (await DoAsync(one, url, "confirm")).StatusCode);
        Assert.Equal(OutcomeKind.Conflict, (await office.AsAsync(LoopScene.Leader, s => s.GetRequiredService<PlainActs>().PerformAsync(scene.Subject, ActId.CloseDeliberation, ActForm.New(), Cancellation))).Kind);

        await SignOnPaperAsync(staff, scene);
        await PrintAsync(staff, scene);
        var closed = await office.AsAsync(LoopScene.Leader, s => s.GetRequiredService<PlainActs>().PerformAsync(scene.Subject, ActId.CloseDeliberation, ActForm.New(), Cancellation));
        Assert.True(closed.IsDone, closed.Message);
        Assert.Equal(HttpStatusCode.Conflict, (await SaveAsync(leader, url, await TokenAsync(leader), "s-c1", "7", 4)).StatusCode);
    }

    private static async Task SignOnPaperAsync(Browser staff, LoopScene scene)
    {
        var page = $"/subjects/{scene.Subject}/signatures";
        var id = Guid.CreateVersion7();
        (string, string)[] form =
        [
            ("Input.Id", id.ToString()), ("Input.Day", "2026-10-21"), ("member", LoopScene.MemberOf(LoopScene.Leader).ToString()), ("member", LoopScene.MemberOf(LoopScene.MemberTwo).ToString()),
        ];
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.PostFormAsync(page, "signatures", form)).StatusCode);
        using var scan = new ByteArrayContent("%PDF-1.7 \n%%EOF"u8.ToArray());
        var sent = await staff.SendAsync(HttpMethod.Put, $"/files/{Guid.CreateVersion7()}?kind=Act&record={id}&slot={scene.Subject}&name=signed.pdf", scan, asPage: false, await TokenAsync(staff));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await staff.PostFormAsync(page, "signatures", form)).StatusCode);
    }

    private static async Task PrintAsync(Browser staff, LoopScene scene)
    {
        var summary = await staff.GetTextAsync($"/subjects/{scene.Subject}/mark-summary");
        Assert.Contains("杜若川保留意见：应给 6 分", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("1.11", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("9.77", await staff.GetTextAsync($"/subjects/{scene.Subject}/mark-summary?blank=1"), StringComparison.Ordinal);
        Assert.Contains("韦长青9.77、杜若川6.33", await staff.GetTextAsync($"/subjects/{scene.Subject}/deliberation-record"), StringComparison.Ordinal);

        var why = await staff.GetTextAsync($"/subjects/{scene.Subject}/why");
        await using var zip = new ZipArchive(await (await staff.GetAsync($"/subjects/{scene.Subject}/why/docx")).Content.ReadAsStreamAsync(Cancellation));
        using var reader = new StreamReader(await zip.GetEntry("word/document.xml")!.OpenAsync(Cancellation));
        var word = await reader.ReadToEndAsync(Cancellation);
        foreach (var formula in new[] { "满分 10 分，扣 1 分", "满分 20 分", "四舍五入为" }.Where(f => why.Contains(f, StringComparison.Ordinal)))
        {
            Assert.Contains(formula, word, StringComparison.Ordinal);
        }

        Assert.Contains("满分 10 分，扣 1 分", why, StringComparison.Ordinal);
        Assert.Contains("何晓岚", why, StringComparison.Ordinal);
    }
}
