using VillagePublic.Content.Log;

namespace VillagePublic.Content.Feed;

/// <summary>The hash of every bundle of a log: 32 bytes for 256 entries, by which each can be checked as it comes.
/// </summary>
/// <param name="size">Entries of the log.</param>
/// <param name="full">One hash for each full bundle: the root of the tree over its entries.</param>
/// <param name="rest">Leaf hashes of the entries behind them.</param>
internal sealed class BundleHashes(long size, Hash[] full, Hash[] rest)
{
    /// <summary>Root of the tree over all entries.</summary>
    public Hash Root => TreeEdge.Read(size, At).Root;

    /// <summary>One hash for each full bundle.</summary>
    public IReadOnlyList<Hash> Full => full;

    /// <summary>Reads them from a source's tiles. Nothing is believed of them before <see cref="Root"/> is compared
    /// with what was signed.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="size">Entries of the log.</param>
    /// <param name="known">Hashes of the first bundles, as held here.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceFaultException">A tile cannot be read or is damaged.</exception>
    public static async Task<BundleHashes> ReadAsync(
        ILogSource source, long size, IReadOnlyList<Hash> known, CancellationToken cancellationToken)
    {
        var (fullCount, restCount) = Math.DivRem(size, TilePath.FullWidth);
        var full = new List<Hash>(known);
        while (full.Count < fullCount)
        {
            var index = full.Count / TilePath.FullWidth;
            var first = index * TilePath.FullWidth;
            var tile = await ReadTileAsync(
                source, 1, index, (int)Math.Min(TilePath.FullWidth, fullCount - first), cancellationToken);
            full.AddRange(tile[(full.Count - first)..]);
        }

        Hash[] rest = restCount == 0
            ? []
            : await ReadTileAsync(source, 0, fullCount, (int)restCount, cancellationToken);
        return new BundleHashes(size, [.. full], rest);
    }

    /// <summary>Hashes of the full bundles of a log held here.</summary>
    /// <param name="size">Entries of the log.</param>
    /// <param name="readTile">Its tiles.</param>
    public static IReadOnlyList<Hash> ReadOwn(long size, Func<int, long, byte[]?> readTile)
    {
        var tiles = new TileHashes(readTile);
        return [.. Enumerable.Range(0, (int)(size / TilePath.FullWidth))
            .Select(index => tiles.At(TilePath.HeightLevels, index))];
    }

    /// <summary>Whether the log's first full bundles have these hashes.</summary>
    public bool BeginsWith(IReadOnlyList<Hash> hashes) =>
        hashes.Count <= full.Length && hashes.SequenceEqual(full.Take(hashes.Count));

    /// <summary>Reads the leaf hashes of one bundle.</summary>
    /// <exception cref="SourceFaultException">They cannot be read, or do not give the bundle's hash.</exception>
    public async Task<Hash[]> ReadLeavesAsync(
        ILogSource source, long bundleIndex, CancellationToken cancellationToken)
    {
        if (bundleIndex >= full.Length)
        {
            return rest;
        }

        var leaves = await ReadTileAsync(source, 0, bundleIndex, TilePath.FullWidth, cancellationToken);
        return MerkleTree.Root(leaves) == full[bundleIndex]
            ? leaves
            : throw new SourceFaultException(FeedFault.BadEntries, $"Tile {bundleIndex} is damaged.");
    }

    /// <summary>Whether these are the entries of a bundle.</summary>
    /// <param name="bundleIndex">Number of the bundle.</param>
    /// <param name="entries">All of it that the log has.</param>
    public bool Matches(long bundleIndex, IReadOnlyList<byte[]> entries) =>
        AreLeaves(bundleIndex, [.. entries.Select(entry => MerkleTree.LeafHash(entry))]);

    /// <summary>Whether these are the leaf hashes of a bundle.</summary>
    public bool AreLeaves(long bundleIndex, Hash[] leaves) =>
        bundleIndex < full.Length
            ? leaves.Length == TilePath.FullWidth && MerkleTree.Root(leaves) == full[bundleIndex]
            : leaves.AsSpan().SequenceEqual(rest);

    /// <summary>Reads the hashes of one tile.</summary>
    /// <exception cref="SourceFaultException">It cannot be read, or has another length.</exception>
    public static async Task<Hash[]> ReadTileAsync(
        ILogSource source, int level, long index, int width, CancellationToken cancellationToken)
    {
        var (path, bytes) = await TileFetch.FetchAsync(
            source, new TilePath(level, index, width), Hash.SizeBytes, cancellationToken);
        return bytes.Length == path.Width * Hash.SizeBytes
            ? [.. bytes.Chunk(Hash.SizeBytes).Take(width).Select(hash => new Hash(hash))]
            : throw new SourceFaultException(FeedFault.BadEntries, $"{path} is cut short or has bytes left over.");
    }

    private Hash At(int level, long index)
    {
        var rise = level - TilePath.HeightLevels;
        return rise >= 0
            ? MerkleTree.Root(full.AsSpan((int)(index << rise), 1 << rise))
            : MerkleTree.Root(rest.AsSpan((int)((index << level) % TilePath.FullWidth), 1 << level));
    }
}
