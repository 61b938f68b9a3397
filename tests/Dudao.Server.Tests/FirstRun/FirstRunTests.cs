using System.Net;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.FirstRun;
using Dudao.Server.Features.Settings;
using Dudao.Server.Infrastructure.Access;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.FirstRun;

public class FirstRunTests
{
    private static readonly (string, string)[] Good =
    [
        ("Form.Name", "赵启明"), ("Form.UserName", "zhaoqm"), ("Form.Password", "Yunping-2026"), ("Form.Again", "Yunping-2026"), ("Form.IsStaff", "true"),
        ("Form.Province", "云岭省"), ("Form.City", "云州市"), ("Form.County", "云屏县"), ("Form.Code", "云政教督"), ("Form.Signers", "督导室主任、督导室副主任"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task 没有令牌或令牌不对_打不开_登录页说怎么办(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        await office.Services.GetRequiredService<FirstRunToken>().RenewAsync(Cancellation);
        using var browser = office.Visit();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/first-run")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/first-run?token=0123456789abcdef0123456789abcdef")).StatusCode);
        Assert.Contains("启动程序的窗口里显示的地址", await browser.GetTextAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task 建一次_令牌用掉_第二次和重启以前的令牌都不行(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var tokens = office.Services.GetRequiredService<FirstRunToken>();
        var old = await tokens.RenewAsync(Cancellation);
        var address = $"/first-run?token={await tokens.RenewAsync(Cancellation)}";
        using var browser = office.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/first-run?token={old}")).StatusCode);

        var founded = await browser.PostFormAsync(address, "founding", [.. Good, ("Form.Token", address[17..])]);

        Assert.Equal(HttpStatusCode.SeeOther, founded.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/settings")).StatusCode);
        using var second = office.Visit();
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(address)).StatusCode);
        await office.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<DudaoDbContext>();
            var room = await db.Organisations.SingleAsync(o => o.Kind == OrganisationKind.SupervisionOffice, Cancellation);
            Assert.Equal("云屏县人民政府教育督导室", room.Name);
            var settings = await services.GetRequiredService<SettingsService>().ReadAsync(room.Id, Cancellation);
            Assert.Equal(["云政教督", "云政教督联", "云政教督意", "云政教督改"], settings.RegisterCodes.Select(c => c.Code));
            Assert.Equal(["督导室主任", "督导室副主任"], (await db.Posts.Where(p => p.MaySign).OrderBy(p => p.Title.Length).ToListAsync(Cancellation)).Select(p => p.Title));
            return true;
        });
    }

    [Theory, OnBothDatabases]
    public async Task 填错_逐格说明_什么也没有建(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var token = await office.Services.GetRequiredService<FirstRunToken>().RenewAsync(Cancellation);
        using var browser = office.Visit();

        var answer = await browser.PostFormAsync(
            $"/first-run?token={token}", "founding",
            ("Form.Token", token), ("Form.Name", "赵启明"), ("Form.UserName", "赵"), ("Form.Password", "123"), ("Form.Again", "124"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
        foreach (var said in new[] { "账号用3至40个字母、数字", "密码至少要有10个字符", "两次输入的密码不一样", "请填督导室所在的县", "请填机关代字", "赵启明" })
        {
            Assert.Contains(said, page, StringComparison.Ordinal);
        }

        Assert.False(await office.InScopeAsync(services => services.GetRequiredService<DudaoDbContext>().Organisations.AnyAsync(Cancellation)));
    }

    [Theory, OnBothDatabases]
    public async Task 还没做的事_只给能做的人看_做了就少一件(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var administrator = await county.AddAsync(Role.Administrator);
        var staff = await county.AddAsync(Role.OfficeStaff);
        var head = await county.AddAsync(Role.Head);

        Assert.Empty(await StepsAsync(office, head));
        Assert.DoesNotContain(await StepsAsync(office, administrator), s => s.What == "新建第一项督导任务");
        Assert.Contains(await StepsAsync(office, administrator), s => s.What == "填单位名称和机关代字");
        var before = await StepsAsync(office, staff);
        Assert.Contains(before, s => s.What == "给签发公文的人建账号");
        Assert.DoesNotContain(before, s => s.What == "填单位名称和机关代字");
        await county.AddAsync(Role.OfficeDirector);
        Assert.Equal(before.Count - 1, (await StepsAsync(office, staff)).Count);
    }

    private static Task<IReadOnlyList<OpenStep>> StepsAsync(TestOffice office, Actor actor) =>
        office.AsAsync<FirstSteps, IReadOnlyList<OpenStep>>(actor, steps => steps.OpenAsync(Cancellation));
}
