using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>Keeps a log and its blobs: in LiteDB (villages, kiosks) and in memory (auditors).</summary>
/// <remarks>Thread-safe. What a writing method has returned from is durable.</remarks>
public interface ILogStore
{
    /// <summary>The head, or <see langword="null"/> when there is no log yet.</summary>
    LogHead? ReadHead();

    /// <summary>Entries as stored bytes, from <paramref name="firstIndex"/>; fewer when the log ends.</summary>
    IReadOnlyList<byte[]> ReadEntries(long firstIndex, int count);

    /// <summary>The hashes of one tile concatenated, 1 to 256; <see langword="null"/> when there are none.</summary>
    /// <param name="level">0 holds leaf hashes.</param>
    /// <param name="index">Number of the tile in its level.</param>
    byte[]? ReadTile(int level, long index);

    /// <summary>Bytes of every entry of kind <see cref="EntryKind.Keys"/>, oldest first.</summary>
    IReadOnlyList<byte[]> ReadKeyEntries()
    {
        const int BatchCount = 256;
        var found = new List<byte[]>();
        var size = ReadHead()?.Checkpoint.Size ?? 0;
        for (var first = 0L; first < size; first += BatchCount)
        {
            found.AddRange(ReadEntries(first, BatchCount)
                .Where(bytes => LogEntryFormat.TryParse(bytes)?.Kind == EntryKind.Keys));
        }

        return found;
    }

    /// <summary>Files whose erasure the log states.</summary>
    IReadOnlyCollection<Hash> ListErased()
    {
        const int BatchCount = 256;
        var erased = new HashSet<Hash>();
        var size = ReadHead()?.Checkpoint.Size ?? 0;
        for (var first = 0L; first < size; first += BatchCount)
        {
            erased.UnionWith(ReadEntries(first, BatchCount)
                .SelectMany(bytes => LogEntryFormat.TryParse(bytes)?.Erased ?? []));
        }

        return erased;
    }

    /// <summary>Appends entries and replaces the head in one transaction, or changes nothing. Files whose erasure the
    /// entries state are deleted in the same transaction.</summary>
    /// <param name="expected">The head this change was made for, compared by its note;
    /// <see langword="null"/> to create the log.</param>
    /// <param name="entries">New entries; none to replace only the signatures of the head.</param>
    /// <param name="seal">Given the entries as read back from the store, makes the new head and the tiles that
    /// changed. Runs inside the transaction; throwing rolls it back.</param>
    /// <returns><see langword="false"/> when the head is not <paramref name="expected"/> any more.</returns>
    /// <exception cref="IOException">The disk failed; whether it was written is unknown until reopened.</exception>
    bool TryAppend(
        LogHead? expected, IReadOnlyList<byte[]> entries, Func<IReadOnlyList<byte[]>, SealedAppend> seal);

    /// <summary>Keeps verified entries and tiles behind the head, durably and in place of what was staged there. They
    /// are no part of the log, and nobody is shown them, until <see cref="TryAdopt"/>.</summary>
    /// <param name="firstIndex">Index of the first, not before the head's size.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="tiles">Every tile that is new or has grown with them, whole.</param>
    /// <exception cref="IOException">The disk failed, or did not read back what it was given.</exception>
    void Stage(long firstIndex, IReadOnlyList<byte[]> entries, IReadOnlyList<TileRow> tiles);

    /// <summary>Staged entries in order; fewer where they end.</summary>
    IReadOnlyList<byte[]> ReadStaged(long firstIndex, int count);

    /// <summary>Moves the head over staged entries, in one transaction.</summary>
    /// <param name="expected">As for <see cref="TryAppend"/>.</param>
    /// <param name="head">The new head; all entries up to its size have been staged.</param>
    /// <param name="erased">Files whose erasure the log states up to there; deleted in the same transaction.</param>
    /// <returns><see langword="false"/> when the head is not <paramref name="expected"/> any more.</returns>
    /// <exception cref="IOException">The disk failed; whether it was written is unknown until reopened.</exception>
    bool TryAdopt(LogHead? expected, LogHead head, IReadOnlySet<Hash> erased);

    /// <summary>Blobs that entries name and the store does not hold, without those that were erased.</summary>
    IReadOnlyList<BlobReference> MissingBlobs()
    {
        const int BatchCount = 256;
        var missing = new Dictionary<Hash, BlobReference>();
        var erased = new HashSet<Hash>();
        var size = ReadHead()?.Checkpoint.Size ?? 0;
        for (var first = 0L; first < size; first += BatchCount)
        {
            foreach (var bytes in ReadEntries(first, BatchCount))
            {
                var entry = LogEntryFormat.TryParse(bytes);
                erased.UnionWith(entry?.Erased ?? []);
                foreach (var blob in Lacking(entry?.Blobs ?? []))
                {
                    missing.TryAdd(blob.Sha256, blob);
                }
            }
        }

        return [.. missing.Values.Where(blob => !erased.Contains(blob.Sha256))];
    }

    /// <summary>Whether a blob is held.</summary>
    bool HasBlob(Hash hash);

    /// <summary>A blob's bytes, checked against its hash; <see langword="null"/> when not held (or damaged).</summary>
    byte[]? ReadBlob(Hash hash);

    /// <summary>Keeps a blob; does nothing when it is held already, or when the log states its erasure.</summary>
    /// <exception cref="ArgumentException">The bytes do not have that hash.</exception>
    void WriteBlob(Hash hash, ReadOnlySpan<byte> bytes);

    /// <summary>Which of several blobs are not held, each once.</summary>
    IReadOnlyList<BlobReference> Lacking(IEnumerable<BlobReference> blobs) =>
        [.. blobs.DistinctBy(blob => blob.Sha256).Where(blob => !HasBlob(blob.Sha256))];

    /// <summary>Keeps several blobs; all are durable on return.</summary>
    /// <param name="blobs">Together small enough to be held in memory twice.</param>
    void WriteBlobs(IReadOnlyList<Blob> blobs)
    {
        foreach (var blob in blobs)
        {
            WriteBlob(blob.Hash, blob.Bytes);
        }
    }

    /// <summary>Keeps two notes that contradict each other, for people.</summary>
    void KeepEvidence(byte[] trustedNote, byte[] otherNote, string reason);
}

/// <summary>The state of a log: the signed note as bytes and what it says.</summary>
/// <param name="Note">The signed note, exactly as signed.</param>
/// <param name="Checkpoint">Its text, parsed.</param>
public sealed record LogHead(byte[] Note, Checkpoint Checkpoint);

/// <summary>What an append adds besides the entries.</summary>
/// <param name="Head">The new head.</param>
/// <param name="Tiles">Every tile that is new or has grown, whole.</param>
public sealed record SealedAppend(LogHead Head, IReadOnlyList<TileRow> Tiles);

/// <summary>One tile.</summary>
/// <param name="Level">0 holds leaf hashes.</param>
/// <param name="Index">Number in its level.</param>
/// <param name="Hashes">1 to 256 hashes, concatenated.</param>
public sealed record TileRow(int Level, long Index, byte[] Hashes)
{
    /// <summary>Tiles that have grown, as rows.</summary>
    public static IReadOnlyList<TileRow> Of(IEnumerable<GrownTile> tiles) =>
        [.. tiles.Select(tile => new TileRow(tile.Level, tile.Index, tile.Hashes))];
}
