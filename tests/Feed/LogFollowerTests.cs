using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

public sealed class LogFollowerTests : IDisposable
{
    private readonly VillageLog log = new();
    private readonly MemoryLogStore kiosk = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private LocalLogSource Source => SourceOf(log.Store);

    [Fact]
    public async Task A_fresh_kiosk_takes_everything_and_then_only_what_is_new()
    {
        log.GrowTo(300);
        var follower = Follower();
        var source = new TamperingSource(Source, (_, outcome) => outcome);

        var first = Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([source], Cancel));
        Assert.Equal((300, 300), (first.Checkpoint.Size, first.EntryCount));
        Assert.Equal(log.Time.GetUtcNow(), first.ClockTime);
        Assert.IsType<FollowOutcome.UpToDate>(await follower.FollowAsync([source], Cancel));

        log.Publish("notices/water");
        source.Asked.Clear();
        var next = Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([source], Cancel));
        Assert.Equal(1, next.EntryCount);

        // One new document costs three requests: head, bundle, Markdown.
        Assert.Equal(3, source.Asked.Count);
        Assert.Equal(log.Store.ReadHead()!.Note, kiosk.ReadHead()!.Note);
        Assert.Equal(301, LogState.Read(kiosk).Size);
    }

    [Fact]
    public async Task A_kiosk_goes_on_from_its_store_and_others_follow_the_kiosk()
    {
        log.GrowTo(10);
        await Follower().FollowAsync([Source], Cancel);
        log.GrowTo(20);
        Assert.IsType<FollowOutcome.Advanced>(await Follower().FollowAsync([Source], Cancel));

        var third = new MemoryLogStore();
        var other = new LogFollower(third, log.Publisher.Key, log.Time);
        Assert.IsType<FollowOutcome.Advanced>(await other.FollowAsync([SourceOf(kiosk)], Cancel));
        Assert.Equal(20, LogState.Read(third).Size);
    }

    [Fact]
    public async Task The_LiteDB_store_follows_and_shows_the_documents()
    {
        var folder = Path.Combine(Path.GetTempPath(), "follow-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        try
        {
            log.GrowTo(81);
            var path = Path.Combine(folder, "kiosk.db");
            using (var store = Open(path))
            {
                var follower = new LogFollower(store, log.Publisher.Key, log.Time);
                Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([Source], Cancel));
                Assert.Equal(80, store.Library.Current.Current.Count);
                log.Time.Advance(TimeSpan.FromHours(1));
                Assert.True(log.Publisher.Heartbeat());
                Assert.IsType<FollowOutcome.UpToDate>(await follower.FollowAsync([Source], Cancel));
            }

            using var again = Open(path);
            Assert.Equal(81, LogState.Read(again).Size);
            Assert.Equal(log.Store.ReadHead()!.Note, again.ReadHead()!.Note);
            Assert.Empty(again.MissingBlobs());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_log_published_from_the_LiteDB_store_is_followed_alike()
    {
        var folder = Path.Combine(Path.GetTempPath(), "publish-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        try
        {
            using var store = Open(Path.Combine(folder, "village.db"));
            using var village = new VillageLog(store);
            village.GrowTo(260);
            village.Publish("notices/water");
            var follower = new LogFollower(kiosk, village.Publisher.Key, village.Time);
            Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([SourceOf(store)], Cancel));
            Assert.Equal(261, LogState.Read(kiosk).Size);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task No_flipped_bit_anywhere_is_taken()
    {
        log.GrowTo(5);
        await Follower().FollowAsync([Source], Cancel);
        var before = kiosk.ReadHead();
        log.Publish("notices/water");
        foreach (var path in new FeedTree(log.Store, log.Publisher.Key).List().Where(IsRead))
        {
            var length = new FeedTree(log.Store, log.Publisher.Key).Read(path)!.Bytes.Length;
            for (var position = 0; position < length; position += 7)
            {
                var source = TamperingSource.Of(Source, path, bytes => Flip(bytes, position));
                var outcome = await Follower().FollowAsync([source], Cancel);
                Assert.True(outcome is FollowOutcome.Rejected, $"{path} with byte {position} flipped was taken.");
                Assert.Same(before, kiosk.ReadHead());
            }
        }

        Assert.IsType<FollowOutcome.Advanced>(await Follower().FollowAsync([Source], Cancel));

        static bool IsRead(string path) =>
            path == FeedTree.CheckpointPath || path.StartsWith("tile/entries", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tile/entries", "trailing byte", FeedFault.BadEntries)]
    [InlineData("tile/entries", "cut short", FeedFault.BadEntries)]
    [InlineData("tile/entries", "empty", FeedFault.BadEntries)]
    [InlineData("tile/entries", "endless", FeedFault.TooLong)]
    [InlineData("tile/entries", "missing", FeedFault.Unreachable)]
    [InlineData("checkpoint", "trailing byte", FeedFault.BadNote)]
    [InlineData("checkpoint", "cut short", FeedFault.BadNote)]
    [InlineData("checkpoint", "empty", FeedFault.BadNote)]
    [InlineData("checkpoint", "endless", FeedFault.TooLong)]
    [InlineData("checkpoint", "missing", FeedFault.Unreachable)]
    [InlineData("blob", "trailing byte", FeedFault.BadBlob)]
    [InlineData("blob", "cut short", FeedFault.BadBlob)]
    [InlineData("blob", "flipped", FeedFault.BadBlob)]
    [InlineData("blob", "endless", FeedFault.TooLong)]
    [InlineData("blob", "missing", FeedFault.Unreachable)]
    public async Task Damage_is_named_and_changes_nothing(string path, string damage, FeedFault fault)
    {
        log.GrowTo(5);
        var source = new TamperingSource(Source, (asked, outcome) =>
            asked.StartsWith(path, StringComparison.Ordinal) && outcome is FetchOutcome.Found found
                ? Damage(found.Bytes, damage)
                : outcome);
        var outcome = await Follower().FollowAsync([source], Cancel);

        Assert.Equal(fault, Assert.Single(outcome.Findings).Fault);
        Assert.Equal(fault == FeedFault.Unreachable, outcome is FollowOutcome.Unreachable);
        Assert.Null(kiosk.ReadHead());
        Assert.IsType<FollowOutcome.Advanced>(await Follower().FollowAsync([source, Source], Cancel));
    }

    [Fact]
    public async Task A_blob_one_source_has_damaged_comes_from_another()
    {
        log.GrowTo(5);
        var bad = TamperingSource.Of(Source, "blob", bytes => Flip(bytes, 0));
        Assert.IsType<FollowOutcome.Advanced>(await Follower().FollowAsync([bad, Source], Cancel));
        var index = LogState.Read(kiosk).Chain.Latest("notices/00001")!.Value;
        Assert.All(LogEntryFormat.TryParse(kiosk.ReadEntries(index, 1)[0])!.Blobs, blob =>
            Assert.NotNull(kiosk.ReadBlob(blob.Sha256)));
    }

    [Fact]
    public async Task Another_key_is_not_believed()
    {
        using var impostor = new VillageLog();
        impostor.GrowTo(9);
        await Follower().FollowAsync([Source], Cancel);
        var outcome = await Follower().FollowAsync([SourceOf(impostor.Store)], Cancel);
        Assert.Equal(FeedFault.BadNote, Assert.IsType<FollowOutcome.Rejected>(outcome).Fault);
        Assert.Equal(1, kiosk.ReadHead()!.Checkpoint.Size);
    }

    [Fact]
    public async Task A_rolled_back_log_is_not_followed_back()
    {
        log.GrowTo(5);
        var old = LogPublisherTests.Copy(log.Store);
        log.GrowTo(9);
        await Follower().FollowAsync([Source], Cancel);
        var outcome = Assert.IsType<FollowOutcome.Rejected>(await Follower().FollowAsync([SourceOf(old)], Cancel));
        Assert.Equal(FeedFault.Older, outcome.Fault);
        Assert.Equal(9, outcome.Trusted!.Size);

        // A mirror that lags does not hinder one that does not.
        Assert.IsType<FollowOutcome.UpToDate>(await Follower().FollowAsync([SourceOf(old), Source], Cancel));
    }

    [Fact]
    public async Task A_fresh_kiosk_sees_a_rollback_by_the_state_of_its_pairing()
    {
        log.GrowTo(5);
        var old = LogPublisherTests.Copy(log.Store);
        log.GrowTo(9);
        var pinned = log.Store.ReadHead()!.Checkpoint;
        var follower = new LogFollower(kiosk, log.Publisher.Key, log.Time, pinned);
        var outcome = await follower.FollowAsync([SourceOf(old)], Cancel);
        Assert.Equal(FeedFault.Older, Assert.Single(outcome.Findings).Fault);
        Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([Source], Cancel));

        var other = Fork(5, 12);
        follower = new LogFollower(new MemoryLogStore(), log.Publisher.Key, log.Time, pinned);
        Assert.Equal(
            FeedFault.RewrittenHistory,
            Assert.IsType<FollowOutcome.Rejected>(await follower.FollowAsync([SourceOf(other)], Cancel)).Fault);
    }

    [Fact]
    public async Task Two_logs_of_one_size_are_a_split_view_and_both_notes_are_kept()
    {
        log.GrowTo(5);
        var other = Fork(5, 9);
        log.GrowTo(9);
        var follower = Follower();
        await follower.FollowAsync([Source], Cancel);
        var before = kiosk.ReadHead();
        for (var i = 0; i < 2; i++)
        {
            var outcome = await follower.FollowAsync([SourceOf(other)], Cancel);
            Assert.Equal(FeedFault.SplitView, Assert.IsType<FollowOutcome.Rejected>(outcome).Fault);
        }

        var evidence = Assert.Single(kiosk.Evidence);
        Assert.Equal(log.Store.ReadHead()!.Note, evidence.Trusted);
        Assert.Equal(other.ReadHead()!.Note, evidence.Other);
        Assert.Same(before, kiosk.ReadHead());
    }

    [Fact]
    public async Task A_longer_log_with_another_past_is_rewritten_history()
    {
        log.GrowTo(5);
        var other = Fork(5, 300);
        log.GrowTo(290);
        await Follower().FollowAsync([Source], Cancel);
        var outcome = await Follower().FollowAsync([SourceOf(other)], Cancel);

        Assert.Equal(FeedFault.RewrittenHistory, Assert.IsType<FollowOutcome.Rejected>(outcome).Fault);
        Assert.Equal(other.ReadHead()!.Note, Assert.Single(kiosk.Evidence).Other);
        Assert.Equal(290, kiosk.ReadHead()!.Checkpoint.Size);
    }

    [Fact]
    public async Task What_the_key_signed_without_two_people_is_refused()
    {
        log.GrowTo(3);
        await Follower().FollowAsync([Source], Cancel);
        foreach (var entry in HostileEntries())
        {
            var copy = LogPublisherTests.Copy(log.Store);
            Append(copy, entry);
            var outcome = await Follower().FollowAsync([SourceOf(copy)], Cancel);
            Assert.Equal(FeedFault.BrokenRule, Assert.IsType<FollowOutcome.Rejected>(outcome).Fault);
        }

        Assert.Equal(3, kiosk.ReadHead()!.Checkpoint.Size);
    }

    [Fact]
    public async Task A_frozen_feed_shows_by_its_clock_and_a_replayed_time_changes_nothing()
    {
        var early = LogPublisherTests.Copy(log.Store);
        log.Time.Advance(TimeSpan.FromDays(1));
        log.Publisher.Heartbeat();
        var follower = Follower();
        await follower.FollowAsync([Source], Cancel);
        var late = log.Time.GetUtcNow();

        var outcome = Assert.IsType<FollowOutcome.UpToDate>(await follower.FollowAsync([SourceOf(early)], Cancel));
        Assert.Equal(late, outcome.ClockTime);
        log.Time.Advance(TimeSpan.FromDays(3));
        outcome = Assert.IsType<FollowOutcome.UpToDate>(await follower.FollowAsync([Source], Cancel));
        Assert.True(log.Time.GetUtcNow() - outcome.ClockTime > FollowOutcome.FreshFor);
    }

    [Fact]
    public async Task A_store_that_somebody_else_has_written_is_read_again_before_anything_is_believed()
    {
        var follower = Follower();
        await follower.FollowAsync([Source], Cancel);
        log.Publish("notices/water");

        // Another follower of the same store is the same as a write that was thought lost.
        await Follower().FollowAsync([Source], Cancel);
        log.Publish("notices/power");
        Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync([Source], Cancel));
        Assert.Equal(3, LogState.Read(kiosk).Size);
    }

    public void Dispose() => log.Dispose();

    private static VillageStore Open(string path) =>
        VillageStore.Open(path, TimeProvider.System, bytes => LogEntryFormat.TryParse(bytes));

    private static byte[] Flip(byte[] bytes, int position)
    {
        var flipped = bytes.ToArray();
        flipped[position] ^= 0x04;
        return flipped;
    }

    private static FetchOutcome Damage(byte[] bytes, string damage) => damage switch
    {
        "trailing byte" => new FetchOutcome.Found([.. bytes, (byte)'\n']),
        "cut short" => new FetchOutcome.Found(bytes[..^1]),
        "empty" => new FetchOutcome.Found([]),
        "flipped" => new FetchOutcome.Found(Flip(bytes, 0)),
        "endless" => new FetchOutcome.TooLong(),
        _ => new FetchOutcome.Missing(),
    };

    private LogFollower Follower() => new(kiosk, log.Publisher.Key, log.Time);

    private LocalLogSource SourceOf(ILogStore store) => new(new FeedTree(store, log.Publisher.Key));

    // The same keys at work on a copy: a stolen key, or a restored backup.
    private MemoryLogStore Fork(int size, int grownSize)
    {
        var copy = LogPublisherTests.Copy(log.Store);
        Assert.True(copy.ReadHead()!.Checkpoint.Size >= size);
        var prefix = new MemoryLogStore();
        Append(prefix, [.. copy.ReadEntries(0, size)]);
        for (var i = size; i < grownSize; i++)
        {
            var pending = PendingEntry.Of(VillageLog.Origin, LogEntryFormat.TryParse(copy.ReadEntries(1, 1)[0])! with
            {
                Id = $"notices/fork-{i}",
                Blobs = LogEntryFormat.TryParse(copy.ReadEntries(1, 1)[0])!.Blobs,
            });
            var approvals = log.Sign(pending).Approvals;
            Append(prefix, LogEntryFormat.Format(
                pending.Entry with { Published = log.Time.GetUtcNow(), Approvals = approvals }));
        }

        foreach (var blob in LogEntryFormat.TryParse(copy.ReadEntries(1, 1)[0])!.Blobs)
        {
            prefix.WriteBlob(blob.Sha256, log.Store.ReadBlob(blob.Sha256));
        }

        return prefix;
    }

    private void Append(MemoryLogStore store, params byte[][] entries)
    {
        var head = store.ReadHead();
        var size = head?.Checkpoint.Size ?? 0;
        var all = store.ReadEntries(0, (int)size).Concat(entries).Select(bytes => MerkleTree.LeafHash(bytes)).ToArray();
        var tiles = TileGrowth.Extend(size, all[(int)size..], store.ReadTile);
        var checkpoint = new Checkpoint(VillageLog.Origin, all.Length, MerkleTree.Root(all));
        var next = new LogHead(log.Keys.Sign(checkpoint, log.Time.GetUtcNow()), checkpoint);
        Assert.True(store.TryAppend(head, entries, _ => new SealedAppend(
            next, [.. tiles.Select(tile => new TileRow(tile.Level, tile.Index, tile.Hashes))])));
    }

    private IEnumerable<byte[]> HostileEntries()
    {
        var good = log.Sign(VillageLog.Document("notices/water", "一"));
        var entry = good.Pending.Entry with { Published = log.Time.GetUtcNow(), Approvals = good.Approvals };
        yield return "{}"u8.ToArray();
        yield return StrictUtf8.GetBytes("rm -rf /");
        yield return LogEntryFormat.Format(entry with { Approvals = [] });
        yield return LogEntryFormat.Format(entry with { Approvals = [good.Approvals[0], good.Approvals[0]] });
        yield return LogEntryFormat.Format(entry with { Title = "另一个" });
        yield return LogEntryFormat.Format(entry with { Kind = EntryKind.Correct, Reason = "无" });
        yield return LogEntryFormat.Format(entry with { Revision = 2, Previous = 1 });
        yield return log.Store.ReadEntries(1, 1)[0];
        yield return log.Store.ReadEntries(0, 1)[0];
        yield return LogEntryFormat.Format(entry with
        {
            Blobs = [entry.Blobs[0] with { SizeBytes = long.MaxValue }],
        });
    }
}
