using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Tests.Hosting;

public sealed class ScreenWatchdogTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    private readonly FakeTimeProvider time = new();
    private readonly SignsOfLife signs = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => signs.Dispose();

    [Theory]
    [InlineData("60000000", 20)]
    [InlineData("3000000", 1)]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("-1", null)]
    public void Signs_three_times_within_the_patience_of_systemd(string? microseconds, int? seconds) =>
        Assert.Equal(
            seconds is { } expected ? TimeSpan.FromSeconds(expected) : null, ScreenWatchdog.IntervalOf(microseconds));

    [Fact]
    public async Task Signs_as_long_as_the_screen_answers()
    {
        using var watchdog = Make(() => Task.CompletedTask);
        await watchdog.StartAsync(Cancel);
        await signs.NextAsync(Cancel);
        time.Advance(Interval);
        await signs.NextAsync(Cancel);
        await watchdog.StopAsync(Cancel);
        Assert.Equal(["WATCHDOG=1", "WATCHDOG=1"], signs.Heard);
    }

    [Fact]
    public async Task Is_silent_while_the_screen_hangs_and_signs_again_when_it_turns()
    {
        var hung = new TaskCompletionSource();
        using var watchdog = Make(() => hung.Task);
        var sign = watchdog.SignAsync(Interval, Cancel);
        time.Advance(Interval);
        await sign;
        Assert.Empty(signs.Heard);

        hung.SetResult();
        await watchdog.SignAsync(Interval, Cancel);
        Assert.Single(signs.Heard);
    }

    private ScreenWatchdog Make(Func<Task> ping) =>
        new(ping, signs, Interval, time, NullLogger<ScreenWatchdog>.Instance);

    private sealed class SignsOfLife : ISystemdNotifier, IDisposable
    {
        private readonly SemaphoreSlim next = new(0);

        public bool IsEnabled => true;

        public List<string> Heard { get; } = [];

        public void Notify(ServiceState state)
        {
            Heard.Add(state.ToString());
            next.Release();
        }

        public void Dispose() => next.Dispose();

        public async Task NextAsync(CancellationToken cancellationToken) =>
            Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(10), cancellationToken));
    }
}
