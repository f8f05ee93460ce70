using System.Buffers.Binary;
using System.Globalization;
using System.IO.Pipes;
using VillagePublic.Admin.Villages;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Feed;
using VillagePublic.Tests.Publishing;
using VillagePublic.Tests.Store;
using DataFolder = VillagePublic.Admin.Hosting.DataFolder;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>kill -9 at random moments: of an admin that publishes, of a kiosk that follows. After each round the whole
/// store is checked; nothing is ever repaired by hand.</summary>
/// <remarks>Set VILLAGEPUBLIC_TEST_ROUNDS to 1000 for the long run.</remarks>
public sealed class KillRoundTests : IDisposable
{
    private const int UsualRounds = 3;
    private const int MostAcknowledgements = 60;
    private const int LongestLifeMs = 2_500;
    private const int PublishEveryMs = 40;
    private const int SeriesLength = 40;

    // Three steps of 4,096 entries, nearly.
    private const int LongLogSize = 12_000;
    private const int GrowthStep = 3_000;

    private readonly string folder = Directory.CreateTempSubdirectory("kill-rounds-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_admin_killed_while_it_publishes_loses_nothing_it_has_acknowledged()
    {
        var numbers = new SeededNumbers(4);
        var published = await InSeriesAsync((series, rounds) => KillAdminsAsync(series, rounds, numbers));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds} rounds, {published} entries published, none lost");
    }

