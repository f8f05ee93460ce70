namespace VillagePublic.Content.Feed;

/// <summary>A copy of a feed in a folder that any web server can serve.</summary>
/// <param name="folder">The folder; made when it is not there.</param>
public sealed class FolderCopy(string folder) : IFeedCopy
{
    private long since;

    /// <inheritdoc />
    public string Name => folder;

    /// <inheritdoc />
    public Task<int> UpdateAsync(FeedTree tree, IProgress<int>? progress, CancellationToken cancellationToken) =>
        Task.Run(() => Update(tree, progress, cancellationToken), cancellationToken);

    private int Update(FeedTree tree, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        // After anything went wrong everything is looked at again.
        var (known, size) = (since, tree.Size);
        since = 0;
        var written = FeedExport.Write(tree, folder, progress, cancellationToken, known);
        since = size;
        return written;
    }
}
