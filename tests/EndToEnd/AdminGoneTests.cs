using System.Reflection;
using System.Text.Json;
using SkiaSharp;
using VillagePublic.Admin.Hosting;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>A whole village in real processes: the clerk's machine dies, the hall's screen does not care.</summary>
public sealed class AdminGoneTests : IDisposable
{
    // The clock above and the tools below are no part of what was published.
    private const double FirstRow = 0.14;
    private const double LastRow = 0.9;

    private const string Notice = """
        ---
        kind: notice
        title: 腊月里的第一场戏
        date: 2026-11-20
        summary: 二十八日晚上，老戏台。
        urgent: true
        ---

        二十八日晚上七点，老戏台。

        """;

    private static readonly Assembly Admin = typeof(AdminHost).Assembly;
    private static readonly Assembly Kiosk = typeof(KioskHost).Assembly;

    private readonly string root = Directory.CreateTempSubdirectory("vp-end-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string AdminData => Path.Combine(root, "admin");

    private string KioskData => Path.Combine(root, "kiosk");

    [Fact]
    public async Task A_kiosk_lives_on_without_its_admin_and_catches_up_when_it_returns()
    {
        Uri feed;
        long size;
        using (var admin = StartAdmin("http://127.0.0.1:0"))
        {
            feed = await admin.AddressAsync("feed");
            size = await FollowFromNothingAsync(feed);
            admin.Kill();
        }

        var documents = Stored();
        using var offline = await SnapshotAsync("offline.png");
        using var kiosk = Run("run", "--display", "browser", "--port", "0");
        var address = await kiosk.AddressAsync("/screen");
        using var watcher = new KioskWatcher(address);
        var health = await watcher.HealthAsync(health => Source(health) == "Unreachable");
        Assert.Equal(size, health.GetProperty("size").GetInt64());
        Assert.Equal(health.GetProperty("verifiedAt").GetString(), health.GetProperty("offlineSince").GetString());
        await ServesAsync(watcher, documents);
        await watcher.PictureAsync(seen => Pictures.LookAlike(seen, offline, FirstRow, LastRow));

        await PublishAsync();
        using var returned = StartAdmin($"http://{feed.Authority}");
        await watcher.HealthAsync(health => Source(health) == "Agreed" && Size(health) == size + 1);
        Assert.Contains("老戏台", (await watcher.PageAsync("/notices/2026-11-20-opera")).Text, StringComparison.Ordinal);
        await watcher.PictureAsync(seen => !Pictures.LookAlike(seen, offline, FirstRow, LastRow));
        kiosk.Kill();
        using var caughtUp = await SnapshotAsync("caught-up.png");
        Assert.True(Pictures.LookAlike(watcher.Picture, caughtUp, FirstRow, LastRow));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static string? Source(JsonElement health) => health.GetProperty("source").GetString();

    private static long Size(JsonElement health) => health.GetProperty("size").GetInt64();

    /// <summary>A kiosk that has nothing follows everything, and is then unplugged.</summary>
    private async Task<long> FollowFromNothingAsync(Uri feed)
    {
        using var client = new HttpClient();
        var key = (await client.GetStringAsync(new Uri(feed + "/vkey"), Cancel)).Trim();
        using var kiosk = Run(
            "run", "--display", "browser", "--port", "0", "--feed", feed.AbsoluteUri, "--key", key);
        using var watcher = new KioskWatcher(await kiosk.AddressAsync("/screen"));
        var health = await watcher.HealthAsync(health => Source(health) == "Agreed" && Size(health) > 1);
        Assert.Equal(JsonValueKind.Null, health.GetProperty("offlineSince").ValueKind);
        kiosk.Kill();
        return Size(health);
    }

    /// <summary>What the kiosk holds, read while it is off: it owns its file.</summary>
    private List<(string Id, string Title)> Stored()
    {
        using var store = VillageStore.Open(Path.Combine(KioskData, "kiosk.db"), TimeProvider.System);
        return [.. store.Library.Current.Current.Select(revision => (revision.Id, revision.Title))];
    }

    private static async Task ServesAsync(KioskWatcher watcher, List<(string Id, string Title)> documents)
    {
        Assert.True(documents.Count >= 89, $"{documents.Count} documents");
        foreach (var (id, title) in documents)
        {
            var (status, text) = await watcher.PageAsync("/" + id);
            Assert.True(status == 200, $"{id}: {status}");
            Assert.Contains(title, System.Net.WebUtility.HtmlDecode(text), StringComparison.Ordinal);
        }
    }

    private async Task PublishAsync()
    {
        var folder = Path.Combine(root, "new", "notices");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "2026-11-20-opera.md"), Notice.ReplaceLineEndings("\n"), Cancel);
        await RealProgram.RunAsync(
            Admin, "publish", Path.Combine(root, "new"), "--as", "示例·经办人", "--as", "示例·审核人", "--data", AdminData);
    }

    private async Task<SKBitmap> SnapshotAsync(string name)
    {
        var path = Path.Combine(root, name);
        await RealProgram.RunAsync(Kiosk, "snapshot", "--data", KioskData, "--screen", "home", "--out", path);
        return SKBitmap.Decode(path);
    }

    private RealProgram StartAdmin(string listen) => RealProgram.Start(
        Admin, "serve", "--data", AdminData, "--listen", listen, "--no-screen");

    private RealProgram Run(params string[] arguments) =>
        RealProgram.Start(Kiosk, [.. arguments, "--data", KioskData]);
}
