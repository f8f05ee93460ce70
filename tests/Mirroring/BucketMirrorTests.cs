using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Mirroring;

/// <summary>A bucket of a real S3-compatible store is a full source for kiosks.</summary>
[Collection(SwiftServer.Turn)]
public sealed class BucketMirrorTests : IDisposable
{
    private const string Bucket = "village-feed";

    private readonly VillageLog log = new();
    private readonly MemoryLogStore kiosk = new();
    private readonly HttpClient client = HttpLogSource.CreateClient();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FeedTree Tree => new(log.Store, log.Publisher.Key);

    [Fact]
    public async Task A_kiosk_follows_a_bucket_that_grows_with_the_log_and_keeps_what_is_needed()
    {
        await using var swift = await StartAsync();
        using (var copy = swift.Open(Bucket, "qingxi"))
        {
            foreach (var size in new[] { 3, 255, 257, 300 })
            {
                log.GrowTo(size);
                Assert.True(await copy.UpdateAsync(Tree, null, Cancel) > 0);
                Assert.Equal(0, await copy.UpdateAsync(Tree, null, Cancel));
                Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(swift));
                Assert.Equal(size, LogState.Read(kiosk).Size);
            }

            Assert.True(log.Publisher.Heartbeat());
            log.Time.Advance(TimeSpan.FromHours(1));
            Assert.True(log.Publisher.Heartbeat());
            Assert.Equal(1, await copy.UpdateAsync(Tree, null, Cancel));
            Assert.IsType<FollowOutcome.UpToDate>(await FollowAsync(swift));
        }

        // Partial tiles that the log has outgrown are gone; the last two stay for those who are reading.
        var partials = (await swift.ListAsync(Bucket)).Where(key => key.Contains(".p/", StringComparison.Ordinal));
        Assert.Equal(
            [
                "qingxi/tile/0/001.p/1", "qingxi/tile/0/001.p/44", "qingxi/tile/1/000.p/1",
                "qingxi/tile/entries/001.p/1", "qingxi/tile/entries/001.p/44",
            ],
            partials.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Broken_off_in_the_middle_the_old_state_is_served_and_the_next_start_goes_on()
    {
        await using var swift = await StartAsync();
        log.GrowTo(3);
        using (var copy = swift.Open(Bucket, ""))
        {
            await copy.UpdateAsync(Tree, null, Cancel);
            await FollowAsync(swift, "");
            log.GrowTo(80);
            using var killed = new CancellationTokenSource();
            var progress = new Immediate(written => (written == 30 ? killed : null)?.Cancel());
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => copy.UpdateAsync(Tree, progress, killed.Token));
            Assert.IsType<FollowOutcome.UpToDate>(await FollowAsync(swift, ""));
        }

        using var again = swift.Open(Bucket, "");
        var rest = await again.UpdateAsync(Tree, null, Cancel);
        Assert.InRange(rest, 1, 77 - 30 + 4);
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(swift, ""));
        Assert.Equal(80, LogState.Read(kiosk).Size);
    }

    [Fact]
    public async Task A_restored_log_overwrites_nothing_newer_and_says_why()
    {
        await using var swift = await StartAsync();
        log.GrowTo(5);
        var backup = LogPublisherTests.Copy(log.Store);
        log.GrowTo(9);
        using var copy = swift.Open(Bucket, "qingxi");
        await copy.UpdateAsync(Tree, null, Cancel);

        using var restored = swift.Open(Bucket, "qingxi");
        var ahead = await Assert.ThrowsAsync<CopyAheadException>(
            () => restored.UpdateAsync(new FeedTree(backup, log.Publisher.Key), null, Cancel));
        Assert.Equal(log.Store.ReadHead()!.Note, ahead.Note);
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(swift));
        Assert.Equal(9, kiosk.ReadHead()!.Checkpoint.Size);
    }

    [Fact]
    public async Task What_was_erased_is_deleted_from_the_bucket_too()
    {
        await using var swift = await StartAsync();
        using var copy = swift.Open(Bucket, "qingxi");
        log.Publish("notices/water", "身份证号 370102199001011234");
        var blob = LogEntryFormat.TryParse(log.Store.ReadEntries(1, 1)[0])!.Blobs[0].Sha256;
        await copy.UpdateAsync(Tree, null, Cancel);
        Assert.Contains("qingxi/" + FeedTree.BlobPath(blob), await swift.ListAsync(Bucket));

        Assert.IsType<PublishOutcome.Published>(log.Publisher.Publish(
            [log.Sign(VillageLog.Document("notices/water", "号码去掉了。"), "误登")]));
        Assert.IsType<PublishOutcome.Published>(
            log.Publisher.Publish([log.Sign(log.Publisher.PrepareErasure([blob], "依法删除"))]));
        await copy.UpdateAsync(Tree, null, Cancel);
        Assert.DoesNotContain("qingxi/" + FeedTree.BlobPath(blob), await swift.ListAsync(Bucket));
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(swift));
        Assert.Empty(((ILogStore)kiosk).MissingBlobs());
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_and_a_wrong_secret_are_told_by_name()
    {
        await using var swift = await StartAsync();
        using var nowhere = swift.Open("nowhere", "");
        Assert.Contains(
            "s3://nowhere/",
            (await Assert.ThrowsAsync<IOException>(() => nowhere.UpdateAsync(Tree, null, Cancel))).Message,
            StringComparison.Ordinal);
        using var stranger = swift.Open(Bucket, "", secret: "guess");
        Assert.Contains(
            "signature",
            (await Assert.ThrowsAsync<IOException>(() => stranger.UpdateAsync(Tree, null, Cancel))).Message,
            StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose()
    {
        client.Dispose();
        log.Dispose();
    }

    private static async Task<SwiftServer> StartAsync()
    {
        Assert.SkipUnless(SwiftServer.IsInstalled, "python3-swift is not installed; tests/run.sh installs it.");
        var swift = await SwiftServer.StartAsync();
        await swift.MakeBucketAsync(Bucket);
        return swift;
    }

    private Task<FollowOutcome> FollowAsync(SwiftServer swift, string prefix = "qingxi") =>
        new LogFollower(kiosk, log.Publisher.Key, log.Time).FollowAsync(
            [new HttpLogSource(client, new Uri(swift.PublicAddress(Bucket), prefix), TimeProvider.System)], Cancel);

    private sealed class Immediate(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
