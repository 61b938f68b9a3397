using System.Net;
using System.Text.Json;
using Dudao.Core.Inspections;
using Dudao.Server.Data;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Infrastructure.Saving;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Inspections.OnSite;

public class FieldRecordTests
{
    [Theory, OnBothDatabases]
    public async Task 别组督学_别校校长_找不到_本校校长看不到(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        var url = InspectionLinks.FieldRecords(scene.Subject);

        foreach (var (userName, status) in new[]
        {
            (LoopScene.OtherLeader, HttpStatusCode.NotFound), (LoopScene.OutsideInspector, HttpStatusCode.NotFound), (LoopScene.OtherHead, HttpStatusCode.Forbidden),
            (LoopScene.Head, HttpStatusCode.Forbidden), (LoopScene.Director, HttpStatusCode.Forbidden), (LoopScene.MemberTwo, HttpStatusCode.OK), (LoopScene.Staff, HttpStatusCode.OK),
        })
        {
            using var browser = await office.SignInAsync(userName, DemonstrationPeople.Password);
            using var page = await browser.GetAsync(url);
            using var file = await browser.GetAsync(url + "/export");
            Assert.True(status == page.StatusCode, $"{userName}: {page.StatusCode}");
            Assert.True(status == file.StatusCode, $"{userName}, export: {file.StatusCode}");
        }
    }

