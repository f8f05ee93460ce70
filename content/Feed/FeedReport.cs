using VillagePublic.Content.Log;

namespace VillagePublic.Content.Feed;

/// <summary>What an audit of a feed came to.</summary>
/// <param name="Head">The signed state everything was held against; <see langword="null"/> when there was none.</param>
/// <param name="IsReached">Whether the feed could be read at all.</param>
/// <param name="Findings">Every file that is not what was signed, in the order of their names.</param>
public sealed record FeedReport(Checkpoint? Head, bool IsReached, IReadOnlyList<FeedFinding> Findings)
{
    /// <summary>When the log's clock signed the state; <see langword="null"/> when it did not.</summary>
    public DateTimeOffset? ClockTime { get; init; }

    /// <summary>Lines under the state by kiosks and witnesses whose keys are not known here.</summary>
    public int CosignatureCount { get; init; }

    /// <summary>Tiles and bundles read.</summary>
    public int TileCount { get; init; }

    /// <summary>Blobs read.</summary>
    public int BlobCount { get; init; }

    /// <summary>Bytes in them.</summary>
    public long BlobSizeBytes { get; init; }

    /// <summary>Blobs whose erasure the log states.</summary>
    public int ErasedCount { get; init; }
}

/// <summary>One file of a feed that is not what was signed.</summary>
/// <param name="Path">Its address, relative to the feed.</param>
/// <param name="Why">What is wrong.</param>
public sealed record FeedFinding(string Path, LocalText Why);
