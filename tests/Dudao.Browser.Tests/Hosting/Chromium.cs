using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dudao.Browser.Tests.Hosting.Chromium))]

namespace Dudao.Browser.Tests.Hosting;

/// <summary>The system's Chromium, started once for all tests. A test class takes it in its constructor.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("DUDAO_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                .. Environment.IsPrivilegedProcess ? (string[])["--no-sandbox"] : [],
            ],
        });
    }

    /// <summary>Someone's browser: cookies and storage of its own. Its tabs share them.</summary>
    public async Task<Visitor> VisitAsync(ServedOffice office, Screen screen = Screen.Desk, bool script = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = office.Address.ToString(),
            Locale = "zh-CN",
            TimezoneId = "Asia/Shanghai",
            JavaScriptEnabled = script,
            ViewportSize = screen switch
            {
                Screen.Phone => new ViewportSize { Width = 390, Height = 844 },
                Screen.Projector => new ViewportSize { Width = 1920, Height = 1080 },
                _ => new ViewportSize { Width = 1366, Height = 768 },
            },
            DeviceScaleFactor = screen == Screen.Phone ? 2 : 1,
            IsMobile = screen == Screen.Phone,
            HasTouch = screen == Screen.Phone,
        });
        context.SetDefaultTimeout(15_000);
        return new Visitor(context, screen);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>On what a person looks.</summary>
public enum Screen
{
    /// <summary>1366 × 768, the office's.</summary>
    Desk,

    /// <summary>390 × 844, touched.</summary>
    Phone,

    /// <summary>1920 × 1080, on the wall of the meeting room.</summary>
    Projector,
}
