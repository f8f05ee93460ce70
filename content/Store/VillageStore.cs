using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>One village's log, blobs and search index in one LiteDB file, owned by this process alone.</summary>
/// <remarks>Thread-safe; every call waits its turn on the store's own thread. Screens and pages read
/// <see cref="Library"/>, which never waits.</remarks>
public sealed partial class VillageStore : ILogStore, IDisposable
{
    // A source confirms the head every few seconds on a local network; once a minute is worth a flush.
    private static readonly TimeSpan ConfirmInterval = TimeSpan.FromMinutes(1);

    private readonly string path;
    private readonly TimeProvider time;
    private readonly Func<byte[], LogEntry?> readEntry;
    private readonly Func<DurableEngine> openEngine;
    private readonly Lock confirming = new();
    private readonly Lock mending = new();
    private volatile OpenVillage open = null!;
    private string? quarantine;

    // Whether a seal runs, which may read what it seals. Used on the store's thread only.
    private bool appending;

    private VillageStore(
        string path, TimeProvider time, Func<byte[], LogEntry?> readEntry, Func<DurableEngine> openEngine)
    {
        (this.path, this.time, this.readEntry, this.openEngine) = (path, time, readEntry, openEngine);
        Library = new VillageLibrary(
            hash => IfReadable(() => open.Blobs.Read(hash)),
            (query, limit) => IfReadable(() => open.Finder.Search(Library!.Current, query, limit)) ?? []);
        Reopen();
    }

    /// <summary>Raised when the file has failed, or a blob was found damaged and let go. On any thread; whoever
    /// listens takes note and calls <see cref="Mend"/> or follows the log again later, from elsewhere.</summary>
    public event Action? Failed;

    /// <summary>The reading side, kept up to date with every append.</summary>
    public VillageLibrary Library { get; }

    /// <summary>Opens or creates a store and completes what a crash interrupted.</summary>
    /// <param name="path">The data file; two small files stand beside it.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    /// <exception cref="StoreDamagedException">It does not hold what was written.</exception>
    /// <exception cref="InvalidDataException">A newer program wrote it.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static VillageStore Open(string path, TimeProvider time) =>
        Open(path, time, static bytes => LogEntryFormat.TryParse(bytes));

    /// <summary>Opens or creates a store over another format of entries.</summary>
    /// <param name="path">The data file; two small files stand beside it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="readEntry">Reads an entry's bytes; <see langword="null"/> for one it does not know.</param>
    /// <inheritdoc cref="Open(string, TimeProvider)" path="/exception"/>
    public static VillageStore Open(string path, TimeProvider time, Func<byte[], LogEntry?> readEntry) =>
        new(path, time, readEntry, () => DurableEngine.Open(path));

    /// <summary>Opens a store over something that stands for a disk.</summary>
    internal static VillageStore Open(Func<DurableEngine> openEngine, TimeProvider time) =>
        new("", time, static bytes => LogEntryFormat.TryParse(bytes), openEngine);

