namespace VillagePublic.Admin.Writing;

/// <summary>Publishes what was signed off for a later time, within half a minute of it.</summary>
internal sealed partial class ScheduledPublication(
    SignOffDesk desk, TimeProvider time, ILogger<ScheduledPublication> logger) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            PublishOnce();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void PublishOnce()
    {
        try
        {
            desk.PublishDue();
        }
        catch (IOException exception)
        {
            // A full disk keeps it waiting; the next look tries again.
            LogStoreFailed(exception);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "What was due could not be published.")]
    private partial void LogStoreFailed(Exception exception);
}
