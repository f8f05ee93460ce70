using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;

namespace VillagePublic.Kiosk.Following;

/// <summary>Follows the log for as long as the kiosk runs. The screen never waits for it.</summary>
/// <param name="follower">What reads, verifies and stores.</param>
/// <param name="sources">Where from.</param>
/// <param name="changes">Raised when something may have changed: by event streams, a stick, a person.</param>
/// <param name="interval">Time between two attempts when nothing says so.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where outcomes are told to people.</param>
/// <param name="untilOpen">How long until the line may be used; <see langword="null"/>: always.</param>
public sealed partial class FollowWorker(
    LogFollower follower,
    IReadOnlyList<ILogSource> sources,
    FeedSignal changes,
    TimeSpan interval,
    TimeProvider time,
    ILogger<FollowWorker> logger,
    Func<TimeSpan>? untilOpen = null) : BackgroundService
{
    // After a failure the first retry is soon, and each next one later, up to the interval.
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);

    private readonly Channel<FollowRequest> requests = Channel.CreateUnbounded<FollowRequest>();
    private readonly Dictionary<string, string> told = [];
    private TimeSpan retry = FirstRetry;

    /// <summary>Raised after every attempt, on the worker's thread.</summary>
    public event Action<FollowOutcome>? Followed;

    /// <summary>Raised when the store failed, on the worker's thread. The worker itself tries again later.</summary>
    public event Action? StoreFailed;

    /// <summary>Raised after every file of news, with their number so far. On any thread.</summary>
    public event Action<int>? Fetched
    {
        add => follower.Fetched += value;
        remove => follower.Fetched -= value;
    }

    /// <summary>What the last attempt came to; <see langword="null"/> before the first.</summary>
    public FollowOutcome? Last { get; private set; }

    /// <summary>Key of the followed log's clock; <see langword="null"/> before the log was read.</summary>
    public VerifierKey? ClockKey => follower.CurrentClockKey;

    /// <summary>Says that the store may have lost blobs, and that it is worth looking now. From any thread.</summary>
    public void LookForLostBlobs()
    {
        follower.LookForLostBlobs();
        changes.Raise();
    }

    /// <summary>Follows one more source once, between two attempts with the usual ones.</summary>
    /// <exception cref="IOException">The store failed.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits any more, or the worker has ended.</exception>
    public Task<FollowOutcome> FollowFromAsync(ILogSource source, CancellationToken cancellationToken)
    {
        var outcome = new TaskCompletionSource<FollowOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        return requests.Writer.TryWrite(new FollowRequest(source, outcome))
            ? outcome.Task.WaitAsync(cancellationToken)
            : Task.FromCanceled<FollowOutcome>(new CancellationToken(canceled: true));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                // Taken before following, so that a change that comes meanwhile is not missed.
                var changed = changes.NextAsync();
                var pause = await FollowOpenAsync(stoppingToken);
                while (requests.Reader.TryRead(out var request))
                {
                    await AnswerAsync(request, stoppingToken);
                }

                using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(
                    changed,
                    requests.Reader.WaitToReadAsync(stop.Token).AsTask(),
                    Task.Delay(Jitter.Of(pause), time, stop.Token));
                await stop.CancelAsync();
            }
        }
        finally
        {
            requests.Writer.TryComplete();
            while (requests.Reader.TryRead(out var request))
            {
                request.Outcome.TrySetCanceled(CancellationToken.None);
            }
        }
    }

    /// <returns>How long to wait for the next attempt.</returns>
    private async Task<TimeSpan> FollowOpenAsync(CancellationToken cancellationToken)
    {
        var closed = untilOpen?.Invoke() ?? TimeSpan.Zero;
        IReadOnlyList<ILogSource> open = closed > TimeSpan.Zero
            ? [.. sources.Where(source => source is not HttpLogSource)]
            : sources;

        // Like every pause this one is shortened at random; then the hours are asked again.
        return open.Count > 0 ? await FollowOnceAsync(open, cancellationToken)
            : closed > TimeSpan.Zero ? closed
            : interval;
    }

    private async Task AnswerAsync(FollowRequest request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            var outcome = await follower.FollowAsync([request.Source], cancellationToken);
            Tell(outcome, time.GetElapsedTime(started).TotalMilliseconds);
            if (outcome is FollowOutcome.Advanced or FollowOutcome.UpToDate)
            {
                Followed?.Invoke(outcome);
            }

            request.Outcome.TrySetResult(outcome);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            TellStoreFailed(exception);
            StoreFailed?.Invoke();
            request.Outcome.TrySetException(exception);
        }
    }

    private async Task<TimeSpan> FollowOnceAsync(
        IReadOnlyList<ILogSource> open, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        FollowOutcome outcome;
        try
        {
            outcome = await follower.FollowAsync(open, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // A full disk must not blank the screen. Anything unforeseen stops the host, and systemd restarts it.
            TellStoreFailed(exception);
            StoreFailed?.Invoke();
            return NextRetry();
        }

        TellFindings(outcome);
        Tell(outcome, time.GetElapsedTime(started).TotalMilliseconds);
        Last = outcome;
        Followed?.Invoke(outcome);
        if (outcome is FollowOutcome.UpToDate or FollowOutcome.Advanced)
        {
            retry = FirstRetry;
            return interval;
        }

        return NextRetry();
    }

    // Each source by its name, once for each new thing that is wrong with it, also when another one served.
    private void TellFindings(FollowOutcome outcome)
    {
        foreach (var (source, fault, reason) in outcome.Findings)
        {
            if (told.GetValueOrDefault(source) != reason)
            {
                told[source] = reason;
                SourceSkipped(source, fault, reason);
            }
        }

        foreach (var source in told.Keys.Except(outcome.Findings.Select(finding => finding.Source)).ToArray())
        {
            told.Remove(source);
            SourceWellAgain(source);
        }
    }

    private TimeSpan NextRetry()
    {
        var now = retry < interval ? retry : interval;
        retry = now * 2;
        return now;
    }

    private void Tell(FollowOutcome outcome, double elapsedMs)
    {
        switch (outcome)
        {
            case FollowOutcome.Advanced advanced:
                Advanced(advanced.Checkpoint.Size, advanced.EntryCount, elapsedMs);
                break;
            case FollowOutcome.Unreachable unreachable when Last is not FollowOutcome.Unreachable:
                Unreachable(unreachable.Reason);
                break;
            case FollowOutcome.Rejected rejected when Last is not FollowOutcome.Rejected before
                || before.Reason != rejected.Reason:
                Rejected(rejected.Fault, rejected.Reason);
                break;
            case FollowOutcome.UpToDate when Last is FollowOutcome.Unreachable or FollowOutcome.Rejected:
                WellAgain();
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Log grew to {Size} entries, {EntryCount} new, in {ElapsedMs:0} ms.")]
    private partial void Advanced(long size, int entryCount, double elapsedMs);

    [LoggerMessage(2, LogLevel.Warning, "No source of the log can be read: {Reason}")]
    private partial void Unreachable(string reason);

    [LoggerMessage(3, LogLevel.Error, "The log was refused, the old state stays ({Fault}): {Reason}")]
    private partial void Rejected(FeedFault fault, string reason);

    [LoggerMessage(4, LogLevel.Information, "The log can be read again.")]
    private partial void WellAgain();

    [LoggerMessage(5, LogLevel.Error, "The store failed.")]
    private partial void TellStoreFailed(Exception exception);

    [LoggerMessage(6, LogLevel.Warning, "{Source} is skipped ({Fault}): {Reason}")]
    private partial void SourceSkipped(string source, FeedFault fault, string reason);

    [LoggerMessage(7, LogLevel.Information, "{Source} serves again.")]
    private partial void SourceWellAgain(string source);
}
