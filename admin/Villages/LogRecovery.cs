using VillagePublic.Admin.Hosting;
using VillagePublic.Content;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Admin.Villages;

/// <summary>Fills the village's store from what screens hold, believing only what the log's own keys have signed.
/// </summary>
internal sealed class LogRecovery : IDisposable
{
    private const string LogKeySuffix = ".log.key";

    private readonly KeyFolder keyFolder;
    private readonly LogKeys keys;
    private readonly VillageStore store;
    private readonly TimeProvider time;

    private LogRecovery(KeyFolder keyFolder, LogKeys keys, VillageStore store, TimeProvider time)
    {
        this.keyFolder = keyFolder;
        this.keys = keys;
        this.store = store;
        this.time = time;
    }

    /// <summary>Opens what is left; <see langword="null"/> when the keys are nowhere.</summary>
    /// <param name="data">The data folder. A damaged store in it is set aside.</param>
    /// <param name="keyCopies">Folder with copies of the key files; <see langword="null"/>: they are in place.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The disk failed, or another process holds the store.</exception>
    public static LogRecovery? TryOpen(DataFolder data, string? keyCopies, TimeProvider time)
    {
        if (keyCopies is not null)
        {
            BringKeys(keyCopies, data.Keys);
        }

        if (Directory.GetFiles(data.Keys, "*" + LogKeySuffix) is not [var path])
        {
            return null;
        }

        var code = Path.GetFileName(path)[..^LogKeySuffix.Length];
        var keyFolder = new KeyFolder(data.Keys, code);
        var keys = keyFolder.Open();
        var (store, _) = VillageStore.OpenOrRecover(data.VillageDatabase(code), time, keys.Log.Verifier);
        return new LogRecovery(keyFolder, keys, store, time);
    }

    /// <summary>Follows the sources and checks all of what is held then.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    public async Task<RecoveryOutcome> RunAsync(
        IReadOnlyList<ILogSource> sources, CancellationToken cancellationToken)
    {
        // Nothing older than what this machine knows to have signed, if it still knows.
        var signed = keyFolder.Read() is { } note ? LogNote.ReadOwn(note, keys.Origin) : null;
        var outcome = await new LogFollower(store, keys.Log.Verifier, time, signed)
            .FollowAsync(sources, cancellationToken);
        switch (outcome)
        {
            case FollowOutcome.Unreachable unreachable:
                return RecoveryOutcome.Refused(new(
                    $"读不到：{unreachable.Reason}", $"It cannot be read: {unreachable.Reason}"));
            case FollowOutcome.Rejected { Fault: FeedFault.Older } older:
                return RecoveryOutcome.Refused(new(
                    $"那块屏幕的不是最新的，请换一块：{older.Reason}",
                    $"That screen does not hold the newest state; try another: {older.Reason}"));
            case FollowOutcome.Rejected rejected:
                return RecoveryOutcome.Refused(new(
                    $"核对不上，没有采用：{rejected.Reason}", $"It does not check out and was not used: {rejected.Reason}"));
        }

        if (store.MissingBlobs() is [var missing, ..])
        {
            return RecoveryOutcome.Refused(new(
                $"还缺文件“{missing.Name}”，请再加一块屏幕（--from）。",
                $"The file '{missing.Name}' is still missing; name another screen too (--from)."));
        }

        using var present = keyFolder.OpenFor(store);
        if (KeyHistory.TryRead(keys.Origin, store.ReadKeyEntries())?.Now?.Log.Equals(present.Log.Verifier) is not true)
        {
            return RecoveryOutcome.Refused(new(
                "这些密钥是换密钥以前的；请用换了以后的密钥副本（--keys）。",
                "These are keys from before the log's key was changed; use a copy made after that (--keys)."));
        }

        var publisher = LogPublisher.Open(store, present, keyFolder, time);
        return new RecoveryOutcome(null, store.ReadHead()!.Checkpoint, publisher.ReadStanding());
    }

    public void Dispose()
    {
        store.Dispose();
        keys.Dispose();
    }

    // Only the keys, the log's and people's, and what protects these: a mark copied along would be older than what was
    // signed since.
    private static void BringKeys(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".key" or ".xml"))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            if (!File.Exists(target))
            {
                PrivateFile.MakeFolder(Path.GetDirectoryName(target)!);
                PrivateFile.WriteOnce(target, File.ReadAllBytes(file));
            }
        }
    }
}

/// <summary>What came of a recovery.</summary>
/// <param name="Refusal">Why nothing may be published yet; <see langword="null"/> when the log is whole.</param>
/// <param name="Checkpoint">The state held now.</param>
/// <param name="Standing">Whether it may be published to.</param>
internal sealed record RecoveryOutcome(LocalText? Refusal, Checkpoint? Checkpoint, LogStanding? Standing)
{
    public static RecoveryOutcome Refused(LocalText reason) => new(reason, null, null);
}
