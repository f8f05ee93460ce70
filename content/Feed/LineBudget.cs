namespace VillagePublic.Content.Feed;

/// <summary>Lets no more bytes a second through than somebody pays for. Shared by all who use the line. Thread-safe.
/// </summary>
/// <param name="bytesPerSecond">The most a second.</param>
/// <param name="time">The clock.</param>
public sealed class LineBudget(int bytesPerSecond, TimeProvider time)
{
    private readonly Lock gate = new();
    private DateTimeOffset paidUntil;

    /// <summary>Counts bytes that have come, and waits until the next may be asked for.</summary>
    public Task SpendAsync(int sizeBytes, CancellationToken cancellationToken)
    {
        TimeSpan wait;
        lock (gate)
        {
            var now = time.GetUtcNow();
            paidUntil = (paidUntil > now ? paidUntil : now) + TimeSpan.FromSeconds(sizeBytes / (double)bytesPerSecond);
            wait = paidUntil - now;
        }

        return Task.Delay(wait, time, cancellationToken);
    }
}
