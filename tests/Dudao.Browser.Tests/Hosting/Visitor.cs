using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Hosting;

/// <summary>A person's browser, with what went wrong in its pages.</summary>
public sealed class Visitor(IBrowserContext context, Screen screen) : IAsyncDisposable
{
    private static readonly string Artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "artifacts"));
    private readonly List<string> _faults = [];

    public IBrowserContext Context => context;

    public Screen Screen => screen;

    /// <summary>Errors of scripts and of the content policy, in order; a page must have none.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>A new tab at an address.</summary>
    public async Task<IPage> OpenAsync(string path)
    {
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => _faults.Add($"{page.Url}: {error}");
        page.Console += (_, said) =>
        {
            // A request that did not get through is told by the page itself; the browser's own line about it is no fault.
            if (said.Type == "error" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _faults.Add($"{page.Url}: {said.Text}");
            }
        };
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return page;
    }

    /// <summary>Opens a tab and waits until each of its modules has started.</summary>
    public async Task<IPage> OpenStartedAsync(string path)
    {
        var page = await OpenAsync(path);
        await StartedAsync(page);
        return page;
    }

    /// <summary>Waits until each module of a page has started.</summary>
    public static Task StartedAsync(IPage page) => page.WaitForFunctionAsync(
        "() => document.documentElement.classList.contains('scripted') && [...document.querySelectorAll('[data-module]')].every(e => e.dataset.module.trim().split(/ +/).every(m => (e.dataset.started ?? '').split(' ').includes(m)))");

    /// <summary>Presses what sends a form or leads on, and waits for the page that comes of it.</summary>
    public static async Task PressAsync(IPage page, ILocator what)
    {
        await page.EvaluateAsync("() => { window.leftBehind = true; }");
        await what.ClickAsync();
        await page.WaitForFunctionAsync("() => !window.leftBehind && document.readyState === 'complete'");
        await StartedAsync(page);
    }

    /// <summary>Presses a button by its exact words.</summary>
    public static Task PressAsync(IPage page, string button) => PressAsync(page, page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>Signs in to the demonstration.</summary>
    public Task<IPage> SignInAsync(string userName) => SignInAsync(userName, "Yunping-2026");

    /// <summary>Signs in on the sign-in page.</summary>
    public async Task<IPage> SignInAsync(string userName, string password)
    {
        var page = await OpenAsync("/sign-in");
        await page.Locator("input[name='Form.Name']:visible").FillAsync(userName);
        await page.Locator("input[name='Form.Password']:visible").FillAsync(password);
        await page.Locator("input[name='Form.Password']:visible").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Keeps a picture of the whole page in tests/artifacts, named by what it shows and on what.</summary>
    public async Task<string> PictureAsync(IPage page, string name)
    {
        Directory.CreateDirectory(Artifacts);
        var path = Path.Combine(Artifacts, $"{name}-{screen.ToString().ToLowerInvariant()}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        return path;
    }

    /// <summary>What keeps people from using the page, by axe: the serious and the critical.</summary>
    public static async Task<IReadOnlyList<string>> BarriersAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return [.. result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help} at {node.Target} {node.Html}"))];
    }

    /// <summary>How far the page reaches beyond the screen's width, in pixels.</summary>
    public static async Task<int> OverhangAsync(IPage page) =>
        await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Lets the answers to a page's requests come late, each by as much.</summary>
    public static Task SlowDownAsync(IPage page, string addresses, TimeSpan by) => page.RouteAsync(addresses, async route =>
    {
        await Task.Delay(by);
        await route.ContinueAsync();
    });

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