    [Theory, OnBothDatabases]
    public async Task 听课和座谈记下后_计数_听取意见成立(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var browser = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        var url = InspectionLinks.FieldRecords(scene.Subject);

        using var lesson = await browser.PostFormAsync(url, "add", Lesson("三（1）班"));
        using var interview = await browser.PostFormAsync(url, "add", ("Id", Id()), ("Kind", "Interview"), ("Interview.对象", "学校干部"), ("Interview.人数", "２"), ("Text", "谈分工"));
        Assert.Equal(HttpStatusCode.SeeOther, lesson.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, interview.StatusCode);
        Assert.Contains("还没有听取学生、家长或教师的意见", await browser.GetTextAsync(url));
        using var symposium = await browser.PostFormAsync(url, "add", ("Id", Id()), ("Kind", "Symposium"), ("Symposium.对象", "家长"), ("Symposium.人数", "12"), ("Leaf", "c8"));

        var page = Plain(await browser.GetTextAsync(url));
        Assert.Contains("听课 1 节", page);
        Assert.Contains("访谈 2 人", page);
        Assert.Contains("座谈 12 人", page);
        Assert.Contains("已听取师生或家长意见 1 次", page);
        using var file = await browser.GetAsync(url + "/export");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file.Content.Headers.ContentType!.MediaType);
    }

    [Theory, OnBothDatabases]
    public async Task 少填的_日期晚于今天的_不记_并指出栏目(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var browser = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);

        using var response = await browser.PostFormAsync(
            InspectionLinks.FieldRecords(scene.Subject), "add", ("Id", Id()), ("Kind", "Survey"), ("Survey.对象", "学生"), ("Survey.发出份数", "30"), ("Survey.收回份数", "31"), ("Day", "2027-01-01"));

        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("收回份数不能多于发出份数", page);
        Assert.Contains("日期不能晚于今天", page);
        Assert.Equal(0, await CountAsync(office, scene.Subject));
    }

    [Theory, OnBothDatabases]
    public async Task 断网补传的记录_来两次只记一次_两人同时记都在(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var one = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        using var two = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        var url = InspectionLinks.FieldRecords(scene.Subject);
        var (tokenOne, tokenTwo) = (Browser.TokenIn(await one.GetTextAsync(url)), Browser.TokenIn(await two.GetTextAsync(url)));
        var request = Request(Id(), "一");

        await Task.WhenAll(
            one.SendJsonAsync(HttpMethod.Post, url + "/save", request, tokenOne), one.SendJsonAsync(HttpMethod.Post, url + "/save", request, tokenOne),
            two.SendJsonAsync(HttpMethod.Post, url + "/save", Request(Id(), "二"), tokenTwo), two.SendJsonAsync(HttpMethod.Post, url + "/save", Request(Id(), "三"), tokenTwo));
        using var again = await one.SendJsonAsync(HttpMethod.Post, url + "/save", request, tokenOne);

        using var answer = JsonDocument.Parse(await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("ok", answer.RootElement.GetProperty("results")[0].GetProperty("outcome").GetString());
        Assert.Equal(3, await CountAsync(office, scene.Subject));
    }

    [Theory, OnBothDatabases]
    public async Task 本人修改移除恢复_别人不能_旧页面不覆盖(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var owner = await office.SignInAsync(LoopScene.MemberOne, DemonstrationPeople.Password);
        using var other = await office.SignInAsync(LoopScene.MemberTwo, DemonstrationPeople.Password);
        var id = Guid.CreateVersion7();
        using var added = await owner.PostFormAsync(InspectionLinks.FieldRecords(scene.Subject), "add", Lesson("三（1）班", id));
        var url = InspectionLinks.FieldRecord(scene.Subject, id);

        Assert.DoesNotContain("保存修改", await other.GetTextAsync(url));
        using var changed = await owner.PostFormAsync(url, "change", [.. Lesson("三（2）班", id), ("FormId", Id()), ("Version", "1")]);
        using var stale = await owner.PostFormAsync(url, "change", [.. Lesson("三（3）班", id), ("FormId", Id()), ("Version", "1")]);
        Assert.Equal(HttpStatusCode.SeeOther, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        using var removed = await owner.PostFormAsync(url, "remove", ("FormId", Id()));
        Assert.Equal(0, await CountAsync(office, scene.Subject));
        using var restored = await owner.PostFormAsync(url, "restore", ("FormId", Id()));
        Assert.Equal(1, await CountAsync(office, scene.Subject));
        Assert.Contains("三（2）班", await other.GetTextAsync(url));
    }

    [Theory, OnBothDatabases]
    public async Task 工作人员代录_记在督学名下_写明代录(Database database)
    {
        var (office, scene) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var _ = office;
        using var staff = await office.SignInAsync(LoopScene.Staff, DemonstrationPeople.Password);
        var url = InspectionLinks.FieldRecords(scene.Subject);

        using var without = await staff.PostFormAsync(url, "add", Lesson("一班"));
        using var done = await staff.PostFormAsync(url, "add", [.. Lesson("二班"), ("Owner", LoopScene.MemberOf(LoopScene.MemberTwo).ToString())]);

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var (person, entered) = await office.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<DudaoDbContext>();
            var record = await db.Set<FieldRecord>().SingleAsync(TestContext.Current.CancellationToken);
            return (record.PersonId, (await db.Set<ActRecord>().SingleAsync(a => a.Id == record.Id, TestContext.Current.CancellationToken)).EnteredByPersonId);
        });
        Assert.Equal(LoopScene.PersonOf(LoopScene.MemberTwo), person);
        Assert.Equal(LoopScene.PersonOf(LoopScene.Staff), entered);
    }

    /// <summary>The words of a page without its elements.</summary>
    private static string Plain(string page) => System.Text.RegularExpressions.Regex.Replace(page, "<[^>]+>", "");

    private static string Id() => Guid.CreateVersion7().ToString();

    private static (string, string)[] Lesson(string klass, Guid? id = null) =>
        [("Id", (id ?? Guid.CreateVersion7()).ToString()), ("Kind", "LessonHeard"), ("LessonHeard.学科", "语文"), ("LessonHeard.班级", klass), ("LessonHeard.评价", "良"), ("Text", "课堂秩序好")];

    private static SaveRequest Request(string id, string klass) => new(
    [
        new SaveChange($"record-{id}", JsonSerializer.Serialize(new Dictionary<string, string> { ["Kind"] = "LessonHeard", ["LessonHeard.学科"] = "数学", ["LessonHeard.班级"] = klass }), 0),
    ]);

    private static Task<int> CountAsync(TestOffice office, Guid subjectId) => office.InScopeAsync(s =>
        s.GetRequiredService<DudaoDbContext>().Set<FieldRecord>().CountAsync(r => r.SubjectId == subjectId && r.RemovedAt == null, TestContext.Current.CancellationToken));
}
