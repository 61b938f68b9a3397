using Dudao.Browser.Tests.Hosting;
using Dudao.Server.Features.Demonstration;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Pieces;

public sealed class ExpiredSignInTests(Chromium chromium, DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    [Fact]
    public async Task SignsInAgainInPlace_AndSavesWhatWasTyped()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var first = await visitor.SignInAsync("hexiaolan", DemonstrationAccounts.Password);
        await first.CloseAsync();
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office, "?signed=true");
        await marks.Mark("C1").FillAsync("1.5");
        await marks.AllSavedAsync();

        await visitor.Context.ClearCookiesAsync(new() { Name = "dudao.account" });
        await marks.Finding("C1").FillAsync("登录过期以后写的");
        await marks.Mark("C2").FocusAsync();
        var dialog = marks.Page.GetByRole(AriaRole.Dialog, new() { Name = "登录已过期" });
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await dialog.GetByLabel("账号").FillAsync("hexiaolan");
        await dialog.GetByLabel("密码").FillAsync("不对的密码");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("账号或密码不对");
        await dialog.GetByLabel("密码").FillAsync(DemonstrationAccounts.Password);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await marks.AllSavedAsync();
        await Assertions.Expect(marks.Finding("C1")).ToHaveValueAsync("登录过期以后写的");
        Assert.Equal("登录过期以后写的", await marks.StoredAsync("f-C1"));
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task SigningOut_ForgetsTheCopyOfThisMachine()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var first = await visitor.SignInAsync("duruochuan", DemonstrationAccounts.Password);
        await first.CloseAsync();
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office, "?signed=true");
        await marks.Page.RouteAsync("**/pieces/save/signed", route => route.AbortAsync());
        await marks.Finding("C3").FillAsync("没有存上的");
        await marks.Mark("C3").FocusAsync();
        await Assertions.Expect(marks.State).ToContainTextAsync("未保存 1 项");
        var asked = "";
        marks.Page.Dialog += async (_, dialog) =>
        {
            asked = dialog.Message;
            await dialog.AcceptAsync();
        };
        await marks.Page.Locator("summary", new() { HasText = "杜若川" }).ClickAsync();
        await marks.Page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).First.ClickAsync();
        await marks.Page.WaitForURLAsync(url => url.Contains("/sign-in", StringComparison.Ordinal));
        Assert.Contains("本机还有 1 项没有保存", asked, StringComparison.Ordinal);
        Assert.Equal(0, await marks.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('dudao.kept.')).length"));
    }
}
