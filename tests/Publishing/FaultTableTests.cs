using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Tests.Feed;

namespace VillagePublic.Tests.Publishing;

/// <summary>Every step of publishing fails once, and fails once although it was done; after a restart the log must come
/// out whole, for us and for somebody else's verifier.</summary>
public sealed class FaultTableTests
{
    public enum Step
    {
        Blob,
        Entry,
        ReadBack,
        Edge,
        HeadSwap,
        Commit,
        Mark,
    }

    [Theory]
    [InlineData(Step.Blob, false, false)]
    [InlineData(Step.Blob, true, false)]
    [InlineData(Step.Entry, false, false)]
    [InlineData(Step.Entry, true, false)]
    [InlineData(Step.ReadBack, false, false)]
    [InlineData(Step.ReadBack, true, false)]
    [InlineData(Step.Edge, false, false)]
    [InlineData(Step.Edge, true, false)]
    [InlineData(Step.HeadSwap, false, false)]
    [InlineData(Step.HeadSwap, true, true)]
    [InlineData(Step.Commit, false, false)]
    [InlineData(Step.Commit, true, true)]
    [InlineData(Step.Mark, false, true)]
    [InlineData(Step.Mark, true, true)]
    public void After_a_failure_the_log_is_whole_and_goes_on(Step step, bool isDone, bool isPublished)
    {
        var store = new FaultyStore();
        using var log = new VillageLog(store, store);
        log.GrowTo(255);
        var publication = log.Sign(VillageLog.Document("notices/water", "水费"));
        var (noteBefore, trust) = (store.ReadHead()!.Note, IndependentChecker.Trust(log.Publisher));
        var heads = 0;
        log.Publisher.HeadChanged += _ => heads++;

        store.FailAt = (step, isDone);
        Assert.Throws<IOException>(() => log.Publisher.Publish([publication]));
        Assert.Equal(0, heads);
        store.FailAt = null;

        // As it lies there, before anything has put it right.
        Assert.Equal(isPublished ? 256 : 255, LogState.Read(store).Size);
        IndependentChecker.Accepts(store, trust, noteBefore);

        // The same publisher goes on after reading all again, and so does a restarted one.
        Assert.IsType<LogStanding.Ready>(log.Publisher.ReadStanding());
        Assert.Equal(isPublished, log.Publisher.Publish([publication]) is PublishOutcome.Refused);
        log.Reopen();
        log.Publish("notices/next");
        var state = LogState.Read(store);
        Assert.Equal(257, state.Size);
        Assert.Equal(state.Edge.Root, LogNote.TryRead(store.Read()!, log.Publisher.Key)!.Checkpoint.Root);
        IndependentChecker.Accepts(store, trust, noteBefore);
    }

    [Theory]
    [InlineData(Step.Entry, false)]
    [InlineData(Step.Entry, true)]
    [InlineData(Step.Commit, false)]
    [InlineData(Step.Commit, true)]
    [InlineData(Step.Mark, false)]
    public void A_creation_that_failed_can_be_repeated_or_opened(Step step, bool isDone)
    {
        var store = new FaultyStore { FailAt = (step, isDone) };
        using var keys = LogKeys.Create(VillageLog.Origin);
        Assert.Throws<IOException>(() => LogPublisher.Create(store, keys, store, TimeProvider.System, []));
        store.FailAt = null;
        var publisher = store.ReadHead() is null
            ? LogPublisher.Create(store, keys, store, TimeProvider.System, [])
            : LogPublisher.Open(store, keys, store, TimeProvider.System);
        Assert.IsType<LogStanding.Ready>(publisher.ReadStanding());
        Assert.Equal(1, LogState.Read(store).Size);
        IndependentChecker.Accepts(store, IndependentChecker.Trust(publisher), store.ReadHead()!.Note);
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
        private readonly MemorySignedMark mark = new();
        private MemoryLogStore inner = new();

        public (Step Step, bool IsDone)? FailAt { get; set; }

        public LogHead? ReadHead() => inner.ReadHead();

        public IReadOnlyList<byte[]> ReadEntries(long firstIndex, int count) => inner.ReadEntries(firstIndex, count);

        public byte[]? ReadTile(int level, long index)
        {
            Fail(Step.Edge, isDone: false);
            return inner.ReadTile(level, index);
        }

        public bool TryAppend(
            LogHead? expected, IReadOnlyList<byte[]> entries, Func<IReadOnlyList<byte[]>, SealedAppend> seal)
        {
            Fail(Step.Entry, isDone: false);
            if (FailAt == (Step.HeadSwap, false))
            {
                return false;
            }

            var before = inner.ReadHead() is null ? new MemoryLogStore() : LogPublisherTests.Copy(inner);
            var appended = inner.TryAppend(expected, entries, stored =>
            {
                Fail(Step.Entry, isDone: true);
                var sealedAppend = seal(AsReadBack(stored));
                Fail(Step.Edge, isDone: true);
                return sealedAppend;
            });
            if (FailAt == (Step.Commit, false))
            {
                // The transaction was whole and nothing of it reached the disk.
                inner = before;
            }

            Fail(Step.Commit, isDone: false);
            Fail(Step.Commit, isDone: true);
            return appended && FailAt != (Step.HeadSwap, true);
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
            Fail(Step.Blob, isDone: false);
            inner.WriteBlob(hash, bytes);
            Fail(Step.Blob, isDone: true);
        }

        public void KeepEvidence(byte[] trustedNote, byte[] otherNote, string reason) =>
            inner.KeepEvidence(trustedNote, otherNote, reason);

        public byte[]? Read() => mark.Read();

        public void Write(byte[] note)
        {
            Fail(Step.Mark, isDone: false);
            mark.Write(note);
            Fail(Step.Mark, isDone: true);
        }

        // Other bytes than were given, or fewer entries.
        private IReadOnlyList<byte[]> AsReadBack(IReadOnlyList<byte[]> stored) =>
            FailAt == (Step.ReadBack, false) ? [[.. stored[0], 0]]
            : FailAt == (Step.ReadBack, true) ? []
            : stored;

        private void Fail(Step step, bool isDone)
        {
            if (FailAt == (step, isDone))
            {
                throw new IOException($"{step}, {(isDone ? "done" : "not done")}");
            }
        }
    }
}
