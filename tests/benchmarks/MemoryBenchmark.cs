using System.Globalization;

namespace VillagePublic.Benchmarks;

/// <summary>Proportional set size of everything running for one screen, twenty seconds after its start.</summary>
internal static class MemoryBenchmark
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    public static async Task RunAsync()
    {
        await using var stage = await ScreenStage.PrepareAsync();
        using var kiosk = stage.StartKiosk();
        using var chromium = stage.StartChromium();
        stage.Ours.Frame.WaitSettled(stage.Ours.Blank);
        stage.Peers.Frame.WaitSettled(stage.Peers.Blank);
        await Task.Delay(Rest, TimeProvider.System, CancellationToken.None);
        var (ours, peers) = (kiosk.PssMiB(), chromium.PssMiB());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"kiosk {ours:0} MiB PSS in {kiosk.ProcessCount()} process, Chromium {peers:0} MiB PSS in "
            + $"{chromium.ProcessCount()} processes: {peers / ours:0.0} ×"));
    }
}
