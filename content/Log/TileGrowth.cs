namespace VillagePublic.Content.Log;

/// <summary>Works out which tiles change when a tree grows.</summary>
public static class TileGrowth
{
    /// <summary>The tiles that are new or have grown, each whole, lowest level first.</summary>
    /// <param name="oldSize">Entries before, at least 0.</param>
    /// <param name="newLeaves">Leaf hashes of the entries added.</param>
    /// <param name="readTile">The tiles as before: hashes by level and index.</param>
    /// <exception cref="InvalidDataException">A tile of the old tree is missing or too short.</exception>
    public static IReadOnlyList<GrownTile> Extend(
        long oldSize, IReadOnlyList<Hash> newLeaves, Func<int, long, byte[]?> readTile)
    {
        var grown = new List<GrownTile>();
        var added = newLeaves;
        var oldCount = oldSize;
        for (var level = 0; added.Count > 0; level++)
        {
            var tiles = ExtendLevel(level, oldCount, added, readTile);
            grown.AddRange(tiles);

            // A full tile becomes one hash of the level above.
            added = [.. tiles.Where(tile => tile.IsFull).Select(tile => tile.Root())];
            oldCount /= TilePath.FullWidth;
        }

        return grown;
    }

    private static List<GrownTile> ExtendLevel(
        int level, long oldCount, IReadOnlyList<Hash> added, Func<int, long, byte[]?> readTile)
    {
        var tiles = new List<GrownTile>();
        var index = oldCount / TilePath.FullWidth;
        var held = (int)(oldCount % TilePath.FullWidth);
        var row = held == 0 ? [] : readTile(level, index) ?? [];
        if (row.Length < held * Hash.SizeBytes)
        {
            throw new InvalidDataException($"Tile {level}/{index} is missing or too short.");
        }

        row = row[..(held * Hash.SizeBytes)];
        for (var next = 0; next < added.Count; index++)
        {
            var count = Math.Min(added.Count - next, TilePath.FullWidth - (row.Length / Hash.SizeBytes));
            var hashes = new byte[row.Length + (count * Hash.SizeBytes)];
            row.CopyTo(hashes, 0);
            for (var i = 0; i < count; i++)
            {
                added[next + i].Bytes.CopyTo(hashes.AsSpan(row.Length + (i * Hash.SizeBytes)));
            }

            tiles.Add(new GrownTile(level, index, hashes));
            next += count;
            row = [];
        }

        return tiles;
    }
}

/// <summary>A tile as it is after the tree grew.</summary>
/// <param name="Level">0 holds leaf hashes.</param>
/// <param name="Index">Number in its level, from 0.</param>
/// <param name="Hashes">1 to 256 hashes, concatenated.</param>
public sealed record GrownTile(int Level, long Index, byte[] Hashes)
{
    /// <summary>Whether it holds 256 hashes and will not change any more.</summary>
    public bool IsFull => Hashes.Length == TilePath.FullWidth * Hash.SizeBytes;

    internal Hash Root()
    {
        var row = new Hash[Hashes.Length / Hash.SizeBytes];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = new Hash(Hashes.AsSpan(i * Hash.SizeBytes, Hash.SizeBytes));
        }

        return MerkleTree.Root(row);
    }
}
