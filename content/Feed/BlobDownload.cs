using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Fetches the blobs entries name, checks each and keeps it at once: a broken line loses little.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="onFetched">Called after each, on any thread.</param>
internal sealed class BlobDownload(ILogStore store, Action onFetched)
{
    /// <summary>Longest blob: a scanned contract of a hundred pages.</summary>
    public const int MaxSizeBytes = 64 * 1024 * 1024;

    // Each is held in memory while it is checked.
    private const int AtOnce = 4;

    // Blobs are made durable together, one flush of the disk for all; what a broken line loses is no more than that.
    private const int BatchCount = 64;
    private const int BatchSizeBytes = 8 * 1024 * 1024;

    private readonly Lock gate = new();
    private List<byte[]> waiting = [];
    private long waitingSizeBytes;

    /// <summary>Fetches what is not held yet.</summary>
    /// <param name="blobs">Blobs named by verified entries.</param>
    /// <param name="sources">Tried one after another for each blob.</param>
    /// <param name="cancellationToken">Stops fetching.</param>
    /// <exception cref="SourceFaultException">No source has a blob whole.</exception>
    public async Task FetchAsync(
        IEnumerable<BlobReference> blobs, IReadOnlyList<ILogSource> sources, CancellationToken cancellationToken)
    {
        try
        {
            await Parallel.ForEachAsync(
                blobs.DistinctBy(blob => blob.Sha256).Where(blob => !store.HasBlob(blob.Sha256)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (blob, token) => await FetchOneAsync(blob, sources, token));
        }
        finally
        {
            // What came before a failure need not come again.
            store.WriteBlobs(waiting);
        }
    }

    private async Task FetchOneAsync(
        BlobReference blob, IReadOnlyList<ILogSource> sources, CancellationToken cancellationToken)
    {
        SourceFaultException? gravest = null;
        foreach (var source in sources)
        {
            try
            {
                Keep(await ReadAsync(blob, source, cancellationToken));
                onFetched();
                return;
            }
            catch (SourceFaultException fault)
            {
                gravest = gravest is null || fault.Fault > gravest.Fault ? fault : gravest;
            }
        }

        throw gravest ?? new SourceFaultException(FeedFault.Unreachable, "There is no source.");
    }

    private void Keep(byte[] bytes)
    {
        List<byte[]> full = [];
        lock (gate)
        {
            waiting.Add(bytes);
            waitingSizeBytes += bytes.Length;
            if (waiting.Count >= BatchCount || waitingSizeBytes >= BatchSizeBytes)
            {
                (full, waiting, waitingSizeBytes) = (waiting, [], 0);
            }
        }

        store.WriteBlobs(full);
    }

    private static async Task<byte[]> ReadAsync(
        BlobReference blob, ILogSource source, CancellationToken cancellationToken)
    {
        var path = FeedTree.BlobPath(blob.Sha256);
        var outcome = await source.FetchAsync(path, (int)blob.SizeBytes, cancellationToken);
        var bytes = outcome.BytesOrThrow(path);
        return bytes.Length == blob.SizeBytes && Hash.Of(bytes) == blob.Sha256
            ? bytes
            : throw new SourceFaultException(FeedFault.BadBlob, $"{path} ({blob.Name}) does not have its hash.");
    }
}
