using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Feed;

namespace VillagePublic.Kiosk.Serving;

/// <summary>Keeps copies of a log up to date, from which any web server can serve it.</summary>
/// <param name="find">The log, or <see langword="null"/> for as long as there is none.</param>
/// <param name="copies">The copies.</param>
/// <param name="heardOfLater">Told the note of a copy that is ahead of the log.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told that a copy cannot be written.</param>
public sealed partial class MirrorWorker(
    Func<LogFeed?> find,
    IReadOnlyList<IFeedCopy> copies,
    Action<byte[]> heardOfLater,
    TimeProvider time,
    ILogger<MirrorWorker> logger) : BackgroundService
{
    // Also what was missed: a share that was not mounted, a log that did not exist yet.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Each copy by itself: a slow one does not hold up the others.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(copies.Select(copy => KeepAsync(copy, stoppingToken)));

    private async Task KeepAsync(IFeedCopy copy, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var feed = find();
            var changed = feed?.Signal.NextAsync() ?? Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
            if (feed is not null)
            {
                await UpdateAsync(copy, feed.Tree, cancellationToken);
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(changed, Task.Delay(Interval, time, stop.Token));
            await stop.CancelAsync();
        }
    }

    private async Task UpdateAsync(IFeedCopy copy, FeedTree tree, CancellationToken cancellationToken)
    {
        try
        {
            if (await copy.UpdateAsync(tree, null, cancellationToken) is > 0 and var count)
            {
                Written(copy.Name, count);
            }
        }
        catch (CopyAheadException ahead)
        {
            Failed(copy.Name, ahead.Message);
            heardOfLater(ahead.Note);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // One mirror less is no reason to stop publishing; everything in it is looked at again.
            Failed(copy.Name, exception.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Copy} has {Count} more files.")]
    private partial void Written(string copy, int count);

    [LoggerMessage(2, LogLevel.Error, "{Copy} cannot be written: {Reason}")]
    private partial void Failed(string copy, string reason);
}
