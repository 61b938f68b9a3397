using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Features.Dashboard;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Features.Inspections.Records;
using Dudao.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Dashboard;

public class DeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 没有待办的人_工作台说以后会有什么_看不到别人的学校(Database database)
    {
        var (office, _) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var disposing = office;
        foreach (var (user, words) in new[]
        {
            (LoopScene.GovernmentLeader, "报请您批示的评估结果"), (LoopScene.Superior, "下级督导室备案的督导意见"), (LoopScene.Administrator, "督导内容不经过系统管理员"),
            (LoopScene.OutsideInspector, "您被编入督导组后"),
        })
        {
            using var browser = await office.SignInAsync(user, DemonstrationPeople.Password);
            var page = WebUtility.HtmlDecode(await browser.GetTextAsync("/"));
            Assert.True(page.Contains("没有待办事项", StringComparison.Ordinal), user);
            Assert.True(page.Contains(words, StringComparison.Ordinal), user);
            Assert.False(page.Contains("白石小学", StringComparison.Ordinal), user);
        }
    }

    [Theory, OnBothDatabases]
    public async Task 现场评估时_各人只有自己的事_数目和菜单旁的一样(Database database)
    {
        var (office, _) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var disposing = office;
        var one = await ReadAsync(office, LoopScene.MemberOne);
        Assert.All(one.Tasks, t => Assert.Contains("小学", t.Where, StringComparison.Ordinal));
        Assert.Equal(2, one.Tasks.Count(t => t.Task.Act == ActId.Mark));
        var other = await ReadAsync(office, LoopScene.OtherMember);
        Assert.DoesNotContain(other.Tasks, t => t.Where.EndsWith("小学", StringComparison.Ordinal));
        Assert.DoesNotContain((await ReadAsync(office, LoopScene.Head)).Tasks, t => t.Task.Kind == TaskKind.Marking);
        Assert.DoesNotContain((await ReadAsync(office, LoopScene.Staff)).Tasks, t => t.Task.Act == ActId.Mark);

        foreach (var user in new[] { LoopScene.Staff, LoopScene.Director, LoopScene.Leader, LoopScene.MemberOne, LoopScene.Head, LoopScene.Contributor })
        {
            var desk = await ReadAsync(office, user);
            var count = await office.AsAsync(user, s => s.GetRequiredService<DeskReading>().CountAsync(Cancellation));
            Assert.Equal((user, desk.Tasks.Count, desk.Count(DeskTerm.Late)), (user, count.Open, count.Late));
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(office, LoopScene.MemberOne, one.Tasks[0].Href));
    }

    [Theory, OnBothDatabases]
    public async Task 通知下发后_校长签收_成员签回避承诺书(Database database)
    {
        var (office, _) = await LoopScene.StartAsync(database, InspectionState.Announced);
        await using var disposing = office;
        Assert.Contains((await ReadAsync(office, LoopScene.Head)).Tasks, t => t.Task.Act == ActId.ReceiveNotice);
        Assert.Contains((await ReadAsync(office, LoopScene.Liaison)).Tasks, t => t.Task.Act == ActId.ReceiveNotice);
        Assert.DoesNotContain((await ReadAsync(office, LoopScene.Contributor)).Tasks, t => t.Task.Act == ActId.ReceiveNotice);
        Assert.DoesNotContain((await ReadAsync(office, LoopScene.Director)).Tasks, t => t.Task.Act == ActId.ReceiveNotice);
    }

    [Theory, OnBothDatabases]
    public async Task 没有被督导单位的拟定任务_在工作人员的工作台上_别人没有(Database database)
    {
        var (office, _) = await LoopScene.StartAsync(database, InspectionState.OnSite);
        await using var disposing = office;
        await office.ArrangeAsync(new Inspection
        {
            Id = Guid.CreateVersion7(),
            OfficeId = DemonstrationId.Of(DemonstrationTree.Office),
            Kind = InspectionKinds.Comprehensive.Code,
            Title = "2027年学校综合督导",
            Year = 2027,
            CreatedOn = new DateOnly(2026, 10, 20),
        });

        Assert.Contains((await ReadAsync(office, LoopScene.Staff)).Tasks, t => t.Where == "2027年学校综合督导" && t.Task.Waiting.Length > 0);
        Assert.DoesNotContain((await ReadAsync(office, LoopScene.Director)).Tasks, t => t.Where == "2027年学校综合督导");
        Assert.DoesNotContain((await ReadAsync(office, LoopScene.Leader)).Tasks, t => t.Where == "2027年学校综合督导");
    }

    private static Task<DeskView> ReadAsync(TestOffice office, string userName) => office.AsAsync(userName, s => s.GetRequiredService<DeskReading>().ReadAsync(Cancellation));

    private static async Task<HttpStatusCode> StatusAsync(TestOffice office, string userName, string url)
    {
        using var browser = await office.SignInAsync(userName, DemonstrationPeople.Password);
        return (await browser.GetAsync(url)).StatusCode;
    }
}
