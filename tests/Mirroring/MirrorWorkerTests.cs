using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Mirroring;

public sealed class MirrorWorkerTests : IDisposable
{
    private readonly VillageLog log = new();
    private readonly FakeTimeProvider time = new();
    private readonly string folder = Directory.CreateTempSubdirectory("mirror-").FullName;
    private readonly FeedSignal changed = new();
    private readonly List<byte[]> heard = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private LogFeed Feed => new(new FeedTree(log.Store, log.Publisher.Key), changed);

    [Fact]
    public async Task A_folder_follows_every_publication_and_a_restart_goes_on_where_it_was()
    {
        var copy = new TimedCopy(new FolderCopy(folder));
        using (var worker = Worker(copy))
        {
            await worker.StartAsync(Cancel);
            Assert.True(await copy.NextAsync() > 0);
            Assert.Equal(1, await SizeAsync());
            log.GrowTo(30);
            changed.Raise();
            Assert.True(await copy.NextAsync() > 29);
            Assert.Equal(30, await SizeAsync());
            await worker.StopAsync(Cancel);
        }

        log.GrowTo(31);
        using var again = Worker(copy);
        await again.StartAsync(Cancel);

        // One blob, the grown tile and bundle, the checkpoint.
        Assert.Equal(4, await copy.NextAsync());
        Assert.Equal(31, await SizeAsync());
        await again.StopAsync(Cancel);
    }

    [Fact]
    public async Task Killed_between_two_files_the_folder_serves_the_old_state_and_is_completed_later()
    {
        using var killed = new CancellationTokenSource();
        log.GrowTo(3);
        await new FolderCopy(folder).UpdateAsync(Feed.Tree, null, Cancel);
        log.GrowTo(300);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FolderCopy(folder).UpdateAsync(
            Feed.Tree, new Immediate(written => (written == 50 ? killed : null)?.Cancel()), killed.Token));
        Assert.Equal(3, await SizeAsync());

        var copy = new TimedCopy(new FolderCopy(folder));
        using var worker = Worker(copy);
        await worker.StartAsync(Cancel);
        Assert.InRange(await copy.NextAsync(), 1, 300 - 50 + 5);
        Assert.Equal(300, await SizeAsync());
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_share_that_is_gone_is_tried_again_every_minute_and_holds_up_no_other()
    {
        var other = Path.Combine(folder, "other");
        var blocked = Path.Combine(folder, "share");
        await File.WriteAllTextAsync(blocked, "a file where the folder should be", Cancel);
        var (share, well) = (new TimedCopy(new FolderCopy(blocked)), new TimedCopy(new FolderCopy(other)));
        using var worker = Worker(share, well);
        await worker.StartAsync(Cancel);
        Assert.Equal(-1, await share.NextAsync());
        Assert.True(await well.NextAsync() > 0);

        File.Delete(blocked);
        Assert.True(await AfterAMinuteAsync(share) > 0);
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_copy_that_is_ahead_of_a_restored_log_is_left_alone_and_heard()
    {
        log.GrowTo(5);
        var backup = LogPublisherTests.Copy(log.Store);
        log.GrowTo(9);
        await new FolderCopy(folder).UpdateAsync(Feed.Tree, null, Cancel);
        var copy = new TimedCopy(new FolderCopy(folder));
        using var worker = new MirrorWorker(
            () => new LogFeed(new FeedTree(backup, log.Publisher.Key), changed),
            [copy],
            heard.Add,
            time,
            NullLogger<MirrorWorker>.Instance);
        await worker.StartAsync(Cancel);
        Assert.Equal(-1, await copy.NextAsync());
        await worker.StopAsync(Cancel);
        Assert.Equal(log.Store.ReadHead()!.Note, Assert.Single(heard));
        Assert.Equal(9, await SizeAsync());
        Assert.IsType<LogStanding.Behind>(
            LogPublisher.Open(backup, log.Keys, new MemorySignedMark(), time).Hear(heard[0]));
    }

    public void Dispose()
    {
        log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private MirrorWorker Worker(params IFeedCopy[] copies) =>
        new(() => Feed, copies, heard.Add, time, NullLogger<MirrorWorker>.Instance);

    // The worker may not have begun to wait when the minute passes.
    private async Task<int> AfterAMinuteAsync(TimedCopy copy)
    {
        while (!copy.HasMore)
        {
            Cancel.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        return await copy.NextAsync();
    }

    private async Task<long> SizeAsync()
    {
        var kiosk = new MemoryLogStore();
        await new LogFollower(kiosk, log.Publisher.Key, time).FollowAsync([new FolderLogSource(folder)], Cancel);
        return kiosk.ReadHead()?.Checkpoint.Size ?? 0;
    }

    private sealed class Immediate(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }

    /// <summary>Says when an update is over: with the number of files, or -1 when it failed.</summary>
    private sealed class TimedCopy(IFeedCopy inner) : IFeedCopy
    {
        private readonly Channel<int> updates = Channel.CreateUnbounded<int>();

        public string Name => inner.Name;

        public bool HasMore => updates.Reader.Count > 0;

        public async Task<int> UpdateAsync(
            FeedTree tree, IProgress<int>? progress, CancellationToken cancellationToken)
        {
            var count = -1;
            try
            {
                return count = await inner.UpdateAsync(tree, progress, cancellationToken);
            }
            finally
            {
                updates.Writer.TryWrite(count);
            }
        }

        public async Task<int> NextAsync() => await updates.Reader.ReadAsync(Cancel);
    }
}
