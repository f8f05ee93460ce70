using Microsoft.Extensions.Hosting;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Kiosk.Following;

/// <summary>Reports every state the kiosk has newly verified at once, and that it is alive every minute.</summary>
internal sealed class SeenWorker(
    FollowWorker follower,
    ILogStore store,
    SeenReporter reporter,
    TimeProvider time,
    Func<TimeSpan>? untilOpen = null) : BackgroundService
{
    /// <summary>An admin calls a screen silent after a few of these.</summary>
    public static readonly TimeSpan AliveInterval = TimeSpan.FromMinutes(1);

    private readonly FeedSignal followed = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        follower.Followed += outcome =>
        {
            if (outcome is FollowOutcome.Advanced or FollowOutcome.UpToDate)
            {
                followed.Raise();
            }
        };
        byte[] reported = [];
        var reportedAt = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = followed.NextAsync();
            var isClosed = untilOpen?.Invoke() > TimeSpan.Zero;
            if (!isClosed && ReadHead() is { } head && (!head.Note.AsSpan().SequenceEqual(reported)
                    || time.GetElapsedTime(reportedAt) >= AliveInterval))
            {
                await reporter.ReportAsync(head, stoppingToken);
                reported = head.Note;
                reportedAt = time.GetTimestamp();
            }

            await Task.WhenAny(next, Task.Delay(AliveInterval, time, stoppingToken));
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    // A store that is being mended has nothing to report until it has been followed again.
    private LogHead? ReadHead()
    {
        try
        {
            return store.ReadHead();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
