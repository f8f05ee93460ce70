using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Kiosk.Serving;

/// <summary>Lets the log's clock sign the time several times a day, so that a feed that stands still shows.</summary>
/// <param name="find">The log, or <see langword="null"/> for as long as there is none.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told that the log must not be signed.</param>
public sealed partial class LogClockWorker(
    Func<LogPublisher?> find, TimeProvider time, ILogger<LogClockWorker> logger) : BackgroundService
{
    // Eight signatures within the span after which followers call the feed possibly frozen.
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (find() is { } publisher && !publisher.Heartbeat())
                {
                    NotSigned(publisher.ReadStanding());
                }
            }
            catch (IOException exception)
            {
                // The log is read again before the next signature; people still read what is published.
                StoreFailed(exception);
            }

            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The log must not be signed here: {Standing}. Recover it from a kiosk.")]
    private partial void NotSigned(LogStanding standing);

    [LoggerMessage(2, LogLevel.Error, "The log's store failed.")]
    private partial void StoreFailed(Exception exception);
}
