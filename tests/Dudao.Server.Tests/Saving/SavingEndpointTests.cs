using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dudao.Server.Data.People;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Saving;

public sealed class SavingEndpointTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SigningInAgain_NeedsTheToken_AndTellsWhoItIs()
    {
        await using var office = await TestOffice.StartAsync(Database.Sqlite);
        var county = await County.FoundAsync(office);
        var actor = await county.AddAsync(Role.OfficeStaff);
        using var browser = office.Visit();
        var asked = new { name = County.UserName(Role.OfficeStaff), password = TestOffice.Password };

        using var without = await browser.SendJsonAsync(HttpMethod.Post, "/sign-in/again", asked, token: null);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal("antiforgery", (await without.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("type").GetString());

        var token = await TokenAsync(browser);
        using var wrong = await browser.SendJsonAsync(HttpMethod.Post, "/sign-in/again", asked with { password = "不对的密码不对的" }, token);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.StartsWith("账号或密码不对", (await wrong.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("message").GetString(), StringComparison.Ordinal);

        using var right = await browser.SendJsonAsync(HttpMethod.Post, "/sign-in/again", asked, token);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(actor.AccountId, (await right.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("user").GetGuid());
        using var desk = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
    }

    [Fact]
    public async Task AToken_IsNotKeptByTheBrowser()
    {
        await using var office = await TestOffice.StartAsync(Database.Sqlite);
        using var browser = office.Visit();
        using var response = await browser.SendAsync(HttpMethod.Get, "/antiforgery/token", asPage: false);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task SheetsOfPieces_AreNotThere_InAnOffice()
    {
        await using var office = await TestOffice.StartAsync(Database.Sqlite);
        using var browser = office.Visit();
        foreach (var path in (string[])["/pieces", "/pieces/list", "/pieces/record", "/pieces/marks", "/pieces/list/export"])
        {
            using var response = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private static async Task<string> TokenAsync(Browser browser)
    {
        using var response = await browser.SendAsync(HttpMethod.Get, "/antiforgery/token", asPage: false);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("token").GetString()!;
    }
}
