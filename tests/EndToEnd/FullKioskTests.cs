using VillagePublic.Content.Feed;
using VillagePublic.Content.Publishing;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Feed;
using VillagePublic.Tests.Publishing;
using VillagePublic.Tests.Store;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>A real kiosk whose disk fills up while it follows: the hall goes on seeing what was there, and when there
/// is room again the kiosk goes on by itself.</summary>
public sealed class FullKioskTests : IDisposable
{
    // More than the disk holds beside the filler.
    private const int LargeFileSizeBytes = 600_000;

    private readonly SmallDisk disk = new(sizeMegabytes: 24);
    private readonly VillageLog village = new();
    private readonly SeededNumbers numbers = new(11);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(disk.Folder, "data");

    public void Dispose()
    {
        village.Dispose();
        disk.Dispose();
    }

    [Fact]
    public async Task On_a_full_disk_the_screen_goes_on_nothing_is_lost_and_following_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(disk.IsMounted, SmallDisk.WhyNot);
        village.GrowTo(21);
        var feed = new LogFeed(new FeedTree(village.Store, village.Publisher.Key), new FeedSignal());
        await using var admin = await FeedHost.StartAsync(app => app.MapFeed("/feed", feed, TimeProvider.System));
        var key = village.Publisher.Key;
        await using var kiosk = RunningKiosk.Start(Data, admin.Feed.AbsoluteUri, key.ToString());
        await kiosk.UntilSizeAsync(21);

        for (var round = 0; round < 2; round++)
        {
            var size = village.Store.ReadHead()!.Checkpoint.Size;
            disk.Fill();
            village.Publish(VillageLog.Document(
                $"notices/large-{round}",
                "带照片的一份。",
                SubmittedFile.Of($"files/{round}.jpg", numbers.Bytes(LargeFileSizeBytes))));
            feed.Signal.Raise();
            await kiosk.Program.UntilAsync(
                () => Task.FromResult(kiosk.Program.Output), said => Count(said, "No space left") > round);

            // The hall sees nothing of it.
            Assert.Equal(size, (await kiosk.HealthAsync()).GetProperty("size").GetInt64());
            foreach (var page in new[] { "/", "/health", "/screen", "/notices/00003", "/notices/00019" })
            {
                Assert.Equal((page, 200), (page, (await kiosk.GetAsync(page)).Status));
            }

            disk.Empty();
            await kiosk.UntilSizeAsync(size + 1);
            Assert.Equal(200, (await kiosk.GetAsync($"/notices/large-{round}")).Status);
        }

        // A power cut in the middle of it: full again, killed, started with room.
        disk.Fill();
        village.GrowTo(300);
        feed.Signal.Raise();
        await kiosk.Program.UntilAsync(
            () => Task.FromResult(kiosk.Program.Output), said => Count(said, "No space left") > 2);
        await kiosk.Program.KillAsync();
        disk.Empty();
        await using var restarted = RunningKiosk.Start(Data, admin.Feed.AbsoluteUri, key.ToString());
        await restarted.UntilSizeAsync(300);
        await restarted.Program.KillAsync();
        Assert.Empty(Directory.GetFiles(Data, "*.damaged-*"));
        var (code, said) = await ProgramProcess.RunAsync(
            "VillagePublic.Kiosk.dll", "verify", "--data", Data, "--key", key.ToString());
        Assert.True(code == 0, said);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
