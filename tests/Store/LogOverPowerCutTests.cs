using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Durability;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Store;

/// <summary>The power goes at any step of the disk while a publisher publishes, and while a kiosk follows. Whatever of
/// the writes since the last flush survives: what was acknowledged is there, everything proves itself, work goes on.
/// </summary>
public sealed class LogOverPowerCutTests
{
    private const int PublicationCount = 10;
    private const int SeveralEvery = 5;
    private const int HeartbeatEvery = 3;
    private const int CheckpointEvery = 4;

    // A long run cuts the power at every step of the disk.
    private static readonly int CutEvery = LongRun.IsAsked ? 1 : 37;

    private readonly TracedDisk disk = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nothing unflushed survives")]
    [InlineData("half of the unflushed sectors survive")]
    [InlineData("everything survives, as after a kill")]
    public void A_publisher_loses_nothing_it_has_acknowledged(string model)
    {
        var mark = new TracedMark(disk);
        using var log = new VillageLog(Open(disk.Open(0), disk.Open(1), TimeProvider.System), mark);
        var acknowledged = Publish(log);
        var survives = Survival(model);
        var cuts = 0;
        for (var step = 0; step < disk.StepCount; step += CutEvery)
        {
            using var store = After(step, survives, log.Time);
            var size = store.ReadHead()?.Checkpoint.Size ?? 0;
            var expected = acknowledged.LastOrDefault(done => done.Step <= step).Size;
            Assert.True(size >= expected, $"{model}: step {step}: {expected} acknowledged, {size} there");
            Assert.Empty(LogAudit.Findings(store, log.Keys.Log.Verifier));
            if (size > 0)
            {
                var publisher = LogPublisher.Open(store, log.Keys, mark.After(step), log.Time);
                Assert.IsType<LogStanding.Ready>(publisher.ReadStanding());
                var text = StrictUtf8.GetBytes("后来");
                var pending = publisher.Prepare(VillageLog.Document("notices/after", "后来"));
                Assert.IsType<PublishOutcome.Published>(
                    publisher.Publish([new Publication(pending, log.Agree(pending), [text])]));
                Assert.Empty(LogAudit.Findings(store, log.Keys.Log.Verifier));
            }

            cuts++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{model}: {cuts} cuts of {disk.StepCount} steps");
    }

    [Theory]
    [InlineData("nothing unflushed survives")]
    [InlineData("half of the unflushed sectors survive")]
    [InlineData("everything survives, as after a kill")]
    public async Task A_kiosk_holds_only_what_it_verified_and_follows_on(string model)
    {
        using var log = new VillageLog();
        var kiosk = Open(disk.Open(0), disk.Open(1), TimeProvider.System);
        var follower = new LogFollower(kiosk, log.Publisher.Key, log.Time);
        ILogSource[] source = [new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key))];
        var acknowledged = new List<(int Step, long Size)>();
        for (var number = 0; number < PublicationCount; number++)
        {
            Publish(log, number);
            Assert.IsType<FollowOutcome.Advanced>(await follower.FollowAsync(source, Cancel));
            acknowledged.Add((disk.StepCount, kiosk.ReadHead()!.Checkpoint.Size));
        }

        var survives = Survival(model);
        for (var step = 0; step < disk.StepCount; step += CutEvery)
        {
            using var store = After(step, survives, log.Time);
            var size = store.ReadHead()?.Checkpoint.Size ?? 0;
            var expected = acknowledged.LastOrDefault(done => done.Step <= step).Size;
            Assert.True(size >= expected, $"{model}: step {step}: {expected} acknowledged, {size} there");
            Assert.Empty(LogAudit.Findings(store, log.Publisher.Key));
            await new LogFollower(store, log.Publisher.Key, log.Time).FollowAsync(source, Cancel);
            Assert.Equal(log.Store.ReadHead()!.Checkpoint, store.ReadHead()!.Checkpoint);
            Assert.Empty(LogAudit.Findings(store, log.Publisher.Key));
        }
    }

    private static VillageStore Open(StorageFile data, StorageFile log, TimeProvider time) =>
        VillageStore.Open(() => DurableEngine.Open("power cut", data, log), time);

    private static Func<bool> Survival(string model)
    {
        var numbers = new SeededNumbers(20261125);
        return model[0] switch { 'n' => () => false, 'h' => numbers.Half, _ => () => true };
    }

    private static void Publish(VillageLog log, int number) => log.Publish([.. Enumerable
        .Range(0, number % SeveralEvery == 0 ? 3 : 1)
        .Select(i => VillageLog.Document(
            $"notices/{number:00}-{i}",
            $"第 {number} 号。",
            SubmittedFile.Of($"files/{number:00}-{i}.jpg", new SeededNumbers((ulong)number + 1).Bytes(9_000 * i))))]);

    private List<(int Step, long Size)> Publish(VillageLog log)
    {
        var acknowledged = new List<(int Step, long Size)>();
        var store = (VillageStore)log.Store;
        for (var number = 0; number < PublicationCount; number++)
        {
            Publish(log, number);
            acknowledged.Add((disk.StepCount, store.ReadHead()!.Checkpoint.Size));
            if (number % HeartbeatEvery == 0)
            {
                log.Time.Advance(TimeSpan.FromHours(6));
                Assert.True(log.Publisher.Heartbeat());
            }

            if (number % CheckpointEvery == 0)
            {
                store.Checkpoint();
            }
        }

        return acknowledged;
    }

    private VillageStore After(int step, Func<bool> survives, FakeTimeProvider time) => Open(
        new MemoryFile(disk.After(0, step, survives)), new MemoryFile(disk.After(1, step, survives)), time);

    /// <summary>A mark that remembers when it was written, as the disk counts.</summary>
    private sealed class TracedMark(TracedDisk disk) : ISignedMark
    {
        private readonly List<(int Step, byte[] Note)> written = [];

        public byte[]? Read() => written is [.., var last] ? last.Note : null;

        public void Write(byte[] note) => written.Add((disk.StepCount, note));

        /// <summary>The mark as a power cut leaves it: replaced whole, or not at all.</summary>
        public MemorySignedMark After(int step)
        {
            var mark = new MemorySignedMark();
            if (written.LastOrDefault(each => each.Step <= step).Note is { } note)
            {
                mark.Write(note);
            }

            return mark;
        }
    }
}
