using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Following;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Store;

/// <summary>What a dying disk does to a running kiosk's store is found, mended and followed again.</summary>
public sealed class StoreKeeperTests : IDisposable
{
    private const string Marker = "水费每吨三元二角";

    private readonly StoreFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 3, 9, 0, 0, TimeSpan.Zero));
    private readonly VillageLog village = new();
    private readonly FeedSignal changes = new();
    private readonly VillageStore store;
    private readonly MarkFile mark;
    private readonly FollowWorker follower;
    private readonly StoreKeeper keeper;
    private readonly Channel<FollowOutcome> outcomes = Channel.CreateUnbounded<FollowOutcome>();
    private readonly Channel<bool> checks = Channel.CreateUnbounded<bool>();

    public StoreKeeperTests()
    {
        village.Publish("notices/a", "第一份");
        village.Publish("notices/b", Marker);
        store = VillageStore.Open(folder.StorePath, time);
        mark = new MarkFile(folder.StorePath + ".mark");
        follower = new FollowWorker(
            new LogFollower(store, village.Publisher.Key, time, memory: mark),
            [new LocalLogSource(new FeedTree(village.Store, village.Publisher.Key))],
            changes,
            TimeSpan.FromDays(1),
            time,
            NullLogger<FollowWorker>.Instance);
        follower.Followed += outcome => outcomes.Writer.TryWrite(outcome);
        keeper = new StoreKeeper(
            store, village.Publisher.Key, follower, TimeSpan.FromHours(1), time, NullLogger<StoreKeeper>.Instance);
        keeper.Checked += () => checks.Writer.TryWrite(store.Failure is null);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        keeper.Dispose();
        follower.Dispose();
        store.Dispose();
        village.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_good_disk_is_checked_every_hour_and_nothing_happens()
    {
        await StartAsync();
        for (var hour = 0; hour < 3; hour++)
        {
            await AdvanceUntilCheckedAsync();
        }

        Assert.Equal(3, store.ReadHead()!.Checkpoint.Size);
        Assert.Empty(Quarantined());
        await StopAsync();
    }

    [Fact]
    public async Task A_changed_bit_in_an_entry_is_found_within_the_hour_and_the_log_followed_again()
    {
        Assert.SkipUnless(DiskDamage.IsPossible, "Needs dd.");
        await StartAsync();
        store.Checkpoint();
        Assert.NotEqual(0, DiskDamage.Flip(folder.StorePath, "\"title\":\"告示 notices/b\""));
        await AdvanceUntilCheckedAsync();

        Assert.Equal("notices/b", store.Library.Current.All[^1].Id);
        while (await outcomes.Reader.ReadAsync(Cancel) is not FollowOutcome.Advanced)
        {
            // Time went on while the store was mended, and the follower asked meanwhile.
        }

        Assert.Equal(3, store.ReadHead()!.Checkpoint.Size);
        Assert.NotNull(store.Library.ReadBlob(HashOf(Marker)));
        Assert.Single(Quarantined());
        store.Check();
        await StopAsync();
    }

    [Fact]
    public async Task A_changed_bit_in_a_file_that_is_shown_makes_it_come_again_at_once()
    {
        Assert.SkipUnless(DiskDamage.IsPossible, "Needs dd.");
        await StartAsync();
        store.Checkpoint();
        Assert.NotEqual(0, DiskDamage.Flip(folder.StorePath, Marker));

        // Reads the log from the file; the engine's memory of pages is empty after that.
        store.Check();
        Assert.Null(store.Library.ReadBlob(HashOf(Marker)));
        Assert.IsType<FollowOutcome.UpToDate>(await outcomes.Reader.ReadAsync(Cancel));
        Assert.NotNull(store.Library.ReadBlob(HashOf(Marker)));
        Assert.Empty(Quarantined());
        await StopAsync();
    }

    [Fact]
    public async Task Damage_met_by_anybody_is_mended_at_once_while_the_screen_goes_on()
    {
        await StartAsync();
        store.Condemn(new StoreDamagedException("met while reading"));
        await checks.Reader.ReadAsync(Cancel);
        Assert.Equal(3, store.Library.Current.Checkpoint!.Size);
        Assert.Equal(3, store.ReadHead()!.Checkpoint.Size);
        Assert.Single(Quarantined());
        await StopAsync();
    }

    [Fact]
    public async Task A_lost_store_is_not_filled_with_less_than_has_been_seen()
    {
        await StartAsync();
        await StopAsync();
        var fresh = new MemoryLogStore();
        using var older = new VillageLog();
        var follow = new LogFollower(fresh, village.Publisher.Key, time, memory: mark);
        var rolledBack = LogPublisherTests.Copy(village.Store);
        village.Publish("notices/c");
        var seen = new LogFollower(new MemoryLogStore(), village.Publisher.Key, time, memory: mark);
        await seen.FollowAsync([new LocalLogSource(new FeedTree(village.Store, village.Publisher.Key))], Cancel);

        var outcome = await follow.FollowAsync(
            [new LocalLogSource(new FeedTree(rolledBack, village.Publisher.Key))], Cancel);

        Assert.Equal(FeedFault.Older, Assert.IsType<FollowOutcome.Rejected>(outcome).Fault);
        Assert.Null(fresh.ReadHead());
    }

    private static Hash HashOf(string text) => Hash.Of(StrictUtf8.GetBytes(text));

    private string[] Quarantined() => [.. Directory.GetFiles(Path.GetDirectoryName(folder.StorePath)!, "*.damaged-*")
        .Where(file => !file.EndsWith(".log", StringComparison.Ordinal))];

    private async Task StartAsync()
    {
        await keeper.StartAsync(Cancel);
        await follower.StartAsync(Cancel);
        Assert.IsType<FollowOutcome.Advanced>(await outcomes.Reader.ReadAsync(Cancel));
    }

    private async Task StopAsync()
    {
        await follower.StopAsync(Cancel);
        await keeper.StopAsync(Cancel);
    }

    // The keeper's timer is set some moments after its check, so time goes on in small steps until it rings.
    private async Task AdvanceUntilCheckedAsync()
    {
        bool isWell;
        while (!checks.Reader.TryRead(out isWell))
        {
            Cancel.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        Assert.True(isWell);
    }
}
