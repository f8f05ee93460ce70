using Deque.AxeCore.Playwright;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using VillagePublic.Content.Links;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Links;

namespace VillagePublic.Tests.Pages;

/// <summary>Every kind of page in a real browser, as wide as a phone. Pictures are left beside the tests.</summary>
public sealed class PageBrowserTests : IAsyncLifetime
{
    private const int PhoneWidthPx = 390;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"),
        ("list", "/finance"),
        ("month", "/month/2026-10"),
        ("search", "/search?q=水管"),
        ("about", "/about"),
        ("data", "/data"),
        ("lease", "/contracts/orchard"),
        ("failed", "/votes/2026-05-16-land-compensation"),
        ("election", "/votes/2026-07-25-by-election"),
        ("votes", "/votes"),
        ("finance", "/finance/2026-10"),
        ("corrected", "/finance/2026-03"),
        ("superseded", "/finance/2026-03@1"),
        ("vote", "/votes/2025-12-06-water-pipes"),
        ("evaluation", "/votes/2025-12-20-evaluation"),
        ("minutes", "/minutes/2025-11-18-joint"),
        ("notice", "/notices/2025-12-15-medical-insurance"),
        ("withdrawn", "/notices/withdrawn"),
        ("roster", "/rosters/2026-q3-relief"),
        ("contract", "/contracts/fish-pond"),
        ("matter", "/matters/water-pipes"),
        ("village", "/village"),
        ("verify", "/verify/finance/2026-10@1"),
        ("unknown-code", "/Q/ABCDEFGHJKMNPQRS"),
        ("english", "/finance/2026-10?lang=en"),
        ("english-home", "/?lang=en"),
    ];

    private readonly SampleVillage village = SampleVillage.Create();
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    private static string Gallery => Path.Combine(AppContext.BaseDirectory, "gallery");

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        app.MapPublicPages(village.Pages, time);
        await app.StartAsync(TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Gallery);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = Arguments,
        });
    }

    public async ValueTask DisposeAsync()
    {
        await browser!.DisposeAsync();
        playwright!.Dispose();
        await app!.DisposeAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_fits_a_phone_and_has_no_accessibility_violation(ColorScheme theme)
    {
        await using var context = await ContextAsync(theme);
        var page = await context.NewPageAsync();
        var findings = new List<string>();
        page.Console += (_, message) => AddConsole(findings, page, message);
        foreach (var (name, path) in Pages)
        {
            await page.GotoAsync(app!.Urls.First() + path);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > PhoneWidthPx)
            {
                findings.Add($"{path} is {width} px wide");
            }

            var result = await page.RunAxe();
            findings.AddRange(result.Violations.Select(violation =>
                $"{path}: {violation.Id} {string.Join("; ", violation.Nodes.Take(2).Select(node => node.Html))}"));
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                FullPage = true,
                Path = Path.Combine(Gallery, $"{name}-{(theme == ColorScheme.Dark ? "dark" : "light")}.png"),
            });
        }

        Assert.Empty(findings);
    }

    [Theory]
    [InlineData(200)]
    public async Task Every_page_fits_a_phone_with_text_twice_as_large(int percent)
    {
        await using var context = await ContextAsync(ColorScheme.Light);
        var page = await context.NewPageAsync();
        var wide = new List<string>();
        foreach (var (name, path) in Pages)
        {
            await page.GotoAsync(app!.Urls.First() + path);
            await page.EvaluateAsync(
                "size => document.documentElement.style.setProperty('font-size', size + '%')", percent * 1.125);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > PhoneWidthPx)
            {
                wide.Add($"{path} is {width} px wide");
            }

            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                FullPage = true, Path = Path.Combine(Gallery, $"{name}-large.png"),
            });
        }

        Assert.Empty(wide);
    }

    [Fact]
    public async Task A_phone_redoes_the_proof_and_filters_the_ledger_to_the_fen()
    {
        await using var context = await ContextAsync(ColorScheme.Light);
        var page = await context.NewPageAsync();
        await page.GotoAsync(app!.Urls.First() + "/verify/finance/2026-10@1");
        await Assertions.Expect(page.GetByText("您的手机也算了一遍，结果一样")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("原文的指纹也对得上")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("3 个签名您的手机也都验过")).ToBeVisibleAsync();

        await page.GotoAsync(app.Urls.First() + "/finance/2026-10");
        await page.Locator("#spending input").FillAsync("电费");
        await Assertions.Expect(page.Locator("#spending [role=status]")).ToHaveTextAsync("3 笔，合计 3,255.01 元");
    }

    [Theory]
    [InlineData(".md", "原文和记录里的指纹不一样")]
    [InlineData(".entry", "您的手机算出来不一样")]
    public async Task A_phone_says_so_when_one_letter_was_altered(string format, string verdict)
    {
        await using var context = await ContextAsync(ColorScheme.Light);
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*" + format, async route =>
        {
            var answer = await route.FetchAsync();
            var text = (await answer.TextAsync()).Replace("2026-10", "2026-11", StringComparison.Ordinal);
            await route.FulfillAsync(new RouteFulfillOptions { Response = answer, Body = text });
        });
        await page.GotoAsync(app!.Urls.First() + "/verify/finance/2026-10@1");
        await Assertions.Expect(page.GetByText(verdict)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_printed_page_carries_a_code_a_scanner_reads()
    {
        await using var context = await ContextAsync(ColorScheme.Light);
        var page = await context.NewPageAsync();
        await page.GotoAsync(app!.Urls.First() + "/finance/2026-10");
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        var picture = Path.Combine(Gallery, "print.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Path = picture });

        var revision = village.Latest("finance/2026-10");
        var expected = ShortAddress.For(village.Library.Current, revision)
            .ToAddress(new Uri("http://192.168.1.20:5090/"));
        Assert.Equal(expected, await QrScanner.ReadAsync(picture));
    }

    private async Task<IBrowserContext> ContextAsync(ColorScheme theme) => await browser!.NewContextAsync(new()
    {
        ViewportSize = new ViewportSize { Width = PhoneWidthPx, Height = 844 },
        DeviceScaleFactor = 1,
        ColorScheme = theme,
        Locale = "zh-CN",
    });

    private static void AddConsole(List<string> findings, IPage page, IConsoleMessage message)
    {
        // A page that says why it has nothing is an error to the console, not to us.
        if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
        {
            findings.Add($"{page.Url}: {message.Text}");
        }
    }
}
