using System.Runtime.CompilerServices;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Content.Feed;

/// <summary>Reads the entries of a log from one source, bundle by bundle.</summary>
/// <param name="source">Where from.</param>
/// <param name="held">A bundle that need not be read, by its number; <see langword="null"/> from it: it must.</param>
internal sealed class EntryDownload(ILogSource source, Func<long, int, IReadOnlyList<byte[]>?>? held = null)
{
    // Hides the line's delay without asking a village's server for everything at once.
    private const int BundlesAtOnce = 6;

    private const int MaxEntrySizeInBundle = sizeof(ushort) + LogEntryFormat.MaxSizeBytes;

    /// <summary>The entries from a bundle's first to the end of the log, one list for each bundle.</summary>
    /// <param name="first">Index of the first entry of a bundle.</param>
    /// <param name="size">Size of the log.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceFaultException">A bundle cannot be read or is damaged.</exception>
    public async IAsyncEnumerable<IReadOnlyList<byte[]>> ReadAsync(
        long first, long size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var started = new Queue<Task<IReadOnlyList<byte[]>>>();
        try
        {
            for (var next = first; next < size || started.Count > 0;)
            {
                while (next < size && started.Count < BundlesAtOnce)
                {
                    var width = (int)Math.Min(TilePath.FullWidth, size - next);
                    started.Enqueue(ReadBundleAsync(next / TilePath.FullWidth, width, stop.Token));
                    next += TilePath.FullWidth;
                }

                yield return await started.Dequeue();
            }
        }
        finally
        {
            // After one bad bundle the others are of no use.
            await stop.CancelAsync();
        }
    }

    /// <summary>The entries of one bundle.</summary>
    /// <exception cref="SourceFaultException">It cannot be read or is damaged.</exception>
    public async Task<IReadOnlyList<byte[]>> ReadBundleAsync(
        long index, int width, CancellationToken cancellationToken)
    {
        if (held?.Invoke(index, width) is { } known)
        {
            return known;
        }

        var (path, bytes) = await TileFetch.FetchAsync(
            source, new TilePath(TilePath.EntriesLevel, index, width), MaxEntrySizeInBundle, cancellationToken);
        var entries = EntryBundle.TryParse(bytes, path.Width)
            ?? throw new SourceFaultException(
                FeedFault.BadEntries, $"{path} is cut short or has bytes left over.");
        return width == path.Width ? entries : [.. entries.Take(width)];
    }
}

/// <summary>Fetches a tile or a bundle.</summary>
internal static class TileFetch
{
    /// <param name="source">Where from.</param>
    /// <param name="path">What.</param>
    /// <param name="maxItemSizeBytes">The most one hash or entry takes.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>What was found: the full tile when the partial one is not kept any more.</returns>
    /// <exception cref="SourceFaultException">Neither can be read.</exception>
    public static async Task<(TilePath Path, byte[] Bytes)> FetchAsync(
        ILogSource source, TilePath path, int maxItemSizeBytes, CancellationToken cancellationToken)
    {
        var outcome = await source.FetchAsync(path.ToString(), path.Width * maxItemSizeBytes, cancellationToken);
        if (outcome is FetchOutcome.Missing && path.Width < TilePath.FullWidth)
        {
            // The log may have grown meanwhile: a partial tile need not be kept once the full one exists.
            path = path with { Width = TilePath.FullWidth };
            outcome = await source.FetchAsync(path.ToString(), path.Width * maxItemSizeBytes, cancellationToken);
        }

        return (path, outcome.BytesOrThrow(path.ToString()));
    }
}

/// <summary>Turns what was read into bytes or a fault.</summary>
internal static class FetchOutcomeReading
{
    extension(FetchOutcome outcome)
    {
        /// <exception cref="SourceFaultException">There are no bytes.</exception>
        public byte[] BytesOrThrow(string path) => outcome switch
        {
            FetchOutcome.Found found => found.Bytes,
            FetchOutcome.Missing => throw new SourceFaultException(FeedFault.Unreachable, $"{path} is missing."),
            FetchOutcome.TooLong => throw new SourceFaultException(FeedFault.TooLong, $"{path} is too long."),
            FetchOutcome.Failed failed => throw new SourceFaultException(FeedFault.Unreachable, failed.Reason),
            _ => throw new InvalidOperationException("An outcome nobody knows."),
        };
    }
}
