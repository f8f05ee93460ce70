using System.Security.Cryptography;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>One village's log, blobs and search index in one LiteDB file, owned by this process alone.</summary>
/// <remarks>Thread-safe; every call waits its turn on the store's own thread. Screens and pages read
/// <see cref="Library"/>, which never waits.</remarks>
public sealed class VillageStore : ILogStore, IDisposable
{
    // Raised when collections change so that an older program must not write them.
    private const int FormatVersion = 1;

    // A source confirms the head every few seconds on a local network; once a minute is worth a flush.
    private static readonly TimeSpan ConfirmInterval = TimeSpan.FromMinutes(1);

    private readonly DurableEngine engine;
    private readonly TimeProvider time;
    private readonly BlobTable blobs;
    private readonly LibraryWriter library;
    private readonly Lock refresh = new();

    private VillageStore(DurableEngine engine, TimeProvider time, Func<byte[], LogEntry?> readEntry)
    {
        this.engine = engine;
        this.time = time;
        blobs = new BlobTable(engine);
        engine.Write(current => StateTable.CreateOnce(current, FormatVersion, () => VillageSchema.Create(current)));
        library = new LibraryWriter(readEntry, new VillageLibrary(ReadBlob, Search));
        RefreshLibrary();
    }

    /// <summary>The reading side, kept up to date with every append.</summary>
    public VillageLibrary Library => library.Library;

    /// <summary>Opens or creates a store and completes what a crash interrupted.</summary>
    /// <param name="path">The data file; two small files stand beside it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="readEntry">Reads an entry's bytes; <see langword="null"/> for one it does not know.</param>
    /// <exception cref="StoreInUseException">Another process holds it.</exception>
    /// <exception cref="StoreDamagedException">It does not hold what was written.</exception>
    /// <exception cref="InvalidDataException">A newer program wrote it.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static VillageStore Open(string path, TimeProvider time, Func<byte[], LogEntry?> readEntry) =>
        Create(DurableEngine.Open(path), time, readEntry);

    /// <inheritdoc />
    public LogHead? ReadHead() => engine.Read(LogTable.ReadHead);

    /// <inheritdoc />
    public IReadOnlyList<byte[]> ReadEntries(long firstIndex, int count) =>
        engine.Read(current => LogTable.ReadEntries(current, firstIndex, count));

    /// <inheritdoc />
    public byte[]? ReadTile(int level, long index) =>
        engine.Read(current => LogTable.ReadTile(current, level, index));

    /// <inheritdoc />
    public bool TryAppend(
        LogHead? expected, IReadOnlyList<byte[]> entries, Func<IReadOnlyList<byte[]>, SealedAppend> seal)
    {
        var appended = engine.Write(current =>
        {
            var head = LogTable.ReadHead(current);
            if (!SameHead(head, expected))
            {
                return false;
            }

            var firstIndex = head?.Checkpoint.Size ?? 0;
            LogTable.AppendEntries(current, firstIndex, entries);
            var stored = LogTable.ReadEntries(current, firstIndex, entries.Count);
            LogTable.WriteSeal(current, RunSeal(seal, stored));
            return true;
        });
        if (appended)
        {
            RefreshLibrary();
        }

        return appended;
    }

    /// <inheritdoc />
    public bool HasBlob(Hash hash) => blobs.Has(hash);

    /// <inheritdoc />
    public byte[]? ReadBlob(Hash hash) => blobs.Read(hash);

    /// <inheritdoc />
    public void WriteBlob(Hash hash, ReadOnlySpan<byte> bytes)
    {
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(hash.Bytes))
        {
            throw new ArgumentException("The bytes do not have that hash.", nameof(bytes));
        }

        blobs.Write(hash, bytes.ToArray());
    }

    /// <summary>Removes a blob whose erasure the log states; says whether it was held.</summary>
    public bool EraseBlob(Hash hash) => blobs.Delete(hash);

    /// <summary>Blobs that published revisions name and the store does not hold.</summary>
    public IReadOnlyList<BlobReference> MissingBlobs()
    {
        var held = blobs.List();
        return [.. Library.Current.All
            .SelectMany(revision => revision.Entry.Blobs)
            .DistinctBy(blob => blob.Sha256)
            .Where(blob => !held.Contains(blob.Sha256))];
    }

    /// <inheritdoc />
    public void KeepEvidence(byte[] trustedNote, byte[] otherNote, string reason) =>
        engine.Write(current => EvidenceTable.Add(
            current, new Evidence(trustedNote, otherNote, reason, time.GetUtcNow())));

    /// <summary>All contradicting notes ever met, oldest first.</summary>
    public IReadOnlyList<Evidence> ReadEvidence() => engine.Read(EvidenceTable.All);

    /// <summary>Notes that a source has confirmed the head just now.</summary>
    public void ConfirmHead()
    {
        var now = time.GetUtcNow();
        lock (refresh)
        {
            if (Library.Current.VerifiedAt is not { } before || now - before >= ConfirmInterval || now < before)
            {
                engine.Write(current =>
                {
                    StateTable.WriteVerifiedAt(current, now);
                    return true;
                });
            }

            Library.Replace(Library.Current.ConfirmedAt(now));
        }
    }

    /// <summary>Moves the log into the data file, as a shutdown does.</summary>
    public void Checkpoint() => engine.Checkpoint();

    /// <inheritdoc />
    public void Dispose() => engine.Dispose();

    private static VillageStore Create(
        DurableEngine engine, TimeProvider time, Func<byte[], LogEntry?> readEntry)
    {
        try
        {
            return new VillageStore(engine, time, readEntry);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    private static bool SameHead(LogHead? head, LogHead? expected) => head is null || expected is null
        ? head is null && expected is null
        : head.Note.AsSpan().SequenceEqual(expected.Note);

    private static SealedAppend RunSeal(
        Func<IReadOnlyList<byte[]>, SealedAppend> seal, IReadOnlyList<byte[]> stored)
    {
        try
        {
            return seal(stored);
        }
        catch (Exception exception)
        {
            throw new AbandonedTransactionException(exception);
        }
    }

    private void RefreshLibrary()
    {
        lock (refresh)
        {
            library.CatchUp(engine);
        }
    }

    private IReadOnlyList<SearchHit> Search(string query, int limit) =>
        TitleScan.Search(Library.Current, query, limit);
}
