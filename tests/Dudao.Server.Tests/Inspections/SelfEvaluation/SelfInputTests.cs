using System.Net;
using Dudao.Core.Frameworks;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Dudao.Server.Tests.Inspections.SelfEvaluation.SelfTyped;

namespace Dudao.Server.Tests.Inspections.SelfEvaluation;

public class SelfInputTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 清单勾选_扣分按处数_存的是勾选和处数(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        var url = $"/subjects/{scene.Subject}/self";
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        var token = await TokenAsync(head);

        var outside = await ResultAsync(await SaveAsync(head, url, token, "m-c4", "达到第1、4项", 0));
        var ticked = await ResultAsync(await SaveAsync(head, url, token, "m-c4", "达到第3、1项", 0));
        var found = await ResultAsync(await SaveAsync(head, url, token, "m-c3", "发现3处", 0));

        Assert.Equal(("invalid", "这一条只有 3 项"), (outside.GetProperty("outcome").GetString(), outside.GetProperty("message").GetString()));
        Assert.Equal(("ok", "达到第1、3项"), (ticked.GetProperty("outcome").GetString(), ticked.GetProperty("value").GetString()));
        Assert.Equal("ok", found.GetProperty("outcome").GetString());
        var stored = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<SelfEntry>().AsNoTracking().ToDictionaryAsync(e => e.LeafId, Cancellation));
        Assert.Equal(new LeafInput.Items([0, 2]), FrameworkJson.ReadInput(stored["c4"].Input));
        Assert.Equal((7m, 8.5m), (stored["c4"].Value, stored["c3"].Value));
        var page = await head.GetTextAsync(url + "/c4");
        Assert.Contains("data-compose=\"items\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"达到第1、3项\"", page, StringComparison.Ordinal);
        Assert.Contains("每处扣 0.5 分", await head.GetTextAsync(url + "/c3"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 两个学段的学校_一项数据报两个数_取低的(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        await office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            var subject = await db.Set<Subject>().SingleAsync(s => s.Id == scene.Subject, Cancellation);
            subject.Traits |= SubjectTraits.Junior;
            db.Record(new Data.Audit.Deed("Test.Arrange", "测试准备"));
            return await db.SaveChangesAsync(Cancellation);
        });
        var url = $"/subjects/{scene.Subject}/self";
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        var token = await TokenAsync(head);
        Assert.Contains("data-stage=\"初中\"", await head.GetTextAsync(url + "/c7"), StringComparison.Ordinal);

        var two = await ResultAsync(await SaveAsync(head, url, token, "m-c7", "小学98.5，初中94", 0));
        var wrong = await ResultAsync(await SaveAsync(head, url, token, "m-c7", "小学98.5，初中多", 1));

        Assert.Equal(("ok", "小学98.5，初中94"), (two.GetProperty("outcome").GetString(), two.GetProperty("value").GetString()));
        Assert.Equal("invalid", wrong.GetProperty("outcome").GetString());
        Assert.Equal(10m, await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<SelfEntry>().Where(e => e.LeafId == "c7").Select(e => e.Value).SingleAsync(Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 程序改名pdf_HEIC_不要材料的指标_都不收_别校不能看(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        using var head = await office.SignInAsync(LoopScene.Head, DemonstrationPeople.Password);
        using var other = await office.SignInAsync(LoopScene.OtherHead, DemonstrationPeople.Password);
        var token = await TokenAsync(head);

        var held = await PutAsync(head, token, scene.Subject, "c1", "制度.pdf", "%PDF-1.7 "u8.ToArray());
        var program = await PutAsync(head, token, scene.Subject, "c8", "成绩.pdf", "MZ\u0090\0\u0003\0\0\0"u8.ToArray());
        var heic = await PutAsync(head, token, scene.Subject, "c8", "照片.heic", "\0\0\0\u0018ftypheic"u8.ToArray());
        var taken = await PutAsync(head, token, scene.Subject, "c8", "成绩.pdf", "%PDF-1.7 \n%%EOF"u8.ToArray());
        var foreign = await PutAsync(other, await TokenAsync(other), scene.Subject, "c8", "成绩.pdf", "%PDF-1.7 "u8.ToArray());

        Assert.Equal((HttpStatusCode.BadRequest, "这一项的材料备查即可"), (held.Status, held.Said[..10]));
        Assert.Equal(HttpStatusCode.BadRequest, program.Status);
        Assert.Contains("不是可以上传的文件", program.Said, StringComparison.Ordinal);
        Assert.Contains("另存为 JPG", heic.Said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, taken.Status);
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        var page = await head.GetTextAsync($"/subjects/{scene.Subject}/self/c8");
        var file = page[(page.IndexOf("/files/", StringComparison.Ordinal))..][..43];
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(file)).StatusCode);
        var removed = await head.PostFormAsync($"/subjects/{scene.Subject}/self/c8", "remove", ("file", file[7..]));
        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.DoesNotContain(file, await head.GetTextAsync($"/subjects/{scene.Subject}/self/c8"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 上报与打字同时_要么在上报里_要么被拒(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        var url = $"/subjects/{scene.Subject}/self";
        using var liaison = await office.SignInAsync(LoopScene.Liaison, DemonstrationPeople.Password);
        var token = await TokenAsync(liaison);
        await office.AsAsync(LoopScene.Liaison, s => Service(s).TypeAsync(scene.Subject, Answers(), Cancellation));

        var emptied = Enumerable.Range(0, 4).Select(n => SaveAsync(liaison, url, token, "m-c1", n == 0 ? "" : $"9.{n}", 1)).ToList();
        var submitted = await office.AsAsync(LoopScene.Head, s => Service(s).SubmitAsync(scene.Subject, ActForm.New(), Meeting, 5, Cancellation));
        await Task.WhenAll(emptied);

        var input = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<SelfEntry>().Where(e => e.LeafId == "c1").Select(e => e.Input).SingleAsync(Cancellation));
        Assert.True(input.Length > 0 || !submitted.IsDone, "submitted with an empty leaf");
        var late = await SaveAsync(liaison, url, token, "n-c2", "迟到的话", 1);
        Assert.Equal(submitted.IsDone ? HttpStatusCode.Conflict : HttpStatusCode.OK, late.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task 纸质自评_工作人员代录_没有扫描件不能上报_记下是谁的(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.SelfEvaluation);
        await using var _ = office;
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var token = await TokenAsync(staff);
        Assert.Equal("ok", (await ResultAsync(await SaveAsync(staff, $"/subjects/{scene.Subject}/self", token, "n-c1", "一周一会", 0))).GetProperty("outcome").GetString());
        Assert.Contains("代录白石小学的纸质自评表", await staff.GetTextAsync($"/subjects/{scene.Subject}/self"), StringComparison.Ordinal);
        var blank = await staff.GetTextAsync($"/subjects/{scene.Subject}/self-table?blank=1");
        Assert.Contains("督导评估自评表", blank, StringComparison.Ordinal);
        Assert.DoesNotContain("一周一会", blank, StringComparison.Ordinal);
        Assert.Contains("一周一会", await staff.GetTextAsync($"/subjects/{scene.Subject}/self-table"), StringComparison.Ordinal);
        var word = await staff.GetAsync($"/subjects/{scene.Subject}/self-table/docx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.Content.Headers.ContentType!.MediaType);
        await office.AsAsync(LoopScene.Staff, s => Service(s).TypeAsync(scene.Subject, Answers(), Cancellation));
        var id = Guid.CreateVersion7();
        (string, string)[] form = [("Input.Id", id.ToString()), ("Input.OwnerName", "田晓禾"), ("Input.Day", "2026-10-12"), ("Input.Meeting", "2026-10-09"), ("Input.DaysPosted", "5")];

        var without = await staff.PostFormAsync($"/subjects/{scene.Subject}/self-submit", "submit", form);
        using var scan = new ByteArrayContent("%PDF-1.7 \n%%EOF"u8.ToArray());
        var sent = await staff.SendAsync(HttpMethod.Put, $"/files/{Guid.CreateVersion7()}?kind=Act&record={id}&slot={scene.Subject}&name=scan.pdf", scan, asPage: false, token);
        var with = await staff.PostFormAsync($"/subjects/{scene.Subject}/self-submit", "submit", form);

        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Contains("扫描件", await without.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, with.StatusCode);
        var act = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().Set<ActRecord>().SingleAsync(a => a.Id == id, Cancellation));
        Assert.Equal(("田晓禾", "沈秋禾", new DateOnly(2026, 10, 12)), (act.OwnerName, act.EnteredByName, act.Day));
    }

    private static async Task<(HttpStatusCode Status, string Said)> PutAsync(Browser browser, string? token, Guid subjectId, string leaf, string name, byte[] bytes)
    {
        using var body = new ByteArrayContent(bytes);
        var answer = await browser.SendAsync(HttpMethod.Put, $"/files/{Guid.CreateVersion7()}?kind=SelfEvaluation&record={subjectId}&slot={leaf}&name={Uri.EscapeDataString(name)}", body, asPage: false, token);
        var said = await answer.Content.ReadAsStringAsync(Cancellation);
        return (answer.StatusCode, said.StartsWith("{\"message\":\"", StringComparison.Ordinal) ? said[12..] : said);
    }
}
