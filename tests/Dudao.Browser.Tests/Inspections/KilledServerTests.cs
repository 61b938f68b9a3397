using System.Globalization;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Inspections;

/// <summary>
/// Thirty power cuts while a leader marks 白石小学 in the demonstration, and one at each of eight leaves that a school fills in for itself:
/// what was typed is there. The seed is printed; DUDAO_SEED repeats it.
/// </summary>
public sealed class KilledServerTests(Chromium chromium)
{
    private const int Rounds = 30;
    private const int LeavesOfSelfEvaluation = 8;
    private const int KeysInARound = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task 评分时三十次断电_一个字不丢()
    {
        var seed = Seed();
        var random = new Random(seed);
        await using var office = await ServedOffice.StartAsync(demonstration: true, Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var page = await visitor.SignInAsync("weichangqing");
        await page.GotoAsync("/inspections");
        var sheet = await page.GetByRole(AriaRole.Link, new() { Name = "白石小学", Exact = true }).First.GetAttributeAsync("href") + "/marks";
        await page.GotoAsync(sheet);
        await Visitor.StartedAsync(page);
        var levels = await page.Locator("[data-mark][data-levels]:not([readonly])").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.save)");
        var leaves = await page.Locator("[data-mark]:not([readonly])").EvaluateAllAsync<string[]>("all => all.map(e => e.dataset.save.slice(2))");
        Assert.NotEmpty(levels);
        var typed = new Dictionary<string, string>();
        for (var round = 0; round < Rounds; round++)
        {
            var moment = random.Next(KeysInARound);
            for (var key = 0; key < KeysInARound; key++)
            {
                if (key == moment)
                {
                    await office.KillAsync();
                }

                await TypeAsync(page, random, levels, leaves, typed, $"第{round + 1}次{key + 1}，");
            }

            await office.RestartAsync(Cancellation);
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        }

        // What the server has, not what the tab remembers: another browser reads it.
        await using var other = await chromium.VisitAsync(office);
        await (await other.SignInAsync("weichangqing")).CloseAsync();
        var later = await other.OpenStartedAsync(sheet);
        foreach (var (id, value) in typed)
        {
            Assert.True(value == await later.Locator($"[data-save='{id}']").InputValueAsync(), $"DUDAO_SEED={seed}: {id} was {value}");
        }

        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task 自评时每条断一次电_一个字不丢()
    {
        var seed = Seed();
        var random = new Random(seed);
        await using var office = await SelfEvaluationOffice.StartAsync(Cancellation);
        await using var visitor = await chromium.VisitAsync(office);
        var page = await visitor.SignInAsync(SelfEvaluationOffice.Liaison);
        await page.GotoAsync(OctoberOffice.At(SelfEvaluationOffice.School, "self"));
        var all = await page.Locator("main a[href*='/self/']").EvaluateAllAsync<string[]>("all => [...new Set(all.map(a => a.getAttribute('href')))]");
        var typed = new Dictionary<(string Leaf, string Field), string>();
        foreach (var leaf in random.GetItems(all, LeavesOfSelfEvaluation).Distinct())
        {
            await page.GotoAsync(leaf);
            await Visitor.StartedAsync(page);
            var moment = random.Next(KeysInARound);
            for (var key = 0; key < KeysInARound; key++)
            {
                if (key == moment)
                {
                    await office.KillAsync();
                }

                var field = random.Next(2) == 0 ? "textarea[data-save^='n-']" : "input[data-save^='c-']";
                await page.Locator(field).PressAsync("End");
                var before = await page.Locator(field).InputValueAsync();
                await page.Keyboard.InsertTextAsync($"第{key + 1}句，");
                typed[(leaf, field)] = before + $"第{key + 1}句，";
            }

            await office.RestartAsync(Cancellation);
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(page.Locator("[data-save-show=saved]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        }

        await using var other = await chromium.VisitAsync(office);
        await (await other.SignInAsync(SelfEvaluationOffice.Head)).CloseAsync();
        foreach (var ((leaf, field), value) in typed)
        {
            var later = await other.OpenStartedAsync(leaf);
            Assert.True(value == await later.Locator(field).InputValueAsync(), $"DUDAO_SEED={seed}: {leaf} {field} was {value}");
            await later.CloseAsync();
        }

        Assert.Empty(visitor.Faults);
    }

    private static int Seed()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("DUDAO_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"DUDAO_SEED={seed}");
        Console.WriteLine($"DUDAO_SEED={seed}");
        return seed;
    }

    private static async Task TypeAsync(IPage page, Random random, string[] levels, string[] leaves, Dictionary<string, string> typed, string words)
    {
        if (random.Next(3) == 0)
        {
            var id = levels[random.Next(levels.Length)];
            await page.Locator($"[data-save='{id}']").FocusAsync();
            await page.Keyboard.PressAsync(random.Next(2) == 0 ? "A" : "B");
            typed[id] = await page.Locator($"[data-save='{id}']").InputValueAsync();
            return;
        }

        var finding = $"f-{leaves[random.Next(leaves.Length)]}";
        await page.Locator($"[data-save='{finding}']").PressAsync("End");
        var before = await page.Locator($"[data-save='{finding}']").InputValueAsync();
        await page.Keyboard.InsertTextAsync(words);
        typed[finding] = before + words;
    }
}
