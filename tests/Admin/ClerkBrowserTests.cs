using Microsoft.Playwright;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>What people do, in a real browser; pictures of every page are left beside the tests.</summary>
public sealed class ClerkBrowserTests
{
    private const int DeskWidthPx = 1280;
    private const int PhoneWidthPx = 390;

    [Fact]
    public async Task From_an_empty_folder_to_a_notice_on_a_villagers_phone()
    {
        await using var app = await AdminApp.StartEmptyAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(app.Address, PhoneWidthPx);
        var findings = Watch(page);
        await page.GotoAsync("/admin/setup?code=" + app.SetupCode);
        await page.ScreenshotAsync(Picture("setup-phone"));
        await page.FillAsync("#village-name", "石桥村");
        await page.FillAsync("#village-code", "370100000001");
        await page.FillAsync("#name", "孙立");
        await page.FillAsync("#password", AdminApp.Password);
        await page.ClickAsync("form[action='/admin/setup'] button");

        await page.GotoAsync("/admin/people");
        await page.FillAsync("#name", "周桂芳");
        await page.SelectOptionAsync("#role", "reviewer");
        await page.ClickAsync("form[action='/admin/people/invite'] button");
        var code = (await page.TextContentAsync(".message span"))!.Trim()[^19..];

        var reviewer = await chromium.OpenAsync(app.Address, PhoneWidthPx);
        await reviewer.GotoAsync("/admin/invitation?code=" + code);
        await reviewer.FillAsync("#password", AdminApp.Password);
        await reviewer.ClickAsync("form[action='/admin/invitation'] button");

        await page.GotoAsync("/admin");
        await page.ClickAsync("form:has(input[value=Notice]) button");
        await page.GotoAsync(page.Url + "?view=text");
        await page.FillAsync(
            "#text", "---\nkind: notice\ntitle: 停水通知\ndate: 2026-11-20\nsummary: 停水。\n---\n\n东头组停水。\n");
        await page.WaitForSelectorAsync("#saving:has-text('已保存')");
        await page.WaitForFunctionAsync("document.getElementById('draft-title').textContent === '停水通知'");
        await page.ScreenshotAsync(Picture("editor-phone"));
        await page.Locator("#phone").ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Chromium.Gallery, "framed.png") });
        foreach (var box in await page.QuerySelectorAllAsync("#findings input"))
        {
            await box.CheckAsync();
        }

        await page.ClickAsync("#submit");
        await page.WaitForSelectorAsync(".state.busy");

        await reviewer.GotoAsync("/admin/reviews");
        await reviewer.ClickAsync("main a:has-text('停水通知')");
        await reviewer.ScreenshotAsync(Picture("review-phone"));
        await reviewer.ClickAsync("form[action$='/publish'] button");
        await reviewer.WaitForSelectorAsync(".message.good");

        var document = app.Village.Library.Current.Current.Single();
        var villager = await chromium.OpenAsync(app.Address, PhoneWidthPx);
        await villager.GotoAsync("/" + document.Id);
        Assert.Contains("东头组停水", await villager.TextContentAsync("body"), StringComparison.Ordinal);
        Assert.Empty(findings);
    }

    [Fact]
    public async Task What_was_typed_without_a_network_is_saved_when_it_returns()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await SignInAsync(chromium, app, UserRole.Clerk, DeskWidthPx, ColorScheme.Light);
        await page.ClickAsync("form:has(input[value=Notice]) button");
        await page.GotoAsync(page.Url + "?view=text");
        await page.WaitForSelectorAsync("#toolbar:not([hidden])");
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#text", "---\nkind: notice\ntitle: 断网时写的\ndate: 2026-11-20\n---\n\n正文\n");
        await page.WaitForSelectorAsync("#saving:has-text('没有网络')");
        await page.Context.SetOfflineAsync(false);
        await page.WaitForSelectorAsync("#saving:has-text('已保存')");
        var draft = app.Store.ListDrafts(AdminApp.VillageCode, DraftState.Draft).Single();
        Assert.Contains("断网时写的", draft.Markdown, StringComparison.Ordinal);
    }

    private static async Task<IPage> SignInAsync(
        Chromium chromium, AdminApp app, UserRole role, int widthPx, ColorScheme theme)
    {
        var page = await chromium.OpenAsync(app.Address, widthPx, theme);
        await page.GotoAsync("/admin/sign-in");
        await page.FillAsync("#name", AdminApp.NameOf(role));
        await page.FillAsync("#password", AdminApp.Password);
        await page.ClickAsync("form[action='/admin/sign-in'] button");
        return page;
    }

    private static List<string> Watch(IPage page)
    {
        var findings = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                findings.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => findings.Add($"{page.Url}: {error}");
        return findings;
    }

    private static PageScreenshotOptions Picture(string name) =>
        new() { FullPage = true, Path = Path.Combine(Chromium.Gallery, name + ".png") };
}
