using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Tells systemd that the screen is alive, and only while it really is: each time the screen's own thread has
/// answered. When that hangs, systemd hears nothing and starts the kiosk again (<c>WatchdogSec=</c>).</summary>
/// <param name="ping">Ends when the screen's thread has taken a turn.</param>
/// <param name="notifier">The way to systemd.</param>
/// <param name="interval">Time between two signs of life; <see langword="null"/>: nobody waits for them.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Told when the screen does not answer.</param>
internal sealed partial class ScreenWatchdog(
    Func<Task> ping,
    ISystemdNotifier notifier,
    TimeSpan? interval,
    TimeProvider time,
    ILogger<ScreenWatchdog> logger) : BackgroundService
{
    /// <summary>Signs of life within one patience of systemd: one may be late without harm.</summary>
    private const int SignsPerPatience = 3;

    private static readonly ServiceState Alive = new("WATCHDOG=1");

    /// <summary>How often systemd wants to hear, from its environment.</summary>
    /// <param name="patienceMicroseconds">The variable <c>WATCHDOG_USEC</c>.</param>
    public static TimeSpan? IntervalOf(string? patienceMicroseconds) =>
        long.TryParse(patienceMicroseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var patience)
            && patience > 0
            ? TimeSpan.FromMicroseconds(patience / (double)SignsPerPatience)
            : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (interval is not { } wait)
        {
            return;
        }

        using var timer = new PeriodicTimer(wait, time);
        do
        {
            await SignAsync(wait, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Asks the screen, and signs if it answers in time.</summary>
    internal async Task SignAsync(TimeSpan patience, CancellationToken stoppingToken)
    {
        try
        {
            await ping().WaitAsync(patience, time, stoppingToken);
            notifier.Notify(Alive);
        }
        catch (TimeoutException)
        {
            // Silence is the message.
            LogNoAnswer(patience.TotalSeconds);
        }
    }

    [LoggerMessage(1, LogLevel.Critical, "The screen has not answered for {Seconds} s.")]
    private partial void LogNoAnswer(double seconds);
}
