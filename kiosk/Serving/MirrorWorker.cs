using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Feed;

namespace VillagePublic.Kiosk.Serving;

/// <summary>Keeps folders that any web server can serve up to date with a log.</summary>
/// <param name="find">The log, or <see langword="null"/> for as long as there is none.</param>
/// <param name="folders">The folders; made when they are not there.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told that a folder cannot be written.</param>
public sealed partial class MirrorWorker(
    Func<LogFeed?> find, IReadOnlyList<string> folders, TimeProvider time, ILogger<MirrorWorker> logger)
    : BackgroundService
{
    // Also what was missed: a share that was not mounted, a log that did not exist yet.
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, HashSet<string>> written =
        folders.Distinct().ToDictionary(folder => folder, _ => new HashSet<string>());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var feed = find();
            var changed = feed?.Signal.NextAsync() ?? Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken);
            if (feed is not null)
            {
                await Task.Run(() => WriteAll(feed.Tree, stoppingToken), stoppingToken);
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(changed, Task.Delay(Interval, time, stop.Token));
            await stop.CancelAsync();
        }
    }

    private void WriteAll(FeedTree tree, CancellationToken cancellationToken)
    {
        foreach (var (folder, known) in written)
        {
            try
            {
                if (FeedExport.Write(tree, folder, null, cancellationToken, known) is > 0 and var count)
                {
                    Written(folder, count);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // One mirror less is no reason to stop publishing; everything in it is looked at again.
                known.Clear();
                Failed(folder, exception.Message);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Folder} has {Count} more files.")]
    private partial void Written(string folder, int count);

    [LoggerMessage(2, LogLevel.Error, "{Folder} cannot be written: {Reason}")]
    private partial void Failed(string folder, string reason);
}
