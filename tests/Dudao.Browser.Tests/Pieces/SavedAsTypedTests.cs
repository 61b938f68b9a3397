using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Pieces;

public sealed class SavedAsTypedTests(Chromium chromium, OfficeFixture fixture) : IClassFixture<OfficeFixture>
{
    [Fact]
    public async Task EightyKeys_AreAllThere_WhenEveryAnswerComesLate()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office);
        await Visitor.SlowDownAsync(marks.Page, "**/pieces/save", TimeSpan.FromMilliseconds(300));
        var typed = new Dictionary<string, string>();
        for (var round = 0; round < 10; round++)
        {
            foreach (var leaf in MarksPage.Leaves)
            {
                var value = ((round + Array.IndexOf(MarksPage.Leaves, leaf)) % 3).ToString(System.Globalization.CultureInfo.InvariantCulture);
                await marks.Mark(leaf).FocusAsync();
                await marks.Page.Keyboard.PressAsync(value);
                typed[$"m-{leaf}"] = value;
            }
        }

        await marks.AllSavedAsync();
        Assert.Empty(await marks.LostAsync(typed));
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task LongText_KeepsItsCaret_WhileItIsSavedInPieces()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office);
        await Visitor.SlowDownAsync(marks.Page, "**/pieces/save", TimeSpan.FromMilliseconds(200));
        const string text = "课后服务支出 2 笔缺经办人签字，校长当面承认，已补。";
        await marks.Finding("C7").PressSequentiallyAsync("课后服务支出签字，校长当面承认，已补。", new() { Delay = 40 });
        await marks.Finding("C7").EvaluateAsync("field => field.setSelectionRange(6, 6)");
        await marks.Page.Keyboard.InsertTextAsync(" 2 笔缺经办人");
        Assert.Equal(14, await marks.Finding("C7").EvaluateAsync<int>("field => field.selectionStart"));
        await marks.AllSavedAsync();
        Assert.Equal(14, await marks.Finding("C7").EvaluateAsync<int>("field => field.selectionStart"));
        Assert.Equal(text, await marks.StoredAsync("f-C7"));
    }

    [Fact]
    public async Task FullWidthDigits_AreStoredPlain_AndShownPlainOnlyWhenTheFieldIsLeft()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office);
        await marks.Mark("C2").FillAsync("２。５");
        await marks.AllSavedAsync();
        Assert.Equal("2.5", await marks.StoredAsync("m-C2"));
        await Assertions.Expect(marks.Mark("C2")).ToHaveValueAsync("２。５");
        await marks.Mark("C3").FocusAsync();
        await Assertions.Expect(marks.Mark("C2")).ToHaveValueAsync("2.5");
    }

    [Fact]
    public async Task OverTheMaximum_IsSaidBesideTheField_AndTheOldMarkIsKept()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office);
        await marks.Mark("C4").FillAsync("2");
        await marks.AllSavedAsync();
        await marks.Mark("C4").FillAsync("3.3");
        await Assertions.Expect(marks.Page.Locator(".field-error")).ToHaveTextAsync("满分 3 分");
        await Assertions.Expect(marks.State).ToContainTextAsync("被拒绝 1 项");
        await Assertions.Expect(marks.Mark("C4")).ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal("2", await marks.StoredAsync("m-C4"));
        Assert.Empty(await Visitor.BarriersAsync(marks.Page));

        await marks.Mark("C4").FillAsync("2");
        await marks.AllSavedAsync();
        await Assertions.Expect(marks.Page.GetByText("被拒绝")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Undo_BringsBackWhatTheLastChangeReplaced()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office);
        await marks.Finding("C5").FillAsync("第一次写的");
        await marks.Mark("C5").FillAsync("2.9");
        await marks.Mark("C6").FocusAsync();
        await marks.AllSavedAsync();
        await marks.Mark("C5").FillAsync("1.5");
        await marks.Mark("C6").FocusAsync();
        await marks.AllSavedAsync();
        await marks.Page.ReloadAsync();
        await Visitor.StartedAsync(marks.Page);
        await marks.Page.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
        await Assertions.Expect(marks.Mark("C5")).ToHaveValueAsync("2.9");
        await Assertions.Expect(marks.Mark("C5")).ToBeFocusedAsync();
        await marks.AllSavedAsync();
        Assert.Equal("2.9", await marks.StoredAsync("m-C5"));
        Assert.Equal("第一次写的", await marks.StoredAsync("f-C5"));
    }

    [Fact]
    public async Task WithoutNetwork_ItSaysHowManyAreKeptHere_AndSendsThemLater()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office);
        await visitor.Context.SetOfflineAsync(true);
        await marks.Mark("C6").FillAsync("1");
        await marks.Finding("C6").FillAsync("断网时写的");
        await Assertions.Expect(marks.State).ToContainTextAsync("没有网络，已存在本机 2 条，联网后补传");
        await visitor.Context.SetOfflineAsync(false);
        await marks.AllSavedAsync();
        Assert.Empty(await marks.LostAsync(new Dictionary<string, string> { ["m-C6"] = "1", ["f-C6"] = "断网时写的" }));
    }

    [Fact]
    public async Task WhatIsTypedBeforeTheScriptIsThere_IsSavedToo()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var page = await visitor.OpenAsync("/sign-in");
        await Visitor.SlowDownAsync(page, "**/js/save-queue.js", TimeSpan.FromSeconds(2));
        await page.GotoAsync("/pieces/marks");
        var marks = new MarksPage(page, fixture.Office);
        await marks.Finding("C8").FillAsync("脚本还没有到");
        Assert.DoesNotContain("save-queue", await page.Locator("[data-save-url]").GetAttributeAsync("data-started") ?? "", StringComparison.Ordinal);
        await marks.AllSavedAsync();
        Assert.Equal("脚本还没有到", await marks.StoredAsync("f-C8"));
        await Assertions.Expect(marks.Finding("C8")).ToHaveValueAsync("脚本还没有到");
    }

    [Fact]
    public async Task ATokenThatIsNotValidAnyMore_IsTakenAnew()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office);
        await visitor.Context.ClearCookiesAsync();
        await marks.Mark("C8").FillAsync("2.2");
        await marks.AllSavedAsync();
        Assert.Equal("2.2", await marks.StoredAsync("m-C8"));
    }

    [Fact]
    public async Task Keys_GoThroughTheMarks_SetALevel_AndBringBackTheOldMark()
    {
        await using var visitor = await chromium.VisitAsync(fixture.Office);
        var marks = await MarksPage.OpenAsync(visitor, fixture.Office);
        foreach (var leaf in MarksPage.Leaves)
        {
            await marks.Mark(leaf).FillAsync("");
        }

        await marks.Mark("C1").FocusAsync();
        await marks.Page.Keyboard.PressAsync("b");
        await Assertions.Expect(marks.Mark("C1")).ToHaveValueAsync("2.4");
        await marks.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(marks.Mark("C2")).ToBeFocusedAsync();
        await marks.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(marks.Mark("C3")).ToBeFocusedAsync();
        await marks.Page.Keyboard.PressAsync("ArrowUp");
        await marks.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(marks.Mark("C1")).ToBeFocusedAsync();
        await marks.Page.Keyboard.PressAsync("1");
        await Assertions.Expect(marks.Mark("C1")).ToHaveValueAsync("1");
        await marks.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(marks.Mark("C1")).ToHaveValueAsync("2.4");
        await marks.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(marks.Finding("C1")).ToBeFocusedAsync();
        await marks.Page.Keyboard.PressAsync("e");
        await Assertions.Expect(marks.Finding("C1")).ToHaveValueAsync("e");
        await marks.AllSavedAsync();
        Assert.Equal("2.4", await marks.StoredAsync("m-C1"));
    }
}
