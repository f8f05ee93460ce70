using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Content.Store.Durability;
using VillagePublic.Tests.Feed;
using VillagePublic.Tests.Store;

namespace VillagePublic.Tests.Publishing;

/// <summary>Every single thing a publication does to the disk fails once: not done, and done but reported as failed.
/// After each a restart and a full check.</summary>
public sealed class DiskFaultTests
{
    private const int SizeBefore = 5;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Whatever_write_or_flush_fails_the_log_comes_out_whole_and_goes_on(bool isDone)
    {
        var (refused, kept, step) = (0, 0, 0);
        for (var wasReached = true; wasReached; step++)
        {
            var disk = new FaultyDisk();
            var running = Open(disk.Data, disk.Log);
            using var log = new VillageLog(running);
            log.GrowTo(SizeBefore);
            var publication = log.Sign(VillageLog.Document(
                "notices/water", "水费", SubmittedFile.Of("files/a.jpg", new SeededNumbers(7).Bytes(40_000))));
            var noteBefore = running.ReadHead()!.Note;
            disk.FailAt(step, isDone);
            var isPublished = TryPublish(log, publication);
            wasReached = disk.HasFailed;
            disk.Mend();
            var (data, written) = (disk.Data.ToArray(), disk.Log.ToArray());
            running.Dispose();

            // As a new process finds it.
            using var store = Open(new MemoryFile(data), new MemoryFile(written));
            Assert.Empty(LogAudit.Findings(store, log.Keys.Log.Verifier));
            var size = store.ReadHead()!.Checkpoint.Size;
            Assert.True(size == SizeBefore + 1 || (size == SizeBefore && !isPublished), $"step {step}: {size}");
            var publisher = LogPublisher.Open(store, log.Keys, log.Mark, log.Time);
            Assert.IsType<LogStanding.Ready>(publisher.ReadStanding());
            var trust = IndependentChecker.Trust(publisher);
            IndependentChecker.Accepts(store, trust, noteBefore);
            Assert.Equal(size == SizeBefore, publisher.Publish([publication]) is PublishOutcome.Published);
            IndependentChecker.Accepts(store, trust, noteBefore);
            Assert.Empty(LogAudit.Findings(store, log.Keys.Log.Verifier));
            (refused, kept) = size == SizeBefore ? (refused + 1, kept) : (refused, kept + 1);
        }

        Assert.True(step > 4 && refused > 0 && kept > 0, $"{step} steps, {refused} refused, {kept} kept");
        TestContext.Current.TestOutputHelper?.WriteLine($"{step} steps, {refused} refused, {kept} kept");
    }

    private static VillageStore Open(StorageFile data, StorageFile log) =>
        VillageStore.Open(() => DurableEngine.Open("faults", data, log), TimeProvider.System);

    private static bool TryPublish(VillageLog log, Publication publication)
    {
        try
        {
            return log.Publisher.Publish([publication]) is PublishOutcome.Published;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Two files that count what is done to them; one step fails.</summary>
    private sealed class FaultyDisk
    {
        private readonly Lock gate = new();
        private int stepsLeft = int.MaxValue;
        private bool isDone;

        public FaultyDisk() => (Data, Log) = (new FaultyFile(this), new FaultyFile(this));

        public FaultyFile Data { get; }

        public FaultyFile Log { get; }

        public bool HasFailed { get; private set; }

        public void FailAt(int step, bool isDone)
        {
            lock (gate)
            {
                (stepsLeft, this.isDone) = (step, isDone);
            }
        }

        public void Mend() => FailAt(int.MaxValue, isDone: false);

        public void Do(Action step)
        {
            lock (gate)
            {
                if (stepsLeft-- != 0)
                {
                    step();
                    return;
                }

                HasFailed = true;
                if (isDone)
                {
                    step();
                }

                throw new IOException("The disk failed.");
            }
        }
    }

    private sealed class FaultyFile(FaultyDisk disk) : StorageFile
    {
        private readonly MemoryFile inner = new([]);

        public override long Length => inner.Length;

        public byte[] ToArray()
        {
            var bytes = new byte[inner.Length];
            inner.Read(0, bytes);
            return bytes;
        }

        public override int Read(long offset, Span<byte> buffer) => inner.Read(offset, buffer);

        public override void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            var copy = bytes.ToArray();
            disk.Do(() => inner.Write(offset, copy));
        }

        public override void SetLength(long length) => disk.Do(() => inner.SetLength(length));

        public override void Flush() => disk.Do(inner.Flush);

        // What lies on a disk stays when a program ends.
        public override void Dispose()
        {
        }
    }
}
