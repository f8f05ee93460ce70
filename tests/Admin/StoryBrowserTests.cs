using System.Diagnostics;
using Microsoft.Playwright;
using VillagePublic.Content.Documents;

namespace VillagePublic.Tests.Admin;

/// <summary>Ten minutes a month, in a real browser: from an empty folder to accounts on the hall's screen.</summary>
public sealed class StoryBrowserTests
{
    private const int MostActs = 40;
    private const long OpeningFen = 12_000_000;

    // Scripted user time; the machine that runs the tests is shared, and building pages is part of it.
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task A_months_accounts_get_from_the_agencys_workbook_to_screen_and_phone(int widthPx)
    {
        var workbook = Path.Combine(Directory.CreateTempSubdirectory("vp-story-").FullName, "十月.xlsx");
        var closing = AgencyWorkbook.Write(workbook, OpeningFen);
        await using var app = await AdminApp.StartEmptyAsync(hasScreen: true);
        await using var chromium = await Chromium.StartAsync();
        var clerk = new BusyHands(await chromium.OpenAsync(app.Address, widthPx));
        var reviewer = new BusyHands(await chromium.OpenAsync(app.Address, widthPx));
        var clock = Stopwatch.StartNew();

        await SetUpAsync(app, clerk);
        await InviteAsync(clerk, reviewer);
        await ImportAsync(clerk, workbook, widthPx);
        await MendAsync(clerk, widthPx);
        await clerk.PressAsync("#submit");
        await clerk.Page.WaitForSelectorAsync(".state.busy");
        await SignOffAsync(reviewer, widthPx);

        clock.Stop();
        var acts = clerk.Count + reviewer.Count;
        Assert.True(acts < MostActs, $"{acts} interactions");
        Assert.True(clock.Elapsed < MostTime, $"{clock.Elapsed}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{widthPx} px: {acts} interactions, {clock.Elapsed}");
        await SeeAsync(app, chromium, closing);
    }

    private static async Task SetUpAsync(AdminApp app, BusyHands clerk)
    {
        await clerk.OpenAsync("/admin/setup?code=" + app.SetupCode);
        await clerk.TypeAsync("#village-name", "石桥村");
        await clerk.TypeAsync("#village-code", "370100000001");
        await clerk.TypeAsync("#name", "孙立");
        await clerk.TypeAsync("#password", AdminApp.Password);
        await clerk.PressAsync("form[action='/admin/setup'] button");
    }

    private static async Task InviteAsync(BusyHands clerk, BusyHands reviewer)
    {
        await clerk.PressAsync("nav a[href='/admin/people']");
        await clerk.TypeAsync("#name", "周桂芳");
        await clerk.ChooseAsync("#role", "reviewer");
        await clerk.PressAsync("form[action='/admin/people/invite'] button");
        var code = (await clerk.Page.TextContentAsync(".message span"))!.Trim()[^19..];
        await reviewer.OpenAsync("/admin/invitation?code=" + code);
        await reviewer.TypeAsync("#password", AdminApp.Password);
        await reviewer.PressAsync("form[action='/admin/invitation'] button");
    }

    private static async Task ImportAsync(BusyHands clerk, string workbook, int widthPx)
    {
        await clerk.PressAsync("nav a[href='/admin']");
        await clerk.PressAsync("a.tile[href='/admin/import']");
        await clerk.AttachAsync("#sheet", workbook);
        await clerk.TypeAsync("#period", "2026-10");
        await clerk.PressAsync("#sheet-form button");
        Assert.Contains(
            $"{AgencyWorkbook.LineCount} 笔", await clerk.Page.TextContentAsync("#result"), StringComparison.Ordinal);
        await clerk.Page.ScreenshotAsync(Picture($"story-mapping-{widthPx}"));
        await clerk.PressAsync("#mapping button.go");
    }

    private static async Task MendAsync(BusyHands clerk, int widthPx)
    {
        var page = clerk.Page;
        await clerk.TypeAsync("[name='k.opening']", "120,000.00");
        await page.WaitForSelectorAsync("#saving:has-text('已保存')");
        await clerk.PressAsync("#findings li.error:has-text('VP1010') button[data-line]");
        await clerk.TypeAsync("input:focus", "2026-10-20");
        await page.WaitForSelectorAsync(
            "#findings li.error:has-text('VP1010')", new() { State = WaitForSelectorState.Detached });
        await page.ScreenshotAsync(Picture($"story-form-{widthPx}"));
        await clerk.PressAsync("#findings li.error:has-text('VP5001') button.mend");
        await page.WaitForSelectorAsync(".message.good");
        foreach (var box in await page.QuerySelectorAllAsync("#findings input[type=checkbox]"))
        {
            var value = await box.GetAttributeAsync("value");
            await clerk.PressAsync($"#findings input[value=\"{value}\"]");
        }

        Assert.Equal(0, await page.Locator("#findings li.error").CountAsync());
    }

    private static async Task SignOffAsync(BusyHands reviewer, int widthPx)
    {
        await reviewer.PressAsync("nav a[href='/admin/reviews']");
        await reviewer.PressAsync("main a:has-text('2026年10月')");
        await reviewer.Page.ScreenshotAsync(Picture($"story-review-{widthPx}"));
        await reviewer.PressAsync("form[action$='/publish'] button");
        await reviewer.Page.WaitForSelectorAsync(".message.good");
    }

    private static async Task SeeAsync(AdminApp app, Chromium chromium, long closing)
    {
        var document = app.Village.Library.Current.Current.Single();
        var report = Assert.IsType<FinanceReport>(app.Village.Library.Read(document));
        Assert.Equal(AgencyWorkbook.LineCount, report.Income.Count + report.Spending.Count);
        Assert.Equal(new Money(closing), report.Closing.Value);
        Assert.DoesNotContain(AgencyWorkbook.IdentityNumber, report.Source.Text, StringComparison.Ordinal);

        var villager = await chromium.OpenAsync(app.Address, 390);
        await villager.GotoAsync("/" + document.Id);
        Assert.Contains(
            new Money(closing).ToString(), await villager.TextContentAsync("body"), StringComparison.Ordinal);
        await villager.ScreenshotAsync(Picture("story-phone"));

        var hall = await chromium.OpenAsync(app.Address, 540);
        await hall.GotoAsync("/screen");
        await hall.WaitForFunctionAsync("""
            () => { const c = document.querySelector('canvas'); if (!c || !c.width) return false;
              const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
              for (let i = 0; i < d.length; i += 4) if (d[i] < 80 && d[i + 3] > 0) return true; return false; }
            """);
        await hall.ScreenshotAsync(Picture("story-screen"));
    }

    private static PageScreenshotOptions Picture(string name) =>
        new() { FullPage = true, Path = Path.Combine(Chromium.Gallery, name + ".png") };
}
