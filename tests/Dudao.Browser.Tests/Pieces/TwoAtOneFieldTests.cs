using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Pieces;

public sealed class TwoAtOneFieldTests(Chromium chromium, OfficeFixture fixture) : IClassFixture<OfficeFixture>
{
    [Fact]
    public async Task TwoTabs_AtTwoRows_BothAreRight()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var (first, second) = (await MarksPage.OpenAsync(visitor, fixture.Office), await MarksPage.OpenAsync(visitor, fixture.Office));
        await first.Mark("C1").FillAsync("1.1");
        await second.Mark("C2").FillAsync("1.2");
        await first.Finding("C3").FillAsync("一个人写的");
        await first.AllSavedAsync();
        await second.AllSavedAsync();
        Assert.Equal(["1.1", "1.2", "一个人写的"], [await first.StoredAsync("m-C1"), await first.StoredAsync("m-C2"), await first.StoredAsync("f-C3")]);
    }

    [Theory]
    [InlineData("用我的", "我写的", "我写的")]
    [InlineData("用对方的", "对方写的", "对方写的")]
    [InlineData("两份接在一起", "对方写的\n我写的", "对方写的\n我写的")]
    public async Task TheSecond_IsToldWhoAndWhen_SeesBoth_AndChooses(string choice, string shown, string stored)
    {
        await using var one = await chromium.VisitAsync(fixture.Office);
        await using var two = await chromium.VisitAsync(fixture.Office);
        var leaf = choice switch { "用我的" => "C4", "用对方的" => "C5", _ => "C6" };
        var (mine, theirs) = (await MarksPage.OpenAsync(one, fixture.Office), await MarksPage.OpenAsync(two, fixture.Office, "?by=何晓岚"));
        await theirs.Finding(leaf).FillAsync("对方写的");
        await theirs.Mark(leaf).FocusAsync();
        await theirs.AllSavedAsync();

        await mine.Finding(leaf).FillAsync("我写的");
        await mine.Mark(leaf).FocusAsync();
        await Assertions.Expect(mine.State).ToContainTextAsync("也改了这一条");
        await Assertions.Expect(mine.State).ToContainTextAsync("何晓岚");
        Assert.Equal("对方写的", await mine.StoredAsync($"f-{leaf}"));
        await Assertions.Expect(mine.Finding(leaf)).ToHaveValueAsync("我写的");

        await mine.Page.GetByRole(AriaRole.Button, new() { Name = "看两份" }).ClickAsync();
        await Assertions.Expect(mine.Page.Locator("[data-save-theirs]")).ToHaveTextAsync("对方写的");
        await Assertions.Expect(mine.Page.Locator("[data-save-mine]")).ToHaveTextAsync("我写的");
        Assert.Empty(await Visitor.BarriersAsync(mine.Page));
        await mine.Page.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        await Assertions.Expect(mine.Page.Locator("[data-save-show=conflict]")).ToBeHiddenAsync();
        await Assertions.Expect(mine.Finding(leaf)).ToHaveValueAsync(shown);
        if (choice != "用对方的")
        {
            await mine.AllSavedAsync();
        }

        Assert.Equal(stored, await mine.StoredAsync($"f-{leaf}"));
    }

    [Fact]
    public async Task ALostAnswer_IsNoConflictWithOneself()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office);
        var cut = true;
        await marks.Page.RouteAsync("**/pieces/save", async route =>
        {
            if (!cut)
            {
                await route.ContinueAsync();
                return;
            }

            cut = false;
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await marks.Finding("C7").PressSequentiallyAsync("第一句", new() { Delay = 10 });
        await Assertions.Expect(marks.State).ToContainTextAsync("未保存 1 项，将重试");
        await marks.Finding("C7").PressSequentiallyAsync("，第二句", new() { Delay = 10 });
        await marks.AllSavedAsync();
        Assert.Equal("第一句，第二句", await marks.StoredAsync("f-C7"));
        await Assertions.Expect(marks.Page.Locator("[data-save-show=conflict]")).ToBeHiddenAsync();
    }
}
