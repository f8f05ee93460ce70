using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VillagePublic.Admin.Accounts;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>Passkeys with Chromium's own virtual device: it makes real keys and real signatures.</summary>
public sealed class PasskeyBrowserTests
{
    private const string SignInButton = "form[action='/admin/sign-in/passkey'] button";

    [Fact]
    public async Task A_registered_device_signs_in_without_name_or_password_and_no_answer_counts_twice()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, app);
        await RegisterAsync(page);
        Assert.Null(Assert.Single(Clerk(app).Passkeys).LastUsedAt);

        await SignOutAsync(page);
        var sent = await page.RunAndWaitForRequestAsync(
            () => page.ClickAsync(SignInButton), request => request.Url.EndsWith("/passkey", StringComparison.Ordinal));
        await page.WaitForSelectorAsync("nav");
        Assert.NotNull(Assert.Single(Clerk(app).Passkeys).LastUsedAt);
        Assert.Equal(
            ["sign-in.passkey", "user.passkey-add"],
            app.Store.ReadAudit(long.MaxValue, 10).Select(row => row.Action)
                .Where(action => action.Contains("passkey", StringComparison.Ordinal)));

        await SignOutAsync(page);
        await page.WaitForSelectorAsync(SignInButton);
        var answer = await page.EvaluateAsync<string>(
            "body => fetch('/admin/sign-in/passkey', { method: 'POST', body, headers: "
            + "{ 'Content-Type': 'application/x-www-form-urlencoded' } }).then(answer => answer.text())",
            sent.PostData);
        Assert.Contains("没有登录", answer, StringComparison.Ordinal);
        await page.GotoAsync("/admin/documents");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_given_up_opens_nothing_any_more()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, app);
        await RegisterAsync(page);
        await page.ClickAsync("form[action='/admin/account/passkeys/remove'] button");
        await page.WaitForSelectorAsync(".message.good:has-text('我的手机')");
        Assert.Empty(Clerk(app).Passkeys);
        await RefuseAsync(page);
    }

    [Fact]
    public async Task A_closed_account_and_one_that_got_a_new_code_are_not_opened_by_their_devices()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, app);
        await RegisterAsync(page);
        await using var scope = app.App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<PeopleDirectory>();
        await people.TrySetClosedAsync(Clerk(app), isClosed: true, by: null);
        await RefuseAsync(page);
        await people.TrySetClosedAsync(Clerk(app), isClosed: false, by: null);
        await page.ClickAsync(SignInButton);
        await page.WaitForSelectorAsync("nav");

        await people.IssueCodeAsync(Clerk(app), by: null);
        Assert.Empty(Clerk(app).Passkeys);
        await RefuseAsync(page);
    }

    [Fact]
    public async Task Registering_a_device_takes_the_password()
    {
        await using var app = await AdminApp.StartAsync();
        await using var chromium = await Chromium.StartAsync();
        var page = await OpenAsync(chromium, app);
        await page.GotoAsync("/admin/account");
        await page.FillAsync("#device", "别人的手机");
        await page.FillAsync("#present-passkey", "不是这个密码");
        await page.ClickAsync("form[data-ask] button");
        await page.WaitForSelectorAsync("form[data-ask] [role=alert]:has-text('密码不对')");
        Assert.Empty(Clerk(app).Passkeys);
    }

    [Fact]
    public async Task Nothing_of_it_is_offered_where_browsers_have_none()
    {
        await using var app = await AdminApp.StartAsync();
        using var stranger = app.Browse();
        await stranger.GoAsync("/admin/sign-in");
        Assert.Empty(stranger.Page.QuerySelectorAll("form[data-ask]"));
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        await clerk.GoAsync("/admin/account");
        Assert.Empty(clerk.Page.QuerySelectorAll("form[data-ask]"));
    }

    private static AdminUser Clerk(AdminApp app) => app.Store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!;

    private static async Task<IPage> OpenAsync(Chromium chromium, AdminApp app)
    {
        // Browsers know passkeys for names only, and take "localhost" for as safe as https.
        var page = await chromium.OpenAsync(
            app.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), widthPx: 1280);
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
            },
        });
        await page.GotoAsync("/admin/sign-in");
        await page.FillAsync("#name", AdminApp.NameOf(UserRole.Clerk));
        await page.FillAsync("#password", AdminApp.Password);
        await page.ClickAsync("form[action='/admin/sign-in'] button");
        await page.WaitForSelectorAsync("nav");
        return page;
    }

    private static async Task RegisterAsync(IPage page)
    {
        await page.GotoAsync("/admin/account");
        await page.FillAsync("#device", "我的手机");
        await page.FillAsync("#present-passkey", AdminApp.Password);
        await page.ClickAsync("form[data-ask] button");
        await page.WaitForSelectorAsync(".message.good:has-text('我的手机')");
    }

    private static Task SignOutAsync(IPage page) => page.ClickAsync("form[action='/admin/sign-out'] button");

    private static async Task RefuseAsync(IPage page)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync("/admin/sign-in");
        await page.ClickAsync(SignInButton);
        await page.WaitForSelectorAsync(".message.bad:has-text('没有登录')");
    }
}
