using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Fetches the blobs entries name, checks each and keeps it at once: a broken line loses little.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="onFetched">Called after each, on any thread.</param>
internal sealed class BlobDownload(ILogStore store, TimeProvider time, Action onFetched)
{
    /// <summary>Longest blob: a scanned contract of a hundred pages.</summary>
    public const int MaxSizeBytes = 64 * 1024 * 1024;

    // Each is held in memory while it is checked.
    private const int AtOnce = 4;

    // Blobs are made durable together: one flush of the disk, and one change of an index's page, for all.
    private const int BatchCount = 1024;
    private const int BatchSizeBytes = 16 * 1024 * 1024;

    // What a power cut loses on a thin line is no more than came in so long.
    private static readonly TimeSpan BatchTime = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private List<Blob> waiting = [];
    private long waitingSizeBytes;
    private long waitingSince;

    /// <summary>Fetches what is not held yet.</summary>
    /// <param name="blobs">Blobs named by verified entries.</param>
    /// <param name="sources">Tried one after another for each blob.</param>
    /// <param name="cancellationToken">Stops fetching.</param>
    /// <param name="onAbsent">Told, from any thread, of each blob that every source says it does not have: entries not
    /// read yet may state its erasure. <see langword="null"/>: such a blob is a fault.</param>
    /// <exception cref="SourceFaultException">No source has a blob whole.</exception>
    public async Task FetchAsync(
        IEnumerable<BlobReference> blobs,
        IReadOnlyList<ILogSource> sources,
        CancellationToken cancellationToken,
        Action<BlobReference>? onAbsent = null)
    {
        try
        {
            await Parallel.ForEachAsync(
                store.Lacking(blobs),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (blob, token) => await FetchOneAsync(blob, sources, onAbsent, token));
        }
        finally
        {
            // What came before a failure need not come again.
            store.WriteBlobs(waiting);
        }
    }

    private async Task FetchOneAsync(
        BlobReference blob,
        IReadOnlyList<ILogSource> sources,
        Action<BlobReference>? onAbsent,
        CancellationToken cancellationToken)
    {
        SourceFaultException? gravest = null;
        var isAbsent = onAbsent is not null;
        foreach (var source in sources)
        {
            try
            {
                var path = FeedTree.BlobPath(blob.Sha256);
                var outcome = await source.FetchAsync(path, (int)blob.SizeBytes, cancellationToken);
                isAbsent &= outcome is FetchOutcome.Missing;
                Keep(Check(blob, outcome.BytesOrThrow(path)));
                onFetched();
                return;
            }
            catch (SourceFaultException fault)
            {
                gravest = gravest is null || fault.Fault > gravest.Fault ? fault : gravest;
            }
        }

        if (isAbsent)
        {
            onAbsent!(blob);
            return;
        }

        throw gravest ?? new SourceFaultException(FeedFault.Unreachable, "There is no source.");
    }

    private void Keep(Blob blob)
    {
        List<Blob> full = [];
        lock (gate)
        {
            waitingSince = waiting.Count == 0 ? time.GetTimestamp() : waitingSince;
            waiting.Add(blob);
            waitingSizeBytes += blob.Bytes.Length;
            if (waiting.Count >= BatchCount || waitingSizeBytes >= BatchSizeBytes
                || time.GetElapsedTime(waitingSince) >= BatchTime)
            {
                (full, waiting, waitingSizeBytes) = (waiting, [], 0);
            }
        }

        store.WriteBlobs(full);
    }

    private static Blob Check(BlobReference blob, byte[] bytes)
    {
        var read = Blob.Of(bytes);
        return read.Bytes.Length == blob.SizeBytes && read.Hash == blob.Sha256
            ? read
            : throw new SourceFaultException(
                FeedFault.BadBlob, $"{FeedTree.BlobPath(blob.Sha256)} ({blob.Name}) does not have its hash.");
    }
}
