using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Kiosk.Screens;

namespace VillagePublic.Kiosk.Following;

/// <summary>Notices sticks as they are put in and deals with each once.</summary>
/// <param name="mounts">Where sticks appear.</param>
/// <param name="exchange">What is done with one.</param>
/// <param name="report">Told what the screen is to say; <see langword="null"/>: nothing any more.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where outcomes are told to people.</param>
internal sealed partial class StickWorker(
    StickMounts mounts,
    StickExchange exchange,
    Action<StickNews?> report,
    TimeProvider time,
    ILogger<StickWorker> logger) : BackgroundService
{
    // Soon enough for whoever waits before the screen; looking at a few folders costs nothing.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // Often enough to be seen moving, seldom enough not to keep the screen drawing.
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    private readonly HashSet<string> known = [];
    private string? shown;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            known.RemoveWhere(folder => !Directory.Exists(folder));
            if (shown is not null && !known.Contains(shown))
            {
                // Pulled out: whoever read the message has gone.
                shown = null;
                report(null);
            }

            foreach (var volume in mounts.List())
            {
                if (exchange.Find(volume) is { } folder && known.Add(folder))
                {
                    await DealWithAsync(volume, folder, stoppingToken);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DealWithAsync(string volume, string folder, CancellationToken cancellationToken)
    {
        var reported = time.GetTimestamp();
        var progress = new Immediate(count =>
        {
            if (time.GetElapsedTime(reported) >= ProgressInterval)
            {
                reported = time.GetTimestamp();
                report(new StickNews.Busy(count));
            }
        });
        report(new StickNews.Busy(0));
        var outcome = await exchange.RunAsync(volume, folder, progress, cancellationToken);
        shown = folder;
        report(new StickNews.Done(outcome.Words, outcome is StickOutcome.Refused));
        Dealt(volume, outcome.Words.English);
    }

    [LoggerMessage(1, LogLevel.Information, "Stick at {Volume}: {Outcome}")]
    private partial void Dealt(string volume, string outcome);

    private sealed class Immediate(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
