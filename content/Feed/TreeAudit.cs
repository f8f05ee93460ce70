using System.Runtime.CompilerServices;
using VillagePublic.Content.Log;

namespace VillagePublic.Content.Feed;

/// <summary>Holds every tile and every bundle of a feed against the signed root. Made for one run.</summary>
/// <param name="source">The feed.</param>
/// <param name="head">The signed state.</param>
internal sealed class TreeAudit(ILogSource source, Checkpoint head)
{
    // Hides the line's delay without asking a village's server for everything at once.
    private const int BundlesAtOnce = 4;

    // Where entries and tiles all tell different hashes, every choice is tried: as many as take seconds.
    private const long MaxChoiceCount = 2_000;

    private static readonly LocalText NotSigned = new(
        "和签过名的对不上：被改过，或者坏了。", "It does not hold what was signed: altered, or damaged.");

    private readonly EntryDownload bundles = new(source);
    private readonly long fullCount = head.Size / TilePath.FullWidth;
    private readonly int restCount = (int)(head.Size % TilePath.FullWidth);

    /// <summary>Files read so far.</summary>
    public int FileCount { get; private set; }

    /// <summary>The hashes of all bundles that give the signed root: what every file is then held against.</summary>
    /// <returns><see langword="null"/> when nothing in the feed gives it.</returns>
    /// <remarks>Whole tiles give it at once. Where one is damaged, entries and the two tiles above them each tell a
    /// bundle's hash, and two of them that agree outvote a third; where none do, each is tried. Only the signed root
    /// decides.</remarks>
    public async Task<BundleHashes?> FindHashesAsync(CancellationToken cancellationToken)
    {
        var upper = new Hash?[fullCount];
        for (var first = 0L; first < fullCount; first += TilePath.FullWidth)
        {
            var width = (int)Math.Min(TilePath.FullWidth, fullCount - first);
            var tile = await TryReadTileAsync(1, first / TilePath.FullWidth, width, cancellationToken);
            for (var i = 0; i < tile?.Length; i++)
            {
                upper[first + i] = tile[i];
            }
        }

        var rest = await TryReadTileAsync(0, fullCount, restCount, cancellationToken);
        if (Fitting(upper, rest) is { } hashes)
        {
            return hashes;
        }

        var (entries, leaves) = (new Hash?[fullCount], new Hash?[fullCount]);
        for (var i = 0L; i < fullCount; i++)
        {
            entries[i] = RootOf(await TryReadEntriesAsync(i, TilePath.FullWidth, cancellationToken));
            leaves[i] = RootOf(await TryReadTileAsync(0, i, TilePath.FullWidth, cancellationToken));
        }

        Hash[]?[] rests = [rest, await TryReadEntriesAsync(fullCount, restCount, cancellationToken)];
        return Choices([.. upper.Select((hash, i) => Candidates(entries[i], leaves[i], hash))])
                .Select(full => Fitting(full, rests)).FirstOrDefault(fitting => fitting is not null)
            ?? Fitting(upper, rests) ?? Fitting(entries, rests) ?? Fitting(leaves, rests);
    }

    /// <summary>Reads every bundle with the tile of its leaf hashes, in order.</summary>
    public async IAsyncEnumerable<AuditedBundle> ReadBundlesAsync(
        BundleHashes hashes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = new Queue<Task<AuditedBundle>>();
        for (var next = 0L; next * TilePath.FullWidth < head.Size || started.Count > 0;)
        {
            while (next * TilePath.FullWidth < head.Size && started.Count < BundlesAtOnce)
            {
                started.Enqueue(ReadBundleAsync(hashes, next++, cancellationToken));
            }

            FileCount += 2;
            yield return await started.Dequeue();
        }
    }

    /// <summary>What is wrong with the tiles above the leaf hashes.</summary>
    public async IAsyncEnumerable<FeedFinding> ReadUpperTilesAsync(
        BundleHashes hashes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Hash[] row = [.. hashes.Full];
        for (var level = 1; row.Length > 0; level++)
        {
            var tiles = row.Chunk(TilePath.FullWidth).ToArray();
            foreach (var (index, tile) in tiles.Index())
            {
                FileCount++;
                var read = await ReadTileAsync(level, index, tile.Length, cancellationToken);
                var path = new TilePath(level, index, tile.Length).ToString();
                if (read.Fault is { } fault || !read.Hashes!.AsSpan().SequenceEqual(tile))
                {
                    yield return new FeedFinding(path, read.Fault ?? NotSigned);
                }
            }

            // A full tile is one hash of the level above.
            row = [.. tiles.Where(tile => tile.Length == TilePath.FullWidth).Select(tile => MerkleTree.Root(tile))];
        }
    }

