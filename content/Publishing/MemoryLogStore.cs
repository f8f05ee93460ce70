using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>A log kept in memory: for auditors, who check a log and forget it, and for tests.</summary>
public sealed class MemoryLogStore : ILogStore
{
    private readonly Lock gate = new();
    private readonly List<byte[]> entries = [];
    private readonly Dictionary<(int Level, long Index), byte[]> tiles = [];
    private readonly Dictionary<long, byte[]> staged = [];
    private readonly Dictionary<Hash, byte[]> blobs = [];
    private readonly HashSet<Hash> erased = [];
    private readonly List<(byte[] Trusted, byte[] Other, string Reason)> evidence = [];
    private LogHead? head;

    /// <summary>Contradicting notes met, oldest first.</summary>
    public IReadOnlyList<(byte[] Trusted, byte[] Other, string Reason)> Evidence
    {
        get
        {
            lock (gate)
            {
                return [.. evidence];
            }
        }
    }

    /// <inheritdoc />
    public LogHead? ReadHead()
    {
        lock (gate)
        {
            return head;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<byte[]> ReadEntries(long firstIndex, int count)
    {
        lock (gate)
        {
            var first = (int)Math.Min(firstIndex, entries.Count);
            return entries.GetRange(first, Math.Min(count, entries.Count - first));
        }
    }

    /// <inheritdoc />
    public byte[]? ReadTile(int level, long index)
    {
        lock (gate)
        {
            return tiles.GetValueOrDefault((level, index));
        }
    }

    /// <inheritdoc />
    public bool TryAppend(
        LogHead? expected, IReadOnlyList<byte[]> entries, Func<IReadOnlyList<byte[]>, SealedAppend> seal)
    {
        lock (gate)
        {
            if (!IsSame(head, expected))
            {
                return false;
            }

            var sealedAppend = seal([.. entries]);
            this.entries.AddRange(entries);
            Keep_NeedsLock(sealedAppend.Tiles);
            Erase_NeedsLock(entries.SelectMany(bytes => LogEntryFormat.TryParse(bytes)?.Erased ?? []));
            head = sealedAppend.Head;
            return true;
        }
    }

    /// <inheritdoc />
    public void Stage(long firstIndex, IReadOnlyList<byte[]> entries, IReadOnlyList<TileRow> tiles)
    {
        lock (gate)
        {
            foreach (var (i, entry) in entries.Index())
            {
                staged[firstIndex + i] = entry;
            }

            Keep_NeedsLock(tiles);
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<byte[]> ReadStaged(long firstIndex, int count)
    {
        lock (gate)
        {
            var found = new List<byte[]>();
            while (found.Count < count && staged.TryGetValue(firstIndex + found.Count, out var entry))
            {
                found.Add(entry);
            }

            return found;
        }
    }

    /// <inheritdoc />
    public bool TryAdopt(LogHead? expected, LogHead head, IReadOnlySet<Hash> erased)
    {
        lock (gate)
        {
            if (!IsSame(this.head, expected))
            {
                return false;
            }

            while (entries.Count < head.Checkpoint.Size)
            {
                entries.Add(staged[entries.Count]);
            }

            staged.Clear();
            Erase_NeedsLock(erased);
            this.head = head;
            return true;
        }
    }

    /// <inheritdoc />
    public bool HasBlob(Hash hash)
    {
        lock (gate)
        {
            return blobs.ContainsKey(hash);
        }
    }

    /// <inheritdoc />
    public byte[]? ReadBlob(Hash hash)
    {
        lock (gate)
        {
            return blobs.GetValueOrDefault(hash);
        }
    }

    /// <inheritdoc />
    public void WriteBlob(Hash hash, ReadOnlySpan<byte> bytes)
    {
        if (Hash.Of(bytes) != hash)
        {
            throw new ArgumentException("The bytes do not have that hash.", nameof(bytes));
        }

        lock (gate)
        {
            if (!erased.Contains(hash))
            {
                blobs.TryAdd(hash, bytes.ToArray());
            }
        }
    }

    /// <inheritdoc />
    public void KeepEvidence(byte[] trustedNote, byte[] otherNote, string reason)
    {
        lock (gate)
        {
            evidence.Add((trustedNote, otherNote, reason));
        }
    }

    private void Erase_NeedsLock(IEnumerable<Hash> hashes)
    {
        foreach (var hash in hashes)
        {
            erased.Add(hash);
            blobs.Remove(hash);
        }
    }

    private void Keep_NeedsLock(IReadOnlyList<TileRow> rows)
    {
        foreach (var tile in rows)
        {
            tiles[(tile.Level, tile.Index)] = tile.Hashes;
        }
    }

    private static bool IsSame(LogHead? head, LogHead? expected) => head is null || expected is null
        ? head is null && expected is null
        : head.Note.AsSpan().SequenceEqual(expected.Note);
}
