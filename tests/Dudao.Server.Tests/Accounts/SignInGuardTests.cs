using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dudao.Server.Data;
using Dudao.Server.Data.People;
using Dudao.Server.Features.Accounts;
using Dudao.Server.Infrastructure.Web;
using Dudao.Server.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dudao.Server.Tests.Accounts;

/// <summary>What somebody without the password can try at the sign-in.</summary>
public class SignInGuardTests
{
    private const string Head = "head";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("inspections", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("/\n/evil.example", "/")]
    [InlineData("/a\0b", "/")]
    [InlineData("/", "/")]
    [InlineData("/inspections?tab=all&cols=subject#top", "/inspections?tab=all&cols=subject#top")]
    [InlineData("/people?q=白 石", "/people?q=%E7%99%BD%20%E7%9F%B3")]
    public void 登录后去哪里_只在本站(string? asked, string goes) => Assert.Equal(goes, LocalUrl.Of(asked));

    [Theory, OnBothDatabases]
    public async Task 登录后的去处_带制表符的外站不去_带汉字的去得了(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        await county.AddAsync(Role.Head);
        foreach (var (next, goes) in new[] { ("/%09/evil.example", "/"), ("/%0A/evil.example", "/"), ("/%E7%99%BD", "/%E7%99%BD") })
        {
            using var browser = office.Visit();
            using var page = await browser.PostFormAsync("/sign-in?next=" + next, "sign-in", ("Form.Name", Head), ("Form.Password", TestOffice.Password));
            Assert.Equal(HttpStatusCode.SeeOther, page.StatusCode);
            Assert.Equal(goes, page.Headers.Location?.OriginalString);
        }
    }

    [Theory, OnBothDatabases]
    public async Task 同时猜二十次密码_次次都算_次次有记录_之后对的密码也不行(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var head = await county.AddAsync(Role.Head);
        using var browser = office.Visit();
        var token = await TokenAsync(browser);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AskAsync(browser, token, Head, $"guess-{i}-of-twenty")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.BadRequest, a.Status));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(browser, token, Head, TestOffice.Password)).Status);
        var recorded = await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents
            .Where(e => e.Act == "Account.SignInRefused" && e.RecordId == head.AccountId).Select(e => e.Text).ToListAsync(Cancellation));
        Assert.Equal(21, recorded.Count);
        Assert.Equal(4, recorded.Count(t => t.StartsWith("密码不对", StringComparison.Ordinal)));
    }

    [Theory, OnBothDatabases]
    public async Task 没有的账号_密码不对_停用_锁定_回答一样_停用的对了密码才说(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var administrator = await county.AddAsync(Role.Administrator);
        await county.AddAsync(Role.Head);
        await county.AddAsync(Role.Liaison);
        var gone = await county.AddAsync(Role.Contributor);
        Assert.True((await office.AsAsync(administrator, (AccountService s) => s.DisableAsync(gone.PersonId, Cancellation))).IsDone);
        using var browser = office.Visit();
        var token = await TokenAsync(browser);

        var unknown = await AskAsync(browser, token, "nobody", "wrong-1-wrong");
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(unknown, await AskAsync(browser, token, Head, "wrong-1-wrong"));
        }

        Assert.Equal(unknown, await AskAsync(browser, token, Head, TestOffice.Password));
        Assert.Equal(unknown, await AskAsync(browser, token, County.UserName(Role.Liaison), "wrong-1-wrong"));
        Assert.Equal(unknown, await AskAsync(browser, token, County.UserName(Role.Contributor), "wrong-1-wrong"));
        Assert.Contains("已停用", (await AskAsync(browser, token, County.UserName(Role.Contributor), TestOffice.Password)).Body);
    }

    [Fact]
    public async Task 没有的账号_答得不比有的快()
    {
        await using var office = await TestOffice.StartAsync(Database.Sqlite);
        var county = await County.FoundAsync(office);
        await county.AddAsync(Role.Head);
        using var browser = office.Visit();
        var token = await TokenAsync(browser);
        async Task<TimeSpan> Quickest(string name)
        {
            var best = TimeSpan.MaxValue;
            for (var i = 0; i < 4; i++)
            {
                var from = Stopwatch.GetTimestamp();
                await AskAsync(browser, token, name, "wrong-1-wrong");
                best = Stopwatch.GetElapsedTime(from) is var took && took < best ? took : best;
            }

            return best;
        }

        var known = await Quickest(Head);
        Assert.True(await Quickest("nobody") > known / 3);
    }

    [Theory, OnBothDatabases]
    public async Task 修改密码的页面_猜五次现在的密码_锁定_有记录(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        var county = await County.FoundAsync(office);
        var head = await county.AddAsync(Role.Head);
        using var browser = await office.SignInAsync(Head);
        async Task<string> ChangeAsync(string current)
        {
            using var page = await browser.PostFormAsync(
                "/account/password", "password", ("Form.Current", current), ("Form.Chosen", "another-2026-word"), ("Form.Again", "another-2026-word"));
            Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
            return await page.Content.ReadAsStringAsync(Cancellation);
        }

        for (var i = 0; i < 5; i++)
        {
            Assert.Contains("现在的密码不对", await ChangeAsync($"wrong-{i}-wrong"));
        }

        Assert.Contains("锁定15分钟", await ChangeAsync(TestOffice.Password));
        Assert.Equal(5, await office.InScopeAsync(s => s.GetRequiredService<DudaoDbContext>().AuditEvents
            .CountAsync(e => e.Act == "Account.ChangePasswordRefused" && e.PersonId == head.PersonId, Cancellation)));
    }

    [Fact]
    public async Task 不完整的请求_答400_不出错()
    {
        await using var office = await TestOffice.StartAsync(Database.Sqlite);
        var county = await County.FoundAsync(office);
        using var browser = await county.SignInAsync(Role.OfficeStaff);
        var token = await TokenAsync(browser);
        var many = JsonSerializer.Serialize(new { changes = Enumerable.Range(0, 501).Select(i => new { id = $"f{i}", value = "", @base = 0 }) });
        foreach (var body in (string[])["", "null", "{}", "[]", """{"changes":null}""", """{"changes":[null]}""", """{"changes":[{"id":null}]}""", """{"changes":[{"id":""}]}""", many])
        {
            foreach (var path in (string[])[$"/subjects/{Guid.Empty}/marks/save", $"/subjects/{Guid.Empty}/records/save", $"/subjects/{Guid.Empty}/deliberation/save"])
            {
                Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(path, body));
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync($"/subjects/{Guid.Empty}/marks/save", """{"changes":[{"id":"f1","value":"1","base":0}]}"""));
        foreach (var body in (string[])["null", "{}", """{"name":"head"}""", """{"name":null,"password":null}"""])
        {
            Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("/sign-in/again", body));
        }

        async Task<HttpStatusCode> PostAsync(string path, string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await browser.SendAsync(HttpMethod.Post, path, content, asPage: false, token);
            return response.StatusCode;
        }
    }

    private static async Task<(HttpStatusCode Status, string Body)> AskAsync(Browser browser, string token, string name, string password)
    {
        using var response = await browser.SendJsonAsync(HttpMethod.Post, "/sign-in/again", new { name, password }, token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<string> TokenAsync(Browser browser)
    {
        using var response = await browser.SendAsync(HttpMethod.Get, "/antiforgery/token", asPage: false);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("token").GetString()!;
    }
}
