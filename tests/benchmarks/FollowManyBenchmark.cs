using System.Diagnostics;
using System.Globalization;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Store;

namespace VillagePublic.Benchmarks;

/// <summary>10,000 documents with 300 MB are followed from nothing, beside rsync and git with the same tree of files;
/// then one more document, and what it costs on the line.</summary>
/// <remarks>What a kiosk has followed is durable. rsync and git leave theirs to the system's next flush, so rsync is
/// timed twice: as it comes, and until the disk has it (syncfs). Before each of them the disk has nothing left to do.
/// </remarks>
internal static class FollowManyBenchmark
{
    private const int DocumentCount = 10_000;
    private const int BatchCount = 500;
    private const int FileSizeBytes = 29_000;
    private const int Count = 4;

    public static async Task RunAsync()
    {
        await using var village = new BenchVillage();
        for (var first = 0; first < DocumentCount; first += BatchCount)
        {
            village.PublishWithFiles(first, BatchCount, FileSizeBytes);
        }

        // The village has long been indexed when a kiosk comes.
        village.Store.CatchUpSearch(CancellationToken.None);
        await village.ServeAsync();
        using var tree = new BenchFolder();
        var key = village.Publisher.Key;
        var files = FeedExport.Write(new FeedTree(village.Store, key), tree.File("feed"), null, CancellationToken.None);
        Console.WriteLine($"{DocumentCount} documents, {files} files");
        Git(tree, "init", "-q");
        Git(tree, "add", "feed");
        Git(tree, "-c", "user.name=b", "-c", "user.email=b@example", "commit", "-q", "-m", "feed");
        var (ours, rsync, durable, git) = (
            new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Count; i++)
        {
            using var copy = new BenchFolder();
            Run("sync", []);
            ours.Add(await FollowAsync(village, copy.File("kiosk.db")));
            Run("sync", []);
            rsync.Add(Samples.Time(() => Run("rsync", ["-a", "-c", tree.File("feed") + "/", copy.File("rsync")])));
            durable.Add(rsync[^1] + Samples.Time(() => Run("sync", ["-f", copy.File("rsync")])));
            git.Add(Samples.Time(() => Run("git", ["clone", "-q", "--no-local", tree.Path, copy.File("git")])));
        }

        var followed = new Samples("empty kiosk: all verified and durable", ours);
        Samples.Compare(followed, new Samples("rsync -c of the same tree, flushed", durable));
        Samples.Compare(followed, new Samples("rsync -c of the same tree, not flushed", rsync));
        Samples.Compare(followed, new Samples("git clone of the same tree, not flushed", git));
        await MeasureOneMoreAsync(village);
    }

    private static async Task<double> FollowAsync(BenchVillage village, string path)
    {
        using var client = HttpLogSource.CreateClient();
        var source = new HttpLogSource(client, new Uri(village.Address + "/feed/"), TimeProvider.System);
        var start = Stopwatch.GetTimestamp();
        using var store = VillageStore.Open(path, TimeProvider.System);
        await FollowAsync(village, store, source);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task MeasureOneMoreAsync(BenchVillage village)
    {
        using var copy = new BenchFolder();
        using var store = VillageStore.Open(copy.File("kiosk.db"), TimeProvider.System);
        using var line = new CountedLine();
        var source = new HttpLogSource(line.Client, new Uri(village.Address + "/feed/"), TimeProvider.System);
        var follower = await FollowAsync(village, store, source);
        line.Take();
        village.PublishWithFiles(DocumentCount, 1, fileSizeBytes: 0);
        await follower.FollowAsync([source], CancellationToken.None);
        var (requests, bytes) = line.Take();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"one more document without files: {requests} requests, {bytes:N0} bytes both ways"));
    }

    private static async Task<LogFollower> FollowAsync(BenchVillage village, VillageStore store, ILogSource source)
    {
        var follower = new LogFollower(store, village.Publisher.Key, TimeProvider.System);
        var outcome = await follower.FollowAsync([source], CancellationToken.None);
        return outcome is FollowOutcome.Advanced
            ? follower
            : throw new InvalidOperationException($"The follower says {outcome}.");
    }

    private static void Git(BenchFolder tree, params string[] arguments) => Run("git", ["-C", tree.Path, .. arguments]);

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
