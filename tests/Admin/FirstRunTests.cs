using System.Net;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

public sealed class FirstRunTests
{
    [Fact]
    public async Task Whoever_reads_the_terminal_makes_the_first_account_and_founds_the_village()
    {
        await using var app = await AdminApp.StartEmptyAsync();
        using var browser = app.Browse();
        await browser.GoAsync("/admin");
        Assert.Equal("/admin/sign-in", browser.Path);
        Assert.Contains("还没有账号", browser.Text, StringComparison.Ordinal);

        await browser.GoAsync("/admin/setup?code=" + app.SetupCode);
        await browser.SubmitAsync(
            "/admin/setup",
            ("village_name", "石桥村"),
            ("village_code", "370100000001"),
            ("name", "孙立"),
            ("password", AdminApp.Password));

        Assert.Equal("/admin", browser.Path);
        Assert.Contains("孙立，您好", browser.Heading, StringComparison.Ordinal);
        Assert.Contains("village.md", browser.Text, StringComparison.Ordinal);
        Assert.True(app.Village.IsFounded);
        Assert.Equal("370100000001", app.Village.Code);
        Assert.Equal(UserRole.Administrator, Assert.Single(app.Store.ListUsers()).Role);
    }

    [Fact]
    public async Task A_wrong_start_code_makes_nothing()
    {
        await using var app = await AdminApp.StartEmptyAsync();
        using var browser = app.Browse();
        await browser.GoAsync("/admin/setup");
        await browser.SubmitAsync(
            "/admin/setup",
            ("code", "AAAA-BBBB-CCCC-DDDD"),
            ("village_name", "石桥村"),
            ("village_code", "370100000001"),
            ("name", "孙立"),
            ("password", AdminApp.Password));

        Assert.Contains("启动码不对", browser.Text, StringComparison.Ordinal);
        Assert.Empty(app.Store.ListUsers());
        Assert.False(app.Village.IsFounded);
    }

    [Fact]
    public async Task The_start_code_makes_one_account_only()
    {
        await using var app = await AdminApp.StartAsync();
        using var browser = app.Browse();
        await browser.GoAsync("/admin/setup?code=" + app.SetupCode);
        Assert.Null(browser.Page.QuerySelector("form[action='/admin/setup']"));
    }

    [Fact]
    public async Task Somebody_invited_chooses_a_password_with_a_code_that_works_once()
    {
        await using var app = await AdminApp.StartAsync();
        using var administrator = await app.SignInAsync(UserRole.Administrator);
        await administrator.GoAsync("/admin/people");
        await administrator.SubmitAsync("/admin/people/invite", ("name", "周桂芳"), ("role", "reviewer"));
        var said = administrator.Page.QuerySelector(".message")!.TextContent;
        var code = said[^19..].Trim();

        using var invited = app.Browse();
        await invited.GoAsync("/admin/invitation?code=" + code);
        await invited.SubmitAsync("/admin/invitation", ("password", AdminApp.Password));
        Assert.Contains("周桂芳，您好", invited.Heading, StringComparison.Ordinal);

        using var again = app.Browse();
        await again.GoAsync("/admin/invitation?code=" + code);
        await again.SubmitAsync("/admin/invitation", ("password", "another password"));
        Assert.Contains("邀请码不对", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account()
    {
        await using var app = await AdminApp.StartAsync();
        using var browser = app.Browse();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await browser.GoAsync("/admin/sign-in");
            await browser.SubmitAsync("/admin/sign-in", ("name", AdminApp.NameOf(UserRole.Clerk)), ("password", "no"));
        }

        await browser.SubmitAsync(
            "/admin/sign-in", ("name", AdminApp.NameOf(UserRole.Clerk)), ("password", AdminApp.Password));
        Assert.Contains("试错太多次", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_an_account_ends_its_session_at_the_next_click()
    {
        await using var app = await AdminApp.StartAsync();
        using var clerk = await app.SignInAsync(UserRole.Clerk);
        using var administrator = await app.SignInAsync(UserRole.Administrator);
        await administrator.GoAsync("/admin/people");
        var id = app.Store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!.Id;
        await administrator.SubmitAsync($"/admin/people/{id}/close");

        await clerk.GoAsync("/admin/documents");
        Assert.Equal("/admin/sign-in", clerk.Path);
    }

    [Fact]
    public async Task A_session_is_never_sent_on_to_a_stranger()
    {
        await using var app = await AdminApp.StartAsync();
        using var browser = app.Browse();
        await browser.GoAsync("/admin/sign-in?to=https://example.org/");
        await browser.SubmitAsync(
            "/admin/sign-in", ("name", AdminApp.NameOf(UserRole.Clerk)), ("password", AdminApp.Password));
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Equal("/admin", browser.Path);
    }
}
