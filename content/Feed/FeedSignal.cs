namespace VillagePublic.Content.Feed;

/// <summary>Tells everybody who waits that the head of a log has changed. Thread-safe.</summary>
public sealed class FeedSignal
{
    private TaskCompletionSource next = Create();

    /// <summary>Completes at the next change after this call.</summary>
    public Task NextAsync() => Volatile.Read(ref next).Task;

    /// <summary>Lets all who wait go on.</summary>
    public void Raise() => Interlocked.Exchange(ref next, Create()).SetResult();

    // Whoever waits must not run on the publisher's thread.
    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
