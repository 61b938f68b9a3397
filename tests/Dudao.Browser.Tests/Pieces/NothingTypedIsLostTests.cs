using System.Globalization;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Pieces;

public sealed class NothingTypedIsLostTests(Chromium chromium)
{
    private const int Rounds = 3;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AServerKilledAtARandomMoment_LosesNoKey()
    {
        await using var office = await ServedOffice.StartAsync(cancellation: Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var marks = await MarksPage.OpenAsync(visitor, office);
        var random = new Random(20261021);
        var typed = new Dictionary<string, string>();
        for (var round = 0; round < Rounds; round++)
        {
            var moment = random.Next(12);
            for (var key = 0; key < 12; key++)
            {
                if (key == moment)
                {
                    await office.KillAsync();
                }

                var leaf = MarksPage.Leaves[random.Next(MarksPage.Leaves.Length)];
                if (random.Next(2) == 0)
                {
                    var value = (random.Next(1, 30) / 10m).ToString("0.0", CultureInfo.InvariantCulture);
                    await marks.Mark(leaf).FillAsync(value);
                    typed[$"m-{leaf}"] = value;
                }
                else
                {
                    var words = typed.GetValueOrDefault($"f-{leaf}", "") + $"第{round}轮{key}，";
                    await marks.Finding(leaf).PressAsync("End");
                    await marks.Page.Keyboard.InsertTextAsync($"第{round}轮{key}，");
                    typed[$"f-{leaf}"] = words;
                }
            }

            await office.RestartAsync(Cancellation);
            await marks.Page.Keyboard.PressAsync("Tab");
            await marks.AllSavedAsync();
            Assert.Empty(await marks.LostAsync(typed));
        }

        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task ATabClosedWhileTheServerIsDown_HasItsTextBack_AndSavesIt()
    {
        await using var office = await ServedOffice.StartAsync(cancellation: Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var marks = await MarksPage.OpenAsync(visitor, office);
        await marks.Mark("C1").FillAsync("1.5");
        await marks.AllSavedAsync();
        await office.KillAsync();
        await marks.Mark("C1").FillAsync("2.5");
        await marks.Finding("C2").FillAsync("停电以后写的");
        await marks.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(marks.State).ToContainTextAsync("未保存 2 项，将重试");
        await marks.Page.CloseAsync();

        await office.RestartAsync(Cancellation);
        var elsewhere = await visitor.OpenAsync("/pieces/list");
        await Assertions.Expect(elsewhere.GetByText("本机还有 2 项没有保存")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.EndsWith("/pieces/marks", await elsewhere.GetByRole(AriaRole.Link, new() { Name = "打开那一页，接着保存" }).GetAttributeAsync("href"), StringComparison.Ordinal);
        var later = await MarksPage.OpenAsync(visitor, office);
        await Assertions.Expect(later.Mark("C1")).ToHaveValueAsync("2.5");
        await later.AllSavedAsync();
        Assert.Empty(await later.LostAsync(new Dictionary<string, string> { ["m-C1"] = "2.5", ["f-C2"] = "停电以后写的" }));
    }

    [Fact]
    public async Task ATabClosedInTheMiddleOfAWord_HasSentIt()
    {
        await using var office = await ServedOffice.StartAsync(cancellation: Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var marks = await MarksPage.OpenAsync(visitor, office);
        await marks.Finding("C3").PressSequentiallyAsync("写到一半", new() { Delay = 5 });
        await marks.Page.CloseAsync(new() { RunBeforeUnload = true });

        var later = await MarksPage.OpenAsync(visitor, office);
        await Assertions.Expect(later.Finding("C3")).ToHaveValueAsync("写到一半");
        await later.AllSavedAsync();
        Assert.Equal("写到一半", await later.StoredAsync("f-C3"));
    }

    [Fact]
    public async Task WhatIsKeptHere_MeetsAnothersValue_AndNeitherIsOverwritten()
    {
        await using var office = await ServedOffice.StartAsync(cancellation: Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var marks = await MarksPage.OpenAsync(visitor, office);
        await office.KillAsync();
        await marks.Finding("C1").FillAsync("我停电时写的");
        await marks.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(marks.State).ToContainTextAsync("未保存 1 项");
        await marks.Page.CloseAsync();

        await office.RestartAsync(Cancellation);
        await using var other = await chromium.VisitAsync(office);
        var theirs = await MarksPage.OpenAsync(other, office, "?by=何晓岚");
        await theirs.Finding("C1").FillAsync("对方先写的");
        await theirs.Page.Keyboard.PressAsync("Tab");
        await theirs.AllSavedAsync();

        var later = await MarksPage.OpenAsync(visitor, office);
        await Assertions.Expect(later.State).ToContainTextAsync("何晓岚");
        await Assertions.Expect(later.Finding("C1")).ToHaveValueAsync("我停电时写的");
        Assert.Equal("对方先写的", await later.StoredAsync("f-C1"));
    }
}
