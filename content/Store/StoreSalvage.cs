using System.Security.Cryptography;
using LiteDB.Engine;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Takes out of a damaged store what proves itself: entries under a signed root, blobs by hash.</summary>
/// <remarks>LiteDB's own repair loses documents without saying so; nothing of it is used.</remarks>
internal sealed class StoreSalvage : IDisposable
{
    // A file whose every read fails is not worth opening a thousandth time.
    private const int MaxReopenings = 100;

    private const int BatchSize = 256;

    private readonly string path;
    private DurableEngine? engine;
    private int reopeningCount;

    /// <summary>Looks into a quarantined store.</summary>
    public StoreSalvage(string path)
    {
        this.path = path;
        engine = TryOpen();
    }

    /// <summary>The head if the log's key has signed it, and all entries it covers.</summary>
    /// <param name="key">The log's key, or one it had before: the entries tell of a change.</param>
    /// <returns>No entries when one of them is missing or changed.</returns>
    public (LogHead? Head, List<byte[]>? Entries) ReadLog(VerifierKey key)
    {
        if (Try(LogTable.ReadHead) is not { } head)
        {
            return (null, null);
        }

        var entries = ReadEntries(head);
        var keys = entries is null ? null : KeyHistory.TryRead(
            key.Name, entries.Where(bytes => LogEntryFormat.TryParse(bytes)?.Kind == EntryKind.Keys));
        if (keys is not null && !LogAudit.FindingsOfHead(head, keys, key).Any())
        {
            return (head, entries);
        }

        return (LogNote.TryRead(head.Note, key)?.Checkpoint == head.Checkpoint ? head : null, null);
    }

    private List<byte[]>? ReadEntries(LogHead head)
    {
        var entries = new List<byte[]>();
        var edge = new TreeEdge();
        while (entries.Count < head.Checkpoint.Size)
        {
            var count = (int)Math.Min(BatchSize, head.Checkpoint.Size - entries.Count);
            var batch = Try(current => LogTable.ReadEntries(current, entries.Count, count));
            if (batch is null || batch.Count < count)
            {
                return null;
            }

            batch.ForEach(bytes => edge.Append(MerkleTree.LeafHash(bytes)));
            entries.AddRange(batch);
        }

        return edge.Root == head.Checkpoint.Root ? entries : null;
    }

    /// <summary>Every blob that still has its hash.</summary>
    /// <param name="named">Blobs that entries name, for when the list of blobs itself cannot be read.</param>
    public IEnumerable<(Hash Hash, byte[] Bytes)> ReadBlobs(IEnumerable<Hash> named)
    {
        var hashes = Try(BlobTable.List) ?? [];
        hashes.UnionWith(named);
        foreach (var hash in hashes)
        {
            var bytes = Try(current => BlobTable.ReadUnchecked(current, hash.ToString()));
            if (bytes is not null && SHA256.HashData(bytes).AsSpan().SequenceEqual(hash.Bytes))
            {
                yield return (hash, bytes);
            }
        }
    }

    /// <summary>Contradicting notes that can be read.</summary>
    public IReadOnlyList<Evidence> ReadEvidence() => Try(EvidenceTable.All) ?? [];

    /// <inheritdoc />
    public void Dispose() => engine?.Dispose();

    private T? Try<T>(Func<LiteEngine, T> read)
        where T : class?
    {
        try
        {
            return engine?.Read(read);
        }
        catch (IOException)
        {
            // After an error the engine is not to be trusted; what was asked for counts as lost.
            engine!.Dispose();
            engine = ++reopeningCount < MaxReopenings ? TryOpen() : null;
            return null;
        }
    }

    // With its log if that can be read, else as of the last checkpoint.
    private DurableEngine? TryOpen() => TryOpen(withLog: true) ?? TryOpen(withLog: false);

    private DurableEngine? TryOpen(bool withLog)
    {
        try
        {
            var log = new CopyOnWriteFile(DiskFile.Open(path + StorePaths.LogSuffix));
            if (!withLog)
            {
                log.SetLength(0);
            }

            return DurableEngine.Open("salvage", new CopyOnWriteFile(DiskFile.Open(path)), log);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
