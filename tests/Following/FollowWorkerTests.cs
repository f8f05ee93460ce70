using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Following;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Feed;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Following;

public sealed class FollowWorkerTests : IDisposable
{
    private readonly VillageLog log = new();
    private readonly FakeTimeProvider time = new();
    private readonly FeedSignal changes = new();
    private readonly Channel<FollowOutcome> outcomes = Channel.CreateUnbounded<FollowOutcome>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Follows_at_once_and_then_once_every_interval()
    {
        using var worker = CreateWorker(new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key)));
        await worker.StartAsync(Cancel);
        Assert.IsType<FollowOutcome.Advanced>(await outcomes.Reader.ReadAsync(Cancel));
        await AdvanceUntilNextAsync(TimeSpan.FromMinutes(1));
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task Follows_as_soon_as_somebody_says_look()
    {
        using var worker = CreateWorker(new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key)));
        await worker.StartAsync(Cancel);
        await outcomes.Reader.ReadAsync(Cancel);
        log.Publish("notices/water");
        changes.Raise();
        Assert.IsType<FollowOutcome.Advanced>(await outcomes.Reader.ReadAsync(Cancel));
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task Tries_again_after_a_failure()
    {
        using var worker = CreateWorker(new FolderLogSource("/nowhere"));
        await worker.StartAsync(Cancel);
        Assert.IsType<FollowOutcome.Unreachable>(await outcomes.Reader.ReadAsync(Cancel));
        await AdvanceUntilNextAsync(TimeSpan.FromSeconds(1));
        await AdvanceUntilNextAsync(TimeSpan.FromSeconds(1));
        await AdvanceUntilNextAsync(TimeSpan.FromSeconds(1));
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_publication_reaches_a_kiosk_over_HTTP_within_moments()
    {
        var feed = new LogFeed(new FeedTree(log.Store, log.Publisher.Key), new FeedSignal());
        log.Publisher.HeadChanged += _ => feed.Signal.Raise();
        await using var server = await FeedHost.StartAsync(app => app.MapFeed("/feed", feed, TimeProvider.System));
        var store = new MemoryLogStore();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.Services.AddFollowing(
            store,
            new FollowOptions { Sources = [server.Feed.AbsoluteUri], Key = log.Publisher.Key.ToString() },
            outcome => outcomes.Writer.TryWrite(outcome));
        using var host = builder.Build();
        await host.StartAsync(Cancel);
        await WaitForSizeAsync(1);

        var started = TimeProvider.System.GetTimestamp();
        log.Publish("notices/water");
        await WaitForSizeAsync(2);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        await host.StopAsync(Cancel);
    }

    [Fact]
    public void A_malformed_key_is_refused_at_start() => Assert.Throws<ArgumentException>(() =>
        new ServiceCollection().AddFollowing(
            new MemoryLogStore(), new FollowOptions { Sources = ["x"], Key = "x" }, _ => { }));

    public void Dispose() => log.Dispose();

    private FollowWorker CreateWorker(ILogSource source)
    {
        var worker = new FollowWorker(
            new LogFollower(new MemoryLogStore(), log.Publisher.Key, time),
            [source],
            changes,
            TimeSpan.FromMinutes(5),
            time,
            NullLogger<FollowWorker>.Instance);
        worker.Followed += outcome => outcomes.Writer.TryWrite(outcome);
        return worker;
    }

    private async Task WaitForSizeAsync(long size)
    {
        while (true)
        {
            var outcome = await outcomes.Reader.ReadAsync(Cancel);
            var seen = outcome switch
            {
                FollowOutcome.Advanced advanced => advanced.Checkpoint.Size,
                FollowOutcome.UpToDate upToDate => upToDate.Checkpoint.Size,
                _ => 0,
            };
            if (seen == size)
            {
                return;
            }
        }
    }

    // The worker's timer is set some moments after its outcome, so time goes on in small steps until it rings.
    private async Task AdvanceUntilNextAsync(TimeSpan step)
    {
        while (!outcomes.Reader.TryRead(out _))
        {
            Cancel.ThrowIfCancellationRequested();
            time.Advance(step);
            await Task.Yield();
        }
    }
}
