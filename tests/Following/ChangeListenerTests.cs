using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Content.Feed;
using VillagePublic.Kiosk.Following;
using VillagePublic.Tests.Feed;

namespace VillagePublic.Tests.Following;

public sealed class ChangeListenerTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly HttpClient client = HttpLogSource.CreateClient();
    private readonly FeedSignal signal = new();
    private readonly Channel<DateTimeOffset> asked = Channel.CreateUnbounded<DateTimeOffset>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_stream_it_asks_less_and_less_often_each_kiosk_at_a_moment_of_its_own()
    {
        await using var host = await StartAsync(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var hurried = new HurriedTime();
        var running = new ChangeListener(client, host.Feed, signal, hurried).RunAsync(stop.Token);
        foreach (var seconds in new[] { 2, 4, 8, 16, 32, 64, 128, 256, 300, 300 })
        {
            // Between three quarters and all of it, at random, so that a thousand kiosks do not come back at once.
            var pause = await hurried.Pauses.Reader.ReadAsync(Cancel);
            Assert.InRange(pause.TotalSeconds, seconds * 0.75, seconds);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_line_that_never_ends_is_hung_up_on()
    {
        var hungUp = new TaskCompletionSource();
        await using var host = await StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            context.RequestAborted.Register(() => hungUp.TrySetResult());
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(new string('x', 1000), context.RequestAborted);
            }
        });
        var look = signal.NextAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = Listener(host).RunAsync(stop.Token);
        await hungUp.Task.WaitAsync(Cancel);
        Assert.False(look.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_stream_that_has_fallen_silent_is_opened_again()
    {
        await using var host = await StartAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("event: look\ndata:\n\n", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var look = signal.NextAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = Listener(host).RunAsync(stop.Token);
        await look.WaitAsync(Cancel);
        Assert.True(asked.Reader.TryRead(out _));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(asked.Reader.TryRead(out _));
        while (!asked.Reader.TryRead(out _))
        {
            Cancel.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    public void Dispose() => client.Dispose();

    private Task<FeedHost> StartAsync(RequestDelegate answer) => FeedHost.StartAsync(context =>
    {
        asked.Writer.TryWrite(time.GetUtcNow());
        return answer(context);
    });

    private ChangeListener Listener(FeedHost host) => new(client, host.Feed, signal, time);

    /// <summary>Every pause is over at once, and noted; only the patience with a silent line never runs out.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

        public Channel<TimeSpan> Pauses { get; } = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var isPause = dueTime > TimeSpan.Zero && dueTime != Silence;
            if (isPause)
            {
                Pauses.Writer.TryWrite(dueTime);
            }

            return base.CreateTimer(
                callback, state, isPause ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
