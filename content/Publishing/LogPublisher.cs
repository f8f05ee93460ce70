using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>Publishes to a log; the only writer of it. Thread-safe.</summary>
/// <remarks>
/// The order at every publication: blobs durable; then, in one transaction of the store, entries inserted, read back,
/// hashed, edge and tiles extended, head signed and replaced; only when that is durable may the note leave. After
/// any failure the state in memory is dropped and the log is read and checked again before anything is signed.
/// </remarks>
public sealed partial class LogPublisher
{
    private readonly Lock gate = new();
    private readonly ILogStore store;
    private readonly ISignedMark mark;
    private readonly TimeProvider time;

    private volatile LogKeys keys;
    private LogKeys? successor; // Keys that the log may name already, although writing it seemed to fail.

    // What is known to be durable; null after a failure, until the log has been read again.
    private LogState? state;

    private long laterSize; // Seen by a witness and not held here; 0 for none.

    private LogPublisher(ILogStore store, LogKeys keys, ISignedMark mark, TimeProvider time)
    {
        (this.store, this.keys, this.mark, this.time) = (store, keys, mark, time);
    }

    /// <summary>Raised after the head changed, on the thread that changed it.</summary>
    public event Action<LogHead>? HeadChanged;

    /// <summary>The log's key, by which kiosks know it.</summary>
    public VerifierKey Key => keys.Log.Verifier;

    /// <summary>Key of the log's clock.</summary>
    public VerifierKey ClockKey => keys.Clock.Verifier;

    /// <summary>Signs what is no state of the log: orders for a screen.</summary>
    public SignedNote Sign(SignedNote note) => keys.SignOther(note, time.GetUtcNow());

    /// <summary>The keys of log and clock, and whose signatures count.</summary>
    public KeysInForce KeysNow
    {
        get
        {
            lock (gate)
            {
                return State_NeedsLock().Chain.Keys.Now!;
            }
        }
    }

