using System.Net;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Tests.Admin;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>A disk that fills up, or can be read only, under the real admin: it says so, loses nothing, and goes on
/// when there is room again. Needs the right to mount a small disk of its own.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Password = "一句记得住的话 2026";

    private readonly SmallDisk disk = new(sizeMegabytes: 12);
    private readonly string folder = Directory.CreateTempSubdirectory("vp-village-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(disk.Folder, "data");

    [Fact]
    public async Task Publishing_on_a_full_disk_and_on_one_that_is_read_only_is_refused_in_words_and_loses_nothing()
    {
        Assert.SkipUnless(disk.IsMounted, SmallDisk.WhyNot);
        var key = await FoundAsync();
        await PublishAsync("第一版。", mustSucceed: true);
        var size = Check(key);

        disk.Fill();
        var full = await PublishAsync("第二版。", mustSucceed: false);
        Assert.Contains("No space left", full, StringComparison.Ordinal);
        Assert.Contains("以前存好的都还在", full, StringComparison.Ordinal);
        disk.Empty();
        Assert.True(Check(key) >= size);
        await PublishAsync("第三版。", mustSucceed: true);
        size = Check(key);

        Assert.True(disk.Remount("ro"));
        var readOnly = await PublishAsync("第四版。", mustSucceed: false);
        Assert.Contains("Read-only", readOnly, StringComparison.Ordinal);
        Assert.True(disk.Remount("rw"));
        Assert.Equal(size, Check(key));
        await PublishAsync("第五版。", mustSucceed: true);
        Assert.True(Check(key) > size);
    }

    [Fact]
    public async Task A_served_village_is_read_on_while_the_disk_is_full_and_takes_work_again_without_a_restart()
    {
        Assert.SkipUnless(disk.IsMounted, SmallDisk.WhyNot);
        await FoundAsync();
        await PublishAsync("停水通知。", mustSucceed: true);
        var code = (await AdminAsync("user", "reset", "--name", "李梅")).Output.Trim();
        await using var admin = ProgramProcess.StartAdmin(
            "--data", Data, "--listen", "http://127.0.0.1:0", "--display", "browser");
        var address = await admin.UntilAsync(
            () => Task.FromResult(AddressIn(admin.Output)), found => found is not null);
        using var browser = new AdminBrowser(address!);
        await browser.GoAsync("/admin/invitation");
        await browser.SubmitAsync("/admin/invitation", ("code", code), ("password", Password));
        await browser.GoAsync("/admin/sign-in");

        disk.Fill();
        using var second = new AdminBrowser(address!);
        await second.GoAsync("/admin/sign-in");
        await second.SubmitAsync("/admin/sign-in", ("name", "李梅"), ("password", Password));
        Assert.Equal(HttpStatusCode.InsufficientStorage, second.Status);
        Assert.Contains("磁盘满了", second.Text, StringComparison.Ordinal);
        Assert.Contains("disk is full", second.Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/notices/2026-11-20-water", "/feed/checkpoint" })
        {
            using var answer = await second.Client.GetAsync(new Uri(address!, path), Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        disk.Empty();
        await second.GoAsync("/admin/sign-in");
        await second.SubmitAsync("/admin/sign-in", ("name", "李梅"), ("password", Password));
        Assert.Equal("/admin", second.Path);
    }

    public void Dispose()
    {
        disk.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static Uri? AddressIn(string output) => output.Split(' ', '\n', '\t')
        .FirstOrDefault(word => word.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)) is { } found
        ? new Uri(new Uri(found).GetLeftPart(UriPartial.Authority))
        : null;

    private async Task<VerifierKey> FoundAsync()
    {
        var made = await AdminAsync("key", "create", "--code", "370100000001");
        await AdminAsync("user", "add", "--name", "李梅", "--role", "clerk");
        await AdminAsync("user", "add", "--name", "周桂芳", "--role", "reviewer");
        return VerifierKey.TryParse(made.Output.Split('\n')[0].Trim())!;
    }

    private async Task<string> PublishAsync(string text, bool mustSucceed)
    {
        var path = Path.Combine(folder, "notices", "2026-11-20-water.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(
            path, $"---\nkind: notice\ntitle: 停水通知\ndate: 2026-11-20\n---\n\n{text}\n", Cancel);
        var (exitCode, output) = await AdminAsync("publish", folder, "--as", "李梅", "--as", "周桂芳");
        Assert.True(exitCode == 0 == mustSucceed, output);
        return output;
    }

    private Task<(int Code, string Output)> AdminAsync(params string[] arguments) =>
        ProgramProcess.RunAsync("VillagePublic.Admin.dll", [.. arguments, "--data", Data]);

    private long Check(VerifierKey key)
    {
        using var store = VillageStore.Open(
            Path.Combine(Data, "villages", "370100000001.db"), TimeProvider.System);
        Assert.Empty(LogAudit.Findings(store, key));
        return store.ReadHead()!.Checkpoint.Size;
    }
}
