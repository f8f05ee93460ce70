namespace VillagePublic.Content.Feed;

/// <summary>A copy of a feed that is kept up to date, to be read by whoever likes: a folder or a bucket.</summary>
public interface IFeedCopy
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Writes what it lacks, the checkpoint last. One call at a time.</summary>
    /// <param name="tree">The log.</param>
    /// <param name="progress">Told the number of files written so far.</param>
    /// <param name="cancellationToken">Stops between two files; what is there stays usable.</param>
    /// <returns>How many files were written.</returns>
    /// <exception cref="CopyAheadException">The copy holds a later state of the log.</exception>
    /// <exception cref="IOException">It cannot be read or written; the next call looks at everything again.</exception>
    Task<int> UpdateAsync(FeedTree tree, IProgress<int>? progress, CancellationToken cancellationToken);
}
