using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Screens;

/// <summary>
/// Every screen of the loop in the demonstration, on both screens: no barrier, no fault, nothing beyond the edge; and its picture, in
/// tests/artifacts/screens, or where DUDAO_SCREENS says (tools/screens.sh keeps them in docs/screens).
/// </summary>
public sealed class ScreensTests(Chromium chromium, OpenedFixture fixture) : IClassFixture<OpenedFixture>
{
    private const int LargestFile = 200_000;
    private static readonly int[] Heights = [2400, 1600, 1100, 768, 600, 420];

    private static string Folder => Environment.GetEnvironmentVariable("DUDAO_SCREENS") is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "artifacts", "screens"));

    [Theory]
    [InlineData(Screen.Desk)]
    [InlineData(Screen.Phone)]
    public async Task 每一屏_无障碍_不超宽_留图(Screen screen)
    {
        Directory.CreateDirectory(Folder);
        var wrong = new List<string>();
        await using (var stranger = await chromium.VisitAsync(fixture.Office, screen))
        {
            await LookAsync(stranger, new Shot("sign-in", "", "/sign-in"), wrong);
        }

        foreach (var person in Shots.All.GroupBy(s => s.UserName))
        {
            await using var visitor = await chromium.VisitAsync(fixture.Office, screen);
            await (await visitor.SignInAsync(person.Key)).CloseAsync();
            foreach (var shot in person)
            {
                await LookAsync(visitor, shot, wrong);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task LookAsync(Visitor visitor, Shot shot, List<string> wrong)
    {
        var page = await visitor.Context.NewPageAsync();
        page.PageError += (_, error) => wrong.Add($"{shot.Name}: {error}");
        var answer = await page.GotoAsync(await fixture.AddressAsync(visitor, shot.Path));
        await Visitor.StartedAsync(page);
        var name = $"{shot.Name}-{(visitor.Screen == Screen.Phone ? 390 : 1366)}";
        if (answer!.Status != 200)
        {
            wrong.Add($"{name}: {answer.Status} {page.Url}");
        }

        if (await Visitor.OverhangAsync(page) is > 0 and var over)
        {
            wrong.Add($"{name}: {over} px beyond the edge");
        }

        wrong.AddRange((await Visitor.BarriersAsync(page)).Select(barrier => $"{name}: {barrier}"));
        await KeepAsync(page, Path.Combine(Folder, name + ".png"));
        await page.CloseAsync();
    }

    /// <summary>The whole page where its picture stays small, else as much from its top as does.</summary>
    private static async Task KeepAsync(IPage page, string path)
    {
        var (width, whole) = (page.ViewportSize!.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight"));
        foreach (var height in Heights)
        {
            // The window is made as high as the picture, so that what stays in place while scrolling reaches down too.
            await page.SetViewportSizeAsync(width, Math.Clamp(whole, Math.Min(768, height), height));
            var picture = await page.ScreenshotAsync(new PageScreenshotOptions { Scale = ScreenshotScale.Css });
            if (picture.Length < LargestFile || height == Heights[^1])
            {
                Assert.True(picture.Length < LargestFile, $"{path}: {picture.Length} bytes");
                await File.WriteAllBytesAsync(path, picture, TestContext.Current.CancellationToken);
                return;
            }
        }
    }
}
