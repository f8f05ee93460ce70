using VillagePublic.Content.Log;

namespace VillagePublic.Content.Publishing;

/// <summary>Goes through everything a store holds as somebody would who trusts nothing but the log's key.</summary>
public static class LogAudit
{
    // Entries read at once: bounds memory without one transaction for each.
    private const int BatchCount = 4 * TilePath.FullWidth;

    /// <summary>Everything that does not agree, one sentence each: tree and tiles, every entry's rules and signatures,
    /// the head's, every file that was not erased. Empty when all is well, or when there is no log.</summary>
    /// <param name="store">The store.</param>
    /// <param name="pinned">The log's key, or one it had before.</param>
    public static IReadOnlyList<string> Findings(ILogStore store, VerifierKey pinned)
    {
        try
        {
            if (LogState.Read(store) is not { Head: { } head } state)
            {
                return [];
            }

            JudgeEntries(store, pinned.Name, state.Size);
            return
            [
                .. FindingsOfHead(head, state.Chain.Keys, pinned).Select(fault => fault.English),
                .. FindingsOfTiles(store, state.Size),
                .. FindingsOfFiles(store, state),
            ];
        }
        catch (Exception exception) when (exception is InvalidDataException or BrokenRuleException)
        {
            return [exception.Message];
        }
    }

    private static void JudgeEntries(ILogStore store, string origin, long size)
    {
        var judge = new EntryJudge(origin);
        var chain = new RevisionChain();
        for (var first = 0L; first < size; first += BatchCount)
        {
            judge.Judge(store.ReadEntries(first, (int)Math.Min(BatchCount, size - first)), first, chain);
        }
    }

    /// <summary>What is wrong with a head; nothing when the last of the log's keys has signed it and the pinned one was
    /// ever its key.</summary>
    internal static IEnumerable<LocalText> FindingsOfHead(LogHead head, KeyHistory keys, VerifierKey pinned)
    {
        if (!keys.Contains(pinned))
        {
            yield return new LocalText("这把公钥从来不是这本记录的。", "The key asked for was never this log's.");
        }

        if (keys.Now is not { } now || now.TryRead(head.Note) is not { } note || note.Checkpoint != head.Checkpoint)
        {
            yield return new LocalText("没有记录密钥的签名。", "The head is not signed by the log's key.");
        }
        else if (note.ClockTime(now.Clock) is null)
        {
            yield return new LocalText("没有时间密钥的签名。", "The head is not signed by the log's clock.");
        }
    }

    // Nothing here needs the lower tiles of a short log, but others are served them.
    private static IEnumerable<string> FindingsOfTiles(ILogStore store, long size)
    {
        var growing = new Dictionary<(int Level, long Index), byte[]>();
        for (var first = 0L; first < size; first += BatchCount)
        {
            var leaves = store.ReadEntries(first, (int)Math.Min(BatchCount, size - first))
                .Select(entry => MerkleTree.LeafHash(entry)).ToArray();
            foreach (var tile in TileGrowth.Extend(
                first, leaves, (level, index) => growing.GetValueOrDefault((level, index))))
            {
                growing.Remove((tile.Level, tile.Index));
                if (!tile.IsFull)
                {
                    growing.Add((tile.Level, tile.Index), tile.Hashes);
                }
                else if (FindingOfTile(store, tile.Level, tile.Index, tile.Hashes) is { } finding)
                {
                    yield return finding;
                }
            }
        }

        foreach (var ((level, index), hashes) in growing)
        {
            if (FindingOfTile(store, level, index, hashes) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static string? FindingOfTile(ILogStore store, int level, long index, byte[] hashes) =>
        store.ReadTile(level, index) is { } held && held.AsSpan().StartsWith(hashes)
            ? null
            : $"{new TilePath(level, index, hashes.Length / Hash.SizeBytes)} is missing or damaged.";

    private static IEnumerable<string> FindingsOfFiles(ILogStore store, LogState state)
    {
        for (var first = 0L; first < state.Size; first += BatchCount)
        {
            foreach (var bytes in store.ReadEntries(first, (int)Math.Min(BatchCount, state.Size - first)))
            {
                var entry = LogEntryFormat.TryParse(bytes)!;
                foreach (var blob in entry.Blobs)
                {
                    var isErased = state.Chain.Erased.Contains(blob.Sha256);
                    if (isErased == store.HasBlob(blob.Sha256) || (!isErased && store.ReadBlob(blob.Sha256) is null))
                    {
                        yield return isErased
                            ? $"{entry.Id}@{entry.Revision}: {blob.Name} was erased and is still held."
                            : $"{entry.Id}@{entry.Revision}: {blob.Name} is missing or damaged.";
                    }
                }
            }
        }
    }
}
