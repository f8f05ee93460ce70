using System.Diagnostics;
using System.Globalization;
using VillagePublic.Content;
using VillagePublic.Content.Documents;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Log;
using VillagePublic.Content.Publishing;
using VillagePublic.Content.Store;

namespace VillagePublic.Benchmarks;

/// <summary>An empty kiosk follows a log of a million signed entries: time and memory for every hundred thousand, then
/// for one entry more.</summary>
internal static class MillionBenchmark
{
    private const string Origin = "bench.example/million";
    private const string CountVariable = "VILLAGEPUBLIC_BENCH_ENTRIES";

    // Fifty thousand documents, each revised again and again: more than any village's lifetime.
    private const int DocumentCount = 50_000;

    private const int ReportCount = 10;

    private static readonly byte[] Markdown =
        StrictUtf8.GetBytes("---\nkind: notice\ntitle: 通知\ndate: 2026-11-20\n---\n\n通知。\n");

    public static async Task RunAsync()
    {
        var count = int.Parse(
            Environment.GetEnvironmentVariable(CountVariable) ?? "1000000", CultureInfo.InvariantCulture);
        using var folder = new BenchFolder();
        using var keys = LogKeys.Create(Origin);
        using var writer = new SyntheticLog(keys, folder.File("feed"));
        var start = Stopwatch.GetTimestamp();
        writer.WriteTo(count);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} entries made in {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"));
        GC.Collect();
        using var store = VillageStore.Open(folder.File("kiosk.db"), TimeProvider.System);
        var follower = new LogFollower(store, keys.Log.Verifier, TimeProvider.System);
        Report(follower, count);
        await FollowAsync(follower, folder, "all shown");
        for (var i = 1; i <= 3; i++)
        {
            writer.WriteTo(count + i);
            await FollowAsync(follower, folder, "one more entry");
        }
    }

    private static void Report(LogFollower follower, int count)
    {
        var start = Stopwatch.GetTimestamp();
        var step = Math.Max(1, count / TilePath.FullWidth / ReportCount);
        follower.Fetched += fetched =>
        {
            if (fetched % step == 0)
            {
                Print($"{fetched * TilePath.FullWidth:N0} entries verified and durable", start);
                start = Stopwatch.GetTimestamp();
            }
        };
    }

    private static async Task FollowAsync(LogFollower follower, BenchFolder folder, string name)
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = await follower.FollowAsync([new FolderLogSource(folder.File("feed"))], CancellationToken.None);
        if (outcome is not FollowOutcome.Advanced)
        {
            throw new InvalidOperationException($"The follower says {outcome}.");
        }

        Print(name, start);
    }

    private static void Print(string name, long start) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-50} {Stopwatch.GetElapsedTime(start).TotalSeconds,8:0.00} s  "
        + $"{GC.GetTotalMemory(forceFullCollection: false) / 1048576.0,6:0} MiB managed  "
        + $"{Environment.WorkingSet / 1048576.0,6:0} MiB resident"));

    /// <summary>Writes a log's files without a store, so that its own memory stays flat.</summary>
    private sealed class SyntheticLog(LogKeys keys, string folder) : IDisposable
    {
        private const string AuthorName = "王秀兰";
        private const string ReviewerName = "李建国";

        private readonly PersonKey author = PersonKey.Create();
        private readonly PersonKey reviewer = PersonKey.Create();
        private readonly TreeEdge edge = new();
        private readonly Dictionary<(int, long), byte[]> open = [];
        private readonly List<byte[]> bundle = [];

        public void WriteTo(int size)
        {
            while (edge.Size < size)
            {
                var first = (int)edge.Size;
                var batch = new byte[Math.Min(TilePath.FullWidth - bundle.Count, size - first)][];
                Parallel.For(0, batch.Length, i => batch[i] = Entry(first + i));
                Hash[] leaves = [.. batch.Select(entry => MerkleTree.LeafHash(entry))];
                bundle.AddRange(batch);
                Write(
                    new TilePath(TilePath.EntriesLevel, first / TilePath.FullWidth, bundle.Count),
                    EntryBundle.Encode(bundle));
                foreach (var tile in TileGrowth.Extend(first, leaves, (level, index) => open[(level, index)]))
                {
                    open[(tile.Level, tile.Index)] = tile.Hashes;
                    Write(new TilePath(tile.Level, tile.Index, tile.Hashes.Length / Hash.SizeBytes), tile.Hashes);
                }

                Array.ForEach(leaves, edge.Append);
                if (bundle.Count == TilePath.FullWidth)
                {
                    bundle.Clear();
                }
            }

            Write(FeedTree.BlobPath(Hash.Of(Markdown)), Markdown);
            Write(FeedTree.CheckpointPath, keys.Sign(
                new Checkpoint(Origin, edge.Size, edge.Root), TimeProvider.System.GetUtcNow()));
        }

        public void Dispose()
        {
            author.Dispose();
            reviewer.Dispose();
        }

        private byte[] Entry(int index)
        {
            if (index == 0)
            {
                return LogEntryFormat.Format(keys.Announce(
                [
                    author.Introduce(AuthorName, Approvals.Author),
                    reviewer.Introduce(ReviewerName, Approvals.Reviewer),
                ]) with { Published = TimeProvider.System.GetUtcNow() });
            }

            var (revision, document) = Math.DivRem(index - 1, DocumentCount);
            var id = string.Create(CultureInfo.InvariantCulture, $"notices/{document:00000}");
            var pending = PendingEntry.Of(Origin, new LogEntry
            {
                Kind = revision == 0 ? EntryKind.Publish : EntryKind.Correct,
                Id = id,
                Revision = revision + 1,
                Previous = revision == 0 ? null : index - DocumentCount,
                DocumentKind = DocumentKind.Notice,
                Title = $"第 {document} 号通知",
                Period = "2026-11-20",
                Published = default,
                Blobs =
                [
                    new BlobReference(Hash.Of(Markdown), Markdown.Length, "text/markdown", "document", id + ".md"),
                ],
                Reason = revision == 0 ? null : "补上漏写的一行",
            });
            return LogEntryFormat.Format(pending.Entry with
            {
                Published = new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero),
                Approvals = [author.SignAsAuthor(pending, AuthorName), reviewer.SignAsReviewer(pending, ReviewerName)],
            });
        }

        private void Write(TilePath path, byte[] bytes) => Write(path.ToString(), bytes);

        private void Write(string path, byte[] bytes)
        {
            var target = Path.Combine([folder, .. path.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, bytes);
        }
    }
}
