using VillagePublic.Content.Feed;

namespace VillagePublic.Tests.Feed;

/// <summary>A source that changes what another gives.</summary>
internal sealed class TamperingSource(
    ILogSource inner, Func<string, FetchOutcome, FetchOutcome> change) : ILogSource
{
    public string Name => "tampering";

    public List<string> Asked { get; } = [];

    public static TamperingSource Of(ILogSource inner, string path, Func<byte[], byte[]> change) =>
        new(inner, (asked, outcome) => asked.StartsWith(path, StringComparison.Ordinal)
            && outcome is FetchOutcome.Found found ? new FetchOutcome.Found(change(found.Bytes)) : outcome);

    public async Task<FetchOutcome> FetchAsync(string path, int maxSizeBytes, CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add(path);
        }

        return change(path, await inner.FetchAsync(path, maxSizeBytes, cancellationToken));
    }
}
