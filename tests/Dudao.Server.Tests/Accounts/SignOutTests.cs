using System.Net;
using Dudao.Server.Features.Demonstration;
using Dudao.Server.Tests.Hosting;

namespace Dudao.Server.Tests.Accounts;

public class SignOutTests
{
    [Theory, OnBothDatabases]
    public async Task 退出登录后_留下的登录凭证打不开_另一处的登录不受影响(Database database)
    {
        await using var office = await TestOffice.StartAsync(database);
        await new DemonstrationScript(office.Services).PlayAsync(DemonstrationUntil.People, TestContext.Current.CancellationToken);
        var there = await office.SignInAsync("shenqiuhe", DemonstrationAccounts.Password);
        var here = await office.SignInAsync("shenqiuhe", DemonstrationAccounts.Password);
        var aside = office.Visit();
        aside.Cookies.Add(office.Address, here.Cookies.GetCookies(office.Address)["dudao.account"]!);
        Assert.Equal(HttpStatusCode.OK, (await aside.GetAsync("/account")).StatusCode);

        var token = Browser.TokenIn(await here.GetTextAsync("/account"))!;
        var left = await here.SendAsync(HttpMethod.Post, "/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);

        Assert.Equal(HttpStatusCode.Redirect, (await aside.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await (await office.SignInAsync("shenqiuhe", DemonstrationAccounts.Password)).GetAsync("/account")).StatusCode);
    }
}