    [Fact]
    public async Task A_kiosk_killed_while_it_follows_goes_on_by_itself_and_holds_only_what_it_verified()
    {
        var numbers = new SeededNumbers(5);
        var followed = await InSeriesAsync((series, rounds) => KillKiosksAsync(series, rounds, numbers));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds} rounds, {followed} entries followed, all verified");
    }

    [Fact]
    public async Task A_kiosk_killed_inside_the_steps_of_a_long_log_shows_none_of_it_and_goes_on_where_it_was()
    {
        var numbers = new SeededNumbers(6);
        using var village = new VillageLog();
        for (var size = GrowthStep; size <= LongLogSize; size += GrowthStep)
        {
            village.GrowTo(size);
        }

        var feed = new LogFeed(new FeedTree(village.Store, village.Publisher.Key), new FeedSignal());
        await using var admin = await FeedHost.StartAsync(app => app.MapFeed("/feed", feed, TimeProvider.System));
        var key = village.Publisher.Key.ToString();
        var (staged, insideCount, followedCount) = (0, 0, 0);
        for (var (round, hall) = (0, 0); round < Rounds; round++)
        {
            var series = Path.Combine(folder, FormattableString.Invariant($"long-{hall}"));
            await KillWhileFetchingAsync(series, admin.Feed.AbsoluteUri, key, 1 + numbers.Below(LongLogSize));
            var held = Verify(series, key, 0, round);
            Assert.True(held is 0 or LongLogSize, $"round {round}: {held} entries are shown");
            var now = StagedCount(series);
            Assert.True(now >= staged, $"round {round}: {staged} were staged, {now} are");
            (staged, insideCount) = held == 0 ? (now, insideCount + (now > 0 ? 1 : 0)) : (0, insideCount);
            Assert.Empty(Directory.GetFiles(series, "*.damaged-*"));
            (hall, followedCount) = held == 0 ? (hall, followedCount) : (hall + 1, followedCount + 1);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Rounds} rounds, {insideCount} with steps staged and not shown, {followedCount} logs followed whole");
        var last = Path.Combine(folder, "long-last");
        await KillWhileFetchingAsync(last, admin.Feed.AbsoluteUri, key, LongLogSize / 2);
        await using var kiosk = RunningKiosk.Start(last, admin.Feed.AbsoluteUri, key);
        await kiosk.UntilSizeAsync(LongLogSize);
        Assert.Equal(200, (await kiosk.GetAsync("/notices/00001")).Status);
    }

    private static async Task KillWhileFetchingAsync(string series, string feed, string key, int fileCount)
    {
        Directory.CreateDirectory(series);
        await using var kiosk = RunningKiosk.Start(series, feed, key);
        await kiosk.Program.UntilAsync(
            kiosk.HealthAsync,
            health => health.GetProperty("fetching").GetInt32() >= fileCount
                || health.GetProperty("size").GetInt64() == LongLogSize,
            health => health.GetProperty("fetching").GetInt32());
        await kiosk.Program.KillAsync();
    }

    private static int StagedCount(string series)
    {
        using var store = VillageStore.Open(Path.Combine(series, "kiosk.db"), TimeProvider.System);
        return store.ReadStaged(0, LongLogSize).Count;
    }

    private static int Rounds => LongRun.Rounds(UsualRounds);

    // A new village now and then: checking all of it after each round would otherwise take longer and longer.
    private async Task<long> InSeriesAsync(Func<string, int, Task<long>> run)
    {
        var count = 0L;
        for (var done = 0; done < Rounds; done += SeriesLength)
        {
            var series = Path.Combine(folder, done.ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(series);
            count += await run(series, Math.Min(SeriesLength, Rounds - done));
            Directory.Delete(series, recursive: true);
        }

        return count;
    }

    private static async Task<long> KillAdminsAsync(string series, int rounds, SeededNumbers numbers)
    {
        var data = DataFolder.Resolve(series);
        data.Create();
        using (var founded = new HostedVillage(data, TimeProvider.System))
        {
            founded.Found("370100000001", "qingxi.example/log", KilledPublisher.People);
        }

        var size = 0L;
        for (var round = 0; round < rounds; round++)
        {
            var acknowledged = await PublishAndKillAsync(series, numbers.Below(MostAcknowledgements));

            // Opening checks every entry, tile and signature; nothing here is told that anything happened.
            using var village = new HostedVillage(data, TimeProvider.System);
            size = village.ReadHead()!.Checkpoint.Size;
            Assert.True(size >= acknowledged, $"round {round}: {acknowledged} acknowledged, {size} there");
            Assert.IsType<LogStanding.Ready>(village.Publisher.ReadStanding());
            Assert.Null(village.Recovery);
            Assert.Empty(LogAudit.Findings(village.Store, village.Publisher.Key));
        }

        return size;
    }

    private static async Task<long> KillKiosksAsync(string series, int rounds, SeededNumbers numbers)
    {
        using var village = new VillageLog();
        var feed = new LogFeed(new FeedTree(village.Store, village.Publisher.Key), new FeedSignal());
        village.Publisher.HeadChanged += _ => feed.Signal.Raise();
        await using var admin = await FeedHost.StartAsync(app => app.MapFeed("/feed", feed, TimeProvider.System));
        var key = village.Publisher.Key.ToString();
        var (held, published) = (0L, 0);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var publishing = Task.Run(
            async () =>
            {
                for (; !stop.IsCancellationRequested; published++)
                {
                    village.Publish($"notices/k{published}", $"第 {published} 份。");
                    await Task.Delay(PublishEveryMs, CancellationToken.None);
                }
            },
            Cancel);
        for (var round = 0; round < rounds; round++)
        {
            await using (var kiosk = RunningKiosk.Start(series, admin.Feed.AbsoluteUri, key))
            {
                await Task.Delay(numbers.Below(LongestLifeMs), Cancel);
                await kiosk.Program.KillAsync();
            }

            held = Verify(series, key, held, round);
        }

        await stop.CancelAsync();
        await publishing;
        await using var last = RunningKiosk.Start(series, admin.Feed.AbsoluteUri, key);
        await last.UntilSizeAsync(published + 1);
        Assert.Empty(Directory.GetFiles(series, "*.damaged-*"));
        return published + 1;
    }

    private static long Verify(string series, string key, long heldBefore, int round)
    {
        var path = Path.Combine(series, "kiosk.db");
        if (!File.Exists(path))
        {
            return heldBefore;
        }

        using var store = VillageStore.Open(path, TimeProvider.System);
        Assert.Empty(LogAudit.Findings(store, VerifierKey.TryParse(key)!));
        var size = store.ReadHead()?.Checkpoint.Size ?? 0;
        Assert.True(size >= heldBefore, $"round {round}: {heldBefore} were held, {size} are there");
        return size;
    }

    // Returns the size of the log the child acknowledged last before it was killed.
    private static async Task<long> PublishAndKillAsync(string series, int acknowledgements)
    {
        var name = $"kill-{Guid.NewGuid():N}";
        await using var pipe = new NamedPipeServerStream(
            name, PipeDirection.In, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous);
        await using var child = ProgramProcess.Start(
            "VillagePublic.Tests.dll",
            [
                "-method",
                typeof(KilledPublisher).FullName + "."
                    + nameof(KilledPublisher.Publishes_and_says_so_until_it_is_killed),
                "-explicit", "only", "-noLogo",
            ],
            (KilledPublisher.FolderVariable, series),
            (KilledPublisher.PipeVariable, name));
        await pipe.WaitForConnectionAsync(Cancel);
        var last = 0L;
        for (var i = 0; i <= acknowledgements; i++)
        {
            last = await ReadAsync(pipe) ?? throw new InvalidOperationException(child.Output);
        }

        await child.KillAsync();

        // What it had acknowledged before the signal reached it counts too.
        while (await ReadAsync(pipe) is { } size)
        {
            last = size;
        }

        return last;
    }

    private static async Task<long?> ReadAsync(Stream pipe)
    {
        var bytes = new byte[sizeof(long)];
        var count = await pipe.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, Cancel);
        return count < bytes.Length ? null : BinaryPrimitives.ReadInt64BigEndian(bytes);
    }
}
