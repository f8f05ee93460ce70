using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Following;

namespace VillagePublic.Kiosk.Hosting;

/// <summary>Looks after the kiosk's store while the screen goes on: checks it every hour, and mends it at once when
/// it fails. What was lost is then followed again.</summary>
/// <param name="store">The store.</param>
/// <param name="key">The log's key.</param>
/// <param name="follower">Fetches what was lost; <see langword="null"/> when nothing is followed.</param>
/// <param name="interval">Time between two checks.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where it is told to people.</param>
internal sealed partial class StoreKeeper(
    VillageStore store,
    VerifierKey key,
    FollowWorker? follower,
    TimeSpan interval,
    TimeProvider time,
    ILogger<StoreKeeper> logger) : BackgroundService
{
    // A disk that is full or unplugged may be well again soon.
    private static readonly TimeSpan RetryInterval = TimeSpan.FromMinutes(1);

    private readonly FeedSignal failed = new();

    /// <summary>Raised after every check, on the keeper's thread.</summary>
    public event Action? Checked;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Failed += OnStoreFailed;
        if (follower is not null)
        {
            follower.StoreFailed += failed.Raise;
        }

        var isWell = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Also what failed before anybody listened.
            var next = failed.NextAsync();
            next = isWell && store.Failure is not null ? Task.CompletedTask : next;
            var pause = isWell ? interval : RetryInterval;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(next, Task.Delay(pause, time, stop.Token));
            await stop.CancelAsync();
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            isWell = CheckAndMend();
            Checked?.Invoke();
        }
    }

    // A blob that was let go only has to be fetched again; for anything else the file has to be opened anew.
    private void OnStoreFailed()
    {
        if (store.Failure is null)
        {
            follower?.LookForLostBlobs();
        }
        else
        {
            failed.Raise();
        }
    }

    private bool CheckAndMend()
    {
        try
        {
            if (store.Failure is null)
            {
                store.Check();
            }
        }
        catch (IOException exception)
        {
            Failed(exception);
        }

        try
        {
            if (store.Failure is not null)
            {
                Tell(store.Mend(key));
                follower?.LookForLostBlobs();
            }

            return true;
        }
        catch (IOException exception)
        {
            NotMended(exception);
            return false;
        }
    }

    private void Tell(StoreRecovery? recovery)
    {
        if (recovery is null)
        {
            Reopened();
        }
        else
        {
            Recovered(recovery.Reason, recovery.QuarantinePath, recovery.EntryCount, recovery.BlobCount);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The store failed.")]
    private partial void Failed(Exception exception);

    [LoggerMessage(2, LogLevel.Warning, "The store was opened anew; nothing in it was damaged.")]
    private partial void Reopened();

    [LoggerMessage(
        3,
        LogLevel.Error,
        "The store was damaged ({Reason}) and lies at {Path} now. {EntryCount} entries and {BlobCount} files proved "
        + "themselves and were kept; the rest is followed again.")]
    private partial void Recovered(string reason, string path, long entryCount, int blobCount);

    [LoggerMessage(4, LogLevel.Error, "The store cannot be mended yet; the screen shows what it has.")]
    private partial void NotMended(Exception exception);
}
