using Microsoft.Playwright;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Admin;

/// <summary>Makes the pictures of the clerks' guide anew. By hand:
/// <c>dotnet exec tests/bin/Debug/net10.0/VillagePublic.Tests.dll -class "*GuideBrowserTests" -explicit only</c>.
/// </summary>
public sealed class GuideBrowserTests
{
    private const int WidthPx = 1180;
    private const int HeightPx = 820;

    // Pictures of the guide by page; the others are made for whoever looks through all of them.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["home"] = "desk-home", ["import-columns"] = "desk-mapping", ["drafts-finance"] = "desk-form",
        ["drafts-votes"] = "desk-vote", ["drafts-one-history"] = "desk-history", ["reviews-one"] = "desk-review",
        ["drafts-one-conflict"] = "desk-conflict", ["documents"] = "desk-documents", ["kiosks"] = "desk-screens",
        ["people"] = "desk-people", ["audit"] = "desk-trail", ["backups"] = "desk-backups",
        ["help-checks"] = "desk-checks", ["township-villages-1"] = "desk-township",
    };

    [Fact(Explicit = true)]
    public async Task Pictures_of_the_guide_are_made_anew()
    {
        await using var scene = await OfficeScene.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var clerk = await scene.SignInAsync(chromium, OfficeScene.Root, UserRole.Administrator, WidthPx);
        foreach (var (name, address) in scene.VillagePages.Where(page => Names.ContainsKey(page.Name)))
        {
            await ShootAsync(clerk, name, address);
        }

        var observer = await scene.SignInAsync(chromium, "", UserRole.Administrator, WidthPx);
        await ShootAsync(observer, "township-villages-1", "/admin/villages");
    }

    private static async Task ShootAsync(IPage page, string name, string address)
    {
        await page.SetViewportSizeAsync(WidthPx, HeightPx);
        await page.GotoAsync(address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.ScreenshotAsync(new PageScreenshotOptions
        {
            FullPage = name == "kiosks", // Each screen is another story.
            Path = Path.Combine(Repository.Root, "content", "docs", "images", Names[name] + ".png"),
        });
    }
}
