using System.Collections.Concurrent;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Takes a store from one state of its log to a later one. Made for one attempt.</summary>
/// <remarks>
/// A few thousand new entries are read, verified and taken in one transaction. More are taken in steps, so that memory
/// does not grow with the log and a broken line loses little: first the hashes of all bundles, proven by the signed
/// root; then, step by step, entries that have those hashes, judged, with their blobs, staged behind the head where
/// nobody is shown them; last of all the head moves.
/// </remarks>
/// <param name="store">Where the log is kept.</param>
/// <param name="key">The log's key.</param>
/// <param name="time">The clock.</param>
/// <param name="current">The state held.</param>
/// <param name="seen">States known from elsewhere, which the log must contain.</param>
/// <param name="target">The state offered: signed, not yet verified.</param>
/// <param name="onFetched">Called after every file, on any thread.</param>
internal sealed class LogAdvance(
    ILogStore store,
    VerifierKey key,
    TimeProvider time,
    LogState current,
    IReadOnlyList<Checkpoint> seen,
    Checkpoint target,
    Action onFetched)
{
    // Some megabytes of entries; one flush of the disk for all.
    private const int BundlesAtOnce = 16;

    private readonly EntryJudge judge = new(key.Name);
    private readonly TreeEdge edge = current.Edge.Copy();
    private readonly RevisionChain chain = current.Chain.Copy();
    private readonly ConcurrentBag<BlobReference> absent = [];
    private readonly long first = current.Size / TilePath.FullWidth * TilePath.FullWidth;

    /// <summary>Reads, verifies and stores.</summary>
    /// <param name="sources">Where from: entries from the first, blobs from any.</param>
    /// <param name="sealNote">The note to keep, given the revisions it covers; throws when it must not be.</param>
    /// <param name="cancellationToken">Stops; what is staged stays for the next attempt.</param>
    /// <returns>The new state, durable.</returns>
    /// <exception cref="SourceFaultException">The source is wrong or cannot be read.</exception>
    /// <exception cref="IOException">The store failed.</exception>
    public async Task<LogState> RunAsync(
        IReadOnlyList<ILogSource> sources, Func<RevisionChain, byte[]> sealNote, CancellationToken cancellationToken)
    {
        var isShort = target.Size - first <= BundlesAtOnce * TilePath.FullWidth;
        var hashes = isShort ? null : await ReadHashesAsync(sources[0], cancellationToken);
        var known = store.ReadEntries(first, (int)(current.Size - first));
        var batch = new List<byte[]>();
        var index = first;
        var download = new EntryDownload(sources[0], hashes is null ? null : Held(hashes));
        await foreach (var bundle in download.ReadAsync(first, target.Size, cancellationToken))
        {
            if (hashes?.Matches(index / TilePath.FullWidth, bundle) == false)
            {
                throw new SourceFaultException(
                    FeedFault.BadEntries, $"The entries from {index} are not those that were signed.");
            }

            var isExtension = Take(bundle, index == first ? known : [], batch);
            if (!isExtension && (hashes is not null || await IsRewrittenAsync(sources[0], cancellationToken)))
            {
                throw Rewritten();
            }

            index += bundle.Count;
            onFetched();
            if (hashes is not null && batch.Count >= BundlesAtOnce * TilePath.FullWidth)
            {
                await StageAsync(batch, sources, cancellationToken);
                batch.Clear();
            }
        }

        if (edge.Root != target.Root)
        {
            throw await IsRewrittenAsync(sources[0], cancellationToken) ? Rewritten() : new SourceFaultException(
                FeedFault.BadEntries, $"The entries do not give the root signed for {target.Size} entries.");
        }

        return hashes is null
            ? await AppendAsync(batch, sources, sealNote, cancellationToken)
            : await AdoptAsync(batch, sources, sealNote, cancellationToken);
    }

    private async Task<BundleHashes> ReadHashesAsync(ILogSource source, CancellationToken cancellationToken)
    {
        // Our own hashes stand for what we hold: stronger than a proof of consistency.
        var hashes = await BundleHashes.ReadAsync(
            source, target.Size, BundleHashes.ReadOwn(current.Size, store.ReadTile), cancellationToken);
        if (hashes.Root == target.Root)
        {
            return hashes;
        }

        throw await IsRewrittenAsync(source, cancellationToken) ? Rewritten() : new SourceFaultException(
            FeedFault.BadEntries, $"The tiles do not give the root signed for {target.Size} entries.");
    }

    // Damage or forgery? If the source can show a tree with the signed root that does not begin with ours, another
    // history was signed.
    private async Task<bool> IsRewrittenAsync(ILogSource source, CancellationToken cancellationToken)
    {
        if (current.Size == 0)
        {
            return false;
        }

        try
        {
            var signed = await BundleHashes.ReadAsync(source, target.Size, [], cancellationToken);
            var ours = BundleHashes.ReadOwn(current.Size, store.ReadTile);
            if (signed.Root != target.Root || !signed.BeginsWith(ours))
            {
                return signed.Root == target.Root;
            }

            var held = store.ReadEntries(first, (int)(current.Size - first));
            var leaves = await signed.ReadLeavesAsync(source, ours.Count, cancellationToken);
            return !held.Select(entry => MerkleTree.LeafHash(entry)).SequenceEqual(leaves.Take(held.Count));
        }
        catch (SourceFaultException)
        {
            // It cannot show one; what was wrong in the first place is what counts.
            return false;
        }
    }

    private SourceFaultException Rewritten() => new(
        FeedFault.RewrittenHistory,
        $"The {target.Size} entries now signed do not begin with the {current.Size} seen before.");

    // What an earlier attempt has staged need not come again; it is judged again.
    private Func<long, int, IReadOnlyList<byte[]>?> Held(BundleHashes hashes) => (index, width) =>
        store.ReadStaged(index * TilePath.FullWidth, width) is var staged && staged.Count == width
        && hashes.Matches(index, staged)
            ? staged
            : null;

    /// <returns>Whether the entries held here are the first of the bundle.</returns>
    private bool Take(IReadOnlyList<byte[]> bundle, IReadOnlyList<byte[]> known, List<byte[]> batch)
    {
        for (var i = 0; i < known.Count; i++)
        {
            if (i >= bundle.Count || !known[i].AsSpan().SequenceEqual(bundle[i]))
            {
                return false;
            }
        }

        foreach (var entry in bundle.Skip(known.Count))
        {
            batch.Add(entry);
            edge.Append(MerkleTree.LeafHash(entry));
            if (seen.Any(checkpoint => checkpoint.Size == edge.Size && checkpoint.Root != edge.Root))
            {
                throw new SourceFaultException(
                    FeedFault.RewrittenHistory, "The log does not contain the state seen before.");
            }
        }

        return true;
    }

    private async Task StageAsync(
        List<byte[]> batch, IReadOnlyList<ILogSource> sources, CancellationToken cancellationToken)
    {
        var start = edge.Size - batch.Count;
        var read = Judge(batch);
        await FetchAsync(read.SelectMany(entry => entry.Blobs), sources, absent.Add, cancellationToken);
        var leaves = batch.Select(entry => MerkleTree.LeafHash(entry)).ToArray();
        store.Stage(start, batch, TileRow.Of(TileGrowth.Extend(start, leaves, store.ReadTile)));
    }

    private IReadOnlyList<LogEntry> Judge(List<byte[]> batch)
    {
        try
        {
            var read = judge.Judge(batch, edge.Size - batch.Count, chain);
            return read.SelectMany(entry => entry.Blobs)
                .FirstOrDefault(blob => blob.SizeBytes > BlobDownload.MaxSizeBytes) is { } large
                ? throw new SourceFaultException(
                    FeedFault.BrokenRule, $"An entry names a file of {large.SizeBytes} bytes.")
                : read;
        }
        catch (BrokenRuleException broken)
        {
            throw new SourceFaultException(FeedFault.BrokenRule, broken.Message);
        }
    }

    private Task FetchAsync(
        IEnumerable<BlobReference> blobs,
        IReadOnlyList<ILogSource> sources,
        Action<BlobReference>? onAbsent,
        CancellationToken cancellationToken) =>
        new BlobDownload(store, time, onFetched).FetchAsync(
            blobs.Where(blob => !chain.Erased.Contains(blob.Sha256)), sources, cancellationToken, onAbsent);

    private async Task<LogState> AdoptAsync(
        List<byte[]> batch,
        IReadOnlyList<ILogSource> sources,
        Func<RevisionChain, byte[]> sealNote,
        CancellationToken cancellationToken)
    {
        await StageAsync(batch, sources, cancellationToken);

        // Now that all entries are known: what was not there and has not been erased is missing.
        await FetchAsync(absent, sources, onAbsent: null, cancellationToken);
        var head = new LogHead(sealNote(chain), target);
        return store.TryAdopt(current.Head, head, chain.Erased)
            ? new LogState(head, edge, chain)
            : throw new IOException("Somebody else has written to this store.");
    }

    private async Task<LogState> AppendAsync(
        List<byte[]> batch,
        IReadOnlyList<ILogSource> sources,
        Func<RevisionChain, byte[]> sealNote,
        CancellationToken cancellationToken)
    {
        var read = Judge(batch);
        var head = new LogHead(sealNote(chain), target);
        await FetchAsync(read.SelectMany(entry => entry.Blobs), sources, onAbsent: null, cancellationToken);

        // From here on nothing is cancelled: it is all or nothing, and quick.
        var done = store.TryAppend(current.Head, batch, readBack =>
        {
            if (readBack.Count != batch.Count
                || !readBack.Zip(batch).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)))
            {
                throw new IOException("The store did not read back the entries it was given.");
            }

            var leaves = readBack.Select(bytes => MerkleTree.LeafHash(bytes)).ToArray();
            return new SealedAppend(
                head, TileRow.Of(TileGrowth.Extend(current.Size, leaves, store.ReadTile)));
        });
        return done
            ? new LogState(head, edge, chain)
            : throw new IOException("Somebody else has written to this store.");
    }
}
