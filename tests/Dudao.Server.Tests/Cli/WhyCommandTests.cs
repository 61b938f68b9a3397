using System.Net;
using Dudao.Core.Inspections;
using Dudao.Server.Infrastructure.Web;
using Dudao.Server.Tests.Hosting;
using Dudao.Server.Tests.Inspections.Deliberation;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Cli;

public class WhyCommandTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 没有数据库_没有这个单位_合议前_都说明不显示评分(Database database)
    {
        var (office, _, _) = await Deliberated.StartAsync(database, InspectionState.OnSite);
        await using var open = office;
        using var dudao = new Dudao();
        var nowhere = await dudao.RunAsync("why", "白石小学", "--data", "没有的文件夹");
        var nobody = await RunAsync(dudao, office, "没有的小学");
        var early = await RunAsync(dudao, office, "白石小学");

        Assert.Equal((1, "", 1, "", 1, ""), (nowhere.Code, nowhere.Output, nobody.Code, nobody.Output, early.Code, early.Output));
        Assert.Contains("没有数据库", nowhere.Errors, StringComparison.Ordinal);
        Assert.Contains("没有找到“没有的小学”的督导", nobody.Errors, StringComparison.Ordinal);
        Assert.Contains("还没有开始合议，评分不公开", early.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("6.33", early.Errors, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 合议中的得分_与页面同样逐行说明(Database database)
    {
        var (office, scene, _) = await Deliberated.StartAsync(database);
        await using var open = office;
        using var dudao = new Dudao();
        var said = await RunAsync(dudao, office, "白石小学");
        Assert.Equal((0, ""), (said.Code, said.Errors));
        Assert.Contains("项没有定分，暂按中位数计算", said.Output, StringComparison.Ordinal);

        using var leader = await office.SignInAsync(LoopScene.Leader, Features.Demonstration.DemonstrationPeople.Password);
        var page = WebUtility.HtmlDecode(await leader.GetTextAsync($"/subjects/{scene.Subject}/why"));
        var formulas = said.Output.Split('\n').TakeWhile(l => !l.StartsWith("等级：", StringComparison.Ordinal)).Where(l => l.Contains('：', StringComparison.Ordinal)).Select(l => l[(l.IndexOf('：', StringComparison.Ordinal) + 1)..].Trim()).ToList();
        Assert.True(formulas.Count > 8, said.Output);
        Assert.All(formulas, f => Assert.Contains(f, page, StringComparison.Ordinal));
        Assert.Equal(0, (await RunAsync(dudao, office, "白石小学", "--inspection", "2026年学校综合督导")).Code);
        Assert.Equal(1, (await RunAsync(dudao, office, "白石小学", "--inspection", "别的督导")).Code);
    }

    private static Task<Dudao.Ended> RunAsync(Dudao dudao, TestOffice office, params string[] arguments)
    {
        var place = office.Services.GetRequiredService<ServeOptions>().Place;
        return dudao.RunAsync(["why", .. arguments, "--data", place.Folder, .. place.IsSqlite ? Array.Empty<string>() : ["--database", place.PostgresConnection!]]);
    }
}
