using Microsoft.Playwright;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>The main story without a mouse: everything is reached with Tab, seen while it has the focus, and pressed
/// with a key.</summary>
public sealed class KeyboardBrowserTests
{
    // More stops than any page has; beyond it something cannot be reached.
    private const int MostStops = 120;

    [Fact]
    public async Task A_notice_is_written_submitted_and_signed_off_with_keys_alone()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var clerk = await SignInAsync(chromium, app, UserRole.Clerk);
        await PressAsync(clerk, "form:has(input[value=Notice]) button", "Enter");
        await clerk.WaitForURLAsync("**/drafts/**");
        await TypeAsync(clerk, "[name='k.title']", "停水通知");
        await TypeAsync(clerk, "[name='k.summary']", "二十日上午停水。");
        await clerk.WaitForSelectorAsync("#saving:has-text('已保存')");
        await PressAsync(clerk, "#submit", "Enter");
        await clerk.WaitForSelectorAsync(".state.busy");

        var reviewer = await SignInAsync(chromium, app, UserRole.Reviewer);
        await PressAsync(reviewer, "nav a[href='/admin/reviews']", "Enter");
        await reviewer.WaitForURLAsync("**/reviews");
        await PressAsync(reviewer, "main a[href*='/admin/reviews/']", "Enter");
        await reviewer.WaitForSelectorAsync("form[action$='/publish']");
        await PressAsync(reviewer, "form[action$='/publish'] button.go", "Space");
        await reviewer.WaitForSelectorAsync(".message.good");
        Assert.Single(app.Village.Library.Current.Current);
    }

    [Fact]
    public async Task The_grid_of_a_months_accounts_is_filled_with_keys_alone()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var clerk = await SignInAsync(chromium, app, UserRole.Clerk);
        await PressAsync(clerk, "form:has(input[value=Finance]) button", "Enter");
        await clerk.WaitForURLAsync("**/drafts/**");
        await TabToAsync(clerk, "table.sheet-grid td input");
        foreach (var cell in (string[])["10-09", "记-1", "水费", "经营收入", "120.50"])
        {
            await clerk.Keyboard.TypeAsync(cell);
            await clerk.Keyboard.PressAsync("Tab");
        }

        await clerk.WaitForSelectorAsync("#saving:has-text('已保存')");
        Assert.Contains("120.50", await clerk.TextContentAsync("#sum"), StringComparison.Ordinal);
        var draft = app.Store.ListDrafts(AdminApp.VillageCode, DraftState.Draft).Single();
        Assert.Contains("| 10-09 | 记-1 | 水费 | 经营收入 | 120.50 |", draft.Markdown, StringComparison.Ordinal);
    }

    private static async Task<IPage> SignInAsync(Chromium chromium, AdminApp app, UserRole role)
    {
        var page = await chromium.OpenAsync(app.Address, widthPx: 1280);
        await page.GotoAsync("/admin/sign-in");

        // The first field gets the focus by itself, once the page is drawn.
        await page.WaitForFunctionAsync("() => document.activeElement.matches('input')");
        await page.Keyboard.TypeAsync(AdminApp.NameOf(role));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(AdminApp.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("nav");
        return page;
    }

    private static async Task PressAsync(IPage page, string target, string key)
    {
        await TabToAsync(page, target);
        await page.Keyboard.PressAsync(key);
    }

    private static async Task TypeAsync(IPage page, string target, string text)
    {
        await TabToAsync(page, target);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task TabToAsync(IPage page, string target)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await page.EvaluateAsync<bool>("target => document.activeElement.matches(target)", target))
            {
                // A thing that has the focus and does not show it is lost to whoever has no mouse.
                Assert.True(
                    await page.EvaluateAsync<bool>(
                        "getComputedStyle(document.activeElement).outlineStyle !== 'none' "
                        + "&& parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"),
                    target);
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} is not reached on {page.Url}.");
    }
}
