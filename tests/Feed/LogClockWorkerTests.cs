using Microsoft.Extensions.Logging.Abstractions;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.Feed;

public sealed class LogClockWorkerTests
{
    [Fact]
    public async Task The_clock_signs_at_start_and_several_times_a_day()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var log = new VillageLog();
        using var worker = new LogClockWorker(
            () => log.Publisher, log.Time, NullLogger<LogClockWorker>.Instance);
        await worker.StartAsync(cancel);
        for (var i = 0; i < 3; i++)
        {
            var before = ClockTime(log);
            while (ClockTime(log) == before)
            {
                cancel.ThrowIfCancellationRequested();
                log.Time.Advance(TimeSpan.FromHours(1));
                await Task.Yield();
            }
        }

        await worker.StopAsync(cancel);
    }

    private static DateTimeOffset? ClockTime(VillageLog log) =>
        LogNote.TryRead(log.Store.ReadHead()!.Note, log.Publisher.Key)!.ClockTime(log.Publisher.ClockKey);
}
