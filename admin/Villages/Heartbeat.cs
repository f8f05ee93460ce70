namespace VillagePublic.Admin.Villages;

/// <summary>Signs the time anew twice a day, so that a frozen feed can be told from a quiet village.</summary>
internal sealed partial class Heartbeat(HostedVillage village, TimeProvider time, ILogger<Heartbeat> logger)
    : BackgroundService
{
    /// <summary>Kiosks call a feed frozen after more than a day.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(12);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            BeatOnce();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void BeatOnce()
    {
        if (!village.IsFounded)
        {
            return;
        }

        try
        {
            if (!village.Publisher.Heartbeat())
            {
                LogNotSigned(village.Publisher.ReadStanding().GetType().Name);
            }
        }
        catch (IOException exception)
        {
            // A full disk must not take the pages away from villagers; the next beat tries again.
            LogStoreFailed(exception);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The log is not signed: {Standing}.")]
    private partial void LogNotSigned(string standing);

    [LoggerMessage(2, LogLevel.Error, "The time could not be signed.")]
    private partial void LogStoreFailed(Exception exception);
}
