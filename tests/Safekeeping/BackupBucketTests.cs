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