    /// <summary>Creates a log whose first entry names its keys. A deliberate act, never a fallback.</summary>
    /// <param name="store">Where the log is kept.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="mark">Remembers the last note apart from the store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="people">Whose signatures count; more can be added later.</param>
    /// <exception cref="InvalidOperationException">There is a log, or these keys have signed one before.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static LogPublisher Create(
        ILogStore store, LogKeys keys, ISignedMark mark, TimeProvider time, IReadOnlyList<Signer> people)
    {
        if (store.ReadHead() is not null)
        {
            throw new InvalidOperationException("There is a log in this store already.");
        }

        var publisher = new LogPublisher(store, keys, mark, time);
        if (mark.Read() is { } note && LogNote.ReadOwn(note, keys.Origin) is not { Size: 0 })
        {
            throw new InvalidOperationException("These keys have signed a log. Recover it from a kiosk instead.");
        }

        // The mark of the empty tree goes first: without it a crash here would look like a restored backup.
        var now = time.GetUtcNow();
        mark.Write(keys.Sign(new Checkpoint(keys.Origin, 0, MerkleTree.EmptyRoot), now));
        publisher.state = new LogState(null, new TreeEdge(), new RevisionChain());
        lock (publisher.gate)
        {
            publisher.Append_NeedsLock(
                [LogEntryFormat.Format(keys.Announce(people) with { Published = now })], now, keys);
        }

        return publisher;
    }

    /// <summary>Opens the log of a store and checks all of it.</summary>
    /// <exception cref="InvalidOperationException">There is no log, or it is another one.</exception>
    /// <exception cref="InvalidDataException">The store does not hold the log its head speaks of.</exception>
    public static LogPublisher Open(ILogStore store, LogKeys keys, ISignedMark mark, TimeProvider time)
    {
        var publisher = new LogPublisher(store, keys, mark, time);
        lock (publisher.gate)
        {
            publisher.State_NeedsLock();
        }

        return publisher;
    }

    /// <summary>Whether anything may be published, as far as is known here.</summary>
    public LogStanding ReadStanding()
    {
        lock (gate)
        {
            return Standing_NeedsLock(State_NeedsLock());
        }
    }

    /// <summary>Puts other keys in force.</summary>
    /// <param name="pending">The change, as <see cref="PrepareKeys"/> made it.</param>
    /// <param name="approvals">The author's signature, then the reviewer's; none for as long as the list in force does
    /// not hold an author and a reviewer. The old and the new key sign by themselves.</param>
    /// <param name="next">The new keys, kept durably by the caller before this call; <see langword="null"/>: they stay.
    /// </param>
    /// <exception cref="IOException">The disk failed; whether it is in force shows when the log is read again.
    /// </exception>
    public PublishOutcome ChangeKeys(PendingEntry pending, IReadOnlyList<Approval> approvals, LogKeys? next = null)
    {
        LogHead head;
        PublishedEntry published;
        lock (gate)
        {
            var current = State_NeedsLock();
            var now = Now();
            IReadOnlyList<Approval> all = next is null
                ? approvals
                : [.. approvals, keys.Agree(pending, KeyHistory.OldKey), next.Agree(pending, KeyHistory.NewKey)];
            var entry = pending.Entry with { Published = now, Approvals = all };
            var fault = StandingFault_NeedsLock(current, now)
                ?? current.Chain.Fault(entry) ?? current.Chain.Keys.Fault(keys.Origin, entry);
            if (fault is { } because)
            {
                return new PublishOutcome.Refused([because]);
            }

            var bytes = LogEntryFormat.Format(entry);
            successor = next;
            head = Append_NeedsLock([bytes], now, next ?? keys);
            published = new PublishedEntry(current.Size, MerkleTree.LeafHash(bytes), entry);
        }

        HeadChanged?.Invoke(head);
        return new PublishOutcome.Published(head, [published]);
    }

    /// <summary>Publishes several documents under one new head, or none of them.</summary>
    /// <exception cref="IOException">The disk failed; whether it was published shows when the log is read again, which
    /// happens by itself before the next publication.</exception>
    public PublishOutcome Publish(IReadOnlyList<Publication> publications)
    {
        LogHead head;
        List<PublishedEntry> published = [];
        lock (gate)
        {
            var current = State_NeedsLock();
            var now = Now();
            var reasons = Faults_NeedsLock(current, publications, now);
            if (reasons.Count > 0 || publications.Count == 0)
            {
                return new PublishOutcome.Refused(
                    reasons.Count > 0 ? reasons : [new LocalText("没有要公开的内容。", "There is nothing to publish.")]);
            }

            store.WriteBlobs([.. publications.SelectMany(publication => publication.Files).Select(Blob.Of)]);

            var entries = publications.Select(publication => LogEntryFormat.Format(
                publication.Pending.Entry with { Published = now, Approvals = publication.Approvals })).ToArray();
            head = Append_NeedsLock(entries, now, keys);
            published.AddRange(entries.Select((bytes, i) => new PublishedEntry(
                current.Size + i, MerkleTree.LeafHash(bytes), LogEntryFormat.TryParse(bytes)!)));
        }

        HeadChanged?.Invoke(head);
        return new PublishOutcome.Published(head, published);
    }

    /// <summary>Signs the time anew over the same state; daily at least, so that a frozen feed shows.</summary>
    /// <returns><see langword="false"/> when nothing may be signed.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    public bool Heartbeat()
    {
        LogHead head;
        lock (gate)
        {
            var current = State_NeedsLock();
            if (StandingFault_NeedsLock(current, Now()) is not null)
            {
                return false;
            }

            head = Append_NeedsLock([], Now(), keys);
        }

        HeadChanged?.Invoke(head);
        return true;
    }

    // A later state, or one that is no beginning of ours: it was signed somewhere else.
    private bool IsElsewhere(Checkpoint other, LogState current) =>
        other.Size > current.Size || RootAt(other.Size, current) != other.Root;

    private Hash RootAt(long size, LogState current) => size == current.Size
        ? current.Edge.Root
        : TreeEdge.Read(size, new TileHashes(store.ReadTile).At).Root;

    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    private LogState State_NeedsLock()
    {
        if (state is not null)
        {
            return state;
        }

        var read = LogState.Read(store);
        if (successor is { } next && read.Chain.Keys.Now?.Log.Equals(next.Log.Verifier) is true)
        {
            keys = next;
        }

        if (read.Head is not { } head || LogNote.TryRead(head.Note, Key) is null
            || read.Chain.Keys.Now?.Log.Equals(Key) is not true)
        {
            throw new InvalidOperationException(
                read.Head is null ? "There is no log in this store." : "The log in this store is another key's.");
        }

        // A crash may have come between the commit and the mark; the commit counts.
        if (ReadMark(read) is { } marked && !IsElsewhere(marked, read))
        {
            mark.Write(head.Note);
        }

        return state = read;
    }

    private LogStanding Standing_NeedsLock(LogState current)
    {
        if (Volatile.Read(ref laterSize) is > 0 and var later)
        {
            return new LogStanding.Behind(new Checkpoint(keys.Origin, later, default));
        }

        return ReadMark(current) switch
        {
            null => new LogStanding.Unconfirmed(),
            var marked when IsElsewhere(marked, current) => new LogStanding.Behind(marked),
            _ => new LogStanding.Ready(),
        };
    }

    private List<LocalText> Faults_NeedsLock(
        LogState current, IReadOnlyList<Publication> publications, DateTimeOffset now)
    {
        return StandingFault_NeedsLock(current, now) is { } fault
            ? [fault]
            : PublicationRules.Faults(current, keys.Origin, publications, now, store.HasBlob);
    }

    private LocalText? StandingFault_NeedsLock(LogState current, DateTimeOffset now) =>
        Standing_NeedsLock(current) is LogStanding.Ready
            ? ClockFault(current, now)
            : new LocalText(
                "这份日志不是最新的，不能签名；请先从展示屏恢复。",
                "This log may not be the newest state; recover it from a kiosk before publishing.");

    private LocalText? ClockFault(LogState current, DateTimeOffset now)
    {
        var last = current.Head is { } head ? keys.ClockTime(head.Note) : null;
        return last > now
            ? new LocalText(
                $"这台电脑的时间早于上次公开（{last:yyyy-MM-dd HH:mm} UTC），请先校正。",
                $"This computer's clock is before the last publication ({last:yyyy-MM-dd HH:mm} UTC); set it first.")
            : null;
    }

    private LogHead Append_NeedsLock(IReadOnlyList<byte[]> entries, DateTimeOffset now, LogKeys signWith)
    {
        var before = State_NeedsLock();

        // From here on until the commit is known to be durable nothing in memory can be trusted.
        state = null;
        var edge = before.Edge.Copy();
        LogHead? sealedHead = null;
        var done = store.TryAppend(before.Head, entries, readBack =>
        {
            // What counts is what the store will give out, not what it was given.
            if (readBack.Count != entries.Count
                || !readBack.Zip(entries).All(pair => pair.First.SequenceEqual(pair.Second)))
            {
                throw new IOException("The store did not read back the entries it was given.");
            }

            var leaves = readBack.Select(bytes => MerkleTree.LeafHash(bytes)).ToArray();
            foreach (var leaf in leaves)
            {
                edge.Append(leaf);
            }

            var tiles = TileGrowth.Extend(before.Size, leaves, store.ReadTile);
            var checkpoint = new Checkpoint(keys.Origin, edge.Size, edge.Root);
            sealedHead = new LogHead(
                signWith.Sign(checkpoint, now, signWith == keys ? null : keys), checkpoint);
            return new SealedAppend(sealedHead, TileRow.Of(tiles));
        });
        if (!done || sealedHead is null)
        {
            throw new IOException("Somebody else has written to this log.");
        }

        keys = signWith;

        // Durable. Last of all the mark, still before the note leaves the process.
        mark.Write(sealedHead.Note);

        // Nobody else holds the old state any more, so its chain may grow in place.
        var chain = before.Chain;
        foreach (var (i, bytes) in entries.Index())
        {
            chain.Add(LogEntryFormat.TryParse(bytes)!, before.Size + i);
        }

        state = new LogState(sealedHead, edge, chain);
        return sealedHead;
    }

    private void ReplaceNote_NeedsLock(LogHead head)
    {
        var before = State_NeedsLock();
        state = null;
        if (!store.TryAppend(before.Head, [], _ => new SealedAppend(head, [])))
        {
            throw new IOException("Somebody else has written to this log.");
        }

        state = before with { Head = head };
    }

    // A mark may be older than the last change of keys.
    private Checkpoint? ReadMark(LogState current) => mark.Read() is { } bytes
        ? (current.Chain.Keys.TryReadAny(bytes) ?? LogNote.TryRead(bytes, Key))?.Checkpoint
            ?? throw new InvalidDataException("The mark beside the keys is damaged or another log's.")
        : null;
}
