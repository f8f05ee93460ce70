using VillagePublic.Content.Feed;
using VillagePublic.Kiosk.Serving;
using VillagePublic.Tests.Feed;
using VillagePublic.Tests.Publishing;
using VillagePublic.Tests.Store;

namespace VillagePublic.Tests.EndToEnd;

/// <summary>A real kiosk whose disk changes bytes under its hands: the hall sees nothing of it.</summary>
public sealed class DamagedKioskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("damaged-kiosk-").FullName;
    private readonly VillageLog village = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        village.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_screen_goes_on_while_a_damaged_file_is_set_aside_and_followed_again()
    {
        Assert.SkipUnless(DiskDamage.IsPossible, "Needs dd.");
        for (var i = 0; i < 20; i++)
        {
            village.Publish($"notices/n{i:00}", $"第 {i} 份，水费每吨三元二角。");
        }

        var feed = new LogFeed(new FeedTree(village.Store, village.Publisher.Key), new FeedSignal());
        await using var admin = await FeedHost.StartAsync(app => app.MapFeed("/feed", feed, TimeProvider.System));
        await using var kiosk = RunningKiosk.Start(
            folder,
            admin.Feed.AbsoluteUri,
            village.Publisher.Key.ToString(),
            ("VILLAGEPUBLIC_Kiosk__CheckInterval", "00:00:05"));
        await kiosk.UntilSizeAsync(21);

        // The pages that hold the log come into the data file with the first check.
        await kiosk.Program.UntilAsync(
            () => Task.FromResult(DiskDamage.Flip(kiosk.Database, "\"title\":\"告示 notices/n07\"")),
            places => places > 0);

        string[] pages = ["/", "/health", "/screen", "/notices/n03", "/notices/n07"];
        await kiosk.Program.UntilAsync(
            async () =>
            {
                foreach (var page in pages)
                {
                    Assert.Equal((page, 200), (page, (await kiosk.GetAsync(page)).Status));
                }

                return Directory.GetFiles(folder, "kiosk.db.damaged-*").Length > 0
                    && (await kiosk.GetAsync("/feed/tile/entries/000.p/21")).Status == 200;
            },
            isMended => isMended);

        Assert.Contains("was damaged", kiosk.Program.Output, StringComparison.Ordinal);
        village.Publish("notices/next", "之后的一份。");
        feed.Signal.Raise();
        await kiosk.UntilSizeAsync(22);
        Assert.Equal(200, (await kiosk.GetAsync("/notices/next")).Status);
        await kiosk.Program.KillAsync();
        var (code, said) = await ProgramProcess.RunAsync("VillagePublic.Kiosk.dll", "verify", "--data", folder);
        Assert.True(code == 0, said);
    }
}
