using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Mirroring;
using VillagePublic.Admin.Safekeeping;
using VillagePublic.Tests.Admin;
using VillagePublic.Tests.Mirroring;

namespace VillagePublic.Tests.Safekeeping;

/// <summary>A backup in a bucket of a real S3-compatible store.</summary>
[Collection(SwiftServer.Turn)]
public sealed class BackupBucketTests : IDisposable
{
    private const string Bucket = "village-backups";

    private readonly string folder = Directory.CreateTempSubdirectory("vp-bucket-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_backup_is_sent_fetched_back_proved_and_restored()
    {
        Assert.SkipUnless(SwiftServer.IsInstalled, "Debian's swift is not installed.");
        await using var swift = await SwiftServer.StartAsync();
        await swift.MakeBucketAsync(Bucket);
        await using var app = await AdminApp.StartSampleAsync();
        var made = app.App.Services.GetRequiredService<VillageBackup>().Make(folder);
        var address = BucketAddress.TryParse(swift.AddressOf(Bucket, "qingxi"))!;
        using var bucket = new BackupBucket(address, new BasicAWSCredentials(SwiftServer.User, SwiftServer.Secret));
        var sent = await bucket.SendAsync(made, Cancel);
        Assert.Equal($"s3://{Bucket}/qingxi/{Path.GetFileName(made)}", sent);
        Assert.DoesNotContain(await swift.ListAsync(Bucket), key => key.Contains("key", StringComparison.Ordinal));

        var fetched = Path.Combine(folder, "fetched");
        await bucket.FetchAsync(Path.GetFileName(made), fetched, Cancel);
        var data = DataFolder.Resolve(Path.Combine(folder, "restored"));
        var manifest = VillageBackup.Restore(fetched, data);
        Assert.Equal(app.Village.Library.Current.Checkpoint!.Size, manifest.EntryCount);
        Assert.True(File.Exists(data.AdminDatabase));
    }

    [Fact]
    public async Task Backups_older_than_the_newest_two_weeks_are_removed_and_nothing_else()
    {
        Assert.SkipUnless(SwiftServer.IsInstalled, "Debian's swift is not installed.");
        await using var swift = await SwiftServer.StartAsync();
        await swift.MakeBucketAsync(Bucket);
        string[] keys =
        [
            .. Enumerable.Range(1, 17).SelectMany(day => (string[])
                [$"370100000001-202611{day:00}T030000Z/admin.db", $"370100000001-202611{day:00}T030000Z/backup.json"]),
            "370100000001-20261116T120000Z/admin.db", // Was never finished.
            "370100000001-20261118T030000Z/admin.db", // Is being written.
            "370100000002-20251101T030000Z/admin.db", "370100000002-20251101T030000Z/backup.json",
            "370100000001-photos/party.jpg", "readme.txt",
        ];
        await swift.PutAsync(Bucket, keys.Select(key => "qingxi/" + key));
        var address = BucketAddress.TryParse(swift.AddressOf(Bucket, "qingxi"))!;
        using var bucket = new BackupBucket(address, new BasicAWSCredentials(SwiftServer.User, SwiftServer.Secret));
        await bucket.PruneAsync("370100000001", Cancel);
        string[] old = ["-20261101", "-20261102", "-20261103", "-20261116T12"];
        string[] gone = [.. keys.Where(key => old.Any(part => key.Contains(part, StringComparison.Ordinal)))];
        Assert.Equal(
            keys.Except(gone).Select(key => "qingxi/" + key).Order(StringComparer.Ordinal),
            (await swift.ListAsync(Bucket)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_command_sends_a_backup_to_a_bucket_and_another_restores_it_from_there()
    {
        Assert.SkipUnless(SwiftServer.IsInstalled, "Debian's swift is not installed.");
        await using var swift = await SwiftServer.StartAsync();
        await swift.MakeBucketAsync(Bucket);
        var data = Path.Combine(folder, "data");
        Assert.Equal(0, (await SwiftServer.RunAsync("key", "create", "--code", "370100000001", "--data", data)).Code);
        var made = await SwiftServer.RunAsync("backup", swift.AddressOf(Bucket, "qingxi"), "--data", data);
        Assert.Equal(0, made.Code);
        Assert.StartsWith($"s3://{Bucket}/qingxi/370100000001-", made.Output, StringComparison.Ordinal);
        var name = made.Output.Trim().Split('/')[^1];
        var restored = await SwiftServer.RunAsync(
            "restore", swift.AddressOf(Bucket, "qingxi/" + name), "--data", Path.Combine(folder, "restored"));
        Assert.True(restored.Code == 0, restored.Output);
        Assert.Contains("1 entries", restored.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(DataFolder.Resolve(Path.Combine(folder, "restored")).AdminDatabase));
    }

    [Fact]
    public async Task A_store_that_refuses_or_has_no_such_backup_is_told_of()
    {
        Assert.SkipUnless(SwiftServer.IsInstalled, "Debian's swift is not installed.");
        await using var swift = await SwiftServer.StartAsync();
        await swift.MakeBucketAsync(Bucket);
        var address = BucketAddress.TryParse(swift.AddressOf(Bucket, "qingxi"))!;
        using var bucket = new BackupBucket(address, new BasicAWSCredentials(SwiftServer.User, SwiftServer.Secret));
        await Assert.ThrowsAsync<IOException>(() => bucket.FetchAsync("nothing", folder, Cancel));
        using var stranger = new BackupBucket(address, new BasicAWSCredentials(SwiftServer.User, "wrong"));
        await Assert.ThrowsAsync<IOException>(() => stranger.FetchAsync("nothing", folder, Cancel));
    }
}
