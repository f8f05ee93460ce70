using Microsoft.Extensions.Hosting;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Has memory given back once after each visit, when nobody would notice.</summary>
/// <param name="touchedAt">When somebody last touched the screen; the start counts too.</param>
/// <param name="giveBack">Gives back what nothing needs; stops all threads for a moment.</param>
/// <param name="time">The clock.</param>
internal sealed class MemoryKeeper(Func<DateTimeOffset?> touchedAt, Action giveBack, TimeProvider time)
    : BackgroundService
{
    /// <summary>So long without a touch, a reader reads, or has gone.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private DateTimeOffset tidiedAt = DateTimeOffset.MinValue;

    /// <summary>Gives back if it is time.</summary>
    internal void Look()
    {
        var now = time.GetUtcNow();
        if (touchedAt() is { } touched && touched > tidiedAt && now - touched >= Quiet)
        {
            tidiedAt = now;
            giveBack();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }
}
