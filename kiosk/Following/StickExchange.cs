using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;

namespace VillagePublic.Kiosk.Following;

/// <summary>Takes from one folder of a feed what is newer, or gives it what it lacks; and says on it what came of it.
/// </summary>
/// <param name="store">The kiosk's log.</param>
/// <param name="key">The log's key.</param>
/// <param name="follow">Follows one source once.</param>
/// <param name="time">The clock.</param>
internal sealed class StickExchange(
    ILogStore store,
    VerifierKey key,
    Func<ILogSource, CancellationToken, Task<FollowOutcome>> follow,
    TimeProvider time)
{
    /// <summary>Name of the file in which the result stands; any system can open it.</summary>
    public const string ResultName = "village-result.txt";

    /// <summary>The folder of a stick that is for this kiosk: its village's feed, or an empty one that asks for it.
    /// </summary>
    /// <param name="volume">Where the stick is mounted.</param>
    public string? Find(string volume)
    {
        try
        {
            return FeedFolder.Find(volume, key.Name).FirstOrDefault() ?? FeedFolder.FindWanted(volume);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Pulled out at this moment, or somebody else's.
            return null;
        }
    }

    /// <summary>Deals with one stick.</summary>
    /// <param name="volume">Where it is mounted.</param>
    /// <param name="folder">What <see cref="Find"/> found.</param>
    /// <param name="progress">Told the number of files read or written so far.</param>
    /// <param name="cancellationToken">Stops; nothing has changed then.</param>
    public async Task<StickOutcome> RunAsync(
        string volume, string folder, IProgress<int> progress, CancellationToken cancellationToken)
    {
        StickOutcome outcome;
        try
        {
            outcome = await ExchangeAsync(folder, progress, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            outcome = new StickOutcome.Refused(new LocalText(
                $"读写 U 盘出错（{exception.Message}）。拔早了就再插一次。",
                $"The stick failed ({exception.Message}). If it was pulled out early, put it in again."));
        }

        TryWriteResult(volume, outcome.Words);
        return outcome;
    }

    private async Task<StickOutcome> TakeAsync(
        string folder, IProgress<int> progress, CancellationToken cancellationToken)
    {
        if (FeedFolder.Fault(folder) is { } fault)
        {
            return new StickOutcome.Refused(fault);
        }

        return await follow(new CountedSource(new FolderLogSource(folder), progress), cancellationToken) switch
        {
            FollowOutcome.Advanced advanced => new StickOutcome.Taken(advanced.EntryCount),
            FollowOutcome.UpToDate => new StickOutcome.Same(),
            FollowOutcome.Rejected rejected => Refused(rejected.Fault, rejected.Reason),
            FollowOutcome.Unreachable unreachable => Refused(FeedFault.Unreachable, unreachable.Reason),
            var other => throw new InvalidOperationException($"No words for {other}."),
        };
    }

    private async Task<StickOutcome> ExchangeAsync(
        string folder, IProgress<int> progress, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, FeedTree.CheckpointPath);
        if (!File.Exists(path))
        {
            return Give(folder, progress, cancellationToken);
        }

        // What it says of itself decides only which way to go; nothing is believed before it is verified.
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        var offered = LogNote.TryRead(bytes, key)?.Checkpoint;
        var held = store.ReadHead()?.Checkpoint;
        return offered is not null && held is not null && offered.Size < held.Size && FeedFolder.Fault(folder) is null
            ? Give(folder, progress, cancellationToken)
            : await TakeAsync(folder, progress, cancellationToken);
    }

    private StickOutcome Give(string folder, IProgress<int> progress, CancellationToken cancellationToken)
    {
        if (store.ReadHead() is not { } head)
        {
            return new StickOutcome.Refused(new LocalText("这里还没有内容。", "There is nothing here yet."));
        }

        FeedExport.Write(new FeedTree(store, key), folder, progress, cancellationToken);
        return new StickOutcome.Given(head.Checkpoint.Size);
    }

    private static StickOutcome.Refused Refused(FeedFault fault, string reason)
    {
        var words = FaultText.Of(fault);
        return new StickOutcome.Refused(new LocalText(words.Chinese, $"{words.English} ({reason})"));
    }

    // A stick that is write-protected or gone is none the worse; the screen has said it too.
    private void TryWriteResult(string volume, LocalText words)
    {
        var now = time.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        var text = FormattableString.Invariant($"{now:yyyy-MM-dd HH:mm}\n{words.Chinese}\n{words.English}\n");
        try
        {
            // With a mark and both ends of a line, so that every Windows shows the Chinese.
            File.WriteAllBytes(
                Path.Combine(volume, ResultName),
                [0xEF, 0xBB, 0xBF, .. StrictUtf8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private sealed class CountedSource(ILogSource inner, IProgress<int> progress) : ILogSource
    {
        private int count;

        public string Name => inner.Name;

        public async Task<FetchOutcome> FetchAsync(
            string path, int maxSizeBytes, CancellationToken cancellationToken)
        {
            var outcome = await inner.FetchAsync(path, maxSizeBytes, cancellationToken);
            progress.Report(Interlocked.Increment(ref count));
            return outcome;
        }
    }
}
