using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Tests.Publishing;
using VillagePublic.Tests.Store;

namespace VillagePublic.Tests.Feed;

/// <summary>A log so long that it is taken in steps.</summary>
public sealed class LongFollowTests(LongFollowTests.LongLog fixture) : IClassFixture<LongFollowTests.LongLog>
{
    private const int Size = 9_000;

    private readonly VillageLog log = fixture.Log;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_that_breaks_goes_on_where_it_broke_and_nothing_is_shown_before_the_end()
    {
        using var folder = new StoreFolder();
        using (var kiosk = VillageStore.Open(folder.StorePath, log.Time))
        {
            var outcome = await FollowAsync(kiosk, Failing("tile/entries/034"));
            Assert.IsType<FollowOutcome.Unreachable>(outcome);
            Assert.Null(kiosk.ReadHead());
            Assert.Empty(kiosk.ReadEntries(0, 1));
            Assert.Empty(kiosk.Library.Current.All);
            Assert.Equal(2 * 16 * 256, kiosk.ReadStaged(0, Size).Count);
        }

        using var again = VillageStore.Open(folder.StorePath, log.Time);
        var counted = new TamperingSource(Source(), (_, outcome) => outcome);
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(again, counted));
        Assert.Equal(Size, LogState.Read(again).Size);
        Assert.Equal(Size - 1, again.Library.Current.Current.Count);
        Assert.Equal(
            ["tile/entries/032", "tile/entries/033", "tile/entries/034", "tile/entries/035.p/40"],
            counted.Asked.Where(path => path.StartsWith("tile/entries", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData("tile/entries/020")]
    [InlineData("tile/entries/035.p/40")]
    [InlineData("tile/1/000.p/35")]
    [InlineData("tile/0/035.p/40")]
    public async Task Damage_anywhere_is_found_and_the_old_state_stays(string path)
    {
        var kiosk = new MemoryLogStore();
        var bad = TamperingSource.Of(Source(), path, bytes => Flip(bytes, bytes.Length / 2));
        var outcome = Assert.IsType<FollowOutcome.Rejected>(await FollowAsync(kiosk, bad));
        Assert.Equal(FeedFault.BadEntries, outcome.Fault);
        Assert.Null(kiosk.ReadHead());
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(kiosk, Source()));
        Assert.Equal(Size, LogState.Read(kiosk).Size);
    }

    [Fact]
    public async Task A_tile_with_bytes_left_over_is_refused_and_a_missing_one_is_no_attack()
    {
        var kiosk = new MemoryLogStore();
        var longer = TamperingSource.Of(Source(), "tile/1", bytes => bytes[..^1]);
        Assert.Equal(
            FeedFault.BadEntries, Assert.IsType<FollowOutcome.Rejected>(await FollowAsync(kiosk, longer)).Fault);
        var missing = new TamperingSource(Source(), (path, outcome) =>
            path.StartsWith("tile/1", StringComparison.Ordinal) ? new FetchOutcome.Missing() : outcome);
        Assert.IsType<FollowOutcome.Unreachable>(await FollowAsync(kiosk, missing));
    }

    [Fact]
    public async Task A_long_log_with_another_past_is_rewritten_history()
    {
        var kiosk = new MemoryLogStore();
        await FollowAsync(kiosk, new LocalLogSource(new FeedTree(fixture.OtherPast, log.Publisher.Key)));
        var outcome = Assert.IsType<FollowOutcome.Rejected>(await FollowAsync(kiosk, Source()));
        Assert.Equal(FeedFault.RewrittenHistory, outcome.Fault);
        Assert.Single(kiosk.Evidence);
        Assert.Equal(300, LogState.Read(kiosk).Size);
    }

    [Fact]
    public async Task A_kiosk_that_held_a_part_takes_the_rest_in_steps()
    {
        var kiosk = new MemoryLogStore();
        await FollowAsync(kiosk, new LocalLogSource(new FeedTree(fixture.Early, log.Publisher.Key)));
        Assert.Equal(700, LogState.Read(kiosk).Size);
        Assert.IsType<FollowOutcome.Advanced>(await FollowAsync(kiosk, Source()));
        Assert.Equal(Size, LogState.Read(kiosk).Size);
    }

    private static byte[] Flip(byte[] bytes, int position)
    {
        var flipped = bytes.ToArray();
        flipped[position] ^= 1;
        return flipped;
    }

    private LocalLogSource Source() => new(new FeedTree(log.Store, log.Publisher.Key));

    private TamperingSource Failing(string failing) => new(Source(), (path, outcome) =>
        path == failing ? new FetchOutcome.Failed("The line broke.") : outcome);

    private Task<FollowOutcome> FollowAsync(ILogStore store, ILogSource source) =>
        new LogFollower(store, log.Publisher.Key, log.Time).FollowAsync([source], Cancel);

    /// <summary>One log for all tests: making it takes longer than they do.</summary>
    public sealed class LongLog : IDisposable
    {
        public LongLog()
        {
            var other = new VillageLog(keys: Log.Keys);
            other.GrowTo(300);
            OtherPast = other.Store;
            Log.GrowTo(700);
            Early = LogPublisherTests.Copy(Log.Store);
            foreach (var bytes in Log.Store.ReadEntries(0, 700))
            {
                foreach (var blob in LogEntryFormat.TryParse(bytes)!.Blobs)
                {
                    Early.WriteBlob(blob.Sha256, Log.Store.ReadBlob(blob.Sha256));
                }
            }

            Log.GrowTo(Size);
        }

        internal VillageLog Log { get; } = new();

        /// <summary>The log when it was short.</summary>
        internal ILogStore Early { get; }

        /// <summary>Another log signed with the same keys.</summary>
        internal ILogStore OtherPast { get; }

        public void Dispose() => Log.Dispose();
    }
}
