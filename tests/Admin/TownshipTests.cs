using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Commands;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Township;
using VillagePublic.Admin.Writing;
using VillagePublic.Content.Store.Admin;

namespace VillagePublic.Tests.Admin;

/// <summary>Several villages in one process, and no path from one into another.</summary>
public sealed class TownshipTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_village_is_a_whole_village_below_its_code()
    {
        await using var township = await TownshipApp.StartAsync();
        using var clerk = await township.SignInAsync(TownshipApp.East, UserRole.Clerk);
        await clerk.FollowAsync("文档");
        Assert.Equal($"/v/{TownshipApp.East}/admin/documents", clerk.Path);

        await clerk.GoAsync($"/v/{TownshipApp.East}/admin");
        await clerk.SubmitAsync($"/v/{TownshipApp.East}/admin/drafts/begin", ("kind", "Notice"));
        Assert.StartsWith($"/v/{TownshipApp.East}/admin/drafts/", clerk.Path, StringComparison.Ordinal);
        Assert.DoesNotContain(
            township.Store(TownshipApp.West).ListDrafts(TownshipApp.West, DraftState.Draft),
            draft => draft.DocumentId != "village");

        foreach (var address in new[] { "/", "/feed/checkpoint", "/feed/vkey", "/health" })
        {
            using var answer = await clerk.Client.GetAsync($"/v/{TownshipApp.East}{address}", Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Every_link_on_every_page_of_a_village_stays_in_it()
    {
        await using var township = await TownshipApp.StartAsync();
        using var browser = await township.SignInAsync(TownshipApp.East, UserRole.Administrator);
        var root = $"/v/{TownshipApp.East}/";
        string[] pages = ["admin", "admin/documents", "admin/people", "admin/kiosks", "admin/audit", "admin/help", ""];
        foreach (var page in pages)
        {
            await browser.GoAsync(root + page);
            Assert.Equal(HttpStatusCode.OK, browser.Status);
            foreach (var attribute in (string[])["href", "action", "src"])
            {
                var leading = browser.Page.QuerySelectorAll($"[{attribute}]")
                    .Select(element => element.GetAttribute(attribute)!)
                    .Where(value => value.StartsWith('/') && !value.StartsWith(root, StringComparison.Ordinal));
                Assert.True(!leading.Any(), $"{page}: {string.Join(' ', leading)}");
            }
        }
    }

    [Fact]
    public async Task A_session_of_one_village_is_a_stranger_in_another_and_in_the_township()
    {
        await using var township = await TownshipApp.StartAsync();
        using var east = await township.SignInAsync(TownshipApp.East, UserRole.Administrator);
        var cookies = east.CookiesFor($"/v/{TownshipApp.East}/admin");
        Assert.Contains("vp-session", cookies, StringComparison.Ordinal);

        // The browser sends nothing across; somebody who copies the cookies by hand gains nothing either.
        foreach (var root in new[] { $"/v/{TownshipApp.West}", "" })
        {
            foreach (var page in new[] { "/admin/people", "/admin/audit", "/admin/account" })
            {
                using var forger = Bare(township);
                using var request = new HttpRequestMessage(HttpMethod.Get, root + page);
                request.Headers.Add("Cookie", cookies);
                using var answer = await forger.SendAsync(request, Cancel);
                Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
                Assert.Contains("/admin/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_form_token_of_one_village_is_worth_nothing_in_another()
    {
        await using var township = await TownshipApp.StartAsync();
        using var east = await township.SignInAsync(TownshipApp.East, UserRole.Administrator);
        await east.GoAsync($"/v/{TownshipApp.East}/admin/people");
        var token = east.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var west = await township.SignInAsync(TownshipApp.West, UserRole.Administrator);
        using var form = new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__RequestVerificationToken", token),
            KeyValuePair.Create("name", "闯入者"),
            KeyValuePair.Create("role", "administrator"),
        ]);
        using var answer = await west.Client.PostAsync($"/v/{TownshipApp.West}/admin/people/invite", form, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(township.Store(TownshipApp.West).FindUserByName("闯入者"));
    }

    [Fact]
    public async Task Ids_and_files_of_one_village_are_unknown_in_another()
    {
        await using var township = await TownshipApp.StartAsync();
        var store = township.Store(TownshipApp.East);
        var author = store.FindUserByName(AdminApp.NameOf(UserRole.Clerk))!;
        var desk = township.ServicesOf(TownshipApp.East).GetRequiredService<WritingDesk>();
        var secret = desk.Begin(new DocumentTemplate("notices/secret.md", "还没有公布"), author);
        var hash = store.WriteBlob("%PDF-1.4 秘密"u8);
        desk.AddFile(secret.Id, new DraftFile("files/secret.pdf", hash, 16, "application/pdf"), author);

        using var east = await township.SignInAsync(TownshipApp.East, UserRole.Clerk);
        using var own = await east.Client.GetAsync(
            $"/v/{TownshipApp.East}/admin/drafts/{secret.Id}/files/secret.pdf", Cancel);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);

        using var west = await township.SignInAsync(TownshipApp.West, UserRole.Clerk);
        string[] attempts =
        [
            $"/v/{TownshipApp.West}/admin/drafts/{secret.Id}",
            $"/v/{TownshipApp.West}/admin/drafts/{secret.Id}/files/secret.pdf",
            $"/v/{TownshipApp.West}/admin/drafts/{secret.Id}/phone",
            $"/v/{TownshipApp.West}/admin/../../{TownshipApp.East}/admin/drafts/{secret.Id}",
            $"/v/{TownshipApp.West}/%2e%2e/{TownshipApp.East}/admin/drafts/{secret.Id}",
            $"/v/{TownshipApp.West}%2f..%2f{TownshipApp.East}/admin/drafts/{secret.Id}",
            $"/V/{TownshipApp.East}/admin/drafts/{secret.Id}",
            $"//v/{TownshipApp.East}/admin/drafts/{secret.Id}",
            $"/v/{TownshipApp.West}/feed/../../{TownshipApp.East}/admin/drafts/{secret.Id}",
            $"/v/{TownshipApp.West}/feed/blob/{hash.ToString()[..2]}/{hash}",
            $"/v/{TownshipApp.East}/feed/blob/{hash.ToString()[..2]}/{hash}",
        ];
        foreach (var attempt in attempts)
        {
            using var answer = await west.Client.GetAsync(new Uri(township.Address + attempt), Cancel);
            var text = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.False(
                text.Contains("还没有公布", StringComparison.Ordinal)
                || text.Contains("秘密", StringComparison.Ordinal),
                attempt);
        }

        using var upload = new MultipartFormDataContent
        {
            { new ByteArrayContent([0xFF, 0xD8, 0xFF]), "files", "x.jpg" },
        };
        await west.GoAsync($"/v/{TownshipApp.West}/admin");
        var token = west.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        upload.Headers.Add(VillagePublic.Admin.Hosting.Forms.TokenHeader, token);
        using var refused = await west.Client.PostAsync(
            $"/v/{TownshipApp.West}/admin/drafts/{secret.Id}/files", upload, Cancel);
        Assert.Single(store.FindDraft(secret.Id)!.Files);
    }

    [Fact]
    public async Task A_feed_serves_its_own_log_and_reports_count_for_their_own_village()
    {
        await using var township = await TownshipApp.StartAsync();
        using var client = Bare(township);
        var east = await client.GetByteArrayAsync(
            new Uri($"/v/{TownshipApp.East}/feed/checkpoint", UriKind.Relative), Cancel);
        var west = await client.GetStringAsync(
            new Uri($"/v/{TownshipApp.West}/feed/checkpoint", UriKind.Relative), Cancel);
        Assert.DoesNotContain(TownshipApp.East, west, StringComparison.Ordinal);

        using var report = new ByteArrayContent(east);
        using var answer = await client.PostAsync($"/v/{TownshipApp.West}/feed/seen", report, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Cookies_are_sent_to_their_own_village_only()
    {
        await using var township = await TownshipApp.StartAsync();
        using var east = await township.SignInAsync(TownshipApp.East, UserRole.Clerk);
        Assert.Equal("", east.CookiesFor($"/v/{TownshipApp.West}/admin"));
        Assert.Equal("", east.CookiesFor("/admin"));
        Assert.Equal("", east.CookiesFor($"/v/{TownshipApp.East}/"));
    }

    [Fact]
    public async Task Keys_and_data_of_a_village_lie_in_its_own_folder()
    {
        await using var township = await TownshipApp.StartAsync();
        foreach (var code in new[] { TownshipApp.East, TownshipApp.West })
        {
            var folder = township.Data.Village(code);
            Assert.True(File.Exists(folder.AdminDatabase));
            Assert.True(File.Exists(folder.VillageDatabase(code)));
            Assert.NotEmpty(Directory.GetFiles(folder.Keys, $"{code}.*"));
            Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder.Keys, "protection")));
        }

        Assert.NotEqual(
            township.Village(TownshipApp.East).Publisher.Key, township.Village(TownshipApp.West).Publisher.Key);
    }

    [Fact]
    public async Task The_township_sees_who_is_late_and_writes_nothing()
    {
        await using var township = await TownshipApp.StartAsync();
        using var observer = await township.SignInAsync("", UserRole.Observer);
        await observer.GoAsync("/admin/villages");
        Assert.Contains("共 2 个村", observer.Text, StringComparison.Ordinal);
        Assert.Null(observer.Page.QuerySelector("form[action='/admin/villages/add']"));
        string[] notHere =
            ["/admin/documents", "/admin/drafts/x", "/admin/reviews", "/admin/setup", "/feed/checkpoint"];
        foreach (var page in notHere)
        {
            await observer.GoAsync(page);
            Assert.Equal(HttpStatusCode.NotFound, observer.Status);
        }
    }

    [Fact]
    public async Task An_administrator_founds_a_village_and_its_own_administrator_takes_it_over()
    {
        const string North = "379900100203";
        await using var township = await TownshipApp.StartAsync();
        using var administrator = await township.SignInAsync("", UserRole.Administrator);
        await administrator.GoAsync("/admin/villages");
        await administrator.SubmitAsync(
            "/admin/villages/add", ("name", "北村"), ("code", North), ("administrator", "孙立"));
        var code = administrator.Page.QuerySelector(".message")!.TextContent[^19..].Trim();

        using var invited = township.Browse();
        await invited.GoAsync($"/v/{North}/admin/invitation");
        await invited.SubmitAsync($"/v/{North}/admin/invitation", ("code", code), ("password", AdminApp.Password));
        Assert.Contains("孙立，您好", invited.Heading, StringComparison.Ordinal);
        Assert.Equal($"/v/{North}/admin", invited.Path);

        // The same code is worth nothing elsewhere.
        await invited.GoAsync($"/v/{TownshipApp.East}/admin/invitation");
        await invited.SubmitAsync(
            $"/v/{TownshipApp.East}/admin/invitation", ("code", code), ("password", AdminApp.Password));
        Assert.Contains("邀请码不对", invited.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_village_that_cannot_be_opened_does_not_stop_the_others()
    {
        var folder = Directory.CreateTempSubdirectory("vp-township-").FullName;
        try
        {
            Assert.Equal(0, await FoundAsync(folder, TownshipApp.East));
            Assert.Equal(0, await FoundAsync(folder, TownshipApp.West));
            var data = DataFolder.Resolve(folder);
            await File.WriteAllBytesAsync(data.Village(TownshipApp.East).AdminDatabase, new byte[20_000], Cancel);
            await using var app = TownshipHost.Build(
                new ServeOptions(data) { Listen = "http://127.0.0.1:0" }, TimeProvider.System);
            await app.StartAsync(Cancel);
            using var client = new HttpClient { BaseAddress = new Uri(Welcome.Address(app)) };
            using var broken = await client.GetAsync($"/v/{TownshipApp.East}/", Cancel);
            using var well = await client.GetAsync($"/v/{TownshipApp.West}/", Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, broken.StatusCode);
            Assert.Equal(HttpStatusCode.OK, well.StatusCode);
            await app.StopAsync(Cancel);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_command_in_a_townships_folder_asks_which_village()
    {
        var folder = Directory.CreateTempSubdirectory("vp-township-").FullName;
        try
        {
            Assert.Equal(0, await FoundAsync(folder, TownshipApp.East));
            Assert.Equal(ExitCode.Findings, await RunAsync("key", "--data", folder));
            Assert.Equal(ExitCode.Findings, await RunAsync("key", "--data", folder, "--village", TownshipApp.West));
            Assert.Equal(0, await RunAsync("key", "--data", folder, "--village", TownshipApp.East));
            string[] user = ["user", "add", "--data", folder, "--name", "王强", "--role", "administrator"];
            Assert.Equal(0, await RunAsync(user));
            Assert.Equal(ExitCode.Findings, await FoundAsync(folder, TownshipApp.East));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_villages_QR_address_in_capitals_leads_to_it()
    {
        await using var township = await TownshipApp.StartAsync();
        using var client = Bare(township);
        using var answer = await client.GetAsync($"/V/{TownshipApp.East}/", Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var bare = await client.GetAsync($"/v/{TownshipApp.East}", Cancel);
        Assert.Equal($"/v/{TownshipApp.East}/", bare.Headers.Location!.ToString());
    }

    private static HttpClient Bare(TownshipApp township) => new(
        new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = new Uri(township.Address),
    };

    private static Task<int> FoundAsync(string folder, string code) => RunAsync(
        "village", "add", "--data", folder, "--code", code, "--name", "东村", "--administrator", "孙立");

    private static async Task<int> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter(new StringBuilder());
        return await AdminCommandLine.RunAsync(arguments, output, output);
    }
}
