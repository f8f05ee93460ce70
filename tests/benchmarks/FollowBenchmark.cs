using System.Diagnostics;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Store;

namespace VillagePublic.Benchmarks;

/// <summary>An empty kiosk follows the whole sample village over HTTP: verified, durable and readable.</summary>
internal static class FollowBenchmark
{
    private const int Count = 7;

    public static async Task RunAsync()
    {
        await using var village = new BenchVillage();
        var documents = village.PublishSample();
        await village.ServeAsync();
        var bytes = village.Store.Library.Current.All
            .SelectMany(revision => revision.Entry.Blobs)
            .DistinctBy(blob => blob.Sha256)
            .Sum(blob => blob.SizeBytes);
        Console.WriteLine($"{documents} documents, {bytes / 1_000_000.0:0.0} MB of blobs");
        using var client = HttpLogSource.CreateClient();
        var source = new HttpLogSource(client, new Uri(village.Address + "/feed/"), TimeProvider.System);
        var follow = new List<double>();
        var restart = new List<double>();
        for (var i = 0; i < Count; i++)
        {
            using var folder = new BenchFolder();
            follow.Add(await FollowAsync(village, source, folder.File("kiosk.db")));
            restart.Add(Samples.Time(() => VillageStore.Open(folder.File("kiosk.db"), TimeProvider.System).Dispose()));
        }

        Console.WriteLine(new Samples("empty store → all verified and durable", follow));
        Console.WriteLine(new Samples("open and close the store with all of it", restart));
    }

    private static async Task<double> FollowAsync(BenchVillage village, ILogSource source, string path)
    {
        var start = Stopwatch.GetTimestamp();
        using var store = VillageStore.Open(path, TimeProvider.System);
        var follower = new LogFollower(store, village.Publisher.Key, TimeProvider.System);
        var outcome = await follower.FollowAsync([source], CancellationToken.None);
        if (outcome is not FollowOutcome.Advanced)
        {
            throw new InvalidOperationException($"The follower says {outcome}.");
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
