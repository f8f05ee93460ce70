using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Following;
using VillagePublic.Kiosk.Hosting;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Feed;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Following;

public sealed class LineTests : IDisposable
{
    private readonly VillageLog log = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 3, 4, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("22:00-06:00", 10)]
    [InlineData("12:00-13:00", 0)]
    [InlineData("11:00-12:00", 23)]
    [InlineData("00:00-23:59", 0)]
    public void Says_how_long_until_the_line_may_be_used(string hours, int untilOpenHours) =>
        Assert.Equal(TimeSpan.FromHours(untilOpenHours), LineHours.TryParse(hours)!.UntilOpen(time.GetUtcNow()));

    [Theory]
    [InlineData("22-6")]
    [InlineData("22:00")]
    [InlineData("22:00-22:00")]
    [InlineData("25:00-06:00")]
    [InlineData("")]
    public void Hours_that_mean_nothing_are_refused_at_start(string hours) => Assert.Throws<OptionsValidationException>(
        () => KioskServices.Check(new KioskOptions { LineHours = hours }));

    [Fact]
    public void A_line_too_thin_to_follow_with_is_refused_at_start() =>
        Assert.Throws<OptionsValidationException>(
            () => KioskServices.Check(new KioskOptions { MaxBytesPerSecond = 100 }));

    [Fact]
    public async Task A_budget_makes_everybody_wait_their_turn()
    {
        var budget = new LineBudget(20_000, time);
        var first = budget.SpendAsync(20_000, Cancel);
        var second = budget.SpendAsync(10_000, Cancel);
        time.Advance(TimeSpan.FromSeconds(1));
        await first;
        Assert.False(second.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.5));
        await second;
    }

    [Fact]
    public async Task A_file_comes_no_faster_than_the_line_may_carry_it()
    {
        var file = new byte[100_000];
        var reader = new BoundedReader(file.Length, time, new LineBudget(20_000, time));
        var start = time.GetTimestamp();
        var reading = reader.TryAppendAsync(new MemoryStream(file), Cancel);
        while (!reading.IsCompleted)
        {
            Cancel.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Assert.True(await reading);
        Assert.Equal(file, reader.ToArray());
        Assert.True(time.GetElapsedTime(start) >= TimeSpan.FromSeconds(100_000 / 20_000));
    }

    [Fact]
    public async Task Nobody_is_asked_while_the_line_is_closed_but_a_stick_is_read()
    {
        var asked = 0;
        await using var server = await FeedHost.StartAsync(context =>
        {
            Interlocked.Increment(ref asked);
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        });
        using var client = HttpLogSource.CreateClient();
        var kiosk = new MemoryLogStore();
        using var worker = new FollowWorker(
            new LogFollower(kiosk, log.Publisher.Key, time),
            [new HttpLogSource(client, server.Feed, time)],
            new FeedSignal(),
            TimeSpan.FromMinutes(5),
            time,
            new Told(),
            () => TimeSpan.FromHours(3));
        await worker.StartAsync(Cancel);
        Assert.IsType<FollowOutcome.Advanced>(
            await worker.FollowFromAsync(new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key)), Cancel));
        Assert.Equal(0, asked);
        await worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_kiosk_whose_admin_is_gone_follows_another_kiosk_and_tells_who_is_missing()
    {
        log.GrowTo(30);
        var first = new MemoryLogStore();
        await new LogFollower(first, log.Publisher.Key, time)
            .FollowAsync([new LocalLogSource(new FeedTree(log.Store, log.Publisher.Key))], Cancel);
        await using var neighbour = await FeedHost.StartAsync(app => app.MapFeed(
            "/feed", new LogFeed(new FeedTree(first, log.Publisher.Key), new FeedSignal()), TimeProvider.System));
        using var client = HttpLogSource.CreateClient();
        var second = new MemoryLogStore();
        var told = new Told();
        using var worker = new FollowWorker(
            new LogFollower(second, log.Publisher.Key, TimeProvider.System),
            [
                new HttpLogSource(client, new Uri("http://127.0.0.1:1/feed"), TimeProvider.System),
                new HttpLogSource(client, neighbour.Feed, TimeProvider.System),
            ],
            new FeedSignal(),
            TimeSpan.FromMinutes(5),
            TimeProvider.System,
            told);
        var followed = new TaskCompletionSource<FollowOutcome>();
        worker.Followed += outcome => followed.TrySetResult(outcome);
        await worker.StartAsync(Cancel);
        var advanced = Assert.IsType<FollowOutcome.Advanced>(await followed.Task.WaitAsync(Cancel));
        Assert.Equal(30, advanced.Checkpoint.Size);
        Assert.Contains(told.Lines, line =>
            line.StartsWith("http://127.0.0.1:1/feed is skipped (Unreachable)", StringComparison.Ordinal));
        await worker.StopAsync(Cancel);
    }

    public void Dispose() => log.Dispose();

    private sealed class Told : ILogger<FollowWorker>
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));
    }
}
