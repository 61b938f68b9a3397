using System.Text.Json;
using Dudao.Browser.Tests.Hosting;
using Microsoft.Playwright;

namespace Dudao.Browser.Tests.Pieces;

/// <summary>The sheet of marks in a tab, and what the office has stored of it.</summary>
internal sealed class MarksPage(IPage page, ServedOffice office)
{
    public static readonly string[] Leaves = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"];

    public IPage Page => page;

    public ILocator State => page.Locator("[data-save-state]");

    public ILocator Saved => page.Locator("[data-save-show=saved]");

    public static async Task<MarksPage> OpenAsync(Visitor visitor, ServedOffice office, string query = "")
    {
        var page = await visitor.OpenStartedAsync("/pieces/marks" + query);
        return new MarksPage(page, office);
    }

    public ILocator Mark(string leaf) => page.Locator($"#mark-m-{leaf}");

    public ILocator Finding(string leaf) => page.Locator($"[data-save='f-{leaf}']");

    /// <summary>Waits until everything typed is answered and the foot says so.</summary>
    public async Task AllSavedAsync() => await Assertions.Expect(Saved).ToBeVisibleAsync(new() { Timeout = 60_000 });

    /// <summary>What stands on the disk, by the field's id.</summary>
    public async Task<string> StoredAsync(string id)
    {
        var path = Path.Combine(office.Folder, "pieces.json");
        if (!File.Exists(path))
        {
            return "";
        }

        using var kept = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        return kept.RootElement.TryGetProperty(id, out var one) ? one.GetProperty("value").GetString() ?? "" : "";
    }

    /// <summary>The fields whose stored value is another than the one typed.</summary>
    public async Task<IReadOnlyList<string>> LostAsync(IReadOnlyDictionary<string, string> typed)
    {
        var lost = new List<string>();
        foreach (var (id, value) in typed)
        {
            var (shown, stored) = (await page.Locator($"[data-save='{id}']").InputValueAsync(), await StoredAsync(id));
            if (shown != value || stored != value)
            {
                lost.Add($"{id}: typed {value}, shown {shown}, stored {stored}");
            }
        }

        return lost;
    }
}