    /// <summary>Opens a store; a damaged one is set aside and what still proves itself is taken over.</summary>
    /// <param name="path">The data file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="key">The log's key.</param>
    /// <returns>The store, and what was lost and kept; <see langword="null"/> when nothing was wrong. What is
    /// missing is to be followed again. A publisher must not go on by itself: its log may be shorter now.</returns>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    /// <exception cref="InvalidDataException">A newer program wrote it.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static (VillageStore Store, StoreRecovery? Recovery) OpenOrRecover(
        string path, TimeProvider time, VerifierKey key)
    {
        try
        {
            return (Open(path, time), null);
        }
        catch (StoreDamagedException damage)
        {
            var quarantine = Quarantine.SetAside(path, time);
            var store = Open(path, time);
            return (store, store.TakeOver(quarantine, damage, key));
        }
    }

    /// <summary>Why the file cannot be used any more; <see langword="null"/> for as long as all is well.</summary>
    public IOException? Failure => open.Engine.Failure;

    /// <inheritdoc />
    public LogHead? ReadHead() => open.Engine.Read(LogTable.ReadHead);

    /// <inheritdoc />
    public IReadOnlyList<byte[]> ReadEntries(long firstIndex, int count) =>
        open.Engine.Read(current => appending
            ? LogTable.ReadEntries(current, firstIndex, count)
            : LogTable.ReadLog(current, firstIndex, count));

    /// <inheritdoc />
    public byte[]? ReadTile(int level, long index) =>
        open.Engine.Read(current => LogTable.ReadTile(current, level, index));

    /// <inheritdoc />
    public bool TryAppend(
        LogHead? expected, IReadOnlyList<byte[]> entries, Func<IReadOnlyList<byte[]>, SealedAppend> seal)
    {
        Hash[] erased = [.. entries.SelectMany(bytes => readEntry(bytes)?.Erased ?? [])];
        var appended = open.Engine.Write(current =>
        {
            if (!SameHead(LogTable.ReadHead(current), expected))
            {
                return false;
            }

            var firstIndex = expected?.Checkpoint.Size ?? 0;
            LogTable.AppendEntries(current, firstIndex, entries);
            BlobTable.Erase(current, erased);
            var stored = LogTable.ReadEntries(current, firstIndex, entries.Count);
            var (head, tiles) = Sealed(seal, stored);
            LogTable.WriteTiles(current, tiles);
            LogTable.WriteHead(current, head);
            return true;
        });
        return appended && Show(erased.Length);
    }

    /// <inheritdoc />
    public void Stage(long firstIndex, IReadOnlyList<byte[]> entries, IReadOnlyList<TileRow> tiles) =>
        open.Engine.Write(current =>
        {
            LogTable.Stage(current, firstIndex, entries);
            LogTable.WriteTiles(current, tiles);
            return LogTable.ReadStaged(current, firstIndex, entries.Count).Zip(entries)
                .Count(pair => pair.First.AsSpan().SequenceEqual(pair.Second)) == entries.Count
                ? true
                : throw new IOException("The store did not read back the entries it was given.");
        });

    /// <inheritdoc />
    public IReadOnlyList<byte[]> ReadStaged(long firstIndex, int count) =>
        open.Engine.Read(current => LogTable.ReadStaged(current, firstIndex, count));

    /// <inheritdoc />
    public bool TryAdopt(LogHead? expected, LogHead head, IReadOnlySet<Hash> erased) =>
        open.Engine.Write(current =>
        {
            if (!SameHead(LogTable.ReadHead(current), expected))
            {
                return false;
            }

            BlobTable.Erase(current, erased);
            LogTable.WriteHead(current, head);
            return true;
        }) && Show(erased.Count);

    /// <inheritdoc />
    public bool HasBlob(Hash hash) => open.Blobs.Has(hash);

    /// <inheritdoc />
    public byte[]? ReadBlob(Hash hash) => open.Blobs.Read(hash);

    /// <inheritdoc />
    public void WriteBlob(Hash hash, ReadOnlySpan<byte> bytes)
    {
        var blob = Blob.Of(bytes.ToArray());
        if (blob.Hash != hash)
        {
            throw new ArgumentException("The bytes do not have that hash.", nameof(bytes));
        }

        WriteBlobs([blob]);
    }

    /// <inheritdoc />
    public IReadOnlyList<byte[]> ReadKeyEntries() =>
        [.. Library.Current.All
            .Where(revision => revision.Entry.Kind == EntryKind.Keys)
            .SelectMany(revision => ReadEntries(revision.EntryIndex, 1))];

    /// <inheritdoc />
    public IReadOnlyCollection<Hash> ListErased() => Library.Current.Erased;

    /// <inheritdoc />
    public IReadOnlyList<BlobReference> MissingBlobs()
    {
        var held = open.Blobs.List();
        return [.. Library.Current.All
            .SelectMany(revision => revision.Entry.Blobs)
            .DistinctBy(blob => blob.Sha256)
            .Where(blob => !held.Contains(blob.Sha256) && !Library.Current.IsErased(blob.Sha256))];
    }

    /// <inheritdoc />
    public IReadOnlyList<BlobReference> Lacking(IEnumerable<BlobReference> blobs) => open.Blobs.Lacking(blobs);

    /// <inheritdoc />
    public void WriteBlobs(IReadOnlyList<Blob> blobs)
    {
        if (blobs.Where(blob => !Library.Current.IsErased(blob.Hash)).ToArray() is { Length: > 0 } kept)
        {
            open.Blobs.Write(kept);
            open.SearchWriter.WakeForBlob();
        }
    }

    /// <inheritdoc />
    public void KeepEvidence(byte[] trustedNote, byte[] otherNote, string reason) =>
        open.Engine.Write(current => EvidenceTable.Add(
            current, new Evidence(trustedNote, otherNote, reason, time.GetUtcNow())));

    /// <summary>All contradicting notes ever met, oldest first.</summary>
    public IReadOnlyList<Evidence> ReadEvidence() => open.Engine.Read(EvidenceTable.All);

    /// <summary>Notes that a source has confirmed the head just now.</summary>
    public void ConfirmHead()
    {
        var now = time.GetUtcNow();
        lock (confirming)
        {
            if (Library.Current.VerifiedAt is not { } before || now - before >= ConfirmInterval || now < before)
            {
                open.Engine.Write(current => StateTable.WriteVerifiedAt(current, now));
            }

            Library.Replace(Library.Current.ConfirmedAt(now));
        }
    }

    /// <summary>Writes, flushes and reads back a few bytes, then reads the whole log from the file and compares it
    /// with its signed head: a dying disk is noticed before it matters. Meant to be called every hour.</summary>
    /// <exception cref="StoreDamagedException">What came back is not what was written.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public void Check()
    {
        Canary.Check(open.Engine);
        try
        {
            LogState.Read(this);
        }
        catch (InvalidDataException exception)
        {
            var damage = new StoreDamagedException("The store does not hold the log its head speaks of.", exception);
            Condemn(damage);
            throw damage;
        }
    }

    /// <summary>Says that what was read here is not what was written.</summary>
    internal void Condemn(StoreDamagedException damage) => open.Engine.Condemn(damage);

    /// <summary>Brings the search index up to the log; it does so by itself a moment after every append.</summary>
    public void CatchUpSearch(CancellationToken cancellationToken) => open.SearchWriter.CatchUp(cancellationToken);

    /// <summary>Throws the search index away and makes it again from the documents.</summary>
    public void RebuildSearch(CancellationToken cancellationToken) => open.SearchWriter.Rebuild(cancellationToken);

    /// <summary>Writes a copy of this moment's state to a new file, durable on return.</summary>
    /// <exception cref="IOException">The file exists, or a disk failed.</exception>
    public void CopyTo(string path) => open.Engine.CopyTo(path);

    /// <summary>Goes through everything held, see <see cref="LogAudit"/>.</summary>
    /// <param name="key">The log's key, or one it had before.</param>
    /// <returns>How many entries and blobs proved right.</returns>
    /// <exception cref="InvalidDataException">Something is missing or not what was signed.</exception>
    public (long EntryCount, int BlobCount) Prove(VerifierKey key)
    {
        if (ReadHead() is not { } head)
        {
            throw new InvalidDataException("There is no log.");
        }

        return LogAudit.Findings(this, key) is [var finding, ..]
            ? throw new InvalidDataException(finding)
            : (head.Checkpoint.Size, open.Blobs.List().Count);
    }

    /// <summary>Moves the write-ahead log into the data file, as a shutdown does.</summary>
    public void Checkpoint() => open.Engine.Checkpoint();

    /// <inheritdoc />
    public void Dispose() => open.Dispose();

    // The screen goes on with what it has: that the file failed is told to whoever mends it, not to whoever reads.
    private static T? IfReadable<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private SealedAppend Sealed(Func<IReadOnlyList<byte[]>, SealedAppend> seal, IReadOnlyList<byte[]> stored)
    {
        appending = true;
        try
        {
            return AbandonedTransactionException.Guard(() => seal(stored));
        }
        finally
        {
            appending = false;
        }
    }

    private bool Show(int erasedCount)
    {
        open.RefreshLibrary();
        open.SearchWriter.Wake();
        if (erasedCount > 0)
        {
            // What was overwritten reaches the data file, and the write-ahead log with the old bytes is emptied. What
            // was set aside when the file was damaged holds them too.
            open.Engine.Checkpoint();
            Quarantine.RemoveAll(path);
        }

        return true;
    }

    private static bool SameHead(LogHead? head, LogHead? expected) => head is null || expected is null
        ? head is null && expected is null
        : head.Note.AsSpan().SequenceEqual(expected.Note);
}
