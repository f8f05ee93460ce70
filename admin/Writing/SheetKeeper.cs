namespace VillagePublic.Admin.Writing;

/// <summary>Removes imported spreadsheets after their time: they hold more than is published.</summary>
internal sealed partial class SheetKeeper(SheetDesk sheets, TimeProvider time, ILogger<SheetKeeper> logger)
    : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                sheets.Forget();
            }
            catch (IOException exception)
            {
                // A full disk keeps them an hour longer.
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Error, "Old spreadsheets could not be removed.")]
    private partial void LogFailed(Exception exception);
}
