using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store.Durability;

namespace VillagePublic.Content.Store;

/// <summary>Makes the library's snapshots from stored entries, reading each entry once.</summary>
internal sealed class LibraryWriter(Func<byte[], LogEntry?> readEntry, VillageLibrary library)
{
    // Entries read at a time, so that others get their turn on the store's thread while a big log is opened.
    private const int BatchSize = 1024;

    private readonly List<PublishedRevision> revisions = [];
    private readonly TreeEdge edge = new();
    private KeysInForce? keys;

    /// <summary>Reads the entries that are new and shows them, if they are those the head was signed over.</summary>
    /// <exception cref="StoreDamagedException">The entries do not have the head's root: LiteDB itself checks
    /// nothing it reads.</exception>
    public void CatchUp(DurableEngine engine)
    {
        var (head, verifiedAt) = engine.Read(current =>
            (LogTable.ReadHead(current), StateTable.ReadVerifiedAt(current)));
        while (head is not null && edge.Size < head.Checkpoint.Size)
        {
            var count = (int)Math.Min(BatchSize, head.Checkpoint.Size - edge.Size);
            var entries = engine.Read(current => LogTable.ReadEntries(current, edge.Size, count));
            if (entries.Count < count)
            {
                throw new StoreDamagedException($"Entry {edge.Size + entries.Count} is missing.");
            }

            entries.ForEach(Add);
        }

        if (head is not null && edge.Root != head.Checkpoint.Root)
        {
            throw new StoreDamagedException("The stored entries are not those the stored head was signed over.");
        }

        // After damage the log is followed again from nothing; until it has caught up the last good state stays.
        if ((head?.Checkpoint.Size ?? 0) < (library.Current.Checkpoint?.Size ?? 0))
        {
            return;
        }

        // The stored time is only kept once a minute; what is shown already may be later.
        var confirmedAt = library.Current.VerifiedAt is { } shown && shown > verifiedAt ? shown : verifiedAt;
        library.Replace(new VillageSnapshot(head?.Checkpoint, confirmedAt, [.. revisions])
        {
            SignedAt = head is null || keys is null ? null : keys.TryRead(head.Note)?.ClockTime(keys.Clock),
        });
    }

    private void Add(byte[] bytes)
    {
        var leaf = MerkleTree.LeafHash(bytes);
        if (readEntry(bytes) is { } entry)
        {
            revisions.Add(new PublishedRevision(edge.Size, leaf, entry));
            keys = entry.Kind == EntryKind.Keys ? KeysInForce.Of(entry) : keys;
        }

        edge.Append(leaf);
    }
}
