using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Store;
using VillagePublic.Tests.Publishing;
using VillagePublic.Tests.Store;

namespace VillagePublic.Tests.Feed;

/// <summary>Servers that attack: each is refused by name, and what is shown stays as it was.</summary>
public sealed class HostileFeedTests : IDisposable
{
    // What a kiosk may take off the line for one small file that never ends: the limit of the file's kind, and what the
    // buffers on the way hold.
    private const long MostTakenBytes = 6 * 1024 * 1024;

    private readonly StoreFolder folder = new();
    private readonly VillageLog log = new();
    private readonly FakeTimeProvider time = new();
    private readonly CountedClient line = new();
    private readonly VillageStore kiosk;

    public HostileFeedTests() => kiosk = VillageStore.Open(folder.StorePath, time);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, FeedFault> Cases()
    {
        var cases = new TheoryData<string, string, FeedFault>();
        foreach (var attack in HostileServer.Attacks)
        {
            foreach (var (file, damaged) in new[]
            {
                ("checkpoint", FeedFault.BadNote),
                ("tile/entries", FeedFault.BadEntries),
                ("blob", FeedFault.BadBlob),
            })
            {
                cases.Add(file, attack, attack switch
                {
                    "gzip bomb" or "endless" or "endless lie" => FeedFault.TooLong,
                    "slow drip" or "silence" or "broken off" => FeedFault.Unreachable,

                    // The follower stops one byte behind what was signed.
                    "trailing byte" when file == "blob" => FeedFault.TooLong,
                    "another page" when file == "blob" => FeedFault.BadBlob,
                    _ => damaged,
                });
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Is_refused_by_name_and_state_and_screen_stay_as_they_were(
        string attacked, string attack, FeedFault fault)
    {
        log.GrowTo(3);
        await FollowAsync(new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key)));
        var (note, shown) = (kiosk.ReadHead()!.Note, kiosk.Library.Current);
        log.Publish("notices/water", "自来水明天停半天。" + new string('水', 40));
        await using var host = await StartAsync(attacked, attack);

        var before = line.TakenBytes;
        var started = time.GetTimestamp();
        var following = FollowAsync(new HttpLogSource(line.Client, host.Feed, time));
        while (!following.IsCompleted && attack is ("slow drip" or "silence"))
        {
            // Only an attack on the patience needs time; everything else answers by itself.
            Cancel.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var finding = Assert.Single((await following).Findings);
        Assert.Equal((fault, host.Feed.AbsoluteUri), (finding.Fault, finding.Source));
        Assert.NotEmpty(finding.Reason);
        Assert.InRange(line.TakenBytes - before, 0, MostTakenBytes);
        Assert.Equal(note, kiosk.ReadHead()!.Note);
        Assert.Same(shown, kiosk.Library.Current);

        // The same kiosk follows an honest source at once.
        Assert.IsType<FollowOutcome.Advanced>(
            await FollowAsync(new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key))));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{line.TakenBytes - before} bytes, {time.GetElapsedTime(started).TotalSeconds:0} s");
    }

    [Fact]
    public async Task Never_holds_more_than_the_limit_however_much_comes()
    {
        var endless = new EndlessStream();
        var reader = new BoundedReader(100_000);
        Assert.False(await reader.TryAppendAsync(endless, Cancel));
        Assert.Equal(100_001, endless.GivenBytes);
        Assert.Equal(100_001, reader.CapacityBytes);
    }

    public void Dispose()
    {
        kiosk.Dispose();
        line.Dispose();
        log.Dispose();
        folder.Dispose();
    }

    private Task<FeedHost> StartAsync(string attacked, string attack)
    {
        var tree = new FeedTree(log.Store, log.Publisher.Key);
        return HostileServer.StartAsync(path => tree.Read(path)?.Bytes, attacked, attack);
    }

    private Task<FollowOutcome> FollowAsync(ILogSource source) =>
        new LogFollower(kiosk, log.Publisher.Key, time).FollowAsync([source], Cancel);

    private sealed class EndlessStream : MemoryStream
    {
        public long GivenBytes { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            GivenBytes += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
