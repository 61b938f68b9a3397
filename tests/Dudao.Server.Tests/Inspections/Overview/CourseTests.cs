using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Acts;
using Dudao.Server.Features.Inspections.Gate;
using Dudao.Server.Features.Inspections.OnSite;
using Dudao.Server.Infrastructure.Files;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.Overview;

public class CourseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 别校别组找不到_学校看不到谁交了评分表_主任合议前也看不到(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var absent = await office.AsAsync(LoopScene.Leader, s => s.GetRequiredService<MarkSheets>().NoteAbsentAsync(
            scene.Subject, ActForm.New() with { Reason = "因病未到校" }, LoopScene.MemberOf(LoopScene.MemberTwo), Cancellation));
        Assert.True(absent.IsDone, absent.Message);
        var url = $"/subjects/{scene.Subject}/course";

        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(office, LoopScene.OtherHead, url)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(office, LoopScene.OtherMember, url)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(office, LoopScene.OtherHead, url + "/export")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ReadAsync(office, LoopScene.Administrator, url)).Status);
        foreach (var user in new[] { LoopScene.Head, LoopScene.Contributor, LoopScene.Director, LoopScene.MemberOne })
        {
            var (status, text) = await ReadAsync(office, user, url);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.False(text.Contains("注明缺席", StringComparison.Ordinal), user);
            Assert.False(text.Contains("因病未到校", StringComparison.Ordinal), user);
        }

        var (_, seen) = await ReadAsync(office, LoopScene.Staff, url);
        Assert.Matches("(?s)韦长青.*注明缺席.*因病未到校", seen);
        Assert.Equal(HttpStatusCode.OK, (await ReadAsync(office, LoopScene.Staff, url + "/export")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task 代录_写明谁的事_谁录入_真实日期和扫描件(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Announced);
        await using var _ = office;
        var form = ActForm.New() with
        {
            For = Position.Head,
            OwnerName = "石校长",
            OwnerPost = "校长",
            Day = new DateOnly(2026, 9, 17),
            ReceiverNamed = true,
            Reason = "校长当面签收",
        };
        var scan = Guid.CreateVersion7();
        await office.ArrangeAsync(
            new StoredFile { Sha256 = new string('a', 64), Length = 1, ContentType = "application/pdf", AddedAt = office.Clock.Now },
            new FileLink { Id = scan, Sha256 = new string('a', 64), Name = "送达回证.pdf", RecordKind = ActBook.ScanKind, RecordId = form.Id, Slot = scene.Subject.ToString(), AddedAt = office.Clock.Now });
        var done = await office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<PlainActs>().PerformAsync(scene.Subject, ActId.ReceiveNotice, form, Cancellation));
        Assert.True(done.IsDone, done.Message);

        var (_, text) = await ReadAsync(office, LoopScene.Staff, $"/subjects/{scene.Subject}/course");

        Assert.Contains("石校长 校长", text, StringComparison.Ordinal);
        Assert.Contains("沈秋禾", text, StringComparison.Ordinal);
        Assert.Contains("2026-09-17", text, StringComparison.Ordinal);
        Assert.Contains("校长当面签收", text, StringComparison.Ordinal);
        Assert.Contains($"/files/{scan}", text, StringComparison.Ordinal);
        Assert.Contains("全部经过", (await ReadAsync(office, LoopScene.Staff, $"/subjects/{scene.Subject}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 任务的全部经过_学校找不到_成员看不到添加了哪些学校(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.Draft);
        await using var _ = office;
        var added = await office.AsAsync(LoopScene.Staff, s => s.GetRequiredService<Features.Inspections.Planning.InspectionPlanning>().AddGroupAsync(scene.InspectionId, ActForm.New(), Guid.CreateVersion7(), "高中组", Cancellation));
        Assert.True(added.IsDone, added.Message);
        var url = $"/inspections/{scene.InspectionId}/course";

        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(office, LoopScene.Head, url)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ReadAsync(office, LoopScene.OutsideInspector, url)).Status);
        Assert.DoesNotContain("高中组", (await ReadAsync(office, LoopScene.MemberOne, url)).Text, StringComparison.Ordinal);
        Assert.Contains("增加高中组", (await ReadAsync(office, LoopScene.Staff, url)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 评分表的扫描件_合议开始前只有本人看得到(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var act = new Features.Inspections.Records.ActRecord
        {
            Id = Guid.CreateVersion7(),
            InspectionId = scene.InspectionId,
            SubjectId = scene.Subject,
            Act = nameof(ActId.HandInSheet),
            OwnerPersonId = LoopScene.PersonOf(LoopScene.MemberTwo),
            EnteredByPersonId = LoopScene.PersonOf(LoopScene.Staff),
            Day = new DateOnly(2026, 10, 21),
            EnteredAt = office.Clock.Now,
        };
        await office.ArrangeAsync(act);

        foreach (var (user, sees) in new[]
        {
            (LoopScene.MemberTwo, true), (LoopScene.Staff, false), (LoopScene.Leader, false), (LoopScene.MemberOne, false), (LoopScene.Director, false),
            (LoopScene.Head, false), (LoopScene.OtherMember, false),
        })
        {
            var may = await office.AsAsync(user, s => s.GetRequiredService<Features.Inspections.Overview.Course.ScanSight>().MayReadAsync(scene.Subject, act.Id, Cancellation));
            Assert.True(sees == may, user);
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> ReadAsync(TestOffice office, string userName, string url)
    {
        using var browser = await office.SignInAsync(userName, DemonstrationPeople.Password);
        using var answer = await browser.GetAsync(url);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation)));
    }
}
