using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>A log as found in a store: head, edge and chain, checked against each other.</summary>
/// <param name="Head">The head; <see langword="null"/> when there is no log.</param>
/// <param name="Edge">Edge over the stored entries. Not to be changed; extend a copy.</param>
/// <param name="Chain">Revisions of the stored entries. Not to be changed; extend a copy.</param>
internal sealed record LogState(LogHead? Head, TreeEdge Edge, RevisionChain Chain)
{
    // Entries read at once: bounds memory without one transaction for each.
    private const int BatchCount = 4 * TilePath.FullWidth;

    public long Size => Edge.Size;

    /// <summary>Reads every entry again and compares with the head and the tiles.</summary>
    /// <exception cref="InvalidDataException">The store does not hold the log its head speaks of.</exception>
    public static LogState Read(ILogStore store)
    {
        var head = store.ReadHead();
        var edge = new TreeEdge();
        var chain = new RevisionChain();
        var size = head?.Checkpoint.Size ?? 0;
        while (edge.Size < size)
        {
            var entries = store.ReadEntries(edge.Size, (int)Math.Min(BatchCount, size - edge.Size));
            if (entries.Count == 0)
            {
                throw new InvalidDataException($"The log ends at {edge.Size}; its head says {size}.");
            }

            foreach (var bytes in entries)
            {
                var entry = LogEntryFormat.TryParse(bytes)
                    ?? throw new InvalidDataException($"Entry {edge.Size} is not an entry.");
                chain.Add(entry, edge.Size);
                edge.Append(MerkleTree.LeafHash(bytes));
            }
        }

        if (head is not null && edge.Root != head.Checkpoint.Root)
        {
            throw new InvalidDataException($"The {size} entries do not give the root of the head.");
        }

        if (TreeEdge.Read(size, new TileHashes(store.ReadTile).At).Root != edge.Root)
        {
            throw new InvalidDataException("The tiles do not give the root of the head.");
        }

        return new LogState(head, edge, chain);
    }
}
