namespace VillagePublic.Content.Feed;

/// <summary>A log of this very process: how the kiosk inside the admin follows it.</summary>
/// <param name="tree">The files.</param>
public sealed class LocalLogSource(FeedTree tree) : ILogSource
{
    /// <inheritdoc />
    public string Name => "local";

    /// <inheritdoc />
    public Task<FetchOutcome> FetchAsync(string path, int maxSizeBytes, CancellationToken cancellationToken) =>
        Task.FromResult<FetchOutcome>(tree.Read(path) switch
        {
            null => new FetchOutcome.Missing(),
            { } file when file.Bytes.Length > maxSizeBytes => new FetchOutcome.TooLong(),
            { } file => new FetchOutcome.Found(file.Bytes),
        });
}
