using System.Diagnostics;

namespace VillagePublic.Benchmarks;

/// <summary>Process start → the whole first useful screen, warm caches, everything stored already.</summary>
internal static class StartBenchmark
{
    private const int Count = 9;

    public static async Task RunAsync()
    {
        await using var stage = await ScreenStage.PrepareAsync();
        // The first start fills Chromium's profile and the system's caches.
        Measure(stage.StartKiosk, stage.Ours);
        Measure(stage.StartChromium, stage.Peers);
        Samples.CompareReported(
            "kiosk: start → home screen", "Chromium --kiosk: start → static page", Count,
            () => Measure(stage.StartKiosk, stage.Ours),
            () => Measure(stage.StartChromium, stage.Peers));
    }

    private static double Measure(Func<ScreenProcess> start, XServer display)
    {
        // The server paints its root only after a first client has gone, so "empty" is whatever is there now.
        var empty = display.Frame.WaitSettled(null);
        using var process = start();
        display.Frame.WaitSettled(empty, out var settled);
        return Stopwatch.GetElapsedTime(process.StartTimestamp, settled).TotalMilliseconds;
    }
}