    private async Task<AuditedBundle> ReadBundleAsync(
        BundleHashes hashes, long index, CancellationToken cancellationToken)
    {
        var width = index < fullCount ? TilePath.FullWidth : restCount;
        var findings = new List<FeedFinding>();
        var tile = await ReadTileAsync(0, index, width, cancellationToken);
        var isTileGood = tile.Hashes is not null && hashes.AreLeaves(index, tile.Hashes);
        if (!isTileGood)
        {
            findings.Add(new FeedFinding(new TilePath(0, index, width).ToString(), tile.Fault ?? NotSigned));
        }

        var path = new TilePath(TilePath.EntriesLevel, index, width).ToString();
        try
        {
            var entries = await bundles.ReadBundleAsync(index, width, cancellationToken);
            if (hashes.Matches(index, entries))
            {
                return new AuditedBundle(index * TilePath.FullWidth, entries, findings);
            }

            findings.Add(new FeedFinding(path, isTileGood ? Altered(entries, tile.Hashes!, index) : NotSigned));
        }
        catch (SourceFaultException fault)
        {
            findings.Add(new FeedFinding(path, fault.LocalReason));
        }

        return new AuditedBundle(index * TilePath.FullWidth, null, findings);
    }

    private static LocalText Altered(IReadOnlyList<byte[]> entries, Hash[] signed, long index)
    {
        var altered = string.Join(", ", entries.Index()
            .Where(entry => MerkleTree.LeafHash(entry.Item) != signed[entry.Index])
            .Select(entry => StrictDecimal.Format((index * TilePath.FullWidth) + entry.Index)));
        return new LocalText(
            $"第 {altered} 条不是当时签过名的那一条。", $"Entry {altered} is not the one that was signed.");
    }

    private async Task<(Hash[]? Hashes, LocalText? Fault)> ReadTileAsync(
        int level, long index, int width, CancellationToken cancellationToken)
    {
        try
        {
            return (await BundleHashes.ReadTileAsync(source, level, index, width, cancellationToken), null);
        }
        catch (SourceFaultException fault)
        {
            return (null, fault.LocalReason);
        }
    }

    private async Task<Hash[]?> TryReadTileAsync(
        int level, long index, int width, CancellationToken cancellationToken) =>
        width == 0 ? [] : (await ReadTileAsync(level, index, width, cancellationToken)).Hashes;

    private async Task<Hash[]?> TryReadEntriesAsync(long index, int width, CancellationToken cancellationToken)
    {
        try
        {
            return width == 0
                ? []
                : [.. (await bundles.ReadBundleAsync(index, width, cancellationToken))
                    .Select(entry => MerkleTree.LeafHash(entry))];
        }
        catch (SourceFaultException)
        {
            // The second reading, which tells what is wrong, meets it again.
            return null;
        }
    }

    // Two that agree are right: nobody can make others with the hash that was signed.
    private static Hash[] Candidates(params Hash?[] told)
    {
        Hash[] known = [.. told.OfType<Hash>()];
        return known.FirstOrDefault(hash => known.Count(other => other == hash) > 1) is { } agreed && agreed != default
            ? [agreed]
            : known;
    }

    private static IEnumerable<Hash?[]> Choices(Hash[][] candidates)
    {
        var count = candidates.Aggregate(1L, (product, each) => Math.Min(product * each.Length, MaxChoiceCount));
        for (var choice = 0L; choice < count; choice++)
        {
            var rest = choice;
            yield return
            [
                .. candidates.Select(each =>
                {
                    (rest, var digit) = Math.DivRem(rest, each.Length);
                    return (Hash?)each[digit];
                }),
            ];
        }
    }

    private static Hash? RootOf(Hash[]? leaves) => leaves is null ? null : MerkleTree.Root(leaves);

    private BundleHashes? Fitting(Hash?[] full, params Hash[]?[] rests) =>
        full.Any(hash => hash is null)
            ? null
            : rests.OfType<Hash[]>()
                .Select(rest => new BundleHashes(head.Size, [.. full.OfType<Hash>()], rest))
                .FirstOrDefault(hashes => hashes.Root == head.Root);
}

/// <summary>A bundle as an audit found it.</summary>
/// <param name="FirstIndex">Index of its first entry.</param>
/// <param name="Entries">Its entries; <see langword="null"/> when they are not the ones that were signed.</param>
/// <param name="Findings">What is wrong with it and with the tile of its leaf hashes.</param>
internal sealed record AuditedBundle(
    long FirstIndex, IReadOnlyList<byte[]>? Entries, IReadOnlyList<FeedFinding> Findings);
