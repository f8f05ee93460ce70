
using VillagePublic.Content.Feed;
using VillagePublic.Content.Store;
using VillagePublic.Kiosk.Hosting;

namespace VillagePublic.Benchmarks;

/// <summary>The sample village ready to be shown both ways: a kiosk's data folder and static pages.</summary>
internal sealed class ScreenStage : IAsyncDisposable
{
    private static int nextPort = 20_000 + (Environment.ProcessId % 20_000);

    private readonly BenchFolder folder = new();

    private ScreenStage(BenchVillage village, XServer ours, XServer peers) =>
        (Village, Ours, Peers) = (village, ours, peers);

    public BenchVillage Village { get; }

    /// <summary>The display our kiosk is on.</summary>
    public XServer Ours { get; }

    /// <summary>The display Chromium is on.</summary>
    public XServer Peers { get; }

    /// <param name="more">Publishes what a benchmark needs besides the sample.</param>
    public static async Task<ScreenStage> PrepareAsync(Action<BenchVillage>? more = null)
    {
        var village = new BenchVillage();
        village.PublishSample();
        more?.Invoke(village);
        await village.ServeAsync();
        var stage = new ScreenStage(village, await XServer.StartAsync(), await XServer.StartAsync());
        StaticPages.Write(village.Store.Library, stage.folder.Path);
        await stage.FillKioskAsync();
        return stage;
    }

    /// <summary>Starts our kiosk, which has everything and goes on following.</summary>
    public ScreenProcess StartKiosk() => StartKiosk(null);

    /// <summary>The same with another patience.</summary>
    /// <param name="idle">Time without a touch after which pictures pass by; <see langword="null"/>: as usual.</param>
    public ScreenProcess StartKiosk(TimeSpan? idle) =>
        ScreenProcess.Kiosk(Ours.Display, folder.File("kiosk"), nextPort++, Village, idle);

    /// <summary>Starts Chromium; from the second time on with a warm profile.</summary>
    public ScreenProcess StartChromium() => StartChromiumOn(StaticPages.Start);

    /// <summary>The same on one of the static pages.</summary>
    public ScreenProcess StartChromiumOn(string page) => ScreenProcess.Chromium(
        Peers.Display, folder.File("profile"), "file://" + folder.File(page));

    public async ValueTask DisposeAsync()
    {
        Ours.Dispose();
        Peers.Dispose();
        await Village.DisposeAsync();
        folder.Dispose();
    }

    private async Task FillKioskAsync()
    {
        Directory.CreateDirectory(folder.File("kiosk"));
        using var store = VillageStore.Open(
            new KioskOptions { DataFolder = folder.File("kiosk") }.Database, TimeProvider.System);
        using var client = HttpLogSource.CreateClient();
        var source = new HttpLogSource(client, new Uri(Village.Address + "/feed/"), TimeProvider.System);
        await new LogFollower(store, Village.Publisher.Key, TimeProvider.System)
            .FollowAsync([source], CancellationToken.None);
        store.CatchUpSearch(CancellationToken.None);
    }
}
