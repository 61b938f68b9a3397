using System.Text.RegularExpressions;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Screens;

/// <summary>The demonstration, led on until 石桥镇中心小学 is being deliberated; and where its things are.</summary>
public sealed partial class OpenedFixture(Chromium chromium) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _found = [];

    public ServedOffice Office { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Office = await ServedOffice.StartAsync(demonstration: true, TestContext.Current.CancellationToken);
        await using var leader = await chromium.VisitAsync(Office);
        var page = await leader.SignInAsync("weichangqing");
        await page.GotoAsync("/inspections?size=100");
        foreach (var school in new[] { "白石小学", "石桥镇中心小学" })
        {
            _found[school] = await page.GetByRole(AriaRole.Link, new() { Name = school, Exact = true }).First.GetAttributeAsync("href") ?? "";
        }

        foreach (var act in new[] { "结束现场评估", "开始合议" })
        {
            await page.GotoAsync(_found["石桥镇中心小学"] + "/visit");
            await Visitor.StartedAsync(page);
            await Visitor.PressAsync(page, page.GetByRole(AriaRole.Link, new() { Name = act, Exact = true }));
            await Visitor.PressAsync(page, act);
        }
    }

    /// <summary>An address whose places in braces are filled in; each is looked up once, on the lists, by who looks first.</summary>
    public async Task<string> AddressAsync(Visitor visitor, string path)
    {
        var place = Place().Match(path);
        if (!place.Success)
        {
            return path;
        }

        if (!_found.TryGetValue(place.Groups[1].Value, out var at))
        {
            var page = await visitor.Context.NewPageAsync();
            _found[place.Groups[1].Value] = at = await LookUpAsync(page, place.Groups[1].Value);
            await page.CloseAsync();
        }

        return path.Replace(place.Value, at, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await Office.DisposeAsync();

    private async Task<string> LookUpAsync(IPage page, string what)
    {
        var (list, selector) = what switch
        {
            "batch" => (_found["白石小学"], "a[href^='/inspections/']"),
            "leaf" => (_found["白石小学"] + "/self", "main a[href*='/self/']"),
            "framework" => ("/frameworks", "main a[href^='/frameworks/']:not([href$='import'])"),
            "notice" => ("/documents?tab=all", "main a[href^='/documents/']:has-text('综合督导评估的通知')"),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
        await page.GotoAsync(list);
        return await page.Locator(selector).First.GetAttributeAsync("href") ?? "";
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Place();
}
