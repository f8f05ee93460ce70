using Microsoft.Playwright;
using VillagePublic.Content.Store.Admin;
using VillagePublic.Tests.Architecture;

namespace VillagePublic.Tests.Admin;

/// <summary>What goes wrong on an ordinary day, in a real browser: nothing that was written is lost.</summary>
public sealed class TroubleBrowserTests
{
    [Fact]
    public async Task What_is_filled_in_without_a_network_is_saved_when_it_returns()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, app, UserRole.Clerk);
        await page.ClickAsync("form:has(input[value=Finance]) button");
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("[name='k.title']", "断网时填的账");
        await page.Locator(".block.grid").Nth(1).Locator("input").Nth(2).FillAsync("修桥");
        await page.WaitForSelectorAsync("#offline:not([hidden])");
        await page.Context.SetOfflineAsync(false);
        await page.WaitForSelectorAsync("#saving:has-text('已保存')");
        await page.WaitForSelectorAsync("#offline", new() { State = WaitForSelectorState.Hidden });
        var draft = app.Store.ListDrafts(AdminApp.VillageCode, DraftState.Draft).Single();
        Assert.Contains("断网时填的账", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("| 修桥 |", draft.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_edit_different_places_are_put_together_and_the_same_place_is_asked_about()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var first = await OpenAsync(chromium, app, UserRole.Clerk);
        await first.ClickAsync("form:has(input[value=Notice]) button");
        var address = first.Url + "?view=text";
        await SaveAsync(first, address, "---\nkind: notice\ntitle: 停水\ndate: 2026-11-20\n---\n\n一\n\n二\n\n三\n");
        var second = await OpenAsync(chromium, app, UserRole.Administrator);
        await second.GotoAsync(address);

        await SaveAsync(first, null, "---\nkind: notice\ntitle: 停水\ndate: 2026-11-20\n---\n\n一改\n\n二\n\n三\n");
        await SaveAsync(second, null, "---\nkind: notice\ntitle: 停水\ndate: 2026-11-20\n---\n\n一\n\n二\n\n三改\n");
        var draft = app.Store.ListDrafts(AdminApp.VillageCode, DraftState.Draft).Single();
        Assert.Contains("一改\n\n二\n\n三改", draft.Markdown, StringComparison.Ordinal);

        await first.FillAsync("#text", "---\nkind: notice\ntitle: 停水\ndate: 2026-11-20\n---\n\n一改\n\n二\n\n三，我的\n");
        await first.WaitForURLAsync("**/conflict**");
        await first.ScreenshotAsync(Picture("conflict"));
        Assert.Contains("三改", await first.TextContentAsync("main"), StringComparison.Ordinal);
        await first.CheckAsync("input[value=both]");
        await first.ClickAsync("form[action$='/settle'] button");
        await first.WaitForSelectorAsync(".message.good");
        Assert.Contains(
            "三改\n三，我的", app.Store.FindDraft(draft.Id)!.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_returned_draft_is_mended_published_corrected_and_withdrawn()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var clerk = await OpenAsync(chromium, app, UserRole.Clerk);
        var reviewer = await OpenAsync(chromium, app, UserRole.Reviewer);
        await clerk.ClickAsync("form:has(input[value=Notice]) button");
        await clerk.FillAsync("[name='k.title']", "停水通知");
        await clerk.FillAsync("[name='k.summary']", "二十日停水。");
        await clerk.ClickAsync("#submit");
        await clerk.WaitForSelectorAsync(".state.busy");
        await DecideAsync(reviewer, "停水通知", "return", "写清楚几点");

        await clerk.GotoAsync("/admin");
        await clerk.ClickAsync("main a:has-text('停水通知')");
        Assert.Contains("写清楚几点", await clerk.TextContentAsync("main"), StringComparison.Ordinal);
        await clerk.FillAsync("[name='k.summary']", "二十日上午八点停水。");
        await clerk.ClickAsync("#submit");
        await clerk.WaitForSelectorAsync(".state.busy");
        await DecideAsync(reviewer, "停水通知", "publish", null);

        var id = app.Village.Library.Current.Current.Single().Id;
        await ChangeAsync(clerk, id, "correct", "时间错了");
        await clerk.FillAsync("[name='k.summary']", "二十一日上午八点停水。");
        await clerk.ClickAsync("#submit");
        await clerk.WaitForSelectorAsync(".state.busy");
        await DecideAsync(reviewer, "停水通知", "publish", null);
        var villager = await chromium.OpenAsync(app.Address, 390);
        await villager.GotoAsync("/" + id);
        Assert.Contains("时间错了", await villager.TextContentAsync("body"), StringComparison.Ordinal);
        Assert.Contains("二十一日", await villager.TextContentAsync("body"), StringComparison.Ordinal);

        await ChangeAsync(clerk, id, "withdraw", "不停了");
        await clerk.ClickAsync("form[action$='/submit'] button");
        await clerk.WaitForSelectorAsync(".state.busy");
        await DecideAsync(reviewer, "撤回：停水通知", "publish", null);
        await villager.GotoAsync("/" + id);
        Assert.Contains("不停了", await villager.TextContentAsync("body"), StringComparison.Ordinal);
        Assert.True(app.Village.Library.Current.Latest(id)!.IsWithdrawal);
    }

    [Fact]
    public async Task A_phone_that_scans_the_code_sends_a_picture_into_the_open_draft()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var clerk = await OpenAsync(chromium, app, UserRole.Clerk);
        await clerk.ClickAsync("form:has(input[value=Finance]) button");
        await clerk.ClickAsync("button[formaction$='/phone-link']");
        var code = await clerk.TextContentAsync("#phone-code .mono");
        await clerk.Locator("#phone-code").ScreenshotAsync(
            new() { Path = Path.Combine(Chromium.Gallery, "phone-code.png") });

        var phone = await chromium.OpenAsync(app.Address, 390);
        await phone.GotoAsync(code!.Trim());
        await phone.ScreenshotAsync(Picture("phone-send"));
        await phone.SetInputFilesAsync("#picture", Path.Combine(
            Repository.Root, "content", "sample", "files", "2026", "10", "c2610-03.jpg"));
        await phone.ClickAsync("main button.go");
        await phone.WaitForSelectorAsync(".message.good");
        await clerk.WaitForSelectorAsync("#file-list a:has-text('c2610-03')");

        var other = await chromium.OpenAsync(app.Address, 390);
        await other.GotoAsync(code!.Trim());
        Assert.Contains("不能用了", await other.TextContentAsync("main"), StringComparison.Ordinal);
    }

    private static async Task SaveAsync(IPage page, string? address, string text)
    {
        if (address is not null)
        {
            await page.GotoAsync(address);
        }

        await page.FillAsync("#text", text);
        await page.WaitForSelectorAsync("#saving:has-text('已保存')");
    }

    private static async Task DecideAsync(IPage reviewer, string title, string act, string? reason)
    {
        await reviewer.GotoAsync("/admin/reviews");
        await reviewer.ClickAsync($"main a:has-text('{title}')");
        if (reason is not null)
        {
            await reviewer.FillAsync("#reason", reason);
        }

        await reviewer.ClickAsync($"form[action$='/{act}'] button");
        await reviewer.WaitForSelectorAsync(".message.good");
    }

    private static async Task ChangeAsync(IPage clerk, string id, string act, string reason)
    {
        await clerk.GotoAsync("/admin/documents/" + id);
        await clerk.FillAsync($"#{act}-reason", reason);
        await clerk.ClickAsync($"form:has(input[value={act}]) button");
    }

    private static async Task<IPage> OpenAsync(Chromium chromium, AdminApp app, UserRole role)
    {
        var page = await chromium.OpenAsync(app.Address, 1280);
        await page.GotoAsync("/admin/sign-in");
        await page.FillAsync("#name", AdminApp.NameOf(role));
        await page.FillAsync("#password", AdminApp.Password);
        await page.ClickAsync("form[action='/admin/sign-in'] button");
        return page;
    }

    private static PageScreenshotOptions Picture(string name) =>
        new() { FullPage = true, Path = Path.Combine(Chromium.Gallery, name + ".png") };
}
