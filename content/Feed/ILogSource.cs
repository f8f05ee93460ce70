namespace VillagePublic.Content.Feed;

/// <summary>Somewhere a log can be read from. Not trusted: everything it gives is verified.</summary>
public interface ILogSource
{
    /// <summary>What people call it: an address or a folder.</summary>
    string Name { get; }

    /// <summary>Reads one file.</summary>
    /// <param name="path">Address relative to the feed.</param>
    /// <param name="maxSizeBytes">Longest content accepted; reading stops there.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<FetchOutcome> FetchAsync(string path, int maxSizeBytes, CancellationToken cancellationToken);
}

/// <summary>What came of reading one file. Every case is expected in the field.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>The file, whole.</summary>
    public sealed record Found(byte[] Bytes) : FetchOutcome;

    /// <summary>The source has no such file.</summary>
    public sealed record Missing : FetchOutcome;

    /// <summary>The file is longer than such a file can be.</summary>
    public sealed record TooLong : FetchOutcome;

    /// <summary>The source cannot be read now.</summary>
    public sealed record Failed(string Reason) : FetchOutcome;
}
