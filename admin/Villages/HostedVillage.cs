using VillagePublic.Admin.Hosting;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Admin.Villages;

/// <summary>The village this process serves: its log, its keys and everything it has published.</summary>
/// <remarks>Thread-safe. Pages and screens read <see cref="Library"/>, which is there, and empty, before the village is
/// founded.</remarks>
internal sealed class HostedVillage : IDisposable
{
    private readonly DataFolder data;
    private readonly TimeProvider time;
    private readonly Lock founding = new();
    private VillageStore? store;
    private LogPublisher? publisher;
    private KeyFolder? keyFolder;

    public HostedVillage(DataFolder data, TimeProvider time)
    {
        this.data = data;
        this.time = time;
        Evidence = new EvidenceFolder(data.Evidence);
        Library = new VillageLibrary(
            hash => store?.ReadBlob(hash),
            (query, limit) => store?.Library.Search(query, limit) ?? []);
        if (Directory.Exists(data.Villages)
            && Directory.GetFiles(data.Villages, "*.db") is [var path, ..])
        {
            Open(Path.GetFileNameWithoutExtension(path));
        }
    }

    /// <summary>Whether there is a village yet.</summary>
    public bool IsFounded => Volatile.Read(ref publisher) is not null;

    /// <summary>The village's division code, which names its files; empty before it is founded.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What is public.</summary>
    public VillageLibrary Library { get; }

    /// <summary>What was damaged and what was kept; <see langword="null"/> when the store was whole.</summary>
    public StoreRecovery? Recovery { get; private set; }

    /// <summary>What others have signed with this log's key, as files for people.</summary>
    public EvidenceFolder Evidence { get; }

    /// <summary>What followers read; <see langword="null"/> before the village is founded.</summary>
    public LogFeed? Feed { get; private set; }

    /// <summary>The log's store.</summary>
    /// <exception cref="InvalidOperationException">There is no village yet.</exception>
    public VillageStore Store => store ?? throw NotFounded();

    /// <summary>The only writer of the log.</summary>
    /// <exception cref="InvalidOperationException">There is no village yet.</exception>
    public LogPublisher Publisher => Volatile.Read(ref publisher) ?? throw NotFounded();

    /// <summary>The signed note of the log; <see langword="null"/> before the village is founded.</summary>
    public LogHead? ReadHead() => store?.ReadHead();

    /// <summary>Founds the village: makes its keys and its log. A deliberate act, done once.</summary>
    /// <param name="code">12-digit division code.</param>
    /// <param name="origin">Name of the log, for ever.</param>
    /// <param name="people">Whose signatures count from the first entry on.</param>
    /// <exception cref="IOException">The disk failed, or there are keys of that code already.</exception>
    public void Found(string code, string origin, IReadOnlyList<Signer> people)
    {
        lock (founding)
        {
            if (IsFounded)
            {
                throw new InvalidOperationException("There is a village in this data folder already.");
            }

            keyFolder = new KeyFolder(data.Keys, code);
            var keys = keyFolder.Create(origin);
            var opened = VillageStore.Open(data.VillageDatabase(code), time, ReadEntry);
            Use(code, opened, LogPublisher.Create(opened, keys, keyFolder, time, people));
        }
    }

    /// <summary>Replaces the keys of log and clock. Followers go over by themselves; the former keys are gone then.
    /// </summary>
    /// <param name="reason">Why, for everybody to read.</param>
    /// <param name="sign">The author's and the reviewer's signatures under the change.</param>
    /// <exception cref="IOException">The disk failed; trying again, or starting again, completes the change.
    /// </exception>
    public PublishOutcome ChangeLogKey(string reason, Func<PendingEntry, IReadOnlyList<Approval>> sign)
    {
        lock (founding)
        {
            var next = keyFolder!.PrepareNext(Publisher.Key.Name);
            var pending = Publisher.PrepareKeys(Publisher.KeysNow.People, reason, next);
            var outcome = Publisher.ChangeKeys(pending, sign(pending), next);
            keyFolder.TakeOver(Publisher.KeysNow);
            return outcome;
        }
    }

    /// <summary>Opens the log's store anew after the disk has failed; does nothing while all is well.</summary>
    /// <exception cref="IOException">The disk still fails; trying again later is right.</exception>
    public void Mend()
    {
        if (store is { Failure: not null } failed && publisher is { } current)
        {
            Recovery = failed.Mend(current.Key) ?? Recovery;
        }
    }

    /// <summary>The name of a village's log unless somebody chooses another.</summary>
    public static string UsualOrigin(string code) => $"villagepublic.local/{code}";

    public void Dispose() => store?.Dispose();

    private static LogEntry? ReadEntry(byte[] bytes) => LogEntryFormat.TryParse(bytes);

    private static InvalidOperationException NotFounded() => new("There is no village in this data folder yet.");

    private void Open(string code)
    {
        keyFolder = new KeyFolder(data.Keys, code);
        var keys = keyFolder.Open();
        var (opened, recovery) = VillageStore.OpenOrRecover(data.VillageDatabase(code), time, keys.Log.Verifier);
        Recovery = recovery;
        try
        {
            if (opened.ReadHead() is null)
            {
                throw new IOException(
                    "这个村的日志不在了；请运行 recover --from 屏幕地址，从屏幕恢复。 "
                    + "This village's log is gone; run 'recover --from FEED' to bring it back from a screen.");
            }

            Use(code, opened, LogPublisher.Open(opened, keyFolder.OpenFor(opened), keyFolder, time));
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private void Use(string code, VillageStore opened, LogPublisher openedPublisher)
    {
        Code = code;
        store = opened;
        opened.Library.Changed += Library.Replace;
        Library.Replace(opened.Library.Current);
        var feed = new LogFeed(new FeedTree(opened, openedPublisher.Key), new FeedSignal());
        openedPublisher.HeadChanged += _ => feed.Signal.Raise();
        openedPublisher.Contradicted += () => Evidence.Write(opened.ReadEvidence());
        Feed = feed;
        Volatile.Write(ref publisher, openedPublisher);
    }
}
