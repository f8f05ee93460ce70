using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>Publishes to a log; the only writer of it. Thread-safe.</summary>
/// <remarks>
/// The order at every publication: blobs durable; then, in one transaction of the store, entries inserted, read back,
/// hashed, edge and tiles extended, head signed and replaced; only when that is durable may the note leave. After
/// any failure the state in memory is dropped and the log is read and checked again before anything is signed.
/// </remarks>
public sealed class LogPublisher
{
    private readonly Lock gate = new();
    private readonly ILogStore store;
    private readonly LogKeys keys;
    private readonly ISignedMark mark;
    private readonly TimeProvider time;

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

    /// <summary>Creates a log whose first entry names its keys. A deliberate act, never a fallback.</summary>
    /// <exception cref="InvalidOperationException">There is a log, or these keys have signed one before.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static LogPublisher Create(ILogStore store, LogKeys keys, ISignedMark mark, TimeProvider time)
    {
        if (store.ReadHead() is not null)
        {
            throw new InvalidOperationException("There is a log in this store already.");
        }

        var publisher = new LogPublisher(store, keys, mark, time);
        if (publisher.ReadMark() is { Size: > 0 })
        {
            throw new InvalidOperationException("These keys have signed a log. Recover it from a kiosk instead.");
        }

        // The mark of the empty tree goes first: without it a crash here would look like a restored backup.
        var now = time.GetUtcNow();
        mark.Write(keys.Sign(new Checkpoint(keys.Origin, 0, MerkleTree.EmptyRoot), now));
        publisher.state = new LogState(null, new TreeEdge(), new RevisionChain());
        lock (publisher.gate)
        {
            publisher.Append_NeedsLock([LogEntryFormat.Format(keys.Announce(now))], now);
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

    /// <summary>Fixes what a publication or, of a known document, a correction will say.</summary>
    /// <param name="submission">The document.</param>
    /// <param name="reason">Why it is corrected; <see langword="null"/> for a first revision.</param>
    /// <exception cref="ArgumentException">The entry would break the rules of the format.</exception>
    public PendingEntry Prepare(Submission submission, string? reason = null)
    {
        var latest = Latest(submission.Id);
        return PendingEntry.Of(keys.Origin, new LogEntry
        {
            Kind = latest is null ? EntryKind.Publish : EntryKind.Correct,
            Id = submission.Id,
            Revision = (latest?.Entry.Revision ?? 0) + 1,
            Previous = latest?.EntryIndex,
            DocumentKind = submission.Kind,
            Title = submission.Title,
            Period = submission.Period,
            Published = default,
            Blobs = [.. submission.ListBlobs()],
            Reason = reason,
        });
    }

    /// <summary>Fixes what a withdrawal will say.</summary>
    /// <param name="id">Document id.</param>
    /// <param name="reason">Why it is withdrawn.</param>
    /// <exception cref="ArgumentException">The document is not published, or the reason is empty.</exception>
    public PendingEntry PrepareWithdrawal(string id, string reason)
    {
        var (index, entry) = Latest(id) ?? throw new ArgumentException($"'{id}' is not published.", nameof(id));
        return PendingEntry.Of(keys.Origin, entry with
        {
            Kind = EntryKind.Withdraw,
            Revision = entry.Revision + 1,
            Previous = index,
            Blobs = [],
            Reason = reason,
        });
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
            head = Append_NeedsLock(entries, now);
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
            if (Standing_NeedsLock(current) is not LogStanding.Ready || ClockFault(current, Now()) is not null)
            {
                return false;
            }

            head = Append_NeedsLock([], Now());
        }

        HeadChanged?.Invoke(head);
        return true;
    }

    /// <summary>Adds cosignatures of known kiosks and witnesses to the note of the current head.</summary>
    /// <param name="cosigners">Whose lines are accepted: all kiosks, or all witnesses.</param>
    /// <param name="lines">The lines; those of others, and false ones, are dropped.</param>
    /// <returns>How many lines the note gained or renewed.</returns>
    public int AddCosignatures(IReadOnlyList<VerifierKey> cosigners, IReadOnlyList<NoteSignature> lines)
    {
        lock (gate)
        {
            if (State_NeedsLock() is not { Head: { } head })
            {
                return 0;
            }

            var (note, newCount) = Cosignatures.Add(SignedNote.TryParse(head.Note)!, cosigners, lines);
            if (newCount > 0)
            {
                ReplaceNote_NeedsLock(head with { Note = note.ToBytes() });
            }

            return newCount;
        }
    }

    /// <summary>Takes note of a state somebody else holds. If it is ahead, nothing is signed any more.</summary>
    /// <param name="note">A note as a kiosk or witness has it.</param>
    public LogStanding Hear(ReadOnlySpan<byte> note)
    {
        lock (gate)
        {
            var current = State_NeedsLock();
            if (keys.TryRead(note) is { } heard && IsElsewhere(heard, current)
                && Standing_NeedsLock(current) is not LogStanding.Behind)
            {
                if (heard.Size <= current.Size)
                {
                    var reason = $"Another log of {heard.Size} entries is signed with this key.";
                    store.KeepEvidence(current.Head!.Note, note.ToArray(), reason);
                }

                // Kept with the mark, so that a restart does not forget it.
                mark.Write(note.ToArray());
            }

            return Standing_NeedsLock(current);
        }
    }

    /// <summary>A witness has seen a later state, or another one: nothing is signed any more.</summary>
    /// <param name="size">Entries it has seen.</param>
    public void HearOfLater(long size) => Volatile.Write(ref laterSize, size);

    /// <summary>A person confirms, after the log was moved, that this is the newest state ever signed.</summary>
    /// <exception cref="InvalidOperationException">It is known that it is not.</exception>
    public void ConfirmNewest()
    {
        lock (gate)
        {
            var current = State_NeedsLock();
            if (Standing_NeedsLock(current) is LogStanding.Behind)
            {
                throw new InvalidOperationException("A later state of this log was signed. Recover it from a kiosk.");
            }

            mark.Write(current.Head!.Note);
        }
    }

    /// <summary>The latest revision of a document; <see langword="null"/> when it was never published.</summary>
    public (long EntryIndex, LogEntry Entry)? Latest(string id)
    {
        lock (gate)
        {
            return State_NeedsLock().Chain.Latest(id);
        }
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
        if (read.Head is not { } head || keys.TryRead(head.Note) is null)
        {
            throw new InvalidOperationException(
                read.Head is null ? "There is no log in this store." : "The log in this store is another key's.");
        }

        // A crash may have come between the commit and the mark; the commit counts.
        if (ReadMark() is { } marked && !IsElsewhere(marked, read))
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

        return ReadMark() switch
        {
            null => new LogStanding.Unconfirmed(),
            var marked when IsElsewhere(marked, current) => new LogStanding.Behind(marked),
            _ => new LogStanding.Ready(),
        };
    }

    private List<LocalText> Faults_NeedsLock(
        LogState current, IReadOnlyList<Publication> publications, DateTimeOffset now)
    {
        if (Standing_NeedsLock(current) is not LogStanding.Ready)
        {
            return [new LocalText(
                "这份日志不是最新的，不能签名；请先从展示屏恢复。",
                "This log may not be the newest state; recover it from a kiosk before publishing.")];
        }

        return ClockFault(current, now) is { } clockFault
            ? [clockFault]
            : PublicationRules.Faults(current, keys.Origin, publications, now, store.HasBlob);
    }

    private LocalText? ClockFault(LogState current, DateTimeOffset now)
    {
        var last = current.Head is { } head ? keys.ClockTime(head.Note) : null;
        return last > now
            ? new LocalText(
                $"这台电脑的时间早于上次公开（{last:yyyy-MM-dd HH:mm} UTC），请先校正。",
                $"This computer's clock is before the last publication ({last:yyyy-MM-dd HH:mm} UTC); set it first.")
            : null;
    }

    private LogHead Append_NeedsLock(IReadOnlyList<byte[]> entries, DateTimeOffset now)
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
            sealedHead = new LogHead(keys.Sign(checkpoint, now), checkpoint);
            return new SealedAppend(sealedHead, TileRow.Of(tiles));
        });
        if (!done || sealedHead is null)
        {
            throw new IOException("Somebody else has written to this log.");
        }

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

    private Checkpoint? ReadMark() => mark.Read() is { } bytes
        ? keys.TryRead(bytes) ?? throw new InvalidDataException("The mark beside the keys is damaged or another log's.")
        : null;
}
