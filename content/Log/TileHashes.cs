namespace VillagePublic.Content.Log;

/// <summary>Looks up subtree hashes in tiles.</summary>
/// <param name="readTile">Hashes of a tile by level and index, as many as there are; <see langword="null"/> when
/// there is none.</param>
public sealed class TileHashes(Func<int, long, byte[]?> readTile)
{
    // Neighbouring look-ups fall into the same few tiles, one for each level.
    private readonly Dictionary<(int Level, long Index), byte[]> held = [];

    /// <summary>Hash of a complete subtree.</summary>
    /// <exception cref="InvalidDataException">The tiles do not reach that far.</exception>
    public Hash At(int level, long index)
    {
        var (tileLevel, rise) = Math.DivRem(level, TilePath.HeightLevels);
        var first = index << rise;
        var offset = (int)(first % TilePath.FullWidth);
        var row = Read(tileLevel, first / TilePath.FullWidth);
        var count = 1 << rise;
        if (row is null || row.Length < (offset + count) * Hash.SizeBytes)
        {
            throw new InvalidDataException($"The tiles do not hold subtree {level}/{index}.");
        }

        var hashes = new Hash[count];
        for (var i = 0; i < count; i++)
        {
            hashes[i] = new Hash(row.AsSpan((offset + i) * Hash.SizeBytes, Hash.SizeBytes));
        }

        return MerkleTree.Root(hashes);
    }

    private byte[]? Read(int level, long index)
    {
        if (held.TryGetValue((level, index), out var known))
        {
            return known;
        }

        var row = readTile(level, index);
        if (row is not null)
        {
            held.Add((level, index), row);
        }

        return row;
    }
}
