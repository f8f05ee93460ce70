using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Feed;
using VillagePublic.Tests.Publishing;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>A log that says something else than before: a real kiosk keeps what it has, and says so.</summary>
public sealed class AlarmTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("alarm-").FullName;
    private readonly VillageLog village = new();

    public void Dispose()
    {
        village.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Two_histories_raise_an_alarm_that_outlives_a_restart_until_somebody_has_dealt_with_it()
    {
        village.Publish("notices/a");
        var forked = LogPublisherTests.Copy(village.Store);
        village.Publish("notices/b");
        var other = LogPublisher.Open(forked, village.Keys, new MemorySignedMark(), village.Time);
        other.ConfirmNewest();
        var document = VillageLog.Document("notices/b", "别的说法");
        other.Publish([village.Sign(other.Prepare(document), document.Files[0].Bytes)]);
        var (good, bad) = (new FeedTree(village.Store, village.Publisher.Key), new FeedTree(forked, other.Key));
        var shown = good;
        var signal = new FeedSignal();
        await using var admin = await FeedHost.StartAsync(
            app => app.MapFeed("/feed", () => new LogFeed(shown, signal), TimeProvider.System));
        await using (var kiosk = Start(admin))
        {
            await kiosk.UntilSizeAsync(3);
            Assert.False((await kiosk.HealthAsync()).GetProperty("alarm").GetBoolean());
            shown = bad;
            signal.Raise();
            await UntilAlarmAsync(kiosk, isRaised: true);
            Assert.Equal(200, (await kiosk.GetAsync("/notices/b")).Status);
            Assert.DoesNotContain("别的说法", (await kiosk.GetAsync("/notices/b")).Text, StringComparison.Ordinal);
        }

        var kept = Assert.Single(Directory.GetDirectories(Path.Combine(folder, "evidence")));
        Assert.Equal(village.Store.ReadHead()!.Note, File.ReadAllBytes(Path.Combine(kept, "trusted.note")));
        Assert.Equal(forked.ReadHead()!.Note, File.ReadAllBytes(Path.Combine(kept, "other.note")));
        shown = good;
        await using (var kiosk = Start(admin))
        {
            await UntilAlarmAsync(kiosk, isRaised: true);
            var handled = Path.Combine(folder, "evidence", "handled");
            Directory.CreateDirectory(handled);
            Directory.Move(kept, Path.Combine(handled, Path.GetFileName(kept)));
            signal.Raise();
            await UntilAlarmAsync(kiosk, isRaised: false);
        }
    }

    private static Task UntilAlarmAsync(RunningKiosk kiosk, bool isRaised) => kiosk.Program.UntilAsync(
        kiosk.HealthAsync, health => health.GetProperty("alarm").GetBoolean() == isRaised);

    private RunningKiosk Start(FeedHost admin) =>
        RunningKiosk.Start(folder, admin.Feed.AbsoluteUri, village.Publisher.Key.ToString());
}
