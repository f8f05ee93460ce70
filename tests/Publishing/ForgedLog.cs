using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Tests.Publishing;

/// <summary>What somebody can do who holds a log's keys and keeps no rule.</summary>
internal static class ForgedLog
{
    /// <summary>Appends anything and signs the head.</summary>
    public static void Append(MemoryLogStore store, LogKeys keys, TimeProvider time, params byte[][] entries)
    {
        var head = store.ReadHead();
        var size = head?.Checkpoint.Size ?? 0;
        var all = store.ReadEntries(0, (int)size).Concat(entries).Select(bytes => MerkleTree.LeafHash(bytes)).ToArray();
        var tiles = TileGrowth.Extend(size, all[(int)size..], store.ReadTile);
        var checkpoint = new Checkpoint(keys.Origin, all.Length, MerkleTree.Root(all));
        var next = new LogHead(keys.Sign(checkpoint, time.GetUtcNow()), checkpoint);
        Assert.True(store.TryAppend(head, entries, _ => new SealedAppend(
            next, [.. tiles.Select(tile => new TileRow(tile.Level, tile.Index, tile.Hashes))])));
    }
}
