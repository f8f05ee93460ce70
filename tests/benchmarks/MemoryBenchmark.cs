using System.Globalization;

namespace VillagePublic.Benchmarks;

/// <summary>What a screen costs: processor while nobody is there, and memory (proportional set size of everything
/// running for it) at rest and after ten thousand taps anywhere.</summary>
internal static class MemoryBenchmark
{
    private const int TapCount = 10_000;
    private const int Seed = 20261120;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    /// <summary>Ten taps in a tenth of a second are more than any hand makes, and few enough to be taken.</summary>
    private static readonly TimeSpan BetweenTens = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync()
    {
        await using var stage = await ScreenStage.PrepareAsync();
        using var kiosk = stage.StartKiosk();
        using var chromium = stage.StartChromium();
        stage.Ours.Frame.WaitSettled(stage.Ours.Blank);
        stage.Peers.Frame.WaitSettled(stage.Peers.Blank);
        await RestAsync();
        var (oursBefore, peersBefore) = (kiosk.CpuSeconds(), chromium.CpuSeconds());
        await RestAsync();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"at rest, processor: kiosk {Share(kiosk.CpuSeconds() - oursBefore):0.00} %, "
            + $"Chromium {Share(chromium.CpuSeconds() - peersBefore):0.00} %"));
        Report("at rest", kiosk, chromium);
        await TapAnywhereAsync(stage.Ours, stage.Peers);
        await RestAsync();
        Report($"after {TapCount} taps", kiosk, chromium);
    }

    private static Task RestAsync() => Task.Delay(Rest, TimeProvider.System, CancellationToken.None);

    private static double Share(double seconds) => 100 * seconds / Rest.TotalSeconds;

    private static async Task TapAnywhereAsync(params XServer[] displays)
    {
        var random = new Random(Seed);
        for (var tap = 0; tap < TapCount; tap++)
        {
            var (x, y) = (random.Next(XServer.WidthPx), random.Next(XServer.HeightPx));
            foreach (var display in displays)
            {
                display.Tap(x, y);
            }

            if (tap % 10 == 9)
            {
                await Task.Delay(BetweenTens, TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private static void Report(string when, ScreenProcess kiosk, ScreenProcess chromium)
    {
        var (ours, peers) = (kiosk.PssMiB(), chromium.PssMiB());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{when}: kiosk {ours:0} MiB PSS in {kiosk.ProcessCount()} process, Chromium {peers:0} MiB PSS in "
            + $"{chromium.ProcessCount()} processes: {peers / ours:0.0} ×"));
    }
}
