using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>A log kept in memory: for auditors, who check a log and forget it, and for tests.</summary>
public sealed class MemoryLogStore : ILogStore
{
    private readonly Lock gate = new();
    private readonly List<byte[]> entries = [];
    private readonly Dictionary<(int Level, long Index), byte[]> tiles = [];
    private readonly Dictionary<Hash, byte[]> blobs = [];
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
            foreach (var tile in sealedAppend.Tiles)
            {
                tiles[(tile.Level, tile.Index)] = tile.Hashes;
            }

            head = sealedAppend.Head;
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
            blobs.TryAdd(hash, bytes.ToArray());
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

    private static bool IsSame(LogHead? head, LogHead? expected) => head is null || expected is null
        ? head is null && expected is null
        : head.Note.AsSpan().SequenceEqual(expected.Note);
}
