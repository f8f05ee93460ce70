using System.Net.Http.Json;
using System.Text.Json;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>The admin's disk is gone, or an old copy of it is back: what the owner of the machine does then.</summary>
public sealed class RecoveryTests : IDisposable
{
    private const string Admin = "VillagePublic.Admin.dll";
    private const string Code = "370100000001";

    private readonly string root = Directory.CreateTempSubdirectory("recovery-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(root, "data");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_lost_disk_comes_back_from_the_screen_which_follows_on_without_alarm()
    {
        var key = await FoundAsync();
        await PublishAsync(Data, "a", "b");
        var stick = Path.Combine(root, "stick");
        CopyFolder(Path.Combine(Data, "keys"), stick);
        File.Delete(Path.Combine(stick, Code + ".mark"));
        var address = FormattableString.Invariant($"http://127.0.0.1:{ProgramProcess.FreePort()}");
        var admin = ProgramProcess.StartAdmin("--data", Data, "--listen", address, "--no-screen");
        await using var kiosk = RunningKiosk.Start(Path.Combine(root, "kiosk"), address + "/feed", key);
        await kiosk.UntilSizeAsync(6);
        await admin.KillAsync();
        Directory.Delete(Data, recursive: true);

        var (code, said) = await RunAsync("recover", "--from", kiosk.Feed, "--data", Data);
        Assert.True(code == 1 && said.Contains("--keys", StringComparison.Ordinal), said);
        (code, said) = await RunAsync("recover", "--from", kiosk.Feed, "--keys", stick, "--data", Data);
        Assert.True(code == 0 && said.Contains("6 entries", StringComparison.Ordinal), said);

        await AddPeopleAsync();
        WriteNotice("c");
        (code, said) = await TryPublishAsync(Data);
        Assert.True(code == 1 && said.Contains("recover it from a kiosk", StringComparison.Ordinal), said);
        Assert.Equal(0, (await RunAsync("key", "confirm", "--data", Data)).Code);
        await PublishAsync(Data);

        await using var again = ProgramProcess.StartAdmin("--data", Data, "--listen", address, "--no-screen");
        await kiosk.UntilSizeAsync(7);
        Assert.Equal("Agreed", (await kiosk.HealthAsync()).GetProperty("source").GetString());
        Assert.Equal(200, (await kiosk.GetAsync("/notices/2026-11-20-c")).Status);
        Assert.DoesNotContain("was refused", kiosk.Program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_backup_publishes_nothing_until_it_has_caught_up_with_a_copy()
    {
        await FoundAsync();
        await PublishAsync(Data, "a");
        var backup = Path.Combine(root, "backup.db");
        var database = Path.Combine(Data, "villages", Code + ".db");
        File.Copy(database, backup);
        await PublishAsync(Data, "b");
        await using (var admin = await ServeAsync())
        {
            await ExportAsync(admin.Address);
        }

        File.Copy(backup, database, overwrite: true);
        File.Delete(database + ".log");
        WriteNotice("c");
        var (code, said) = await TryPublishAsync(Data);
        Assert.True(code == 1 && said.Contains("recover it from a kiosk", StringComparison.Ordinal), said);
        (code, said) = await RunAsync("key", "confirm", "--data", Data);
        Assert.True(code == 1, said);

        (code, said) = await RunAsync("recover", "--from", Path.Combine(root, "copy"), "--data", Data);
        Assert.True(code == 0 && said.Contains("publishing may go on", StringComparison.Ordinal), said);
        await PublishAsync(Data);

        (code, said) = await RunAsync("recover", "--from", Path.Combine(root, "copy"), "--data", Data);
        Assert.True(code == 1 && said.Contains("try another", StringComparison.Ordinal), said);
    }

    private async Task<string> FoundAsync()
    {
        var (code, said) = await RunAsync("key", "create", "--code", Code, "--data", Data);
        Assert.True(code == 0, said);
        await AddPeopleAsync();
        Write("village.md", "---\nkind: village\ntitle: 石桥村\nname: 石桥村\ncode: \"370100000001\"\n---\n\n欢迎。\n");
        return said.Split('\n')[0];
    }

    private async Task AddPeopleAsync()
    {
        foreach (var (name, role) in new[] { ("李梅", "clerk"), ("周桂芳", "reviewer") })
        {
            Assert.Equal(0, (await RunAsync("user", "add", "--name", name, "--role", role, "--data", Data)).Code);
        }
    }

    private async Task PublishAsync(string data, params string[] notices)
    {
        Array.ForEach(notices, WriteNotice);
        var (code, said) = await TryPublishAsync(data);
        Assert.True(code == 0, said);
    }

    private Task<(int Code, string Output)> TryPublishAsync(string data) =>
        RunAsync("publish", Path.Combine(root, "village"), "--as", "李梅", "--as", "周桂芳", "--data", data);

    private void WriteNotice(string name) => Write(
        $"notices/2026-11-20-{name}.md",
        $"---\nkind: notice\ntitle: 停水通知 {name}\ndate: 2026-11-20\nsummary: 停水。\n---\n\n二十日上午停水。\n");

    private void Write(string name, string text)
    {
        var path = Path.Combine(root, "village", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<ServedAdmin> ServeAsync()
    {
        var address = FormattableString.Invariant($"http://127.0.0.1:{ProgramProcess.FreePort()}");
        var program = ProgramProcess.StartAdmin("--data", Data, "--listen", address, "--no-screen");
        using var client = new HttpClient();
        await program.UntilAsync(
            () => client.GetFromJsonAsync<JsonElement>(address + "/health", Cancel),
            health => health.GetProperty("entries").GetInt64() > 0);
        return new ServedAdmin(program, address);
    }

    // A copy as any static mirror holds it, made with nothing but requests.
    private async Task ExportAsync(string address)
    {
        var store = new Content.Publishing.MemoryLogStore();
        using var client = Content.Feed.HttpLogSource.CreateClient();
        var key = Content.Log.VerifierKey.TryParse(
            (await client.GetStringAsync(address + "/feed/vkey", Cancel)).TrimEnd('\n'))!;
        var source = new Content.Feed.HttpLogSource(client, new Uri(address + "/feed"), TimeProvider.System);
        var follower = new Content.Feed.LogFollower(store, key, TimeProvider.System);
        Assert.IsType<Content.Feed.FollowOutcome.Advanced>(await follower.FollowAsync([source], Cancel));
        Content.Feed.FeedExport.Write(
            new Content.Feed.FeedTree(store, key), Path.Combine(root, "copy"), null, Cancel);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static Task<(int Code, string Output)> RunAsync(params string[] arguments) =>
        ProgramProcess.RunAsync(Admin, arguments);

    private sealed record ServedAdmin(ProgramProcess Program, string Address) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Program.DisposeAsync();
    }
}
