using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>Every page there is, in real Chromium: generated from the routes, so that none is forgotten.</summary>
public sealed class PagesBrowserTests
{
    private const int DeskWidthPx = 1280;
    private const int PhoneWidthPx = 390;

    // Pictures of all pages, for people: VILLAGEPUBLIC_GALLERY names a folder.
    private static readonly string? Gallery = Environment.GetEnvironmentVariable("VILLAGEPUBLIC_GALLERY");

    // 1,280 px at 200 %; and what is left of it at 400 % (WCAG 2.2, 1.4.10).
    private static readonly int[] ZoomedWidthsPx = [640, 320];

    [Theory]
    [InlineData(PhoneWidthPx, ColorScheme.Light, "zh")]
    [InlineData(PhoneWidthPx, ColorScheme.Dark, "en")]
    [InlineData(DeskWidthPx, ColorScheme.Light, "en")]
    [InlineData(DeskWidthPx, ColorScheme.Dark, "zh")]
    public async Task Every_page_fits_its_width_and_has_no_accessibility_violation(
        int widthPx, ColorScheme theme, string language)
    {
        await using var scene = await OfficeScene.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        List<string> findings =
        [
            .. await LookAsync(scene, chromium, OfficeScene.Root, scene.VillagePages, widthPx, theme, language),
            .. await LookAsync(scene, chromium, "", OfficeScene.TownshipPages, widthPx, theme, language),
        ];
        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }

    // The themes differ in colours only.
    private static AxeRunOptions? AxeOptions(ColorScheme theme) => theme == ColorScheme.Light
        ? null
        : new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    private static async Task<List<string>> LookAsync(
        OfficeScene scene,
        Chromium chromium,
        string root,
        IReadOnlyList<(string Name, string Address)> pages,
        int widthPx,
        ColorScheme theme,
        string language)
    {
        var page = await scene.SignInAsync(chromium, root, UserRole.Administrator, widthPx, theme);
        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal))
            {
                findings.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => findings.Add($"{page.Url}: {error}");
        await page.GotoAsync($"{root}/admin/account?language={language}");
        foreach (var (name, address) in pages)
        {
            var answer = await page.GotoAsync(address);
            if (answer is not { Ok: true })
            {
                findings.Add($"{address} answers {answer?.Status}");
            }

            await ShootAsync(page, $"{name}-{widthPx}-{theme}-{language}");

            // What has to be opened is judged too.
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => { part.open = true; })");
            findings.AddRange(await JudgeAsync(page, $"{name}-opened", $"{theme}-{language}", widthPx, theme));
        }

        return findings;
    }

    private static async Task ShootAsync(IPage page, string name)
    {
        if (Gallery is { } folder)
        {
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await page.ScreenshotAsync(new PageScreenshotOptions
            {
                FullPage = true, Path = Path.Combine(folder, name + ".png"),
            });
        }
    }

    private static async Task<IEnumerable<string>> JudgeAsync(
        IPage page, string name, string look, int widthPx, ColorScheme theme)
    {
        var findings = new List<string>();
        foreach (var width in widthPx == DeskWidthPx ? [widthPx, .. ZoomedWidthsPx] : (int[])[widthPx])
        {
            await page.SetViewportSizeAsync(width, 900);
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var needed && needed > width)
            {
                findings.Add($"{name} is {needed} px wide at {width} px");
            }

            await ShootAsync(page, $"{name}-{width}-{look}");
        }

        await page.SetViewportSizeAsync(widthPx, 900);

        // Scripts cannot run in the framed phone page, which has tests of its own.
        await page.EvaluateAsync("document.getElementById('phone')?.remove()");
        var result = await page.RunAxe(AxeOptions(theme));
        findings.AddRange(result.Violations.Select(violation =>
            $"{name}: {violation.Id} {string.Join("; ", violation.Nodes.Take(2).Select(node => node.Html))}"));
        return findings;
    }
}
