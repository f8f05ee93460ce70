using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Publishing;

/// <summary>Every step of publishing fails once, written and not written; the log must come out whole.</summary>
public sealed class FaultTableTests
{
    public enum Step
    {
        BlobNotWritten,
        BlobWritten,
        AppendNotBegun,
        ReadBackDiffers,
        SealNotCommitted,
        AppendCommitted,
        HeadTakenByOther,
        MarkNotWritten,
        MarkWritten,
    }

    [Theory]
    [InlineData(Step.BlobNotWritten, false)]
    [InlineData(Step.BlobWritten, false)]
    [InlineData(Step.AppendNotBegun, false)]
    [InlineData(Step.ReadBackDiffers, false)]
    [InlineData(Step.SealNotCommitted, false)]
    [InlineData(Step.AppendCommitted, true)]
    [InlineData(Step.HeadTakenByOther, false)]
    [InlineData(Step.MarkNotWritten, true)]
    [InlineData(Step.MarkWritten, true)]
    public void After_a_failure_the_log_is_whole_and_goes_on(Step step, bool isPublished)
    {
        var store = new FaultyStore();
        using var log = new VillageLog(store, store);
        log.GrowTo(255);
        var publication = log.Sign(VillageLog.Document("notices/water", "水费"));
        var heads = 0;
        log.Publisher.HeadChanged += _ => heads++;

        store.FailAt = step;
        Assert.Throws<IOException>(() => log.Publisher.Publish([publication]));
        Assert.Equal(0, heads);
        store.FailAt = null;

        // The same publisher goes on after reading all again, and so does a restarted one.
        Assert.IsType<LogStanding.Ready>(log.Publisher.ReadStanding());
        Assert.Equal(isPublished ? 256 : 255, LogState.Read(store).Size);
        Assert.Equal(isPublished, log.Publisher.Publish([publication]) is PublishOutcome.Refused);
        log.Reopen();
        log.Publish("notices/next");
        var state = LogState.Read(store);
        Assert.Equal(257, state.Size);
        Assert.Equal(state.Edge.Root, LogNote.TryRead(store.Read()!, log.Publisher.Key)!.Checkpoint.Root);
    }

    [Theory]
    [InlineData(Step.SealNotCommitted)]
    [InlineData(Step.AppendNotBegun)]
    [InlineData(Step.MarkNotWritten)]
    public void A_creation_that_failed_can_be_repeated_or_opened(Step step)
    {
        var store = new FaultyStore { FailAt = step };
        using var keys = LogKeys.Create(VillageLog.Origin);
        Assert.Throws<IOException>(() => LogPublisher.Create(store, keys, store, TimeProvider.System, []));
        store.FailAt = null;
        var publisher = store.ReadHead() is null
            ? LogPublisher.Create(store, keys, store, TimeProvider.System, [])
            : LogPublisher.Open(store, keys, store, TimeProvider.System);
        Assert.IsType<LogStanding.Ready>(publisher.ReadStanding());
        Assert.Equal(1, LogState.Read(store).Size);
    }

    [Fact]
    public void A_retry_of_the_same_head_is_the_same_bytes()
    {
        using var log = new VillageLog();
        var checkpoint = log.Store.ReadHead()!.Checkpoint;
        Assert.Equal(
            log.Keys.Sign(checkpoint, log.Time.GetUtcNow()), log.Keys.Sign(checkpoint, log.Time.GetUtcNow()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_store_that_lost_or_changed_an_entry_is_not_signed_again(int index)
    {
        using var log = new VillageLog();
        log.GrowTo(300);
        var copy = LogPublisherTests.Copy(log.Store);
        copy.ReadEntries(index, 1)[0][^10] ^= 1;
        Assert.Throws<InvalidDataException>(
            () => LogPublisher.Open(copy, log.Keys, new MemorySignedMark(), log.Time));
    }

    private sealed class FaultyStore : ILogStore, ISignedMark
    {
        private readonly MemoryLogStore inner = new();
        private readonly MemorySignedMark mark = new();

        public Step? FailAt { get; set; }

        public LogHead? ReadHead() => inner.ReadHead();

        public IReadOnlyList<byte[]> ReadEntries(long firstIndex, int count) => inner.ReadEntries(firstIndex, count);

        public byte[]? ReadTile(int level, long index) => inner.ReadTile(level, index);

        public bool TryAppend(
            LogHead? expected, IReadOnlyList<byte[]> entries, Func<IReadOnlyList<byte[]>, SealedAppend> seal)
        {
            Fail(Step.AppendNotBegun);
            if (FailAt == Step.HeadTakenByOther)
            {
                return false;
            }

            var appended = inner.TryAppend(expected, entries, stored =>
            {
                var sealedAppend = seal(FailAt == Step.ReadBackDiffers ? [[.. stored[0], 0]] : stored);
                Fail(Step.SealNotCommitted);
                return sealedAppend;
            });
            Fail(Step.AppendCommitted);
            return appended;
        }

        public void Stage(long firstIndex, IReadOnlyList<byte[]> entries, IReadOnlyList<TileRow> tiles) =>
            inner.Stage(firstIndex, entries, tiles);

        public IReadOnlyList<byte[]> ReadStaged(long firstIndex, int count) => inner.ReadStaged(firstIndex, count);

        public bool TryAdopt(LogHead? expected, LogHead head, IReadOnlySet<Hash> erased) =>
            inner.TryAdopt(expected, head, erased);

        public bool HasBlob(Hash hash) => inner.HasBlob(hash);

        public byte[]? ReadBlob(Hash hash) => inner.ReadBlob(hash);

        public void WriteBlob(Hash hash, ReadOnlySpan<byte> bytes)
        {
            Fail(Step.BlobNotWritten);
            inner.WriteBlob(hash, bytes);
            Fail(Step.BlobWritten);
        }

        public void KeepEvidence(byte[] trustedNote, byte[] otherNote, string reason) =>
            inner.KeepEvidence(trustedNote, otherNote, reason);

        public byte[]? Read() => mark.Read();

        public void Write(byte[] note)
        {
            if (FailAt == Step.MarkNotWritten && inner.ReadHead() is null)
            {
                // The very first mark, before the log is made.
                throw new IOException("mark");
            }

            Fail(Step.MarkNotWritten);
            mark.Write(note);
            Fail(Step.MarkWritten);
        }

        private void Fail(Step step)
        {
            if (FailAt == step)
            {
                throw new IOException(step.ToString());
            }
        }
    }
}
