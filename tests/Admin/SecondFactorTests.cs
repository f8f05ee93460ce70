using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Admin.Accounts;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

public sealed class SecondFactorTests
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_RFC_6238(long seconds, string code) => Assert.Equal(code, TimeCode.At(
        "12345678901234567890"u8.ToArray(), TimeCode.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_secret_is_written_as_RFC_4648_says() => Assert.Equal(
        "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", TimeCode.ToText("12345678901234567890"u8.ToArray()));

    [Fact]
    public async Task Signing_in_takes_the_phones_code_and_no_code_twice()
    {
        await using var app = await StartAsync();
        var secret = await SetUpAsync(app);
        time.Advance(TimeSpan.FromMinutes(2));

        using var first = app.Browse();
        await PasswordAsync(first, app);
        Assert.Equal("/admin/sign-in/code", first.Path);
        var code = CodeNow(secret);
        await first.SubmitAsync("/admin/sign-in/code", ("code", code));
        Assert.Equal("/admin", first.Path);

        using var second = app.Browse();
        await PasswordAsync(second, app);
        await second.SubmitAsync("/admin/sign-in/code", ("code", code));
        Assert.Contains("已经用过", second.Text, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(30));
        await second.SubmitAsync("/admin/sign-in/code", ("code", CodeNow(secret)));
        Assert.Equal("/admin", second.Path);
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        await using var app = await StartAsync();
        await SetUpAsync(app);
        using var browser = app.Browse();
        await PasswordAsync(browser, app);
        await browser.GoAsync("/admin/documents");
        Assert.Equal("/admin/sign-in", browser.Path);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account()
    {
        await using var app = await StartAsync();
        var secret = await SetUpAsync(app);
        using var browser = app.Browse();
        await PasswordAsync(browser, app);
        var wrong = CodeNow(secret) == "000000" ? "111111" : "000000";
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await browser.SubmitAsync("/admin/sign-in/code", ("code", wrong));
        }

        Assert.Contains("试错太多次", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_printed_code_signs_in_once_when_the_phone_is_lost()
    {
        await using var app = await StartAsync();
        await SetUpAsync(app, out var printed);
        Assert.Equal(SecondFactor.PrintedCount, printed.Count);
        using var browser = app.Browse();
        await PasswordAsync(browser, app);
        await browser.SubmitAsync("/admin/sign-in/code", ("code", printed[3].ToLowerInvariant()));
        Assert.Equal("/admin", browser.Path);

        using var again = app.Browse();
        await PasswordAsync(again, app);
        await again.SubmitAsync("/admin/sign-in/code", ("code", printed[3]));
        Assert.Equal("/admin/sign-in/code", again.Path);
        var acts = app.Store.ReadAudit(long.MaxValue, 20).Select(row => row.Action);
        Assert.Contains("sign-in.printed-code", acts);
    }

    [Fact]
    public async Task The_secret_is_stored_protected_and_a_new_invitation_takes_it_away()
    {
        await using var app = await StartAsync();
        var secret = await SetUpAsync(app);
        var row = app.Store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!;
        Assert.False(Convert.FromBase64String(row.TotpSecret!).AsSpan().IndexOf(secret) >= 0);
        using var administrator = await app.SignInAsync(UserRole.Administrator);
        await administrator.GoAsync("/admin/people");
        await administrator.SubmitAsync($"/admin/people/{row.Id}/reset");
        var reset = app.Store.FindUser(row.Id)!;
        Assert.False(reset.TotpEnabled);
        Assert.Empty(reset.RecoveryCodeHashes);
    }

    [Fact]
    public async Task The_whole_trail_can_be_taken_away_and_its_chain_checked_by_anybody()
    {
        await using var app = await StartAsync();
        using var observer = await app.SignInAsync(UserRole.Observer);
        var text = await observer.Client.GetStringAsync(
            new Uri("/admin/audit/export", UriKind.Relative), TestContext.Current.CancellationToken);
        var chain = new byte[32];
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length >= 7);
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
        {
            var row = JsonDocument.Parse(line).RootElement;
            Assert.Equal(index + 1, row.GetProperty("number").GetInt64());
            using var bytes = new MemoryStream();
            bytes.Write(chain);
            Number(bytes, row.GetProperty("number").GetInt64());
            Number(bytes, row.GetProperty("at").GetInt64());
            foreach (var name in new[] { "user", "name", "action", "subject", "detail" })
            {
                var field = Encoding.UTF8.GetBytes(row.GetProperty(name).GetString()!);
                Number(bytes, field.Length);
                bytes.Write(field);
            }

            chain = System.Security.Cryptography.SHA256.HashData(bytes.ToArray());
            Assert.Equal(row.GetProperty("chain").GetString(), new Content.Log.Hash(chain).ToString());
        }
    }

    private static void Number(MemoryStream bytes, long number) =>
        bytes.Write(BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(number)));

    private Task<AdminApp> StartAsync() => AdminApp.StartAsync(time);

    private string CodeNow(byte[] secret) => TimeCode.At(secret, TimeCode.StepOf(time.GetUtcNow()));

    private static async Task PasswordAsync(AdminBrowser browser, AdminApp app)
    {
        await browser.GoAsync("/admin/sign-in");
        await browser.SubmitAsync(
            "/admin/sign-in", ("name", AdminApp.NameOf(UserRole.Clerk)), ("password", AdminApp.Password));
        Assert.NotNull(app);
    }

    private Task<byte[]> SetUpAsync(AdminApp app) => SetUpAsync(app, out _);

    private Task<byte[]> SetUpAsync(AdminApp app, out List<string> printed)
    {
        var codes = printed = [];
        return RunAsync();

        async Task<byte[]> RunAsync()
        {
            using var clerk = await app.SignInAsync(UserRole.Clerk);
            await clerk.GoAsync("/admin/account");
            await clerk.SubmitAsync("/admin/account/phone/begin", ("present", AdminApp.Password));
            Assert.Equal("/admin/account/phone", clerk.Path);
            var row = app.Store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!;
            var secret = app.App.Services.GetRequiredService<SecondFactor>().SecretOf(row)!;
            await clerk.SubmitAsync("/admin/account/phone/confirm", ("code", CodeNow(secret)));
            codes.AddRange(clerk.Page.QuerySelector(".message")!.TextContent.Split('\n')[1..]
                .Select(line => line.Trim()).Where(line => line.Length == 19));
            Assert.True(app.Store.FindUser(row.Id)!.TotpEnabled);
            return secret;
        }
    }
}
