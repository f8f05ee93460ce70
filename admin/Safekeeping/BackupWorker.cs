using VillagePublic.Admin.Accounts;
using VillagePublic.Admin.Hosting;
using VillagePublic.Admin.Mirroring;

namespace VillagePublic.Admin.Safekeeping;

/// <summary>Makes a backup every day and says when it could not.</summary>
internal sealed partial class BackupWorker(
    VillageBackup backup, ServeOptions options, AuditTrail audit, TimeProvider time, ILogger<BackupWorker> logger)
    : BackgroundService
{
    /// <summary>Once a day: at most a day's drafts are lost; what is public is on every screen anyway.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    // Not while the process is busy starting.
    private static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(10);

    /// <summary>Makes one now.</summary>
    /// <returns>Where it lies.</returns>
    /// <exception cref="IOException">A disk failed, or the store cannot be reached.</exception>
    /// <exception cref="InvalidDataException">The copy does not prove itself.</exception>
    public async Task<string> MakeNowAsync(Content.Store.Admin.AdminUser? by, CancellationToken cancellationToken)
    {
        var path = backup.Make(options.BackupFolder);
        if (options.BackupBucket is not { } address)
        {
            audit.Add(by, "backup", path);
            return path;
        }

        using var bucket = new BackupBucket(address);
        path = await bucket.SendAsync(path, cancellationToken);
        audit.Add(by, "backup", path);
        try
        {
            await bucket.PruneAsync(backup.Code, cancellationToken);
        }
        catch (IOException exception)
        {
            // Keys that may not delete are a protection some want; the backup is made all the same.
            LogNotPruned(exception);
        }

        return path;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, time, stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                LogMade(await MakeNowAsync(by: null, stoppingToken));
            }
            catch (Exception exception) when (
                exception is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                // A full backup disk must not take the pages away from villagers; the next day tries again.
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Information, "Backup made and proved by restoring it: {Path}")]
    private partial void LogMade(string path);

    [LoggerMessage(2, LogLevel.Error, "No backup could be made.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(3, LogLevel.Warning, "The backup is made; older ones could not be removed from the bucket.")]
    private partial void LogNotPruned(Exception exception);
}
